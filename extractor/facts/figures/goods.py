"""Measures that stand at the figure: its own noun, its goods, its worth, what it is a share of."""

import re

from extractor.facts.figures.figure import Figure, Found
from extractor.facts.figures.phrases import list_end, np_end, np_start, phrase


def of_goods(f: Figure) -> Found | None:
    """ "4.48 million tonnes of cargo": cargo."""
    line, i = f.pieces, f.at + 1
    if i < len(line) and line[i].low in ("(", ")"):
        k = next((k for k in range(i, min(i + 5, len(line))) if line[k].low == ")"), None)
        if k and k + 1 < len(line):
            i = k + 1
    if i < len(line) and line[i].low == "of" and f.row["kind"] not in ("percent", "ratio"):
        return phrase(f, i + 1, list_end(line, np_end(line, i + 1)), "measure.of_goods")
    if i < len(line) and f.row["kind"] in ("mass", "volume") and i + 1 < len(line):
        end = np_end(line, i)
        return (
            phrase(f, i, end, "measure.goods_behind") if end - i <= 3 and not line[end - 1].low.endswith("ed") else None
        )
    return None


def own_noun(f: Figure) -> Found | None:
    """ "1,312 trains": trains."""
    row = f.row
    if not row["counted"] or row["kind"] not in ("count", "ordinal"):
        return None
    words = row["counted"].split()
    value, sentence = " ".join(words), f.reading.sentence
    at = sentence.text.find(value, row["start_char"] - sentence.start)
    if not 0 <= at < row["end_char"] - sentence.start:  # told elsewhere: "five on Sundays"
        at = sentence.text.rfind(value, 0, row["end_char"] - sentence.start)
    if at < 0:
        return None
    return Found(value, "measure.own_noun", sentence.start + at, sentence.start + at + len(value))


def noun_of(f: Figure) -> Found | None:
    """ "exports of 495,299", "an annual capacity of 5 million tonnes"."""
    line = f.pieces
    i = f.at
    if i >= 2 and line[i - 1].low in ("of", "at"):
        return phrase(f, np_start(line, i - 1), i - 1, "measure.noun_of")
    return None


def worth(f: Figure) -> Found | None:
    """ "goods worth 9.6 billion yuan": goods."""
    if f.row["kind"] != "money":
        return None
    line, i = f.pieces, f.at
    j = i
    if j > 0:
        k = j - 1
        got = phrase(f, np_start(line, k), k, "measure.worth") if k else None
        if got:
            return got
        # "230,000 TEUs of goods, worth": the measure of the figure before
        return None
    return None


def topic_as_to(f: Figure) -> Found | None:
    """ "As to transit, 31.6 million tonnes of it", "Of red wine alone 1.5 million bottles"."""
    c = f.clause
    low = f.reading.words(c.low, min(c.low + 3, c.high)).lower()
    m = re.match(r"(?:as (?:to|for|regards)|regarding|concerning|in terms of|of all|of)\b", low)
    if not m or f.at - c.low > 8:
        return None
    n = len(m.group().split())
    end = c.low + n
    while end < f.at:
        end += 1
    return phrase(f, c.low + n, end, "measure.as_to")


def share_of(f: Figure) -> Found | None:
    """ "90% of exports go by rail", "rail carried 8 per cent of the containers"; where the subject is no goods."""
    line, i, c = f.pieces, f.at + 1, f.clause
    if f.row["kind"] != "percent" or f.role == "change" or i >= len(line) or line[i].low != "of":
        return None
    if 0 <= c.verb < f.at:
        verb = line[c.main]
        if not verb.cls & {"verb.act", "verb.have"} or verb.cls & {"verb.level"}:
            return None
    return phrase(f, i + 1, np_end(line, i + 1), "measure.share_of")
