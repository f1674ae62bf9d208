"""Reports that people look at: a page of a corpus, and an article in a notebook."""

from extractor.report.notebook import fragment
from extractor.report.page import Report, render

__all__ = ["Report", "fragment", "render"]
