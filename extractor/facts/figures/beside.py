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
    line, i = f.pieces, f.at

    def place(p: Piece) -> bool:
        return p.kind == "place" or (p.kind == "organisation" and f.row["kind"] != "length")

    # before: NAME ( FIG ; NAME, FIG ; NAME FIG ; NAME with/: FIG
    j = i - 1
    if j >= 1 and line[j].low in ("(", ",", ":", "–", "—", "with", "at", "by", "-", "to"):
        j -= 1
        if j >= 1 and line[j].low in (",", ":"):
            j -= 1
    if (
        j >= 0
        and place(line[j])
        and line[i - 1].low not in (",",)
        and not (
            j
            and line[j - 1].cls & {"prep"}
            and line[j - 1].low in ("in", "to", "from", "of")
            and line[i - 1].low not in ("(", "by", "to", "–", "-", "—", "")
        )
    ):
        n = name_of(line[j])
        before = line[j - 1].low if j else ""
        if n and (
            line[i - 1].low in ("(", "by", "with", "–", "—", "-", ":")
            or (j == i - 1 and before in (",", "and", ";", ":", "while", "but", "", "the"))
        ):
            return n.found("beside_before")
    # "Erenhot, 742 trains ( -2.1% )" in a list behind a colon or semicolon
    if i >= 2 and line[i - 1].low == "," and place(line[i - 2]) and (i == 2 or line[i - 3].low in (":", ";")):
        n = name_of(line[i - 2])
        return n.found("beside_list") if n else None
    if (
        i >= 4
        and line[i - 1].low == ","
        and place(line[i - 2])
        and line[i - 3].low == "in"
        and place(line[i - 4])
        and (i == 4 or line[i - 5].low in (":", ";", "and"))
    ):
        n = name_of(line[i - 4])
        return n.found("beside_list") if n else None
    if j >= 2 and place(line[j]) and line[j - 1].low == "of" and line[j - 2].low == "that":
        n = name_of(line[j])
        return n.found("that_of") if n else None
    # behind: FIG in NAME (lengths), FIG by NAME, FIG ... for NAME in lists
    k = i + 1
    for k2 in range(i + 1, min(len(line) - 2, i + 12)):
        if line[k2].kind == "quantity" or line[k2].low == ";":
            break
        if line[k2].kind == "organisation" and (
            (line[k2 - 1].low == "to" and line[k2 - 2].low.startswith("belong"))
            or (line[k2 - 1].low == "of" and line[k2 - 2].low == "hands")
        ):
            n = name_of(line[k2])
            return n.found("beside_owner") if n else None
    if f.row["kind"] == "length":
        steps = 0
        if k + 2 < len(line) and line[k].low == "(" and line[k + 2].low == ")":
            k += 3
        while (
            k < len(line)
            and steps < 9
            and not place(line[k])
            and line[k].low not in (",", ";", ".", "and")
            and line[k].kind != "quantity"
        ):
            k += 1
            steps += 1
        if (
            k < len(line)
            and place(line[k])
            and k > i + 1
            and any(p.low in ("in", "to", "on", "within", "through", "across", "inside") for p in line[i + 1 : k])
            and not any(p.low in ("from", "between", "away") for p in line[i + 1 : k])
        ):
            if any(p.low == "to" for p in line[i + 1 : k]) and not _gapped_lengths(f):
                return None
            n = name_of(line[k])
            return n.found("length_in") if n else None
        return None
    if i >= 2 and line[i - 1].low.endswith("ing") and line[i - 1].kind == "word" and place(line[i - 2]):
        n = name_of(line[i - 2])
        return n.found("beside_ing") if n else None
    if k + 1 < len(line) and line[k].low == "by" and place(line[k + 1]):
        n = name_of(line[k + 1])
        return n.found("beside_by") if n else None
    return None


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
