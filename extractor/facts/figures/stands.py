"""Where a name stands in its sentence, in plain words: behind which word, before which, in what part of its clause."""

from extractor.facts.figures.names import LISTS
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import Reading
from extractor.facts.figures.subjects import Clause
from extractor.facts.figures.verbs import nominal

POSSESSIVE = ("'s", "’s", "'", "’")
_BEFORE_NAME = frozenset(
    "the a its country port city town station border province terminal eastern western northern southern central both "
    "'s ’s".split()
)
_OF = frozenset("port city town province station terminal region state".split())  # "of" goes on before these
_APPOSED = frozenset(
    "capital customer customers authority ministry headquarters head director manager official officials chairman "
    "president researcher expert dealer importer exporter trader company".split()
)
_JOINING = ("and", "or", "to", "by", "via", "with", "of")
_TELLING = ("verb", "noun", "ref.", "coun")  # classes of the word behind a name that tell something
_NO_MODIFIED = ("alone", "respectively", "itself", "border", "area", "rail")


def stands(r: Reading, k: int, away: str = "") -> tuple[str, ...]:
    """How the name ``k`` of a sentence stands there, led by ``away``; first its part of the clause and its lead."""
    known = r.stands.get((k, away))
    if known is None:
        known = tuple(f"{away}: {word}" for word in stands(r, k)) if away else tuple(_stands(r, k))
        r.stands[k, away] = known
    return known


def _stands(r: Reading, k: int) -> list[str]:
    line, c = r.pieces, r.clause_of(k)
    low, high = c.subject
    part = "no verb" if c.verb < 0 else "subject" if low <= k < high else "before verb" if k < c.verb else "behind verb"
    at = _lead_of(line, k, c.low)
    lead = "nothing" if at < c.low else _as_lead(line[at])
    found = [f"{part} behind {lead}", f"behind {lead}", part]
    behind = line[k + 1] if k + 1 < len(line) else None
    possessive = behind is not None and behind.low in POSSESSIVE
    if possessive:
        found += ["possessive", f"possessive {part}"]
    elif behind is not None:
        word = _as_next(behind)
        found += [f"before {word}", f"before {word} {part}"]
    if line[k].kind == "place":
        if _lies_there(line, k, at, lead, possessive):
            found.append("tells where a name lies")
        if behind is not None and not possessive and k + 1 < c.high and _modifies(behind):
            found.append("modifies a noun")
        if _ends_way(line, k, at):
            found.append("an end of a way")
    return found + _of_clause(c, k, part, lead)


def _of_clause(c: Clause, k: int, part: str, lead: str) -> list[str]:
    found = ["heads the subject"] if part == "subject" and k == c.subject[1] - 1 else []
    if c.kind == "said":
        found.append("in an aside of who says so")
    if c.passive:
        found.append(f"passive behind {lead}")
    return found


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


def _as_lead(p: Piece) -> str:
    if "prep" in p.cls or p.kind == "mark" or p.low in _JOINING:
        return p.low
    return next((name for name in sorted(p.cls) if name.startswith("verb")), p.kind)


def _as_next(p: Piece) -> str:
    if p.kind in (*LISTS, "quantity", "date"):
        return p.kind
    told = next((name for name in sorted(p.cls) if name.startswith(_TELLING)), None)
    if told is not None:
        return told
    return p.low if p.kind == "mark" or p.low in ("and", "or", "to") else "prep" if "prep" in p.cls else "word"


def _lies_there(line: list[Piece], k: int, j: int, lead: str, possessive: bool) -> bool:
    """Whether a place only tells where another name lies: "Horgos Port in Xinjiang", "in X, Y Province"."""
    if j > 0:
        named = line[j - 1].row is not None and line[j - 1].kind in ("place", "organisation")
        if named and lead in ("in", "on", "of", "from", ","):
            return True
        if lead in ("in", "of", "from") and line[j - 1].low in _APPOSED:
            return True
    return possessive and k + 2 < len(line) and (line[k + 2].row is not None or line[k + 2].text[0].isupper())


def _ends_way(line: list[Piece], k: int, j: int) -> bool:
    """Whether a place is an end of a way: "from Kunming to Vientiane", "link Yantai with Tashkent"."""
    if j < 0:
        return False
    ends = _ENDS.get(line[j].low)
    if ends is not None:
        return any(p.low in ends and _is_end(line, n) for n, p in enumerate(line[k + 1 : k + _WAY], k + 1))
    if line[j].low not in _SECOND:
        return False
    return any(line[j].low in _ENDS.get(p.low, ()) for p in line[max(0, j - _WAY) : j])


def _is_end(line: list[Piece], n: int) -> bool:
    """Whether a place follows soon behind a word that leads to it."""
    return any(p.kind == "place" for p in line[n + 1 : n + _SOON])


_WAY = 10  # pieces between the ends of a way
_SOON = 4  # pieces between a word and the place that it leads to
_LINKING = "linking connecting links connects link connect joins join".split()
_ENDS = {"from": ("to", "into"), "between": ("and",), **dict.fromkeys(_LINKING, ("and", "with", "to"))}
"""Words that lead to the one end of a way, and those that lead to the other."""
_SECOND = frozenset(word for words in _ENDS.values() for word in words)


def _modifies(p: Piece) -> bool:
    """Whether a place only modifies this noun behind it: "in Berlin warehouses"."""
    if p.kind != "word" or p.cls or p.text[0].isupper() or not nominal(p):
        return False
    return p.low not in _NO_MODIFIED
