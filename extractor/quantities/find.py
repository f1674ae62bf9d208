"""Finds quantities: each number with its bound, unit or counted noun, direction of change and rate."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from extractor.quantities import context, units
from extractor.quantities.lexicon import LABELS, PER_UNITS
from extractor.quantities.nouns import counted_noun
from extractor.quantities.numbers import START, Number, read, read_article

_ORDINAL = re.compile(r"(?<![\w$€£.,-])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b")
_A_SCALE_AT = re.compile(
    r"\b[Aa]n?\s+(?:million|billion|thousand|dozen|hundred|trillion)\b|\b[Aa]\s+(?:third|quarter|fifth"
    r"|tenth)(?=\s+of\b)|\b[Hh]alf\s+an?\s+(?:million|billion|thousand|dozen)"
)
_BOX_SIZE = re.compile(
    r"[\s-]+(?:\w+[\s-]+){0,2}(?:containers?|equivalent|box(?:es)?|reefers?|high-cubes?|units?|trailers?)\b", re.I
)
# "from 1 per cent to 1.5 per cent", "$200 to $4 million": both ends carry the unit.
_COUNTABLE = re.compile(
    r"train|trip|tonne|ton\b|tons|container|wagon|people|employee|worker|job|carload|unit|car\b|cars|vehicle"
    r"|trailer|shipment|service|passenger|truck|home|share|student|flight"
)
_UNIT_TWICE = re.compile(
    r"\s+(?:to|and)\s+[\w.,]+\s?(?:%|per cent|percent|km|kHz|mm|tonnes|tons|TEUs?|MW|kW|metres|feet|pc)"
)
_RANGE = re.compile(r"\s*[-–—−]\s*(?=[\d$€£¥]|[a-z]+\b)|-?\s+to\s+|-\s+or\s+|\s+or\s+|\s+and\s+")
_OF = re.compile(
    r"\s+(?:worth\s+)?of\s+(?:the\s+)?(?P<thing>[a-z][\w-]*(?:[ \u00a0](?!and\b|in\b|to\b|from\b|with\b|on\b|by\b"
    r"|were\b|was\b|at\b|for\b|has\b|have\b|had\b|is\b|are\b|left\b|that\b|which\b|through\b|via\b|a\b|per\b"
    r"|this\b|last\b|as\b|up\b|out\b|over\b|moved\b)[a-z][\w-]*){0,2}(?:\s+and\s+[a-z][\w-]*)?)"
)
_PHONE = re.compile(r"\+\d[\d\s()/-]{6,}\d|\b\d{2,4}[- ]\d{3}[- ]\d{2,4}(?:[- ]\d{2,4})?\b(?!,)")
_GLUE_BEFORE = re.compile(r"[A-Za-z_#@&][-+]?$|\d[:.]$|[A-Z]{2,}[- ]$|\$$")


@dataclass(slots=True)
class Quantity:
    """A quantity as found; ``start:end`` are characters."""

    start: int
    end: int
    value: float
    kind: str = "count"
    rule: str = "quantities.count"
    high: float | None = None
    unit: str | None = None
    bound: str = "exact"
    change: str | None = None
    per: str | None = None
    counted: str | None = None
    number_end: int = 0
    scale: float = 1.0
    in_words: bool = False
    extras: dict[str, Any] = field(default_factory=dict)


class Finder:
    """Finds the quantities of one text; ``taken`` are spans that belong to dates."""

    def __init__(
        self,
        text: str,
        sentences: list[tuple[int, int]],
        taken: list[tuple[int, int]],
        rates: list[tuple[int, str]] | None = None,
    ) -> None:
        self.text = text
        self.sentence_starts = [start for start, _ in sentences]
        self.sentences = sentences
        phones = [m.span() for m in _PHONE.finditer(text) if not re.search(r"\b\d{1,3} \d{3} \d{3}\b", m.group())]
        self.taken = sorted(taken + phones)
        self.taken_starts = [start for start, _ in self.taken]
        self.rates = rates or []
        self.found: list[Quantity] = []

    def run(self) -> list[Quantity]:
        """All quantities in text order."""
        position = 0
        text = self.text
        ordinals = {m.start(): m for m in _ORDINAL.finditer(text)}
        articles = {m.start(): m for m in _A_SCALE_AT.finditer(text)}
        starts = sorted({m.start() for m in START.finditer(text)} | set(ordinals) | set(articles))
        for start in starts:
            if start < position:
                continue
            quantity = self._ordinal(ordinals[start]) if start in ordinals else self._at(start)
            if quantity is not None:
                self.found.append(quantity)
                position = max(quantity.end, quantity.number_end)
        return self.found

    def _sentence(self, position: int) -> tuple[int, int]:
        index = bisect_right(self.sentence_starts, position) - 1
        return self.sentences[index] if 0 <= index < len(self.sentences) else (0, len(self.text))

    def _is_taken(self, start: int, end: int) -> bool:
        index = bisect_right(self.taken_starts, end - 1) - 1
        return index >= 0 and self.taken[index][1] > start

    def _at(self, start: int) -> Quantity | None:
        text = self.text
        money = units.before(text, start)
        number = (
            read_article(text, start) if text[start] in "aA" else read(text, start, after_currency=money is not None)
        )
        if number is None or self._is_taken(start, number.end):
            return None
        begin = money[1] if money else start
        if money is None and self._is_label(number):
            return None
        quantity = Quantity(begin, number.end, number.value, scale=number.scale, in_words=number.in_words)
        high = self._range(number, quantity, money is not None)
        end = high.end if high else number.end
        quantity.end = quantity.number_end = end
        if money:
            quantity.kind, quantity.unit, quantity.rule = "money", money[0], "quantities.money"
            named = units.after(text, end)
            if named and named.kind == "money":
                quantity.end = named.end
        else:
            unit = units.after(text, end)
            if unit and self._is_taken(unit.end - 1, unit.end):
                return None
            if unit and unit.symbol == "times" and number.in_words:
                return None  # "two and a half times": no figure
            if unit and unit.symbol == "ft" and _BOX_SIZE.match(text, unit.end):
                return None  # "53-foot containers": a size
            if unit:
                self._measure(quantity, unit)
            elif number.is_fraction:
                quantity.kind, quantity.rule = "ratio", "quantities.fraction"
                if not re.match(r"\s+of\b", text[end : end + 4]):
                    return None
            elif not self._count(quantity, number):
                return None
        return self._finish(quantity)

    def _range(self, number: Number, quantity: Quantity, after_currency: bool) -> Number | None:
        """The upper end of "5,000-7,000", "5 to 7 million", "between 3 and 5"."""
        text = self.text
        unit = None if after_currency else units.after(text, number.end)
        link = _RANGE.match(text, unit.end if unit and _UNIT_TWICE.match(text, unit.end) else number.end)
        if link is None or not link.group().strip():
            return None
        word = link.group().strip()
        before = text[max(0, quantity.start - 10) : quantity.start]
        if word == "and" and not re.search(r"\bbetween\s+$", before):
            return None
        if (
            word == "to"
            and re.search(r"\bfrom\s+$", before)
            and context.has_change(text[max(0, quantity.start - 70) : quantity.start])
        ):
            return None  # "rose from 10 to 20": two levels, not a range
        if word == "or" and not (number.in_words or number.value < 20):
            return None
        position = link.end()
        sign = (
            re.compile(r"(?:US|A|C|NZ|R)?[$€£¥]|(?:EUR|USD|Rand|Rs\.?)\s?").match(text, position)
            if after_currency
            else None
        )
        if sign:
            position = sign.end()
        if not START.match(text, position) or (word in "-–—−" and number.in_words and word not in "-–"):
            return None
        high = read(text, position, after_currency=after_currency)
        if high is None or self._is_taken(position, high.end):
            return None
        low = number.value
        if number.scale == 1 and high.scale > 1 and number.value < high.bare * 10:
            low = round(number.value * high.scale, 6)
        if (
            high.value <= low
            or (word == "or" and high.value > 3 * low)
            or (word == "to" and not after_currency and high.value > 50 * max(low, 1))
        ):
            return None
        if word in "-–—−" and high.value > 100 * max(low, 1):
            return None
        quantity.value, quantity.high = low, high.value
        quantity.scale = max(number.scale, high.scale)
        return high

    def _measure(self, quantity: Quantity, unit: units.Unit) -> None:
        text = self.text
        quantity.kind, quantity.unit, quantity.end = unit.kind, unit.symbol, unit.end
        quantity.rule = f"quantities.{unit.kind}" if unit.kind != "count" else "quantities.container"
        if unit.symbol == "t" and text[unit.end - 2 : unit.end] == "MT" and units.is_million_tonnes(text):
            unit = units.Unit("t", "mass", unit.end, 1e6)
            quantity.scale = 1e6
        if unit.factor != 1:
            quantity.value *= unit.factor
            quantity.high = quantity.high * unit.factor if quantity.high is not None else None
        if unit.kind in ("mass", "other", "volume") or unit.symbol in ("TEU", "FEU"):
            thing = _OF.match(text, quantity.end)
            if thing:
                quantity.counted = thing["thing"].strip()
        if unit.symbol == "FEU" or (unit.symbol == "TEU" and "container" in text[quantity.number_end : unit.end]):
            quantity.counted = quantity.counted or text[quantity.number_end : unit.end].strip(" -")

    def _count(self, quantity: Quantity, number: Number) -> bool:
        text, end = self.text, quantity.number_end
        plural = quantity.value != 1 or quantity.high is not None
        hyphenated = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
        noun = counted_noun(text, end, plural=plural and not hyphenated)
        if noun is not None and noun.text[0].isupper() and self._named(number):
            return False
        if noun is not None and self._is_taken(noun.start, noun.end):
            noun = None
        if noun is None:
            return self._bare(quantity, number)
        if number.in_words and number.value == 1 and self._pronoun(number):
            return False
        raw = text[number.start : number.end]
        if (
            raw.isdigit()
            and 1950 <= number.value <= 2039
            and quantity.start == number.start
            and not _COUNTABLE.search(noun.text)
        ):
            return False  # "2018 sales": a year
        if re.match(r"(?:[A-Z]\w+ )?(?:Avenue|Street|Road|Boulevard|Lane|Drive)\b", noun.text):
            return False
        quantity.counted = noun.text
        quantity.end = noun.end
        return True

    def _pronoun(self, number: Number) -> bool:
        """ "one" that stands for somebody, or in "one of the", "no one"."""
        before = self.text[max(0, number.start - 12) : number.start].lower()
        return bool(re.search(r"(?:\bno|\bany|\bevery|\bthis|\bthat|\bthe|\beach|\banother|\bwhich)[ -]$", before))

    def _bare(self, quantity: Quantity, number: Number) -> bool:
        """A number without unit or noun: it counts if it cannot be a label, a pronoun or a year."""
        text, end = self.text, quantity.number_end
        if number.in_words and number.value <= 1:
            return False
        if text[end : end + 1].isalpha() or text[end : end + 1] == "-":
            return False
        if (
            not number.in_words
            and number.scale == 1
            and float(number.value).is_integer()
            and 1000 <= number.value < 2100
        ):
            raw = text[number.start : number.end]
            if "," not in raw and re.search(
                r"\b(?:in|since|by|of|from|until|to|the|and|for|season|year)\s$",
                text[max(0, number.start - 8) : number.start],
            ):
                return False
        if self._named(number):
            return False
        quantity.rule = "quantities.number"
        self._inherit(quantity)
        return True

    def _inherit(self, quantity: Quantity) -> None:
        """Unit and noun of the nearest quantity of the same sentence that a bare number continues."""
        start, _ = self._sentence(quantity.start)
        for earlier in reversed(self.found[-4:]):
            if earlier.unit in ("%", "times") or earlier.kind == "ordinal":
                continue
            same_sentence = earlier.start >= start
            if not same_sentence and not (quantity.scale > 1 and quantity.start - earlier.end < 250):
                return
            between = self.text[earlier.end : quantity.start]
            linked = re.search(
                r"\b(?:to|from|than|against|or|and|versus|compared|but|while|with|up|down|of|just)\b", between
            )
            if (
                (
                    (linked or quantity.scale > 1)
                    and earlier.unit is not None
                    and (earlier.scale > 1 or quantity.scale == 1)
                )
                and earlier.unit is not None
                and earlier.kind != "money"
            ):
                quantity.unit, quantity.kind = earlier.unit, earlier.kind
            if quantity.counted is None:
                quantity.counted = earlier.counted
            if same_sentence and earlier.kind == quantity.kind:
                quantity.per = earlier.per
            return

    def _is_label(self, number: Number) -> bool:
        """Whether the number names something: "Train 8015", "Boeing 737", "X8153", "COVID-19", a score."""
        text = self.text
        before = text[max(0, number.start - 24) : number.start]
        after = text[number.end : number.end + 3]
        if _GLUE_BEFORE.search(before) and not re.search(r"(?:^|[\s(])-$", before) and not number.in_words:
            tail = before[-1:]
            if tail not in " -" or (
                re.search(r"[A-Za-z]-$", before) and not re.search(r"\b(?:minus|sub|now|mid)-$", before)
            ):
                return True
        if re.search(r"[A-Za-z]-$", before) and not re.search(r"\b(?:minus|sub|now|mid|non|over|under)-$", before):
            return True
        if number.scale > 1:
            return False
        if after[:1] in ":/" and after[1:2].isdigit():
            return True
        if self._is_age_or_score(number, before):
            return True
        word = re.search(r"([A-Za-z][\w.&]*)[ \u00a0]$", before)
        if word and not number.in_words:
            name = word[1].rstrip(".")
            plain = "," not in text[number.start : number.end] and number.value == int(number.value)
            if (
                name.lower() in LABELS
                and (len(name) > 1 or name.isupper())
                and plain
                and not text.startswith((" %", "%"), number.end)
            ):
                return name[0].isupper() or name.lower() in (
                    "no",
                    "number",
                    "section",
                    "row",
                    "page",
                    "chapter",
                    "room",
                )
        return False

    def _is_age_or_score(self, number: Number, before: str) -> bool:
        text = self.text
        if number.in_words or number.value > 150:
            return False
        if re.search(r"[A-Z][\w'’.-]+, $", before) and re.match(
            r"(?:,| and |\.$|$)", text[number.end : number.end + 5]
        ):
            return True  # "Senard, 65, now faces"
        if re.search(r"\b(?:aged?|ages)\s+(?:between\s+|\d+\s+(?:to|and)\s+)?$", before):
            return True
        if re.search(r"[A-Z][\w'’.-]+ \($", before) and self.text.startswith(")", number.end):
            return True  # "Dak Prescott (4)"
        score = re.match(r"[-–](\d{1,3})\b(?!\s*(?:%|percent|per cent))", text[number.end : number.end + 5])
        return bool(score and int(score[1]) <= number.value) or bool(re.search(r"\b\d{1,3}[-–]$", before))

    def _named(self, number: Number) -> bool:
        """Whether a bare number belongs to a name before it: "S&P 500", "iPhone 14", "Falcon 9"."""
        start, _ = self._sentence(number.start)
        before = self.text[max(start, number.start - 24) : number.start]
        if (
            "," in self.text[number.start : number.end]
            or number.in_words
            or number.scale > 1
            or number.value != int(number.value)
        ):
            return False
        word = re.search(r"(?P<space>\s)?(?P<word>[A-Za-z&/]*[A-Z][\w&/’']*)[ \u00a0]$", before)
        return word is not None and (word["space"] is not None or word["word"].isupper())

    def _ordinal(self, match: re.Match[str]) -> Quantity | None:
        if self._is_taken(match.start(), match.end()):
            return None
        noun = counted_noun(self.text, match.end(), plural=False)
        if noun is None or re.match(r"-", self.text[match.end() :][:1]):
            return None
        value = float(match["n"].replace(",", ""))
        return Quantity(
            match.start(), noun.end, value, "ordinal", "quantities.ordinal", counted=noun.text, number_end=match.end()
        )

    def _finish(self, quantity: Quantity) -> Quantity | None:
        text = self.text
        sentence_start, _ = self._sentence(quantity.start)
        sign = text[quantity.start - 1 : quantity.start]
        if (
            sign in "+-−–"
            and sign
            and quantity.unit in ("%", "°C", "°F")
            and not text[quantity.start - 2 : quantity.start - 1].isalnum()
        ):
            quantity.start -= 1
            if quantity.kind == "temperature" and sign != "+":
                quantity.value = -quantity.value
        minus = re.search(r"\bminus[\s-]+$", text[max(0, quantity.start - 8) : quantity.start])
        if minus and quantity.unit in ("%", "°C", "°F"):
            quantity.start -= len(minus.group())
            if quantity.unit == "%":
                quantity.change = "decrease"
            else:
                quantity.value = -quantity.value
        bounded = context.bound_before(text, quantity.start)
        if bounded:
            quantity.bound, quantity.start = bounded
        else:
            verb = context.bound_verb(text, quantity.start)
            if verb:
                quantity.bound = verb
        trailing = context.bound_after(text, quantity.end)
        if trailing and quantity.bound == "exact":
            quantity.bound, quantity.end = trailing
        if quantity.kind != "ordinal" and quantity.change is None:
            quantity.change = context.change_of(text, quantity.start, quantity.end, sentence_start, quantity.unit)
            if quantity.kind == "ratio" and quantity.change is None and quantity.unit == "times":
                quantity = self._ratio(quantity)
        self._share_change(quantity)
        if quantity.per is None:
            rate = context.rate_after(text, quantity.end)
            if rate is None and quantity.counted and quantity.unit:
                rate = context.rate_after(text, quantity.end + len(f" of {quantity.counted}"))
            if rate:
                quantity.per = rate[0]
        if quantity.per is None and quantity.kind == "count" and quantity.counted:
            quantity.per = self._rate_in_clause(quantity)
        return quantity

    def _rate_in_clause(self, quantity: Quantity) -> str | None:
        """The rate of "more than 10 trains arriving or departing every day": a set later in the clause."""
        noun = quantity.counted or ""
        adjective = re.match(r"(daily|weekly|monthly)\b", noun)
        if adjective and quantity.kind == "count":
            return PER_UNITS[adjective[1]]
        for start, unit in self.rates:
            if 0 <= start - quantity.end <= 60:
                between = self.text[quantity.end : start]
                if not re.search(r"[,.;:()\d]|\b(?:and|while|but)\b", between):
                    return unit
        return None

    def _ratio(self, quantity: Quantity) -> Quantity:
        if re.match(
            r"\s+(?:more|higher|greater|increase|growth|rise|jump)\b", self.text[quantity.end : quantity.end + 12]
        ):
            quantity.change = "increase"
        return quantity

    def _share_change(self, quantity: Quantity) -> None:
        """ "up 15 percent and 18 percent": the second shares the direction of the first."""
        if quantity.change is not None or quantity.unit != "%" or not self.found:
            return
        earlier = self.found[-1]
        between = self.text[earlier.end : quantity.start]
        if earlier.unit == "%" and earlier.change and re.fullmatch(r",?\s*(?:and|or)?\s*(?:by\s+)?", between):
            quantity.change = earlier.change
