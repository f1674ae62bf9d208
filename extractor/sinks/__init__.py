"""Writing records, in the form that the suffix of the output names."""

from extractor.sinks.forms import SinkError
from extractor.sinks.write import FORMS, check, names_in, write

__all__ = ["FORMS", "SinkError", "check", "names_in", "write"]
