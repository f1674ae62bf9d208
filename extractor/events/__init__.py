"""Events: the same train, or the same figure, told by many articles, found to be one."""

from extractor.events.build import build

__all__ = ["build"]
