"""Noun phrases as measures, found within a bounded number of pieces."""

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.verbs import NOUNY, nominal

GENERIC = frozenset(
    "total totals figure figures number numbers result sum amount rest balance average rate level "
    "mark record milestone target plan goal forecast share proportion part "
    "percentage quota portion increase decrease rise fall drop decline growth gain loss change jump "
    "surge slump plus minus it this that they these those which who he she we former latter year "
    "month week "
    "others another one most many some both all lot majority bulk half quarter period value worth "
    "daily annual volume_ steepest biggest largest".split()
)


DROP_LEAD = frozenset(
    "the a an its their his her our this that these those some about such each every all both total_ "
    "other last next".split()
)


ACTOR = frozenset(
    "company group operator carrier firm undertaking corporation port city province region country "
    "railway railways line corridor terminal station service_ hub yard depot authority "
    "administration trains_ crossing state".split()
)


def phrase(f: Figure, low: int, high: int, rule: str) -> Found | None:
    """The pieces ``low:high`` as a measure, without articles, numbers, places and dates at its ends."""
    line = f.pieces
    while low < high and (
        line[low].low in DROP_LEAD
        or line[low].kind in ("mark", "date", "quantity")
        or line[low].kind in ("place", "organisation")
        or line[low].low in ("'s", "’s", "'", "’")
        or (line[low].cls & {"prep", "adv"} and not nominal(line[low]))
        or line[low].low in ("combined", "overall")
    ):
        low += 1
    while high > low and (
        line[high - 1].kind in ("mark", "date")
        or line[high - 1].cls & {"prep", "det", "conj"}
        or ("adv" in line[high - 1].cls and line[high - 1].low != "first")
        or line[high - 1].kind == "place"
    ):
        high -= 1
    high = _sharing(line, low, high)
    # "number of trains": trains
    for k in range(low, high - 1):
        if (
            line[k].low
            in (
                "number",
                "numbers",
                "total",
                "count",
                "share",
                "proportion",
                "portion",
                "percentage",
                "amount",
                "quantity",
            )
            and line[k + 1].low == "of"
        ):
            low = k + 2
            while low < high and (line[low].low in DROP_LEAD or line[low].kind == "quantity"):
                low += 1
            break
    if low >= high:
        return None
    head = line[high - 1]
    if head.low.endswith("wards") or (
        high - low == 1 and head.verb and head.low not in NOUNY and not head.low.endswith("ing")
    ):
        return None
    if head.low in GENERIC and high - low == 1:
        return None
    if all(line[k].low in GENERIC or not line[k].low[0].isalpha() for k in range(low, high)):
        return None
    text = f.reading.words(low, high)
    return Found(text, rule, *f.reading.span(low, high))


def _sharing(line: list[Piece], low: int, high: int) -> int:
    """Where who has a share ends, else ``high``: "rail's share of freight traffic" is measured by rail."""
    for k in range(low + 2, high):
        owner = line[k - 2]
        if line[k].low in _SHARES and line[k - 1].low in ("'s", "’s", "'", "’") and owner.kind == "word":
            return high if owner.low in ACTOR else k - 1
    return high


_SHARES = frozenset("share shares proportion portion".split())


def list_end(line: list[Piece], end: int) -> int:
    """Where a list of goods ends: "soybeans, corn, sugar and chickpeas"."""
    at = end
    while (
        at + 1 < len(line)
        and line[at].low == ","
        and line[at + 1].kind == "word"
        and line[at + 1].low != "and"
        and nominal(line[at + 1])
        and not line[at + 1].text[0].isupper()
    ):
        at = np_end(line, at + 1, 3)
        if at < len(line) and line[at - 1].low != "and" and any(p.low == "and" for p in line[end:at]):
            return at
        if at + 1 < len(line) and line[at].low == "and" and line[at + 1].kind == "word" and nominal(line[at + 1]):
            return np_end(line, at + 1, 4)
    return end


def np_end(line: list[Piece], i: int, limit: int = 9) -> int:
    """Where the noun phrase that starts at ``i`` ends; "of" goes on, "and" goes on before a plain noun."""
    start = i
    while i < len(line) and i - start < limit:
        p = line[i]
        if p.kind == "word":
            if (
                p.low in ("and", "or")
                and i + 1 < len(line)
                and line[i + 1].kind == "word"
                and nominal(line[i + 1])
                and not line[i + 1].cls
                and i + 2 <= len(line)
                and i > start
                and (i + 2 >= len(line) or not line[i + 2].verb or line[i + 2].low.endswith("ing"))
                and not (i + 2 < len(line) and line[i + 2].kind == "quantity")
            ):
                i += 1
                continue
            if p.low in ("of",) and i > start:
                if i + 1 < len(line) and (
                    line[i + 1].kind in ("place", "quantity", "date", "organisation")
                    or (
                        "det" in line[i + 1].cls
                        and line[i + 1].low in ("its", "their", "this", "these", "that", "which")
                    )
                ):
                    break
                i += 1
                continue
            if p.low in ("the", "a", "an", "its", "their") and (i == start or line[i - 1].low == "of"):
                i += 1
                continue
            if nominal(p) and not (
                p.low.endswith("ed")
                and i > start
                and i + 1 < len(line)
                and ("prep" in line[i + 1].cls or line[i + 1].kind in ("mark", "date"))
            ):
                if (
                    p.low.endswith("ing")
                    and p.verb
                    and i > start
                    and i + 1 < len(line)
                    and (line[i + 1].cls & {"prep", "det"} or line[i + 1].kind not in ("word",))
                ):
                    break
                i += 1
                continue
            if (
                p.low.endswith("ed")
                and i + 1 < len(line)
                and nominal(line[i + 1])
                and line[i + 1].kind == "word"
                and not line[i + 1].cls
            ):
                i += 1
                continue
            if (
                p.low.endswith("ed")
                and i == start
                and i + 2 < len(line)
                and line[i + 1].low in ("and", "or")
                and nominal(line[i + 2])
            ):
                i += 2
                continue
            break
        if p.low in ("'s", "’s", "'", "’", "-", "&") or (p.kind in ("service",)):
            i += 1
            continue
        if (
            p.kind in ("place", "organisation")
            and i + 1 < len(line)
            and line[i + 1].kind == "word"
            and nominal(line[i + 1])
        ):
            i += 1
            continue
        break
    return i


def np_start(line: list[Piece], end: int, limit: int = 9) -> int:
    """Where the noun phrase that ends before ``end`` starts."""
    i = end
    while i > 0 and end - i < limit:
        p = line[i - 1]
        if p.kind == "word":
            if p.low in ("the", "a", "an", "its", "their"):
                return i
            if p.low == "of" and i < end and i > 1 and nominal(line[i - 2]) and line[i - 2].kind in ("word", "service"):
                i -= 1
                continue
            if p.low in ("and", "or") and i < end and i > 1 and line[i - 2].kind == "word" and nominal(line[i - 2]):
                i -= 1
                continue
            if nominal(p) and "pronoun.relative" not in p.cls:
                i -= 1
                continue
            if p.low.endswith("ed") and i < end and not (i > 1 and nominal(line[i - 2])):
                i -= 1
                continue
            break
        if p.kind in ("service",) or p.low in ("-", "&") or (p.low in ("'s", "’s") and i < end):
            i -= 1
            continue
        if p.kind in ("place", "organisation") and i < end:
            i -= 1
            continue
        break
    return i
