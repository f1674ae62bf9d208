"""Specialised trains: each good after "specialised trains for" is a product of its own."""

import re
from collections.abc import Iterator

from extractor.services.found import Found, singular

_SPECIALISED = re.compile(
    r"\b(?:[Ss]peciali[sz]ed|[Dd]edicated) (?:freight "
    r"|container )?trains\b[^.;\n]{0,40}?\bfor\s+(?P<list>[^.;\n]{1,300})"
)
_WORDS = ("pecialised ", "pecialized ", "edicated ")  # found in any text with such trains, and faster to look for
_PART = re.compile(r"\s*(?:and |or )?(?P<good>[^,]*?[^,\s])\s*(?=,|\band\b|\Z)")
_REST = re.compile(r"(?:other|others|more|many)\b")
_MOST_WORDS = 4


def products(text: str) -> Iterator[Found]:
    """Each good after "specialised trains for"; at least two, as one alone is a description."""
    if not any(word in text for word in _WORDS):
        return
    for match in _SPECIALISED.finditer(text):
        offset = match.start("list")
        goods = []
        for part in _PART.finditer(match["list"]):
            good = part["good"].removeprefix("and ").removeprefix("or ")
            if _REST.match(good) or len(good.split()) > _MOST_WORDS:
                continue
            goods.append((offset + part.end("good") - len(good), good))
        for start, good in goods if len(goods) > 1 else ():
            yield Found(start, start + len(good), "product", f"{singular(good)} train", "services.specialised")
