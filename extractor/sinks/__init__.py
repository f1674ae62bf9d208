"""Writing records: JSON and tables."""
