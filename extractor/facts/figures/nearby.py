"""The names in a clause besides its subject, with the word that leads to each."""

from dataclasses import dataclass

from extractor.facts.figures.figure import Figure
from extractor.facts.figures.names import Name, State, name_of
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.references import CALLED, resolve
from extractor.facts.figures.subjects import Clause

_LOCAL = frozenset(
    "in at through via across on along over by within throughout from to for into out between around "
    "inside onto".split()
)


@dataclass(slots=True, eq=False)
class Local:
    """A name in a clause, the word that leads to it, and how strongly that ties it to the figure."""

    name: Name
    at: int
    prep: str
    strength: int  # 3 right next to the figure, 2 in/at/through, 1 from/to/for


def locals_of(r: Reading, c: Clause, f: Figure, state: State | None = None) -> list[Local]:
    """The names of the clause besides its subject, with the word that leads to each."""
    line = r.pieces
    out = []
    for k in range(c.low, c.high):
        if (
            line[k].row is None
            and state is not None
            and k > c.low + 1
            and line[k].cls
            and "prep" in line[k - 2].cls
            and line[k].cls & CALLED
            and not c.subject[0] <= k < c.subject[1]
        ):
            if k + 1 < len(line) and line[k + 1].low in ("'s", "’s", "of"):
                continue
            got = resolve(r, k - 1, k + 1, state)
            if isinstance(got, Name):
                out.append(Local(got, k, line[k - 2].low, 2))
            continue
        n = name_of(line[k])
        if n is None:
            continue
        j = k - 1
        while j >= c.low and (
            line[j].low
            in (
                "the",
                "a",
                "its",
                "country",
                "port",
                "city",
                "of",
                "town",
                "station",
                "border",
                "province",
                "terminal",
                "eastern",
                "western",
                "northern",
                "southern",
                "central",
            )
        ):
            if line[j].low == "of" and j - 1 >= c.low:
                break
            j -= 1
        prep = line[j].low if j >= c.low else ""
        possessive = k + 1 < len(line)
        out.append(
            Local(n, k, "'s" if possessive and prep not in _LOCAL else prep, _strength(f, n, k, prep, possessive))
        )
    return _without_routes(out, line)


def _strength(f: Figure, n: Name, k: int, prep: str, possessive: bool) -> int:
    if prep in (
        "in",
        "at",
        "through",
        "across",
        "on",
        "along",
        "over",
        "by",
        "within",
        "throughout",
        "inside",
        "around",
        "into",
    ):
        return 2
    if k >= 2 and f.pieces[k - 2].low in ("border", "borders", "frontier"):
        return 2
    if prep in (
        "pass",
        "serve",
        "serves",
        "serving",
        "served",
        "cross",
        "left",
        "leave",
        "leaving",
        "entered",
        "crossed",
        "passed",
        "reached",
        "departed",
        "crossing",
        "entering",
    ):
        return 2
    if prep in ("from", "to", "for", "towards", "out", "of"):
        return 1
    return 0


def _without_routes(found: list[Local], line: list[Piece]) -> list[Local]:
    """Without the ends of a route and what lies between: "from Kunming to Vientiane", "between China and Europe"."""
    places = [x for x in found if x.name.slot == "place"]
    drop: set[int] = set()
    for n, a in enumerate(places):
        ends = _ENDS.get(a.prep)
        if ends is None:
            continue
        for b in places[n + 1 :]:
            between = line[a.at + 1 : b.at]
            if any(p.low in ends for p in between):
                drop |= {id(x) for x in places if a.at <= x.at <= b.at}
    return [x for x in found if id(x) not in drop]


_ENDS = {
    "from": ("to", "into"),
    "operating_from": ("to",),
    "between": ("and",),
    **dict.fromkeys(
        ("linking", "connecting", "links", "connects", "link", "connect", "joins", "join"), ("and", "with", "to")
    ),
}
