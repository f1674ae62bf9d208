"""Names that are told next to a figure and are its own alone."""

from dataclasses import replace

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.names import Frame, Name, name_of
from extractor.facts.figures.pieces import Piece


def with_own(said: Frame, own: Found, f: Figure) -> Frame:
    """The frame of a figure that has a name right next to it."""
    if own.list == "places":
        return replace(said, place=own)
    if f.row["kind"] == "length":
        return replace(said, organisation=own)
    return replace(said, organisation=own, place=None)


def beside(f: Figure) -> Found | None:
    """A name right next to the figure: "Chengdu (28,800 TEU)", "1,279 by Alashankou", "700 km in Turkmenistan"."""
    for look in (_right_before, _in_list, _that_of, _owner):
        found = look(f)
        if found is not None:
            return found
    if f.row["kind"] == "length":
        return _length_in(f)
    line, i = f.pieces, f.at
    if i >= 2 and line[i - 1].low.endswith("ing") and line[i - 1].kind == "word" and _is_place(f, i - 2):
        return _found(f, i - 2, "beside_ing")
    if i + 2 < len(line) and line[i + 1].low == "by" and _is_place(f, i + 2):
        return _found(f, i + 2, "beside_by")
    return None


def _is_place(f: Figure, k: int) -> bool:
    kind = f.pieces[k].kind
    return kind == "place" or (kind == "organisation" and f.row["kind"] != "length")


def _found(f: Figure, k: int, rule: str) -> Found | None:
    n = name_of(f.pieces[k])
    return n.found(rule) if n else None


_LINKS = ("(", ",", ":", "–", "—", "with", "at", "by", "-", "to")


def _before(f: Figure) -> int:
    """The piece before the figure and the mark or word that links it to a name."""
    line, j = f.pieces, f.at - 1
    if j >= 1 and line[j].low in _LINKS:
        j -= 1
        if j >= 1 and line[j].low in (",", ":"):
            j -= 1
    return j


def _right_before(f: Figure) -> Found | None:
    """ "Chengdu (28,800 TEU)", "Chengdu with 28,800", "and Chengdu 28,800"."""
    line, j, link = f.pieces, _before(f), f.pieces[f.at - 1].low
    if j < 0 or link == "," or not _is_place(f, j):
        return None
    before = line[j - 1].low if j else ""
    led = j > 0 and "prep" in line[j - 1].cls and before in ("in", "to", "from", "of")
    if led and link not in ("(", "by", "to", "–", "-", "—", ""):
        return None
    adjoining = j == f.at - 1 and before in (",", "and", ";", ":", "while", "but", "", "the")
    if link in ("(", "by", "with", "–", "—", "-", ":") or adjoining:
        return _found(f, j, "beside_before")
    return None


def _in_list(f: Figure) -> Found | None:
    """ "Erenhot, 742 trains (-2.1%)" behind a colon or semicolon, "Erenhot in Inner Mongolia, 742"."""
    line, i = f.pieces, f.at
    if i < 2 or line[i - 1].low != "," or not _is_place(f, i - 2):
        return None
    if i == 2 or line[i - 3].low in (":", ";"):
        return _found(f, i - 2, "beside_list")
    if i >= 4 and line[i - 3].low == "in" and _is_place(f, i - 4) and (i == 4 or line[i - 5].low in (":", ";", "and")):
        return _found(f, i - 4, "beside_list")
    return None


def _that_of(f: Figure) -> Found | None:
    """ "that of Poti, 20,000"."""
    line, j = f.pieces, _before(f)
    if j >= 2 and _is_place(f, j) and line[j - 1].low == "of" and line[j - 2].low == "that":
        return _found(f, j, "that_of")
    return None


_OWNED = 12  # pieces behind a figure in which its owner is told


def _owner(f: Figure) -> Found | None:
    """ "1,200 wagons, which belong to KTZ", "in the hands of KTZ"."""
    line = f.pieces
    for k in range(f.at + 1, min(len(line) - 2, f.at + _OWNED)):
        if line[k].kind == "quantity" or line[k].low == ";":
            return None
        belongs = line[k - 1].low == "to" and line[k - 2].low.startswith("belong")
        held = line[k - 1].low == "of" and line[k - 2].low == "hands"
        if line[k].kind == "organisation" and (belongs or held):
            return _found(f, k, "beside_owner")
    return None


_LENGTH_REACH = 9  # pieces behind a length in which the land is told that it lies in


def _length_in(f: Figure) -> Found | None:
    """ "700 km in Turkmenistan", not "700 km from Ashgabat"; "700 km to X" only where several lengths share a way."""
    line, start = f.pieces, f.at + 1
    k = start
    if k + 2 < len(line) and line[k].low == "(" and line[k + 2].low == ")":
        k += 3
    end = min(len(line), k + _LENGTH_REACH)
    while k < end and not _is_place(f, k) and line[k].low not in (",", ";", ".", "and") and line[k].kind != "quantity":
        k += 1
    if not start < k < len(line) or not _is_place(f, k):
        return None
    words = {p.low for p in line[start:k]}
    if words & {"from", "between", "away"} or not words & {"in", "to", "on", "within", "through", "across", "inside"}:
        return None
    return None if "to" in words and not _gapped_lengths(f) else _found(f, k, "length_in")


def _gapped_lengths(f: Figure) -> bool:
    lengths = [p for p in f.pieces if p.kind == "quantity" and p.row is not None and p.row["kind"] == "length"]
    return len(lengths) > 1


def dealt(f: Figure, figures: list[Figure]) -> Found | None:
    """ "29 and 71 percent for Liuzhou and Nanning", "202 tonnes to Riga, 174 to Tallinn": each place its own."""
    line = f.pieces
    same = f.run
    if len(same) > 1 and "place" in f.reading.kinds:
        respectively = "respectively" in f.reading.lows
        for run in _place_runs(line):
            subject = f.clause.subject[0] <= run[0] < f.clause.subject[1]
            if len(run) == len(same) and (respectively or subject):
                n = name_of(line[run[same.index(f)]])
                return n.found("in_turn") if n else None

    # "202 tonnes to Riga, 174 tonnes to Tallinn"
    def to(g: Figure) -> Name | None:
        for k in range(g.at + 1, min(len(line), g.at + 7)):
            if line[k].kind in ("quantity", "mark"):
                return None
            if line[k].kind == "place" and line[k - 1].low in (
                "to",
                "for",
                "from",
                "in",
                "at",
                "the",
                "via",
                "through",
            ):
                return name_of(line[k])
        return None

    n = to(f)
    if n is not None and sum(to(g) is not None for g in figures if g.row["unit"] == f.row["unit"]) >= 2:
        return n.found("dealt")
    return None


def _place_runs(line: list[Piece]) -> list[list[int]]:
    """The lists of places: "Germany, Poland and the United Kingdom"."""
    runs: list[list[int]] = []
    for k, p in enumerate(line):
        if p.kind == "place":
            if runs and all(q.low in ("and", ",", "the") for q in line[runs[-1][-1] + 1 : k]):
                runs[-1].append(k)
            else:
                runs.append([k])
    return runs
