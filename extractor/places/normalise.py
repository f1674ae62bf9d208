"""The form under which names are looked up: folded case, no diacritics, no apostrophes, blanks for hyphens."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans("", "", "'’‘`ʻʼ\"“”")
_SEPARATORS = re.compile(r"[\s\-‐‑–—_./,]+")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The marks that nearly all letters with diacritics leave when they are taken apart."""
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae",
                          "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "Ə": "a"})  # fmt: skip


def key_of(name: str) -> str:
    """The lookup key of a name."""
    if name.isascii():
        if name.isalpha():
            return name.lower()
        if name.replace(" ", "").isalpha():
            return " ".join(name.lower().split())
    pieces = name.split(" ")
    return " ".join(filter(None, map(_key_of_piece, pieces))) if len(pieces) > 1 else _key_of_piece(name)


@lru_cache(maxsize=2_048)
def _key_of_piece(name: str) -> str:
    """The same of what stands between blanks: of a run of words each is looked up with those before and behind it."""
    if not name.isascii():
        name = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.translate(_LETTERS)))
        if not name.isascii():
            name = "".join(c for c in name if not unicodedata.combining(c)).translate(_LETTERS)
    return _SEPARATORS.sub(" ", name.translate(_APOSTROPHES)).strip().casefold()
