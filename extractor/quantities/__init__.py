"""Quantities: numbers with what they measure."""
