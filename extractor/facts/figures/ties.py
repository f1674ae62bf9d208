"""What ties a name to a figure, and what speaks for none, in plain words that `said_of` weighs."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from extractor.facts.article import Sentence
from extractor.facts.figures.figure import Figure, Run, is_network
from extractor.facts.figures.names import LISTS, Name, Names, name_of
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.reading import read
from extractor.facts.figures.stands import stands
from extractor.facts.figures.words import NONE, classes

_CALLED = {
    "ref.port": ("port", "city"),
    "ref.city": ("city",),
    "ref.region": ("region",),
    "ref.country": ("country",),
    "ref.line": ("line",),
    "ref.company": ("company",),
    "ref.train": ("train",),
}
"""The classes of names that a noun without a name can call back: "the port"."""
_CALLS = frozenset(_CALLED)
_PRONOUNS = ("it", "they", "we", "its", "their", "our", "which", "who")
_SAID_BACK = frozenset("its there here it their them we our nationwide national".split())
_GAPS = ((0, "next to it"), (1, "a word off"), (3, "few words off"), (7, "some words off"))
_FEW = 3  # pieces between a figure and a name that are quoted
_LAST = 3  # names told apart by how few others were named since
_OFTEN = ("once", "twice", "often", "often", "very often")
_SORTS = 4096  # pairs of a name and a figure whose features are kept
_NATION = ("ian", "ese", "ish")


def _calls(p: Piece) -> bool:
    return p.row is None and (p.low in _SAID_BACK or not _CALLS.isdisjoint(p.cls))


class Surroundings:
    """A figure, its subject, and the names of its sentence and before."""

    def __init__(self, f: Figure, names: Names) -> None:
        self.f, self.names = f, names
        self.number = f.reading.sentence.number
        self.figure = _kind_of(f)
        self.subject, self.called = _subject_of(f)
        line, c = f.pieces, f.clause
        self.has = {slot: slot in f.reading.kinds for slot in LISTS}
        self.in_its_clause = {slot: bool(f.reading.mentions(slot, c.low, c.high)) for slot in LISTS}
        self.before = {slot: names.before(slot, self.number) for slot in LISTS}
        self.own: dict[tuple[str, str], Name] = {}  # the mention in its sentence that stands for each value
        self.at: dict[int, int] = {}  # where it stands, by the identity of the name
        said = f.reading.places(_calls, c.low, c.high)
        outside = [k for k in said if not c.subject[0] <= k < c.subject[1]]
        self.called_inside = {
            name: line[k - 2].low if k > 1 and "prep" in line[k - 2].cls else "no word"
            for k in outside
            if k and line[k - 1].low in ("the", "this", "that", "its")
            for name in _refs(line[k])
        }
        self.nouns = {line[k].low for k in (*outside, c.subject[1] - 1) if k >= 0 and _refs(line[k])}
        self.words = sorted({f"'{line[k].low}' in its clause" for k in outside if line[k].low in _SAID_BACK})
        if any(p.kind == "word" and p.text[0].isupper() and p.low.endswith(_NATION) for p in line[slice(*c.subject)]):
            self.words.append("a nation in its subject")
        if f.row["per"]:
            self.words.append("a rate")

    @cached_property
    def of_none(self) -> list[str]:
        """What speaks for its being said of nothing, whatever the slot."""
        c = self.f.clause
        found = ["none", f"none of {self.figure}", f"none of a {self.f.role}", f"none, {self.subject}"]
        found.append("none, passive" if c.passive else "none, active")
        if c.kind != "main":
            found.append(f"none, {c.kind} clause")
        found += [f"none, {slot} here: {has}" for slot, has in self.has.items()]
        found += [f"none, {told}" for told in self.called]
        found += [f"none, clause {name}" for name in self.called_inside]
        return found + [f"none, {told}" for told in self.words]

    def near(self, slot: str, size: int) -> list[Name]:
        """The names of its sentence around it, each value once: in its clause first, then the nearest."""
        f, c = self.f, self.f.clause
        at = f.reading.mentions(slot, 0, len(f.pieces))
        middle = bisect_left(at, f.at)
        around = at[max(0, middle - size) : middle + size]
        for k in sorted(around, key=lambda k: (not c.low <= k < c.high, abs(k - f.at))):
            name = name_of(f.pieces[k], self.number)
            if name is not None and (slot, name.value) not in self.own:
                self.own[slot, name.value] = name
                self.at[id(name)] = k
        return [name for (s, _), name in self.own.items() if s == slot]

    def in_clause(self, name: Name) -> bool:
        """Whether a name of its sentence stands in its clause."""
        return self.f.clause.low <= self.at.get(id(name), -1) < self.f.clause.high

    def joined(self, before: "Surroundings") -> list[str]:
        """The few words that join it to the figure before."""
        low, high = before.f.at + 1, self.f.at
        if before.number != self.number or not 0 <= high - low <= _FEW:
            return []
        return [f"'{' '.join(p.low if p.row is None else p.kind for p in self.f.pieces[low:high])}'"]

    def distance(self, before: "Surroundings") -> str:
        """How far the figure before is."""
        if before.number == self.number:
            return "same clause" if before.f.clause is self.f.clause else "same sentence"
        paragraphs = self.names.paragraphs
        away = self.number - before.number
        told = "1 sentence" if away == 1 else "2 sentences" if away == 2 else "far"
        return told if paragraphs[before.number] == paragraphs[self.number] else f"{told}, a paragraph"


def _refs(p: Piece) -> tuple[str, ...]:
    return _refs_of(p.cls) if p.cls else ()


@cache
def _refs_of(cls: frozenset[str]) -> tuple[str, ...]:
    """What a noun of these classes can call back."""
    return tuple(sorted(cls & _CALLS))


def _subject_of(f: Figure) -> tuple[str, tuple[str, ...]]:
    """What the subject of its clause is, and what its head can call back."""
    line, c = f.pieces, f.clause
    low, high = c.subject
    if c.verb < 0 or low >= high:
        return ("no verb" if c.verb < 0 else "no subject"), ()
    head, called = line[high - 1], _refs(line[high - 1])
    if low <= f.at < high:
        return "it is the subject", called
    named = [p.kind for p in line[low:high] if p.kind in LISTS]
    if head.kind in LISTS:
        return f"subject {head.kind}", called
    if line[low].low in _PRONOUNS:
        return f"subject '{line[low].low}'", called
    if named:
        return f"subject with {named[-1]}", called
    return ("subject 'the' noun" if line[low].low in ("the", "this", "that") else "subject noun"), called


def _kind_of(f: Figure) -> str:
    """What it measures: "units", "a network", "count of trains", "mass"."""
    row = f.row
    if row["kind"] != "count":
        return str(row["kind"])
    if row["unit"]:
        return "units"
    if is_network(f):
        return "a network"
    head = (row["counted"] or "").lower().split()[-1:]
    known = sorted(classes().get(head[0], NONE)) if head else []
    return f"count of {next((name[8:] for name in known if name.startswith('counted.')), 'other things')}"


def of_none(a: Surroundings, slot: str) -> list[str]:
    """What speaks for a figure being said of no place, service or organisation."""
    found = [f"none, {'some' if a.has[slot] else 'nobody'} here, {a.subject}"]
    found += [f"none, its clause has a {s}" for s in LISTS if s != slot and a.in_its_clause[s]]
    return a.of_none + found


_AWAY = ("here", "1 away", "2 away", "3-5 away", "3-5 away", "3-5 away")


def of_name(a: Surroundings, name: Name, known: Mapping[int, Sentence]) -> list[str]:
    """What ties a name to a figure: what it is, how the text names it, where it stands, what calls it back."""
    cls, kind = name.cls, name.kind
    away = a.number - name.sentence
    told = _AWAY[away] if away < len(_AWAY) else "far away"
    found = [*_of_sort(cls, kind, a.figure, a.f.role, a.subject, told)]
    if away:
        found += _of_distance(a, name)
    found += _of_naming(a, name, told)
    k = a.at.get(id(name))
    if k is not None:
        found += _of_place(a, name, k)
    elif name.sentence in known:
        r = read(known[name.sentence])
        stood = stands(r, r.pieces.index(name.piece), told)
        found += stood
        found.append(f"{stood[2]}, {a.subject}")
    if a.called or a.called_inside or a.nouns:
        found += _of_calling(a, name)
    for word in a.words:
        found += (f"{word}, {cls}", f"{word}, {told}")
    return found


@lru_cache(_SORTS)
def _of_sort(cls: str, kind: str, figure: str, role: str, subject: str, told: str) -> tuple[str, ...]:
    """What a name and a figure are, and how far apart."""
    found = ("a name", f"a {kind}", f"a {kind} of {figure}", f"a {kind}, {role}", f"a {kind}, {subject}")
    return *found, told, f"{told}, {subject}", f"{told}, {cls}"


def _of_distance(a: Surroundings, name: Name) -> list[str]:
    paragraphs = a.names.paragraphs
    found = ["in its paragraph" if paragraphs[name.sentence] == paragraphs[a.number] else "in a paragraph before"]
    if a.has[name.slot]:
        found.append("away, another here")
    for rank, one in enumerate(a.before[name.slot][:_LAST]):
        if one.value == name.value:
            return [*found, f"named last but {rank}, {a.subject}"]
    return [*found, f"not among the last, {a.subject}"]


def _of_naming(a: Surroundings, name: Name, told: str) -> list[str]:
    """How often and how early the text names it, and whether the title does."""
    slot, value, cls = name.slot, name.value, name.cls
    known = a.names.naming.get((slot, value, told))
    if known is not None:
        return known
    found = a.names.naming[slot, value, told] = []
    mentions = a.names.of_value[slot, value]
    often = _OFTEN[min(len(mentions), len(_OFTEN)) - 1]
    found += [f"named {often}", f"named {often}, {told}"]
    if a.names.most.get(slot) == value:
        found += ["named most", f"named most, {cls}", f"named most, {told}"]
    if a.names.first.get(slot) == value:
        found += ["named first", f"named first, {cls}", f"named first, {told}"]
    if mentions[0].sentence == 0:
        found.append("in the first sentence")
    in_title = a.names.of_title.get((slot, value), ())
    found += in_title
    if in_title:
        found += [f"in the title, {cls}", f"in the title, {told}"]
    return found


def _of_place(a: Surroundings, name: Name, k: int) -> list[str]:
    """Where it stands in the figure's sentence, beside the figure."""
    found: list[str] = []
    f, c, cls = a.f, a.f.clause, name.cls
    stood = stands(f.reading, k)
    inside = c.low <= k < c.high
    where = "its clause" if inside else "clause before" if k < c.low else "clause behind"
    side = "before it" if k < f.at else "behind it"
    found += stood
    found += [f"{where}: {stood[0]}", f"{where}, {side}", f"{side}: {stood[0]}", f"{stood[0]}, {cls}"]
    if inside:
        found += [f"{side}: {stood[1]}, {cls}", f"{side}: {stood[1]}, {a.figure}"]
    found += _of_gap(a, name, k, side, where, stood[1])
    if f.run is not None and f.run.size > 1:
        found += _in_turn(f, k, f.run)
    return found


