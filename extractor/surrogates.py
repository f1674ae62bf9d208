"""Halves of surrogate pairs, which JSON and file names can spell, though they are no characters and UTF-8 has none."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with U+FFFD for halves of surrogate pairs, one for one, so that offsets stand."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
