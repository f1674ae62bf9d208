"""Measures of lists: "Fruit (1,905 TEU)", "ores 16 percent and steel 7"."""

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import np_start, phrase
from extractor.facts.figures.spoken_of import in_turn_of


def item(f: Figure) -> Found | None:
    """ "Fruit (1,905 TEUs), timber (1,120)", "Auto parts, at 2,528 TEUs," "Grain, with 156,634 tons,", "coal: 5"."""
    line, i = f.pieces, f.at
    j = i - 1
    if j >= 2 and line[j].low == "with":
        low = np_start(line, j)
        if low < j and low and (line[low - 1].low in (",", "and", "came", "come")):
            return phrase(f, low, j, "measure.item_with")
    if (
        j >= 0
        and line[j].low in ("at", "with", "totalling", "totaling", "by")
        and j >= 1
        and line[j - 1].low in (",",)
        and j >= 2
    ):
        return phrase(f, np_start(line, j - 1), j - 1, "measure.item_with")
    if j >= 2 and line[j - 1].low == "," and f.of is not None and f.of.at > f.at:
        return phrase(f, np_start(line, j - 1), j - 1, "measure.item_up")
    if j >= 1 and line[j].low in ("(", ":", "–", "—", "--", "-"):
        low = np_start(line, j)
        # "Container traffic in January-June: 15,676 TEU"
        k = j
        return phrase(f, low, k, "measure.item")
    return None


def gapped(f: Figure) -> Found | None:
    """ "coal made up 41 percent, manganese 22 percent", "ores 16 percent and steel 7 percent"."""
    line, i = f.pieces, f.at
    j = i
    while j > 0 and line[j - 1].low in (
        "another",
        "a",
        "further",
        "about",
        "by",
        "just",
        "only",
        "to",
        "for",
        "at",
        "than",
        "from",
    ):
        j -= 1
    low = np_start(line, j)
    if (
        low < j
        and low >= 1
        and line[low - 1].low in (",", "and", ";", "(", "while", ":", "but", "–")
        and all(p.kind in ("word",) for p in line[low:j])
        and not any(
            p.verb and p.low not in ("export", "exports", "import", "imports", "transit", "loading", "shipping")
            for p in line[low:j]
        )
    ):
        return phrase(f, low, j, "measure.gapped")
    return None


def making_up(f: Figure) -> Found | None:
    """ "with home appliances and cars making up 38 percent and 21 percent"."""
    line, i = f.pieces, f.at
    for k in range(i - 1, max(-1, i - 6), -1):
        if line[k].low in (
            "making",
            "accounting",
            "representing",
            "comprising",
            "constituting",
            "forming",
            "reaching",
            "exceeding",
            "increasing",
            "rising",
            "growing",
            "falling",
            "totalling",
            "totaling",
            "contributing",
            "declining",
            "dropping",
        ):
            low = np_start(line, k)
            got = phrase(f, low, k, "measure.making_up")
            return in_turn_of(f, got) if got else None
    return None
