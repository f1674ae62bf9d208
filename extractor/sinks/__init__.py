"""Writing records, in the form that the suffix of the output names."""

from extractor.sinks.forms import SinkError
from extractor.sinks.write import FORMS, check, tables_in, write

__all__ = ["FORMS", "SinkError", "check", "tables_in", "write"]
