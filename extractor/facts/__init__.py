"""Facts: movements and statistics, linking the mentions of the other components."""
