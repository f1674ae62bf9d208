"""Places that the text ties to the end of a movement: Reddipalem near Guntur, Perpignan's Saint-Charles market."""

import re
from collections.abc import Iterator
from typing import Any

from extractor.events.spots import Spot, plain, spot

_HALL = r"(?:railway |rail |freight |container |goods |wholesale )*"
_HALL += r"(?:station|terminal|platform|port|yard|depot|market|hub|park|dock|docks|area|plant|mine)?"
_AFTER = re.compile(rf"\s*{_HALL}\s*(?:\(|in|at|near|outside|by|close to|of)\s*(?:the (?:city|town|port) of )?")
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s)?")
_REACH = 40
"""Characters between two places that are told as one spot."""
_LOCAL = ("city", "facility", "region")


def ties(article: dict[str, Any], movement: dict[str, Any]) -> Iterator[tuple[str, Spot]]:
    """(origin or destination, place) for every place that stands right beside an end of a movement.

    Where the article writes a name in two ways that were found in two spots (Dalang Station, Dalang), it means one.
    """
    places, text = article["places"], article["text"]
    for evidence in movement["evidence"]:
        slot, at = evidence["slot"], evidence["index"]
        if slot not in ("origin", "destination") or evidence["list"] != "places":
            continue
        name = plain(places[at]["name"])
        yield from (
            (slot, spot(other))
            for other in places
            if plain(other["name"]) == name and other["latitude"] != places[at]["latitude"]
        )
        for one, two, link in ((at, at + 1, _AFTER), (at - 1, at, _OWNER)):
            if one < 0 or two >= len(places):
                continue
            between = text[places[one]["end_char"] : places[two]["start_char"]]
            other = places[two if one == at else one]
            if len(between) <= _REACH and link.fullmatch(between) and other["kind"] in _LOCAL:
                yield slot, spot(other)
