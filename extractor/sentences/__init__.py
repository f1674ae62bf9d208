"""Rule-based sentence splitting for news text."""

from extractor.sentences.split import bounds_of, split

__all__ = ["bounds_of", "split"]
