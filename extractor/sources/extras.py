"""Libraries that only some inputs need, loaded when the first of these inputs comes."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from extractor.sources.article import SourceError

NEEDS = {
    "html": ("trafilatura", "lxml"),
    "feeds": ("feedparser",),
    "warc": ("fastwarc", "trafilatura"),
    "pdf": ("pypdf",),
    "sheets": ("python_calamine",),
    "tables": ("pyarrow",),
    "remote": ("fsspec",),
    "ray": ("ray", "fsspec", "pyarrow"),
}
"""The extras of this package that reading can need, each with the modules it brings."""


def load(module: str, extra: str) -> Any:
    """The module. Raises SourceError with the way to install it, and what is missing, where it cannot be loaded."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SourceError(f"{_advice(module.partition('.')[0], extra)} ({error})") from None


def missing(extra: str) -> str | None:
    """What to say before a run if an extra is not installed; None if it is."""
    lacking = [module for module in NEEDS[extra] if find_spec(module) is None]
    return _advice(" and ".join(lacking), extra) if lacking else None


def _advice(modules: str, extra: str) -> str:
    return f"needs {modules}: pip install 'freight-news-extractor[{extra}]', or pip install '.[{extra}]' in a clone"
