"""Sentences with their mentions marked inline, so that a test of facts depends on no other component.

``[Xi'an|city CN]`` is a place, ``{November 17|date 2024-11-17}`` a date, ``<1,941 trips|count 1941 ...>`` a quantity
(with further fields as ``key=value``), ``<<China-Laos Railway|line>>`` a service.
"""

import re
from typing import Any

from extractor.facts import article
from extractor.facts.movements import movements
from extractor.facts.statistics import statistics
from extractor.sentences import split

Row = dict[str, Any]
_MARK = re.compile(
    r"<<(?P<service>[^|>]+)\|(?P<skind>\w+)(?:=(?P<sname>[^>]+))?>>"
    r"|\[(?P<place>[^|\]]+)\|(?P<pkind>\w+)(?: (?P<country>[A-Z]{2}))?\]"
    r"|\{(?P<date>[^|}]+)\|(?P<dtype>\w+) (?P<dvalue>[^ }]+)\}"
    r"|<(?P<quantity>[^|>]+)\|(?P<qkind>\w+) (?P<qvalue>[\d.]+)(?P<qmore>(?: \w+=[^ >]+)*)>"
)


def read(marked: str) -> tuple[str, dict[str, list[Row]]]:
    """The plain text and its mentions."""
    lists: dict[str, list[Row]] = {"dates": [], "quantities": [], "places": [], "services": [], "organisations": []}
    plain, position = "", 0
    for m in _MARK.finditer(marked):
        plain += marked[position : m.start()]
        words = m["service"] or m["place"] or m["date"] or m["quantity"]
        span = {"text": words, "start_char": len(plain), "end_char": len(plain) + len(words), "rule": "test.mark"}
        plain += words
        position = m.end()
        if m["service"]:
            lists["services"].append(span | {"kind": m["skind"], "name": m["sname"] or words, "variant": None})
        elif m["place"]:
            lists["places"].append(span | {"kind": m["pkind"], "name": words, "country": m["country"]})
        elif m["date"]:
            lists["dates"].append(span | {"type": m["dtype"], "value": m["dvalue"]})
        else:
            more = dict(pair.split("=", 1) for pair in m["qmore"].split())
            more = {key: value.replace("_", " ") for key, value in more.items()}
            fields = {"unit": None, "per": None, "change": None, "counted": None, "high": None, "bound": "exact"}
            lists["quantities"].append(span | fields | {"kind": m["qkind"], "value": float(m["qvalue"])} | more)
    return plain + marked[position:], lists


def facts(marked: str) -> tuple[list[Row], list[Row], str, dict[str, list[Row]]]:
    """Movements, statistics, the plain text and its mentions."""
    text, lists = read(marked)
    told = as_read(marked)
    return movements(told), statistics(told), text, lists


def as_read(marked: str) -> article.Article:
    """The text as facts read it."""
    text, lists = read(marked)
    return article.read(text, split(text), lists)
