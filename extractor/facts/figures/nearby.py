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


def locals_of(r: Reading, c: Clause, f: Figure, state: State) -> list[Local]:
    """The names of the clause besides its subject, with the word that leads to each; not to be changed.

    Where nothing is called back they are the same for all figures of a clause that count alike.
    """
    memo, key = r.sentence.memo, (c.low, is_network(f))
    same: list[Local] | None = memo.get(("nearby", key))
    if same is not None:
        return same
    ties = r.places(_ties, c.low, c.high)
    known: dict[int, Local | None] = memo.setdefault(("named", key), {})
    found = [_called(r, c, k, state) if r.pieces[k].row is None else _named(r, c, k, f, known) for k in ties]
    near = _without_routes([local for local in found if local is not None], r.pieces)
    if all(r.pieces[k].row is not None for k in ties):
        memo["nearby", key] = near
    return near


def _called(r: Reading, c: Clause, k: int, state: State) -> Local | None:
    """What "the port" calls back, behind a preposition."""
    line = r.pieces
    if not (line[k].cls & CALLED and k > c.low + 1) or c.subject[0] <= k < c.subject[1]:
        return None
    if line[k - 1].low not in ("the", "this", "that") or "prep" not in line[k - 2].cls:
        return None
    if k + 1 < len(line) and line[k + 1].low in ("'s", "’s", "of"):
        return None
    got = resolve(r, k - 1, k + 1, state)
    return Local(got, k, line[k - 2].low, 2) if isinstance(got, Name) and got.slot != "organisation" else None


def _named(r: Reading, c: Clause, k: int, f: Figure, known: dict[int, Local | None]) -> Local | None:
    """The name at ``k``; worked out once for the figures of a clause that count alike."""
    if k not in known:
        known[k] = _read(r, c, k, f)
    return known[k]


def _read(r: Reading, c: Clause, k: int, f: Figure) -> Local | None:
    line = r.pieces
    n = name_of(line[k]) if line[k].kind in SLOTS else None
    if n is None:
        return None
    if is_network(f) and k >= 2 and line[k - 1].low in ("in", "across") and line[k - 2].kind == "quantity":
        return None
    j = _lead_of(line, k, c.low)
    prep = line[j].low if j >= c.low else ""
    possessive = k + 1 < len(line) and line[k + 1].low in POSSESSIVE
    if n.slot == "place" and _lies_there(line, k, j, prep, possessive):
        return None
    if prep in ("from", "out") and j > c.low and line[j - 1].low in _SET_OUT:
        return Local(n, k, "operating_from", 2)
    if n.slot == "place" and prep and not possessive and k + 1 < c.high and _modifies(line[k + 1]):
        return None
    return Local(n, k, "'s" if possessive and prep not in _LOCAL else prep, _strength(f, n, k, prep, possessive))


_BEFORE_NAME = frozenset(
    "the a its country port city town station border province terminal eastern western northern southern central both "
    "'s ’s".split()
)
_SET_OUT = frozenset(
    "operating departing leaving running sent dispatched despatched operated run departed shipped originating".split()
)
_OF = frozenset("port city town province station terminal region state".split())  # "of" goes on before these


def _lead_of(line: list[Piece], k: int, low: int) -> int:
    """The word that leads to a name, before articles, what the place is, and adjectives: "in the port of X"."""
    j = k - 1
    while j >= low:
        p = line[j]
        owner = p.kind == "place" and j + 1 < k and line[j + 1].low in ("'s", "’s")
        adjective = p.kind == "word" and not p.cls and p.low.endswith(("ern", "ian", "ese", "ish", "an"))
        if p.low == "of":
            if j - 1 >= low and line[j - 1].low not in _OF:
                break
        elif not (p.low in _BEFORE_NAME or owner or adjective):
            break
        j -= 1
    return j


def _lies_there(line: list[Piece], k: int, j: int, prep: str, possessive: bool) -> bool:
    """Whether a place only tells where another name lies: "Horgos Port in Xinjiang", "in X, Y Province"."""
    if j > 0:
        named = line[j - 1].row is not None and line[j - 1].kind in ("place", "organisation")
        if named and prep in ("in", "on", "of", "from", ","):
            return True
        if prep in ("in", "of", "from") and line[j - 1].low in _APPOSED:
            return True
    return possessive and k + 2 < len(line) and (line[k + 2].row is not None or line[k + 2].text[0].isupper())


def _modifies(p: Piece) -> bool:
    """Whether a place only modifies this noun behind it: "in Berlin warehouses"."""
    if p.kind != "word" or p.cls or p.text[0].isupper() or not nominal(p):
        return False
    return p.low not in ("alone", "respectively", "itself", "border", "area", "rail")


_APPOSED = frozenset(
    "capital customer customers authority ministry headquarters head director manager official "
    "officials chairman president researcher expert dealer importer exporter trader "
    "company".split()
)


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
