"""The builders behind the rules of `extractor.dates.atoms`, by kind of expression."""
