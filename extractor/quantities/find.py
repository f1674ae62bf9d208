"""Finds quantities: each number with its bound, unit or counted noun, direction of change and rate."""

import re
from bisect import bisect_right

from extractor.quantities import bounds, currencies, labels, moves, ranges, short_units, units
from extractor.quantities.complete import complete
from extractor.quantities.fractions import is_odds
from extractor.quantities.grouping import ungroup
from extractor.quantities.inherit import Surroundings, inherit
from extractor.quantities.lexicon import SCALES, TIME_NOUNS
from extractor.quantities.mention import Quantity, Unit
from extractor.quantities.nouns import SIZE, Noun, counted_noun, goods, part_of_a_whole
from extractor.quantities.number_words import Number
from extractor.quantities.numbers import read, read_article, starts

_ORDINAL = re.compile(
    r"(?P<n>\d(?<![\w$€£.,-].)(?:\d{0,2}(?:,\d{3})+|\d*))"
    r"(?:(?:st|nd|rd|th)|[ -](?P<scale>hundred|thousand|million|billion)th)\b"
)
_OF_A = re.compile(r"\s+of\s+an?\s+(?:US\s+)?")
_AGE = re.compile(r"(?:[- ](?P<unit>year|month|week|day)s?[- ]old\b|\s+years\s+of\s+age\b)")
_DAILY = re.compile(r"\b(?:daily|weekly|monthly) ")
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|this|that|the|each|another|which|next|last|first|new|old|big|other|second)[ -]$"
)
_ONE_DOING = re.compile(  # "and one containing sulphur"
    r"(?:contain|carry|leav|link|go|runn|com|start|head|serv|connect|us|cover|mak|be|hav)ing\b"
)
_SHARED_SIGNS = frozenset({"$", "Rs", "Rs.", "₹", "Sh", "Sh.", "Dh", "Dhs"})
_STREET = re.compile(r"(?:[A-Z]\w+ )?(?:Avenue|Ave|Street|St|Road|Rd|Boulevard|Blvd|Lane|Drive)\b")
_AMERICAN = re.compile(r"[ \u00a0](?:US\b|U\.S\.)(?![ \u00a0][a-z]*[A-Z])")  # "$75 U.S. per barrel"
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIME_NOUN = re.compile(r"[ \u00a0-](?:" + "|".join(sorted(TIME_NOUNS - {"second", "quarter"})) + r")s?\b")
_TIME_LIST = re.compile(r"(?:,\s\d{1,3}){0,5},?\sand\s\d{1,3}\s(?:days|hours|minutes|weeks|months|years)\b")
_TIME_BEFORE = re.compile(
    r"(?<!\bin)(?<!\bover)(?<!\bevery)(?<!\bwithin)(?<!\bfor)\s\d[\d.]*\s(?:[a-z]+\s)?(?:days|hours|minutes|weeks|months)"
    r"(?:\s[a-z]+)?,?\s(?:up\sfrom|down\sfrom|compared\s(?:with|to)|versus|against)(?:\sthe)?\s\Z"
)
_COMPARISON_ENDS = ("from", "with", "to", "versus", "against", "the")
# "by a factor of two", like "doubled", is no figure; "week two" is a name.
_FEET_AND_INCHES = re.compile(r"['’′]\d")
_FEET_BEFORE = re.compile(r"\d['’′]\Z")
_NO_FIGURE = re.compile(r"\b(?:factor of|[Ww]eek|[Dd]ay|[Pp]hase|[Ss]tage|[Pp]art|[Rr]ound|[Ss]tep|into) $")
_SUSPENDED = re.compile(r"-(?:,|\s+(?:or|and|to)\s)")  # "a 7- or 8-inch screen"
_BOX_SIZE = re.compile(
    r"[\s-]+(?:\w+[\s-]+){0,2}(?:containers?|equivalent|box(?:es)?|reefers?|high[- ]cubes?|units?|trailers?)\b", re.I
)
# "one-way", "a one-stop shop", "three-pronged"
_PART_WITHOUT_HYPHEN = re.compile(
    r" (?P<noun>wagon|car|coach|carriage|axle|container|track|lane|berth|seat|locomotive)(?= [a-z])"
)
_NO_PART = re.compile(r"-(?:(?:way|stop|off|time|step|size|on|third|half|and)s?|(?!\w*eed\b)[a-z]{3,}ed)\b")
_COUNTABLE = re.compile(
    r"train|trip|tonne|ton\b|tons|container|wagon|people|employee|worker|job|carload|unit|car\b|cars|vehicle"
    r"|trailer|shipment|service|passenger|truck|home|share|student|flight|vessels|companies"
)
_ABOUT = re.compile(r"\b(?:[Ss]ome|about|[Nn]early|[Aa]lmost|[Aa]pproximately|[Rr]oughly|least) \Z")

