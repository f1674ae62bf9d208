"""Measures that stand at the figure: its own noun, its goods, its worth, what it is a share of."""

import re

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import list_end, np_end, np_start, phrase
from extractor.facts.figures.verbs import nominal


def of_goods(f: Figure) -> Found | None:
    """ "4.48 million tonnes of cargo": cargo."""
    line, i = f.pieces, f.at + 1
    if i < len(line) and line[i].low in ("(", ")"):
        k = next((k for k in range(i, min(i + 5, len(line))) if line[k].low == ")"), None)
        if k and k + 1 < len(line):
            i = k + 1
    if i + 1 < len(line) and line[i + 1].low in ("them", "it", "these", "those", "which"):
        return None
    if i < len(line) and line[i].low == "of" and f.row["kind"] not in ("percent", "ratio"):
        return phrase(f, i + 1, list_end(line, np_end(line, i + 1)), "measure.of_goods")
    if (
        i < len(line)
        and line[i].kind == "word"
        and nominal(line[i])
        and f.row["kind"] in ("mass", "volume")
        and line[i].low not in ("year", "long", "worth", "lower", "higher")
        and not line[i].cls
        and i + 1 < len(line)
    ):
        end = np_end(line, i)
        return (
            phrase(f, i, end, "measure.goods_behind") if end - i <= 3 and not line[end - 1].low.endswith("ed") else None
        )
    return None


def own_noun(f: Figure) -> Found | None:
    """ "1,312 trains": trains."""
    row = f.row
    counted = row["counted"] or (f.run.last["counted"] if f.run and row["kind"] == "count" else None)
    if row["unit"] or not counted or row["kind"] not in ("count", "ordinal"):
        return None
    words = counted.split()
    while words and words[0].lower() in _NOT_FIRST:
        words = words[1:]
    if not words or words[-1].lower() == "times" or words[-1].endswith("wards"):
        return None
    value, sentence = " ".join(words), f.reading.sentence
    at = sentence.text.find(value, row["start_char"] - sentence.start)
    if not 0 <= at < row["end_char"] - sentence.start:  # told elsewhere: "five on Sundays"
        at = sentence.text.rfind(value, 0, row["end_char"] - sentence.start)
    if at < 0 and f.run:  # told at the last of a list: "820 and 610 trains"
        at = sentence.text.find(value, 0, f.run.last["end_char"] - sentence.start)
    if at < 0:
        return None
    return Found(value, "measure.own_noun", sentence.start + at, sentence.start + at + len(value))


_NOT_FIRST = frozenset("more other such further of additional the these".split())


def noun_of(f: Figure) -> Found | None:
    """ "exports of 495,299", "an annual capacity of 5 million tonnes"."""
    line = f.pieces
    i = f.at
    if i >= 2 and line[i - 1].low in ("of", "at") and nominal(line[i - 2]) and line[i - 2].kind == "word":
        return phrase(f, np_start(line, i - 1), i - 1, "measure.noun_of")
    return None


_WORTH = re.compile(
    r"\b(?:worth|valued at|valued|value of|with a (?:total )?value of)(?: (?:about|some|a|total|of|over))*$"
)


def worth(f: Figure) -> Found | None:
    """ "goods worth 9.6 billion yuan": goods."""
    if f.row["kind"] != "money":
        return None
    line, i = f.pieces, f.at
    j = i
    while j > 0 and line[j - 1].low in ("about", "some", "at", "a", "total", "of", "over", "nearly", "of", "around"):
        j -= 1
    if j > 0 and line[j - 1].low in ("worth", "valued", "value"):
        k = j - 1
        if k > 0 and line[k - 1].low in (",", "("):
            k -= 1
        got = phrase(f, np_start(line, k), k, "measure.worth") if k else None
        if got:
            return got
        # "230,000 TEUs of goods, worth": the measure of the figure before
        return None
    if i + 1 < len(line) and line[i + 1].low == "worth":
        k = i + 2
        if k < len(line) and line[k].low == "of":
            return phrase(f, k + 1, np_end(line, k + 1), "measure.worth_of")
    return None


def complement(f: Figure) -> Found | None:
    """ "27.5 million tons were iron ore": iron ore; "1.9 million tonnes was transit from China": transit."""
    line, i = f.pieces, f.at + 1
    if (
        i + 1 < len(line)
        and line[i].low in ("is", "are", "was", "were")
        and line[i + 1].kind == "word"
        and (not line[i + 1].cls or "noun.volume" in line[i + 1].cls)
        and nominal(line[i + 1])
        and not line[i + 1].low.endswith(("ed", "en", "ly"))
    ):
        end = np_end(line, i + 1)
        if end < len(line) and (line[end].low in (",", "(", ".", ";", "and") or line[end].low in _WHENCE):
            return phrase(f, i + 1, end, "measure.complement")
    return None


_WHENCE = ("from", "to", "for", "through", "via", "between")


def number_behind(f: Figure) -> Found | None:
    """ "brought to 600 the number of trains"."""
    line, i = f.pieces, f.at + 1
    if (
        i + 2 < len(line)
        and line[i].low == "the"
        and line[i + 1].low in ("number", "total")
        and line[i + 2].low == "of"
    ):
        return phrase(f, i + 3, np_end(line, i + 3), "measure.number_behind")
    return None


_AS_TO = re.compile(r"(?:as (?:to|for|regards)|regarding|concerning|in terms of|of all|of)\b")
_AS_TO_OPENS = ("as", "regarding", "concerning", "in", "of")


def topic_as_to(f: Figure) -> Found | None:
    """ "As to transit, 31.6 million tonnes of it", "Of red wine alone 1.5 million bottles"."""
    line = f.pieces
    c = f.clause
    if f.at - c.low > 8 or line[c.low].low not in _AS_TO_OPENS:
        return None
    low = f.reading.words(c.low, min(c.low + 3, c.high)).lower()
    m = _AS_TO.match(low)
    if not m:
        return None
    if m.group() == "of all" and not any(p.verb for p in line[c.low : f.at]):
        return phrase(f, c.low + 2, np_end(line, c.low + 2), "measure.as_to")
    n = len(m.group().split())
    end = c.low + n
    while (
        end < f.at
        and line[end].low != ","
        and (nominal(line[end]) or "det" in line[end].cls)
        and line[end].kind == "word"
    ):
        end += 1
    if line[end].low not in (",", "alone") and not (m.group() == "of" and end == f.at):
        return None
    return phrase(f, c.low + n, end, "measure.as_to")


def share_of(f: Figure) -> Found | None:
    """ "90% of exports go by rail", "rail carried 8 per cent of the containers"; where the subject is no goods."""
    line, i, c = f.pieces, f.at + 1, f.clause
    if f.row["kind"] != "percent" or f.role == "change" or i >= len(line) or line[i].low != "of":
        return None
    if 0 <= c.verb < f.at:
        verb = line[c.main]
        if not verb.cls & {"verb.act", "verb.have"} or "verb.level" in verb.cls:
            return None
    return phrase(f, i + 1, np_end(line, i + 1), "measure.share_of")


def more_of(f: Figure) -> Found | None:
    """ "30 % more lorries than in 2019"."""
    line, i = f.pieces, f.at + 1
    if (
        i + 1 < len(line)
        and line[i].low in ("more", "less", "fewer")
        and line[i + 1].kind == "word"
        and line[i + 1].low != "than"
        and nominal(line[i + 1])
        and not line[i + 1].cls & {"prep", "det"}
    ):
        return phrase(f, i + 1, np_end(line, i + 1), "measure.more_of")
    return None
