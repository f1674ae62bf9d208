"""What joins neighbouring expressions of time, one file for each thing joined."""
