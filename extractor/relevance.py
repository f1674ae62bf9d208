"""A cheap first look: whether a text is about freight on rails.

Words of rails, of freight and of passengers are counted and set against the length of the text. News of freight trains
has some of the first two in every sentence or two, other news hardly ever both, so that thresholds far from either do.
"""

import re
from collections import Counter
from itertools import pairwise

_WORDS = {
    "rail": """rail rails railway railways railroad railroads railhead railheads railfreight train trains locomotive
        locomotives railport""",
    "freight": """freight cargo cargoes cargos container containers containerised containerized teu teus feu feus tonne
        tonnes ton tons tonnage goods coal ore ores grain fertiliser fertilizer timber steel cement phosphate potash
        shipment shipments shipper shippers consignment consignments haul hauls hauled hauling haulage hauler logistics
        intermodal trailer trailers bulk loaded unloaded loading loadings transshipment transhipment freighter minerals
        commodities""",
    # Vehicles and units that no passenger travels in or is counted by.
    "both": """wagon wagons railcar railcars wagonload wagonloads carload carloads trainload trainloads railfreight
        hopper hoppers flatcar flatcars boxcar boxcars""",
    "passengers": """passenger passengers commuter commuters ticket tickets fare fares traveller travellers traveler
        travelers tourist tourists subway metro tram trams sleeper""",
}
# Said of much else: a text with none but these is not about freight on rails, unless it tells of a "grain train".
_EVERYDAY = frozenset(
    """train trains rail rails wagon haul hauls hauled hauling loaded loading bulk steel goods ton tons grain cement
    minerals hopper hoppers commodities timber shipper shippers""".split()
)
_TRAINS = frozenset(("train", "trains"))
_SERVICES = frozenset(("service", "services"))
_BY_OTHER_MEANS = frozenset("air sea ocean road truck flight".split())
_PICTURED = frozenset("film films movie museum museums exhibition exhibitions novel miniature".split())
"""What in a short text tells that its trains are old, small or made up."""
_SIMILE = re.compile(r"\blike an? (?:\w+ )?(?:freight|goods|cargo) trains?\b")
_CLASS = {word: name for name, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"\w+")
LOOKED_AT = 20_000
"""Characters that are looked at: what an article is about shows at its beginning."""
SHARE = 0.015
"""Words of rails and freight among all words: more than a mention in passing."""
ALONE = (3, 0.015)
"""Where freight is named but once: how often rails must be, without a passenger, and the share."""
IN_PASSING = (4, 0.04)
"""Where rails are named but once, as in figures of a railway's freight: how often freight must be, and the share."""
SHORT, SHARE_OF_SHORT = 60, 0.05
"""In a caption, up to so many words, each of both once is enough if together they are such a share."""


def about_freight(text: str, title: str | None = None) -> bool:
    """Whether an article is about freight on rails.

    >>> about_freight("The first container train of the year left Xi'an for Duisburg with 50 wagons.")
    True
    >>> about_freight("The train was full of passengers, and two containers of soup were spilled.")
    False
    """
    words = _WORD.findall(f"{title or ''}\n{text[:LOOKED_AT]}".lower())
    known = [word for word in words if word in _CLASS]
    services = _freight_services(words)
    if _EVERYDAY.issuperset(known) and not services and not (known and _names_goods_trains(words)):
        return False
    counts = Counter(map(_CLASS.__getitem__, known))
    rail, freight = counts["rail"] + counts["both"] + services, counts["freight"] + counts["both"]
    if not rail or not freight or freight < counts["passengers"]:
        return False
    share = (len(known) + services - counts["passengers"]) / len(words)
    if len(words) <= SHORT:
        return share >= SHARE_OF_SHORT and _PICTURED.isdisjoint(words) and not _SIMILE.search(text)
    if min(rail, freight) >= 2:
        return share >= SHARE
    if freight == 1:
        return rail >= ALONE[0] and share >= ALONE[1] and not counts["passengers"]
    return freight >= IN_PASSING[0] and share >= IN_PASSING[1]


def _names_goods_trains(words: list[str]) -> bool:
    """Whether a train is told of by what it carries: "goods trains", "a timber train"."""
    return any(word in _TRAINS and _CLASS.get(before) == "freight" for before, word in pairwise(words))


def _freight_services(words: list[str]) -> int:
    """How often a text of no more than a brief names a freight service; by air or sea it is none."""
    if len(words) > SHORT or not _BY_OTHER_MEANS.isdisjoint(words):
        return 0
    return sum(before == "freight" and word in _SERVICES for before, word in pairwise(words))
