"""Word classes that say what a number measures: nouns in lower case, by topic.

A class is evidence, no more; `extractor.facts.measures` decides.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_KEPT = frozenset({"rates"})  # what is paid; the singular is a degree: "the load rate"
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    if len(word) < 4 or word in _KEPT or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith(("xes", "sses", "ches", "shes")):
        return word[:-2]
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]


def _set(words: str) -> frozenset[str]:
    """These words and their plurals: whatever is made singular by its ending to one of them."""
    return frozenset(form for word in words.split() for form in _forms(word))


def _forms(word: str) -> list[str]:
    plurals = (word + "s", word + "es", word[:-1] + "ies")
    return [word, *(plural for plural in plurals if _singular(plural) == word)]


# What freight traffic is counted in.
TRAFFIC = _set(
    "train wagon railcar trip service departure journey run working circulation carload wagonload unit"
    " container trailer "
    "box teu feu consignment shipment good cargo cargoes freight load car vehicle ton tonne tonnage pair movement "
    "slot path transit passage volume traffic rake trainload reefer pallet parcel lift shuttle export import "
    "throughput semi frequency roundtrip"
)
# What the traffic runs over, and whom it reaches.
NETWORK = _set(
    "route line city country region destination port station province corridor connection terminal kind type "
    "variety category town point crossing nation hub shipper customer municipality market origin area location "
    "node"
)
# Parts of a network that are built things: they count where trains reach them, not where they are built.
FACILITY = _set("port station terminal hub point crossing")
# Before one of these, what the traffic goes by is another means: "lorry journeys".
MEANS = _set("lorry truck road ship sea ferry air barge")
# Things that stand near freight trains and are no traffic.
NO_TRAFFIC = _set(
    "person people employee worker staff job locomotive diesel truck lorry driver crew bridge tunnel sleeper "
    "track crane hopper ship vessel sailing hour home railway application railroad mine project company percent "
    "group official side party year day time foot feet warehouse yard platform engineer continent sea axle model "
    "phase stage section agreement minute week month member partner contract order accident derailment incident "
    "house household phone flight aircraft passenger visitor student family firm enterprise institution expert "
    "delegate seat bus"
)
FLEET = _set(
    "fleet own owned order ordered purchase purchased bought buy buying acquire acquired procure leased lease "
    "leasing manufactured built delivery stock damaged derailed overturned"
)
PRICE = _set(
    "cost costing price pricing fare fee tariff rates charge expense rent toll premium surcharge discount wage salary"
)
FINANCE = _set(
    "invest invested investment investing pledge pledged loan fund funding funded budget revenue profit "
    "earn earned earning paid pay contract debt spent spend spending grant subsidy saving penalty capital "
    "financing financed concession purchase bought income loss equity stake dividend venture interest inflation "
    "gdp bond ownership sale ebitda margin proceed owned billing compensation damage fine"
)
MONEY_OF_GOODS = _set("worth valued value good cargo trade export import merchandise")
EMISSION = _set(
    "emission co carbon dioxide greenhouse footprint pollution pollutant nox diesel fuel energy electricity"
)
ROAD_SEA = _set(
    "truck lorry road highway motorway sea ship vessel ferry ferries air aircraft barge truckload haulage "
    "trucking shipping maritime airfreight flight waterway"
)
OTHER_SHARE = _set(
    "time speed population staff employee workforce worker job staffing crop harvest production output humidity "
    "punctuality trade completion complete completed progress work construction stake vote money order yield"
)
SHARE = _set(
    "of make made making total share slice"
    " quota accounting account accounted proportion half portion percentage represent "
    "representing"
)


NOT_FREIGHT = PRICE | FINANCE | EMISSION | OTHER_SHARE
_COUNTED = TRAFFIC | NETWORK | NO_TRAFFIC


def words(text: str) -> list[str]:
    """The words of a text in lower case, as the classes have them."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=4096)
def counted_words(counted: str | None) -> tuple[str, ...]:
    """The words of what a quantity counts, singular by their ending."""
    return tuple([_singular(word) for word in words(counted or "")])


@lru_cache(maxsize=4096)
def head_of(counted: str | None) -> str | None:
    """The last word of what a quantity counts that tells what it is: "trains" of "trains to Europe"."""
    return next((word for word in reversed(counted_words(counted)) if word in _COUNTED), None)


def some(found: Iterable[str], topic: frozenset[str]) -> bool:
    """Whether one of the words is of a class."""
    return not topic.isdisjoint(found)
