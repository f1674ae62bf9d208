"""Writing records, in the form that the suffix of the output names."""

from extractor.sinks.write import FORMS, SinkError, check, write

__all__ = ["FORMS", "SinkError", "check", "write"]