def _of_gap(a: Surroundings, name: Name, k: int, side: str, where: str, lead: str) -> list[str]:
    """What stands between it and the figure, and whether another figure is nearer to it."""
    found: list[str] = []
    f = a.f
    low, high = min(k, f.at) + 1, max(k, f.at)
    figures = len(f.reading.mentions("quantity", low, high))
    others = len(f.reading.mentions(name.slot, low, high))
    gap = high - low
    pieces = next((words for most, words in _GAPS if gap <= most), "far")
    found += [f"{pieces}, {side}", f"{min(figures, 2)} figures between, {side}"]
    found.append(f"{min(others, 2)} others between, {side}")
    found.append(
        f"{'figures' if figures else 'no figures'}, {'others' if others else 'no others'} between, {where} {side}"
    )
    if gap < _FEW:
        words = " ".join(p.low if p.row is None else p.kind for p in f.pieces[low:high])
        found += [f"{side}, '{words}' between", f"{side}, '{words}' between, {lead}"]
    if not figures:
        beyond = (max(0, k - gap), k) if k < f.at else (k + 1, k + 1 + gap)
        nearer = "another figure" if f.reading.mentions("quantity", *beyond) else "no figure"
        found.append(f"{side}, {nearer} is nearer, {where}")
    return found


def _in_turn(f: Figure, k: int, run: Run) -> list[str]:
    """Of a list of names as long as the list of figures: "Lodz and Gdansk sent 210 and 190 trains"."""
    found: list[str] = []
    line = f.pieces
    low = high = k
    while low >= 2 and line[low - 2].kind == line[k].kind and line[low - 1].low in ("and", ","):
        low -= 2
    while high + 2 < len(line) and line[high + 2].kind == line[k].kind and line[high + 1].low in ("and", ","):
        high += 2
    if high - low == 2 * run.size - 2:
        found.append("in its turn" if (k - low) // 2 == run.place else "in another's turn")
    return found


def _of_calling(a: Surroundings, name: Name) -> list[str]:
    """Whether the subject, or another noun of the clause, can call it back."""
    found: list[str] = []
    nouns = [(ref, ref, "the subject") for ref in a.called]
    nouns += [(ref, f"clause {ref}", f"a noun behind '{lead}'") for ref, lead in a.called_inside.items()]
    if a.nouns and not a.nouns.isdisjoint(name.value.lower().split()):
        found += ["a noun of the clause is in its name", f"a noun of the clause is in its name, {a.subject}"]
    for ref, noun, led in nouns:
        found.append(f"{noun}, {name.cls}")
        if name.cls in _CALLED[ref]:
            last = [one.value for one in a.before[name.slot] if one.cls in _CALLED[ref]]
            if last and last[0] == name.value:
                found += [f"the last for {noun}", f"the last for {led}"]
            if last == [name.value] and name.sentence != a.number:
                found += ["the only one that a noun calls back", f"the only one for {led}"]
            if a.names.main.get(name.cls) == name.value:
                found += [f"the chief one for {noun}", f"the chief one for {led}"]
    return found
