"""Which numbers measure freight traffic or its network.

One decision for each kind of quantity, from evidence in the words of its clause: `extractor.facts.vocabulary` names the
classes. Out are the load of one train, prices, investments, fleets and staff, emissions, and what goes by road or sea.
"""

import re
from collections.abc import Callable

from extractor.facts import vocabulary as of
from extractor.facts.clauses import Figure
from extractor.facts.loads import is_load
from extractor.facts.phrases import Phrase
from extractor.facts.view import Ref, Sentence

PER = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "quarter": "P3M"}

_TRAINS = frozenset({"train", "trip", "teu"})
# What is numbered as it runs: "the 5,000th train".
_CUMULATIVE = frozenset({"train", "trip", "service", "route", "container", "teu", "line", "shipment", "departure"})
_OF = ("of ", "of the ", "of its ", "of their ", "of these ")
_OF_A_SET = re.compile(rf"\b(?:one|first|second|third|last|some|most|each) (?:{'|'.join(_OF)})$", re.IGNORECASE)
# What says nothing of what is measured: "prices of freight" are prices, "at the same time" is no time saved.
_ASIDE = re.compile(
    r"\b(?:from|of|for|on|per) (?:\w+ )?(?:freight|cargo|goods|containers?|tonnes?|trains?)\b"
    r"|\b\w+-owned\b"
    r"|\b(?:construction|building|energy|fuel|production) (?:materials?|cargo(?:es)?|goods|products|minerals)\b"
    r"|\b(?:at (?:the same|this|that)|for the (?:first|second)|this|of all) time\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"(?:\b(?:the|its|their|both|these|those|our|other)|['’]s?)\s+$", re.IGNORECASE)
_BUILT = re.compile(r"\b(?:construct|build|built|upgrad|renovat|refurbish|expand)\w*\b[^,;]*$")
_DID_NOT_RUN = Phrase(
    r"\b(?:cancel(?:s|l?ed|l?ing|lations?)?|queu(?:e|ed|es|e?ing)|derail(?:s|ed|ing|ments?)?|collisions?"
    r"|collid(?:e|ed|es|ing)|strand(?:ed|ing|s)?|stuck|delayed|suspended|stabled|robbed|held up)\b"
)
_HANDLED = re.compile(
    r"\b(?:handl|pass|des?patch|load|mov|carr|sort|transport|haul|ship|receiv|sen[dt]|dispatch|exchang"
    r"|cross|process)\w*\b"
)
_EVERY_DAY = Phrase(r"\b(?:every|each|per|a) (?:day|week|month|24 hours)\b|\b(?:daily|weekly)\b")
_OTHER_THINGS = of.NOT_FREIGHT | of.ROAD_SEA
_RUNS = frozenset("train trains service services express rail railway shuttle".split())
_HAS_RUN = re.compile(r"\b(?:run|ran|operated|departed|been (?:run|operated|dispatched))\b[^,;]*$")
_MARK = re.compile(r"[ -]mark\b")  # "the first to reach the 20,000 mark"
_COMPARED_WITH = re.compile(r"\b(?:compared (?:with|to)|against|versus|up from|down from) (?:just |only )?$")
_TO_DO_SO = re.compile(
    r" (?:of (?:its kind|the year|this year) )?to (?:do so|leave|arrive|depart|run|pass|cross|reach)\b"
)
_SUCH_TRAINS = re.compile(r"(?: more| other| such)+ (?:trains|services)\b")
_RUN = re.compile(r"(?: of them)? (?:leave|run|depart|arrive|pass|cross|set off)\b")
# By road or sea: "road traffic", "by barge", and "trucks carried" before the number.
_GONE_ANOTHER_WAY = Phrase(
    r"\b(?:using|via) (?:road|sea|air)\b"
    r"|\b(?:road|sea|maritime|air|barge|river) (?:transport|freight|traffic|cargo)\b"
    r"|\bby (?:lorr(?:y|ies)|trucks?|road|ship|sea|air|barge|ferry|pipeline)\b"
    r"|\b(?:trucks|lorries|ships?|vessels?)\b[,:]? (?:carr\w+|haul\w+|mov\w+|t[oa]\wk\w*|brought|transport\w*)?\s*$",
    re.IGNORECASE,
)
_EMITTED = re.compile(
    r"(?: (?:a|per|every) year| annually)?,? (?:of|less|in) (?:\w+ )?(?:CO|carbon|emissions|greenhouse)"
)
_PRODUCED = Phrase(
    r"\b(?:produc(?:e|ed|es|er|ers|ing|t|ts|tion)|output|harvest(?:s|ed|ing)?|mined|crop"
    r"|consum(?:e|ed|es|er|ers|ing|ption)|stockpile[sd]?|reserves)\b[^,;]{0,30}$"
)
_USED = re.compile(r"\b(?:sav\w+|consum\w+|burn\w*|us(?:e[sd]?|ing)|stor(?:e[sd]?|age|ing)|tanks?|reservoir|water)\b")
_MUCH = 1000
_GOODS_WORTH = Phrase(r"\b(?:worth|valued?(?: at)?|value of)\b[^,;]{0,40}$")
_NOT_GOODS = re.compile(
    r"\b(?:contract|deal|project|investment|order|loan|agreement|tender|programme|upgrade)s?\b|\b(?:line"
    r"|motorway)s? worth"
)
_SMALL_UNITS = frozenset({"mm", "cm", "m", "in", "ft", "yd"})
_LINE = re.compile(
    r"\b(?:line|railway|railroad|route|corridor|run|journey|network|link|section|tunnel|trip|haul|distance|length"
    r"|stretch\w*|spans?|travel\w*|cover\w*|rail|branch|way)\b"
)
_GOES_FAR = re.compile(
    r"\b(?:destination|journey|runs?|run for|cover\w*|travel\w*|complet\w+|remaining|stretch\w*|route|railway|line)\b"
)
_NO_LINE = re.compile(
    r"\b(?:sidings?|gauge|wide|tall|high|truck\w*|lorr\w+|roads?|queue|loop|of (?:new|old|double|copper)[\w ]* ?tracks?"
    r"|per hour|tunnels, )\b"
)
_LONG_LINE = re.compile(
    r"(?:[\s-]*long\b)?,?[\s-]*(?:(?:of|the|new|[\w-]+) ){0,4}?(?:line|railway|railroad|route|corridor|run|journey"
    r"|network|link|section|tunnel|trip|haul|branch|rail|service|shuttle|long\b|[A-Z])"
)
_GAP = 24
_OR_SHARE = re.compile(r",? \(?(?:or (?:about |around |nearly |some |roughly )?)?")
_STRETCH = re.compile(r"\d[^,.;]*(?:,| and|, and) $|\(\D*$")
_AWAY = re.compile(
    r"\s*(?:(?:to the )?(?:north|south|east|west)\w*|from|away|outside|off|inland|upstream|by (?:road|truck))\b"
)


def is_network(quantity: Ref) -> bool:
    """Whether the number counts routes, cities, ports: what the traffic runs over."""
    if quantity.row["kind"] == "length":
        return True
    if quantity.row["kind"] not in ("count", "ordinal") or quantity.row["unit"]:
        return False
    counted = of.counted_words(quantity.row["counted"])
    return of.some(counted, of.NETWORK) and not of.some(counted, _TRAINS)


def is_traffic(quantity: Ref) -> bool:
    """Whether the number counts trains, goods or containers."""
    counted = of.counted_words(quantity.row["counted"])
    return bool(quantity.row["unit"]) or not counted or of.some(counted, of.TRAFFIC)


def is_statistic(figure: Figure, earlier: list[Ref], before: Sentence | None) -> bool:
    """Whether the number measures freight traffic or its network.

    ``earlier``: the statistics of the sentence so far, which a number in the same list follows: "coal made up 36
    percent, ore 28 percent"; ``before``: the sentence before, which may speak of one train, so that "it carried" gives
    a load.
    """
    decide = _DECISIONS.get(figure.quantity.row["kind"])
    if decide is None:
        return False
    if figure.head.endswith(_OF) and _OF_A_SET.search(figure.before(30)):
        return False
    return (decide(figure) or _goes_on(figure, earlier)) and not is_load(figure, before)


def _goes_on(figure: Figure, earlier: list[Ref]) -> bool:
    """Whether a bare share goes on a list of shares, or a length one of the stretches of a way."""
    if figure.quantity.row["kind"] == "length":
        return _is_further_stretch(figure, earlier)
    if figure.quantity.row["kind"] != "percent":
        return False
    if earlier and _is_level(earlier[-1]):
        gap = figure.sentence.before(figure.quantity.start, figure.quantity.start - earlier[-1].end)
        if len(gap) < _GAP and _OR_SHARE.fullmatch(gap):
            return True  # "25,301 carloads (13 percent)", "27 million tonnes, or 81 percent"
    before = any(q.row["kind"] == "percent" for q in earlier[-4:])
    return before and not _is_of_something_else(figure)


def _is_further_stretch(figure: Figure, earlier: list[Ref]) -> bool:
    """ "2,300 km (1,440 miles) in Turkey, 220 km in Georgia": the way through the next country."""
    long = figure.quantity.row["unit"] not in _SMALL_UNITS and not figure.quantity.row["per"]
    return long and bool(earlier) and earlier[-1].row["kind"] == "length" and bool(_STRETCH.search(figure.before(60)))


def _is_level(quantity: Ref) -> bool:
    return quantity.row["kind"] in ("count", "mass") and not is_network(quantity)


def _count(figure: Figure) -> bool:
    row = figure.quantity.row
    if row["unit"]:
        return not _went_another_way(figure)
    if not row["counted"]:
        return _bare(figure)
    if figure.quantity.text.endswith(("-car", "-wagon", "-vehicle", "-coach")):
        return False  # the size of a train
    if row["counted"] == "times":
        runs = figure.sentence.services or not _RUNS.isdisjoint(figure.sentence.words)
        return bool(runs) and _HAS_RUN.search(figure.before(40)) is not None
    counted, head = of.counted_words(row["counted"]), of.head_of(row["counted"])
    if "train" in counted or "trip" in counted:
        return not ((row["value"] == 1 and not row["per"]) or _did_not_run(figure))
    if head == "hopper":
        return row["per"] in PER
    if head in of.NETWORK:
        return not _only_named(figure, counted)
    if head not in of.TRAFFIC or row["value"] == 1 or _went_another_way(figure):
        return False
    if head in ("journey", "trip", "movement", "traffic") and of.some(counted, of.MEANS):
        return False
    if head not in ("wagon", "car", "container"):
        return True
    if of.some(of.words(figure.before(60) + " " + figure.after(20)), of.FLEET):
        return False
    return (
        head != "wagon"
        or row["per"] in PER
        or (row["value"] >= 100 and bool(_HANDLED.search(figure.before(50) + figure.after(50))))
    )


def _did_not_run(figure: Figure) -> bool:
    """Whether trains were cancelled, delayed or derailed."""
    words = figure.sentence.words
    if _DID_NOT_RUN.absent_from(words):
        return False
    return _DID_NOT_RUN.search(figure.before(40) + figure.after(50), words) is not None


def _went_another_way(figure: Figure) -> bool:
    """Whether the words before a number tell of road or sea."""
    words = figure.sentence.words
    return not _GONE_ANOTHER_WAY.absent_from(words) and _GONE_ANOTHER_WAY.search(figure.before(40), words) is not None


def _only_named(figure: Figure, counted: tuple[str, ...]) -> bool:
    """Whether a few places are named or built, not counted: "the two ports", "building three terminals"."""
    if figure.quantity.row["value"] > 5:
        return False
    before = figure.before(60)
    if _KNOWN.search(before):
        return True
    return of.some(counted, of.FACILITY) and (before.endswith(", ") or bool(_BUILT.search(before)))


def _bare(figure: Figure) -> bool:
    """A number with no noun: "rose to 25,301", "eleven leave every day"."""
    row = figure.quantity.row
    if _COMPARED_WITH.search(figure.before(30)):
        return of.some(of.words(figure.sentence.before(figure.quantity.start, 160)), of.TRAFFIC)
    if row["change"] or _SUCH_TRAINS.match(figure.after(30)) or _MARK.match(figure.after(6)):
        return True
    before = figure.before(80)
    if _GONE_ANOTHER_WAY.search(before[-30:], figure.sentence.words) or of.some(of.words(before[-30:]), of.EMISSION):
        return False
    if row["per"] in PER or _EVERY_DAY.search(figure.after(60), figure.sentence.words):
        spoken_of = of.words(figure.sentence.before(figure.quantity.start, 160) + " " + figure.after(40))
        return of.some(spoken_of, of.TRAFFIC) or bool(_RUN.match(figure.after(30)))
    return bool(row["value"] >= 50)


def _ordinal(figure: Figure) -> bool:
    counted = of.counted_words(figure.quantity.row["counted"])
    if not counted and _TO_DO_SO.match(figure.after(30)):
        return not _RUNS.isdisjoint(figure.sentence.words)  # "the 60th to do so this year"
    return of.some(counted, _CUMULATIVE)


def _mass(figure: Figure) -> bool:
    words, behind = figure.sentence.words, figure.after(40)
    if _EMITTED.match(behind):
        return False
    if not _GONE_ANOTHER_WAY.absent_from(words) and (
        _GONE_ANOTHER_WAY.search(figure.before(40), words) or _GONE_ANOTHER_WAY.search(behind, words)
    ):
        return False
    before = figure.before(80)
    return not _PRODUCED.search(before, words) or _HANDLED.search(before) is not None


def _volume(figure: Figure) -> bool:
    """Oil, timber or gas moved, not fuel used or the size of a tank."""
    around = figure.before(60) + figure.after(30)
    moved = figure.quantity.row["per"] in PER or (figure.quantity.row["value"] >= _MUCH and _HANDLED.search(around))
    return bool(moved) and _mass(figure) and not _USED.search(around)


def _percent(figure: Figure) -> bool:
    if figure.quantity.row["change"]:
        return not _is_of_something_else(figure)
    near = of.words(figure.before(60) + " " + figure.after(50))
    return of.some(near, of.SHARE) and not _is_of_something_else(figure)


def _ratio(figure: Figure) -> bool:
    return not _is_of_something_else(figure)


def _is_of_something_else(figure: Figure) -> bool:
    """Whether a price, a stake, a harvest or the like stands nearer to a share or change than any traffic."""
    if _OTHER_THINGS.isdisjoint(figure.sentence.words):
        return False
    for word in reversed(of.words(_ASIDE.sub("", figure.before(90)))):
        if word in of.TRAFFIC:
            return False
        if word in of.NOT_FREIGHT or word in of.ROAD_SEA:
            return True
    for word in of.words(figure.after(60)):
        if word in of.TRAFFIC:
            return False
        if word in of.NOT_FREIGHT:
            return True
    return False


def _money(figure: Figure) -> bool:
    """The value of goods; the other side of a conversion goes with the first."""
    row, before = figure.quantity.row, figure.before(80)
    if row["per"]:
        return False
    if _GOODS_WORTH.search(before, figure.sentence.words):
        return not _NOT_GOODS.search(figure.before(90))
    if of.MONEY_OF_GOODS.isdisjoint(figure.sentence.words):
        return False
    around = of.words(before + " " + figure.after(70))
    if of.some(around, of.FINANCE) or of.some(around, of.PRICE) or "turnover" in around:
        return False
    return of.some(around, of.MONEY_OF_GOODS)


def _length(figure: Figure) -> bool:
    """The length of a line or a journey, not of a siding, a queue or the way to the next town."""
    before, after = figure.before(60), figure.after(45)
    if figure.quantity.row["unit"] in _SMALL_UNITS or figure.quantity.row["per"]:
        return False
    if _NO_LINE.search(before[-30:] + after[:22]):
        return False
    if _AWAY.match(after):
        return bool(_GOES_FAR.search(before))
    return bool(_LONG_LINE.match(after) or _LINE.search((before + after[:30]).lower()) or _GOES_FAR.search(before))


_DECISIONS: dict[str, Callable[[Figure], bool]] = {
    "count": _count,
    "ordinal": _ordinal,
    "mass": _mass,
    "volume": _volume,
    "percent": _percent,
    "ratio": _ratio,
    "money": _money,
    "length": _length,
    "other": lambda figure: figure.quantity.row["unit"] is not None or not _is_of_something_else(figure),
}
