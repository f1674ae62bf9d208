"""Many articles: streamed through worker processes into one output, with nothing lost on the way."""

from extractor.batch.run import Options, Summary, run

__all__ = ["Options", "Summary", "run"]
