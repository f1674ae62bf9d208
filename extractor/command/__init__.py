"""What commands share: options, and the reading of the few articles that are named on the command line."""
