"""Precision, recall and F1 of the extractor on articles with gold annotations."""

from extractor.evaluate.gold import Gold, GoldError
from extractor.evaluate.load import load
from extractor.evaluate.report import Report, run

__all__ = ["Gold", "GoldError", "Report", "load", "run"]
