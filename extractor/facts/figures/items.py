"""Measures of lists: "Fruit (1,905 TEU)", "ores 16 percent and steel 7"."""

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import np_start, phrase
from extractor.facts.figures.spoken_of import in_turn_of

_WAYS = ("up", "down", "off", "plus", "minus")


def item(f: Figure) -> Found | None:
    """ "Fruit (1,905 TEUs), timber (1,120)", "Auto parts, at 2,528 TEUs,", "coal: 5", "ores (down 4%)"."""
    line, i = f.pieces, f.at
    j = i - 1
    if j >= 2 and line[j].low == "with":
        low = np_start(line, j)
        if (
            low < j
            and low
            and (line[low - 1].low in (",", "and", "came", "come") or line[low - 1].low == "by")
            and line[j - 1].kind == "word"
            and "counted.trains" not in line[j - 1].cls
        ):
            return phrase(f, low, j, "measure.item_with")
    if (
        j >= 1
        and line[j].low == "at"
        and line[j - 1].low in ("put", "estimated", "reckoned", "set", "given", "valued")
        and j >= 2
        and line[j - 2].low == ","
    ):
        return phrase(f, np_start(line, j - 2), j - 2, "measure.item_with")
    if (
        j >= 0
        and line[j].low in ("at", "with", "totalling", "totaling", "by")
        and j >= 1
        and line[j - 1].low in (",",)
        and j >= 2
    ):
        if line[j].low == "with" and _behind_is_verb(f) is False:
            return None
        return phrase(f, np_start(line, j - 1), j - 1, "measure.item_with")
    if j >= 2 and f.role == "change" and line[j].low in _WAYS and line[j - 1].low in (",", "("):
        ahead = f.of is not None and f.of.at > f.at
        if ahead or line[j - 1].low == "(" or (f.of is None and f.clause.verb < 0):
            return phrase(f, np_start(line, j - 1), j - 1, "measure.item_up")
    if j >= 1 and line[j].low in ("(", ":", "–", "—", "--", "-"):
        low = np_start(line, j)
        # "Container traffic in January-June: 15,676 TEU"
        k = j
        while k > 0 and line[k - 1].kind in ("date", "place") and k > 1 and "prep" in line[k - 2].cls:
            k -= 2
            low = np_start(line, k)
        return phrase(f, low, k, "measure.item")
    return None


def _behind_is_verb(f: Figure) -> bool:
    line = f.pieces
    return any(line[k].verb or line[k].low == "," for k in range(f.at + 1, min(len(line), f.at + 12)))


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
        and all(p.kind in ("word",) or p.low in ("'s", "’s") for p in line[low:j])
        and not any(
            p.verb and p.low not in ("export", "exports", "import", "imports", "transit", "loading", "shipping")
            for p in line[low:j]
        )
    ) and (any(line[k].kind == "quantity" for k in range(max(0, low - 12), low)) or low == 0):
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
        if line[k].kind not in ("word", "quantity") and line[k].low != ",":
            break
    return None
