"""Writing records, in the form that the suffix of the output names."""

from extractor.sinks.write import SinkError, check, write

__all__ = ["SinkError", "check", "write"]
