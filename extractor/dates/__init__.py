"""Temporal expressions: found by rule, resolved against the reference date."""
