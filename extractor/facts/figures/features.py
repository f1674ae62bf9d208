"""What speaks for and against a figure being a statistic: features in plain words, weighed by `judge`."""

import re
from functools import lru_cache
from math import log10

from extractor.facts.figures.around import Around
from extractor.facts.figures.figure import Figure
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.words import NONE, classes

_NEAR = 5  # words on each side that are looked at one by one
_TOPIC_REACH = 6  # words on each side whose topics count as next to the figure
_JOINED = 3  # pieces between two figures that are quoted in a feature
_TELLING = frozenset("rail sea road air passengers staff money load run carbon volume farm building economy".split())
_TRAFFIC = ("rail", "sea", "road", "air", "passengers")
_OF_KIND = {
    "length": {
        "a line": frozenset(
            "long length line lines railway route network corridor stretch section branch track opened double gauge "
            "electrified totals extends runs stretches loop".split()
        ),
        "a way": frozenset(
            "covered cover covers travelled traveled journey away apart farther further left ahead trip way arrived "
            "reach done distance off beyond outside short".split()
        ),
    },
    "money": {
        "what is earned": frozenset("revenue revenues earnings earned turnover receipts income sales grossed".split()),
        "what is paid": frozenset(
            "cost costs price invest invested investment loan fund budget paid pay contract tariff fee fees fare fares "
            "subsidy debt spend spent spending stake tender compensation save saving savings funding financed finance "
            "credit project programme plan profit ebit loss losses".split()
        ),
        "what goods are worth": frozenset("worth value valued goods exports imports trade".split()),
    },
}
"""Words by what they tell of a length or of money."""
_DETERMINERS = frozenset("a the it each its every".split())
_SIZES = ((2, "one"), (4, "two or three"), (20, "some"), (100, "more"))
_ROUND = 100
_HEADS = 2_048  # nouns that are kept with what they count
_MANY = 10
_IN_TURN = re.compile(r"\b(?:one|the first)\b.+\b(?:the (?:others?|second)|another|and one)\b")
"""Of some things, each is told: "two trains, one from Riga and the other from Lodz"."""
_DAY = len("2024-05-20")


def of_title(title: str) -> list[str]:
    """What the title speaks of."""
    known = classes()
    words = title.lower().replace("'", " ").replace("’", " ").split()
    found = {name[6:] for word in words for name in known.get(word, NONE) if name.startswith("topic.")}
    return [f"the title speaks of {name}" for name in sorted(found)]


def features(f: Figure, near: Around) -> list[str]:
    """The features of a figure, some more than once; ``near``: what is known of the figures around it."""
    return [
        *_of_quantity(f),
        *_of_order(f, near),
        *_of_measure(f),
        *_of_neighbours(f),
        *_of_topics(f),
        *_of_dates(f),
        *_of_clause(f),
        *f.reading.stems,
    ]


def _of_quantity(f: Figure) -> list[str]:
    """Kind, unit, what is counted, size, rate, change, bound."""
    row = f.row
    kind, unit, per = row["kind"], row["unit"], row["per"]
    counted = (row["counted"] or "").lower().split()
    head = counted[-1] if counted else ""
    found = [f"it is a {kind}"]
    if unit and kind not in ("money", "percent"):
        found.append(f"its unit is {unit}")
    if kind in ("count", "ordinal") and not unit:
        of = _class_of(head)
        found += [f"it counts {head or 'nothing'}", f"it counts {of} (class)"]
        if per:
            found.append(f"it counts {of} as a rate")
    elif kind in ("count", "ordinal"):
        found.append("it counts units")
    if kind in ("count", "ordinal"):
        found += [f"it counts {word} (modifier)" for word in counted[:-1][-2:]]
        if "-" in f.piece.low:
            found.append("it has a hyphen")
    if row["change"]:
        found += ["it is a change", f"it is a change, a {kind}"]
    if per:
        found.append(f"it is per {per}")
    if row["bound"] != "exact":
        found.append(f"it is bound: {row['bound']}")
    value = abs(float(row["value"]))
    power = 0 if value < 1 else int(log10(value))
    of_size = f"{kind} {unit}" if kind in ("count", "mass") and unit else kind
    found.append(f"its size is 10^{power} ({of_size})")
    if kind == "count" and not unit:
        found.append(f"it counts {next((name for top, name in _SIZES if value < top), 'many')}")
    if not f.piece.text[0].isdigit():
        found.append("it begins with a word")
    if kind == "count" and value < _MANY and _IN_TURN.search(f.reading.words(f.at + 1, len(f.pieces))):
        found.append("they are told one by one")
    return found


def _of_measure(f: Figure) -> list[str]:
    """What it is in one: "it is a count of trains", with size, rate, bound and change."""
    row = f.row
    what = row["kind"]
    if what in ("count", "ordinal"):
        counted = (row["counted"] or "").lower().split()
        what += " in units" if row["unit"] else f" of {_class_of(counted[-1] if counted else '')}"
    value = abs(float(row["value"]))
    power = 0 if value < 1 else int(log10(value))
    found = [f"it is a {what}", f"its size is 10^{power} ({what} {row['unit'] or ''})".replace(" )", ")")]
    if value % _ROUND == 0:
        found.append(f"it is round (a {what})")
    for told, words in ((row["per"], "a rate"), (row["bound"] != "exact", "bound"), (row["change"], "a change")):
        if told:
            found.append(f"it is {words} (a {what})")
    return found


