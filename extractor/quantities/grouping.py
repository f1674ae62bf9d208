"""Points that group thousands, "197.366 TEU", "1.440 tonnes", as continental Europe writes them."""

import re
from functools import lru_cache

from extractor.quantities.mention import Quantity

_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_AVERAGE_REACH = 40
_GAUGE_REACH = 30
_UNITS = frozenset("t km m m2 m3 ha mi l tkm".split())
_COMMA_GROUPS = re.compile(r"\d,\d{3}\b")
_COMMA_DECIMAL = re.compile(r"\d,\d{1,2}(?=\s?(?:%|per\s?cent|million|billion|mln|bn|km|tonnes|tons|metres))")
_POINT_DECIMAL = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?=\s?(?:%|[a-z€$£]))(?!\s?(?:a\.?m|p\.?m|on|from|and|to)\b)")
_DECIMAL_BEHIND = re.compile(r"\s?(?:million|billion|bn|mln|%|per\s?cent)")


@lru_cache(maxsize=64)
def _writes_points(text: str) -> bool | None:
    """Whether a text groups thousands with points: True if its decimal commas say so, False if others say not."""
    if _COMMA_GROUPS.search(text):
        return False
    if _COMMA_DECIMAL.search(text):
        return True
    return False if _POINT_DECIMAL.search(text) else None


def ungroup(text: str, quantity: Quantity) -> None:
    """Read a number of three decimals as thousands where the article writes them so.

    Counts are whole; of measures the text's other numbers decide, and failing these a last zero, which no decimal has.
    A gauge ("1.435 metres") is none.
    """
    digits = text[quantity.start : quantity.number_end].rpartition(" ")[2]
    plain = quantity.high is None and quantity.scale == 1 and quantity.value < 1000
    if not plain or not _GROUPED.fullmatch(digits) or _DECIMAL_BEHIND.match(text, quantity.number_end):
        return
    around = text[max(0, quantity.start - _AVERAGE_REACH) : quantity.start]
    named = quantity.counted is not None or quantity.unit is not None
    if quantity.kind in ("count", "ordinal"):
        whole = "average" not in around and (named or bool(_writes_points(text)))
    elif quantity.unit in _UNITS:
        near = around[-_GAUGE_REACH:] + text[quantity.number_end : quantity.number_end + _GAUGE_REACH]
        convention = _writes_points(text)
        whole = (convention or (convention is None and digits.endswith("0"))) and "gauge" not in near
    else:
        return
    if whole:
        quantity.value = round(quantity.value * 1000)
