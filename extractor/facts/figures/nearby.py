"""The names in a clause besides its subject, with the word that leads to each."""

from dataclasses import dataclass

from extractor.facts.figures.figure import Figure, is_network
from extractor.facts.figures.names import SLOTS, Name, State, name_of
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.references import CALLED, POSSESSIVE, resolve
from extractor.facts.figures.subjects import Clause
from extractor.facts.figures.verbs import nominal

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


def _ties(p: Piece) -> bool:
    """Whether a piece is a name or may call one back."""
    return bool(p.cls & CALLED) if p.row is None else p.kind in SLOTS


def locals_of(r: Reading, c: Clause, f: Figure, state: State | None = None) -> list[Local]:
    """The names of the clause besides its subject, with the word that leads to each."""
    line = r.pieces
    out = []
    for k in r.places(_ties, c.low, c.high):
        if (
            line[k].row is None
            and state is not None
            and k > c.low + 1
            and line[k].cls
            and line[k - 1].low in ("the", "this", "that")
            and "prep" in line[k - 2].cls
            and line[k].cls & CALLED
            and not c.subject[0] <= k < c.subject[1]
        ):
            if k + 1 < len(line) and line[k + 1].low in ("'s", "’s", "of"):
                continue
            got = resolve(r, k - 1, k + 1, state)
            if isinstance(got, Name) and got.slot != "organisation":
                out.append(Local(got, k, line[k - 2].low, 2))
            continue
        if line[k].row is None or line[k].kind not in SLOTS:
            continue
        n = name_of(line[k])
        if n is None:
            continue
        if is_network(f) and k >= 2 and line[k - 1].low in ("in", "across") and line[k - 2].kind == "quantity":
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
            or (line[j].cls and line[j].low in ("both",))
            or line[j].low in ("'s", "’s")
            or (line[j].kind == "place" and j + 1 < k and line[j + 1].low in ("'s", "’s"))
            or (line[j].kind == "word" and not line[j].cls and line[j].low.endswith(("ern", "ian", "ese", "ish", "an")))
        ):
            if (
                line[j].low == "of"
                and j - 1 >= c.low
                and line[j - 1].low
                not in ("port", "city", "town", "province", "station", "terminal", "region", "state")
            ):
                break
            j -= 1
        prep = line[j].low if j >= c.low else ""
        possessive = k + 1 < len(line) and line[k + 1].low in POSSESSIVE
        # where another name lies: "Horgos Port in Xinjiang", "in X, Y Province"
        if (
            n.slot == "place"
            and prep in ("in", "on", "of", "from", ",")
            and j > 0
            and line[j - 1].row is not None
            and line[j - 1].kind in ("place", "organisation")
        ):
            continue
        if n.slot == "place" and prep in ("in", "of", "from") and j > 0 and line[j - 1].low in _APPOSED:
            continue
        if (
            n.slot == "place"
            and possessive
            and k + 2 < len(line)
            and (line[k + 2].row is not None or line[k + 2].text[0].isupper())
        ):
            continue
        if (
            prep in ("from", "out")
            and j > c.low
            and line[j - 1].low
            in (
                "operating",
                "departing",
                "leaving",
                "running",
                "sent",
                "dispatched",
                "despatched",
                "operated",
                "run",
                "departed",
                "shipped",
                "originating",
            )
        ):
            out.append(Local(n, k, "operating_from", 2))
            continue
        if (
            n.slot == "place"
            and not possessive
            and k + 1 < c.high
            and line[k + 1].kind == "word"
            and not line[k + 1].text[0].isupper()
            and nominal(line[k + 1])
            and not line[k + 1].cls
            and prep != ""
        ) and line[k + 1].low not in ("alone", "respectively", "itself", "border", "area", "rail"):
            continue
        out.append(
            Local(n, k, "'s" if possessive and prep not in _LOCAL else prep, _strength(f, n, k, prep, possessive))
        )
    return _without_routes(out, line)


_APPOSED = frozenset(
    "capital customer customers authority ministry headquarters head director manager official "
    "officials chairman president researcher expert dealer importer exporter trader port ports "
    "company".split()
) - {"port", "ports"}


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
    if prep == "with" and k >= 2 and f.pieces[k - 2].low in ("border", "borders", "frontier"):
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
            if len(between) > _WAY or any(p.kind == "quantity" or p.low == ";" for p in between):
                break
            if any(p.low in ends for p in between):
                drop |= {id(x) for x in places if a.at <= x.at <= b.at}
    return [x for x in found if id(x) not in drop]


_WAY = 10  # pieces between the ends of a route


_ENDS = {
    "from": ("to", "into"),
    "operating_from": ("to",),
    "between": ("and",),
    **dict.fromkeys(
        ("linking", "connecting", "links", "connects", "link", "connect", "joins", "join"), ("and", "with", "to")
    ),
}