_VAGUE_BEFORE = re.compile(r"\b(?:few|several|many|numerous|couple(?: of)?)[ \u00a0\n-]\Z", re.IGNORECASE)
"""What makes a number vague, which is none: "a few [hundred] wagons"."""
_LONGEST_VAGUE = len("numerous ") + 1


_SHARES = 100  # percent: no share differs by more points


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
        self.taken = sorted(taken + labels.addresses(text))
        self.taken_starts = [start for start, _ in self.taken]
        self.rates = rates or []
        self.found: list[Quantity] = []
        self.home: dict[str, str] = {}
        self.in_millions: bool | None = None

    def run(self) -> list[Quantity]:
        """All quantities in text order."""
        position = 0
        text = self.text
        ordinals = {m.start(): m for m in _ORDINAL.finditer(text)}
        for start in sorted(starts(text) | ordinals.keys()):
            if start < position:
                continue
            quantity = self._ordinal(ordinals[start]) if start in ordinals else self._at(start)
            if quantity is not None:
                self.found.append(quantity)
                position = quantity.size_at or max(quantity.end, quantity.number_end)
        return moves.join(text, self.found)

    def _sentence(self, position: int) -> tuple[int, int]:
        index = bisect_right(self.sentence_starts, position) - 1
        return self.sentences[index] if 0 <= index < len(self.sentences) else (0, len(self.text))

    def _is_taken(self, start: int, end: int) -> bool:
        index = bisect_right(self.taken_starts, end - 1) - 1
        return index >= 0 and self.taken[index][1] > start

    def _at(self, start: int) -> Quantity | None:
        text = self.text
        if self._is_taken(start, start + 1):
            return None
        money = self._currency(start)
        number = (
            read_article(text, start) if text[start] in "aA" else read(text, start, after_currency=money is not None)
        )
        if number is None or self._is_taken(start, number.end):
            return None
        if number.in_words and _VAGUE_BEFORE.search(text, max(0, start - _LONGEST_VAGUE), start):
            return None
        begin = money[1] if money else start
        sentence_start = self._sentence(start)[0]
        if money is None and labels.is_label(text, number, sentence_start):
            return None
        quantity = Quantity(begin, number.end, number.value, scale=number.scale, in_words=number.in_words)
        unit = units.after(text, number.end) if money is None else None
        high = ranges.extend(
            text, number, quantity, sentence_start, self._is_taken, unit=unit, after_currency=money is not None
        )
        end = high.end if high else number.end
        quantity.end = quantity.number_end = end
        if money:
            quantity.kind, quantity.unit, quantity.rule = "money", money[0], "quantities.money"
            named = units.after(text, end)
            if named and named.kind == "money":
                quantity.end = named.end
            elif american := _AMERICAN.match(text, end):
                quantity.end = american.end()
        else:
            unit = units.after(text, end) if high else unit
            trailing = bounds.bound_after(text, end) if unit is None else None
            if trailing and (unit := units.after(text, trailing[1])):
                quantity.bound = trailing[0]  # "459,000+ tonnes", "20 or more tonnes"
            if unit and unit.kind != "speed" and self._is_taken(unit.end - 1, unit.end):
                return None  # but the hour of "60 miles an hour" is the unit's
            if unit and unit.symbol == "times" and number.in_words:
                return None  # "two and a half times": no figure
            if unit and is_odds(text[number.start : number.end]):
                return None  # "one in 20 tonnes"
            if unit and unit.symbol == "ft" and (_BOX_SIZE.match(text, unit.end) or text.endswith("per ", 0, start)):
                return None  # "53-foot containers", "$2,600 per 40ft": a size
            if unit:
                self._measure(quantity, unit)
                if unit.kind == "money" and text[unit.end - 1].islower() and unit.symbol != "USD":
                    quantity.unit = self._home(unit.symbol)
            elif number.is_fraction:
                if not self._fraction(quantity):
                    return None
            elif not self._count(quantity, number):
                return None
        return complete(text, quantity, sentence_start, self.found, self.rates)

    def _currency(self, start: int) -> tuple[str, int] | None:
        """The currency written before a number, a sign that countries share read as the article's own."""
        money = currencies.before(self.text, start)
        sign = self.text[money[1] : start].strip() if money else ""
        if money is None or sign not in _SHARED_SIGNS or (sign == "$" and self.text[money[1] - 1 : money[1]] == "("):
            return money  # "($3 million)": a conversion, into the dollar of the United States
        return self._home(money[0]), money[1]

    def _in_millions(self) -> bool:
        """Whether the article counts tonnes in millions; looked up once."""
        if self.in_millions is None:
            self.in_millions = short_units.counts_in_millions(self.text)
        return self.in_millions

    def _home(self, usual: str) -> str:
        """The currency that the article means by a shared name, from the usual reading; looked up once."""
        if usual not in self.home:
            self.home[usual] = currencies.home_currency(self.text, usual)
        return self.home[usual]

    def _fraction(self, quantity: Quantity) -> bool:
        """A share ("two thirds of the trains"), or a part of a unit ("a quarter of a mile")."""
        text, end = self.text, quantity.number_end
        part = _OF_A.match(text, end)
        unit = units.after(text, part.end() - 1) if part else None
        if unit is not None and unit.kind not in ("percent", "ratio"):
            self._measure(quantity, unit)
            return True
        quantity.kind, quantity.rule = "ratio", "quantities.fraction"
        return is_odds(text[quantity.start : end]) or text.startswith(" of ", end)

    def _measure(self, quantity: Quantity, unit: Unit) -> None:
        text = self.text
        quantity.kind, quantity.unit, quantity.end = unit.kind, unit.symbol, unit.end
        quantity.rule = f"quantities.{unit.kind}" if unit.kind != "count" else "quantities.container"
        if unit.symbol == "t" and short_units.is_million_tonnes(text, unit.end, quantity.value) and self._in_millions():
            unit = Unit("t", "mass", unit.end, 1e6)
            quantity.scale = 1e6
        if unit.factor == 1e6 and short_units.are_metric_tons(text, unit.end, quantity.value):
            unit = Unit("t", "mass", unit.end)
        inches = units.inches_after(text, unit.end) if unit.symbol == "ft" and quantity.high is None else None
        if inches:
            quantity.value, quantity.end = round(quantity.value + inches[0] / 12, 6), inches[1]
        cents = currencies.cents_after(text, unit.end) if unit.kind == "money" and quantity.high is None else None
        if cents:
            quantity.value, quantity.end = round(quantity.value + cents[0] / 100, 2), cents[1]
        quantity.per = quantity.per or unit.per
        ungroup(text, quantity)
        if unit.factor != 1:
            quantity.value = round(quantity.value * unit.factor, 6)
            quantity.high = round(quantity.high * unit.factor, 6) if quantity.high is not None else None
        if unit.kind in ("mass", "other", "volume") or unit.symbol in ("TEU", "FEU"):
            quantity.counted = goods(text, quantity.end)
        if unit.symbol == "FEU" or (unit.symbol == "TEU" and "container" in text[quantity.number_end : unit.end]):
            surface = text[quantity.number_end : unit.end].strip(" -")
            quantity.counted = None if surface.upper() in ("FEU", "FEUS") else surface

    def _count(self, quantity: Quantity, number: Number) -> bool:
        text, end = self.text, quantity.number_end
        age = _AGE.match(text, end)
        if age:
            quantity.kind, quantity.unit, quantity.end = "other", f"{age['unit'] or 'year'} of age", age.end()
            quantity.rule = "quantities.age"
            return True
        plural = quantity.value != 1 or quantity.high is not None
        hyphenated = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
        trailing = bounds.bound_after(text, end)  # "20 or more trains"
        if hyphenated and _NO_PART.match(text, end):
            return False
        noun = counted_noun(text, trailing[1] if trailing else end, plural=plural and not hyphenated)
        if noun is None and plural and (part := _PART_WITHOUT_HYPHEN.match(text, end)):
            noun = Noun(part["noun"], *part.span("noun"))  # "a 40 wagon train"
        if noun is not None and hyphenated and not trailing:
            noun = part_of_a_whole(text, noun)
        if trailing and noun is not None:
            quantity.bound = trailing[0]
        if labels.is_model(text, number, noun) or (noun is not None and noun.text[0].isupper() and self._named(number)):
            return False
        if noun is not None and noun.text.rsplit(None, 1)[-1].lower().rstrip("s") in TIME_NOUNS:
            return False  # a length of time is a date
        if noun is not None:
            adjective = _DAILY.search(noun.text)  # "four daily trains": "daily" belongs to the dates too
            before, after = adjective.span() if adjective else (0, 0)
            if self._is_taken(noun.start + after, noun.end) or (
                before and self._is_taken(noun.start, noun.start + before)
            ):
                noun = None
        if noun is None:
            return self._bare(quantity, number)
        if number.in_words and number.value == 1 and (self._pronoun(number) or _ONE_DOING.match(noun.text)):
            return False
        raw = text[number.start : number.end]
        if (
            raw.isdigit()
            and 1950 <= number.value <= 2039
            and quantity.start == number.start
            and not _COUNTABLE.search(noun.text)
            and not _ABOUT.search(text, max(0, number.start - 15), number.start)
        ):
            return False  # "2018 sales": a year
        if _STREET.match(noun.text):
            return False
        quantity.end = noun.end
        if noun.text in ("point", "points") and self._of_percent(quantity):
            quantity.kind, quantity.unit, quantity.rule = "percent", "%", "quantities.percent"
            return True
        quantity.counted = noun.text
        ungroup(text, quantity)
        size = SIZE.match(text, noun.start - 1) if trailing is None else None
        if size and not _BOX_SIZE.match(text, size.end()):
            quantity.counted = text[size.end() :][: noun.end - size.end()].strip()
            quantity.size_at = size.start("word")
        return True

    def _of_percent(self, points: Quantity) -> bool:
        """Whether points are those of a percentage just told: "35% of the vehicles, four [points] above the 31%".

        Those of an index, which closes up 1% at 1,478 points, are not.
        """
        last = self.found[-1] if self.found else None
        opens = self._sentence(points.start)[0]
        shares = last is not None and last.unit == "%" and last.start >= opens and points.value < _SHARES
        return shares and "ndex" not in self.text[opens : points.start]

    def _pronoun(self, number: Number) -> bool:
        """ "one" that stands for somebody, or in "one of the", "no one"."""
        before = self.text[max(0, number.start - 12) : number.start].lower()
        return bool(_ONE_BEFORE.search(before))

    def _bare(self, quantity: Quantity, number: Number) -> bool:
        """A number without unit or noun: it counts if it cannot be a label, a pronoun or a year."""
        text, end = self.text, quantity.number_end
        before = text[max(0, number.start - 10) : number.start]
        if number.in_words and ((number.value <= 1 and quantity.high is None) or _NO_FIGURE.search(before)):
            return False
        if _FEET_AND_INCHES.match(text, end) or _FEET_BEFORE.search(text, max(0, number.start - 4), number.start):
            return False  # "9'6" high-cube containers": a size
        if text.startswith(("'s", "’s"), end):
            return False  # "Radio 103.8's"
        if before.endswith("at ") and _CLOCK.fullmatch(text, number.start, end):
            return False  # "left at 10.30"
        if _TIME_NOUN.match(text, end):
            return False  # "a 7½ week trial": a length of time
        if _TIME_LIST.match(text, end):
            return False  # "18, 26 and 14 days": lengths of time
        compared = bounds.ends_in(text, quantity.start, _COMPARISON_ENDS)
        if compared and _TIME_BEFORE.search(text, max(0, quantity.start - 60), quantity.start):
            return False  # "17.9 days, up from 15.4": a length of time
        if text[end : end + 1].isalpha() or (text[end : end + 1] == "-" and not _SUSPENDED.match(text, end)):
            return False
        if labels.is_year(text, number) or self._named(number):
            return False
        quantity.rule = "quantities.number"
        inherited = self._inherit(quantity, number)
        ungroup(text, quantity)
        return inherited

    def _inherit(self, quantity: Quantity, number: Number) -> bool:
        around = Surroundings(
            self.text,
            self._sentence(quantity.start)[0],
            self.found,
            self._is_taken,
            lambda end: _BOX_SIZE.match(self.text, end) is not None,
            self._home,
        )
        return inherit(around, quantity, number)

    def _named(self, number: Number) -> bool:
        return labels.is_named(self.text, number, self._sentence(number.start)[0])

    def _ordinal(self, match: re.Match[str]) -> Quantity | None:
        if self._is_taken(match.start(), match.end()):
            return None
        noun = counted_noun(self.text, match.end(), plural=False)
        if noun is None or self.text.startswith("-", match.end()) or _STREET.match(noun.text):
            return None
        value = float(match["n"].replace(",", "")) * SCALES.get(match["scale"] or "", 1.0)
        return Quantity(
            match.start(), noun.end, value, "ordinal", "quantities.ordinal", counted=noun.text, number_end=match.end()
        )
