"""What an expression of each kind means, one file for each thing that it names."""