@lru_cache(maxsize=_HEADS)
def _class_of(head: str) -> str:
    if not head:
        return "nothing"
    return next((name[8:] for name in sorted(classes().get(head, NONE)) if name.startswith("counted.")), "other things")


def _of_order(f: Figure, near: Around) -> list[str]:
    """Where it stands, what joins it to the figure before, and what the level that it changes is."""
    before = near.before
    number = f.reading.sentence.number
    found = [f"sentence {number + 1}" if number < 3 else "a later sentence"]
    alone = len(f.reading.mentions("quantity", 0, len(f.pieces))) == 1
    found.append("the only figure" if alone else "one of several figures" if before else "the first of several figures")
    if before is not None:
        gap = f.reading.quoted[before.at + 1 : f.at]
        words = " ".join(gap) if len(gap) <= _JOINED else "…"
        counts = {True: "a statistic", False: "no statistic", None: "a figure yet to be judged"}[near.counts]
        found.append(f"joined by '{words}' to {counts}")
    if near.level is not None:
        found.append(f"the level that it changes is {'a statistic' if near.level else 'none'}")
    return found


def _of_neighbours(f: Figure) -> list[str]:
    """The words next to it."""
    found = []
    pieces, words = f.pieces, f.reading.quoted
    for distance in range(1, _NEAR + 1):
        for side, at in (("before", f.at - distance), ("behind", f.at + distance)):
            if not 0 <= at < len(pieces):
                continue
            if distance <= 2:
                found.append(f"'{words[at]}' {distance} {side}")
            if pieces[at].kind == "word":
                found.append(f"'{words[at]}' {side}")
    if f.at and pieces[f.at - 1].low == "(":
        found.append("in brackets")
    return found


def _of_topics(f: Figure) -> list[str]:
    """What the words near it and the whole sentence speak of."""
    kind, found, r = f.row["kind"], [], f.reading
    low, high = max(0, f.at - _TOPIC_REACH), f.at + 1 + _TOPIC_REACH
    for side, near in (("before", (low, f.at)), ("behind", (f.at + 1, high))):
        for name in r.topics(*near):
            found += [f"{name} just {side}", f"{name} just {side} (a {kind})"]
    for name in r.topics(0, len(f.pieces)):
        found.append(f"the sentence speaks of {name}")
        if name in _TELLING:
            found.append(f"the sentence speaks of {name} (a {kind})")
    for name in r.topics(f.clause.low, f.clause.high):
        if name in _TELLING:
            found += [f"its clause speaks of {name}", f"its clause speaks of {name} (a {kind})"]
    found += [f"{name} was named last before it" for name in r.last_topics(f.at, _TRAFFIC)]
    if kind in _OF_KIND:
        found += [f"{name} is near it" for name in _told_by(kind, f.pieces[low:high])]
        found += [f"{name} is in its sentence" for name in _told_by(kind, f.pieces)]
    return found


def _told_by(kind: str, pieces: list[Piece]) -> list[str]:
    """What the words tell of a length or of money, in order of the alphabet."""
    words = {p.low for p in pieces if p.kind == "word"}
    return [name for name, telling in _OF_KIND[kind].items() if not words.isdisjoint(telling)]


def _of_dates(f: Figure) -> list[str]:
    inside, everywhere = set(), set()
    for at in f.reading.mentions("date", 0, len(f.pieces)):
        row = f.pieces[at].row
        if row is not None:
            name = row["type"] + (" day" if len(str(row["value"])) == _DAY else "")
            everywhere.add(name)
            if f.clause.low <= at < f.clause.high:
                inside.add(name)
    found = [f"its clause has a {name}" for name in sorted(inside)] or ["its clause has no date"]
    return found + [f"its sentence has a {name}" for name in sorted(everywhere)]


def _of_clause(f: Figure) -> list[str]:
    """The verb and the subject of its clause."""
    c, pieces = f.clause, f.pieces
    if c.verb < 0:
        return ["no verb"]
    verb = pieces[c.main]
    found = [
        f"the verb is {verb.low}",
        *(f"a verb of class {name[5:]}" for name in sorted(verb.cls) if name[:5] == "verb."),
    ]
    found += [name for name, said in (("the verb is future", c.future), ("the verb is passive", c.passive)) if said]
    found.append("the verb stands before it" if c.main < f.at else "the verb stands behind it")
    low, high = c.subject
    if low >= high:
        return found
    subject = pieces[low:high]
    kinds = {p.kind for p in subject}
    found += [f"its subject is a {kind}" for kind in ("organisation", "place", "service") if kind in kinds]
    for name in f.reading.topics(low, high):
        found += [f"its subject speaks of {name}", f"its subject speaks of {name} (a {f.row['kind']})"]
    if low <= f.at < high:
        return [*found, "it is the subject"]
    head = f.reading.quoted[high - 1]
    found.append(f"its subject is {head}")
    if high - low > 1 and subject[0].low in _DETERMINERS:
        found.append(f"its subject is {subject[0].low} {head}")
    return found
