"""Mentions: the four kinds of span found in an article, each with its normalised value."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from extractor.models.base import Number, Record

DateType = Literal["date", "time", "duration", "interval", "set"]
DateMod = Literal["approx", "before", "after", "start", "mid", "end", "less_than", "more_than"]
QuantityKind = Literal[
    "count",
    "ordinal",
    "percent",
    "ratio",
    "money",
    "mass",
    "length",
    "area",
    "volume",
    "speed",
    "temperature",
    "power",
    "energy",
    "other",
]
Bound = Literal["exact", "approx", "more_than", "at_least", "less_than", "at_most"]
Change = Literal["increase", "decrease"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "area"]
ServiceKind = Literal["rail_service", "line", "corridor", "operating_model", "product", "programme"]

MOVE = "quantities.move"
"""The rule of a level stated with the one it moves to; only there can ``high`` be below ``value``."""

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Mention(Record):
    """A stretch of the article's text that says something, quoted exactly."""

    text: str = Field(min_length=1, description="The exact words of the article: Article.text[start_char:end_char].")
    start_char: int = Field(ge=0, description="Offset of the first character, in code points of Article.text.")
    end_char: int = Field(description="Offset after the last character, in code points of Article.text.")
    rule: str = Field(
        pattern=r"^[a-z]+(\.[a-z0-9_]+)+$",
        description="Stable id of the rule that found the mention, such as dates.month_day.",
    )

    @model_validator(mode="after")
    def _span_is_as_long_as_its_text(self) -> Self:
        if self.end_char - self.start_char != len(self.text):
            raise ValueError(f"span {self.start_char}:{self.end_char} is not as long as its text {self.text!r}")
        return self


class Date(Mention):
    """A temporal expression, normalised to TIMEX3 / ISO 8601."""

    type: DateType = Field(description="date, time, duration, interval, or set (a recurring time).")
    value: str = Field(
        min_length=1,
        description="ISO 8601 / TIMEX3: 2024-11-17, 2024-Q1, 2024-11-17T12:30, P14D, P13D/P16D, "
        "2013-07-18/2024-11-15, 2013/.., XXXX-11-17 where the year is unknown; for a set the period, P1D.",
    )
    mod: DateMod | None = Field(default=None, description="How the text qualifies the value, where it does.")
    earliest: str | None = Field(
        default=None,
        description="First calendar day (YYYY-MM-DD) or minute (YYYY-MM-DDThh:mm) covered; null if unknown.",
    )
    latest: str | None = Field(
        default=None,
        description="Last calendar day (YYYY-MM-DD) or minute (YYYY-MM-DDThh:mm) covered; null if unknown.",
    )
    repeats: str | None = Field(
        default=None,
        description="For sets: what recurs within the period, such as 3 (times a week) or monday.",
    )

    @model_validator(mode="after")
    def _earliest_is_not_after_latest(self) -> Self:
        if self.earliest and self.latest and self.earliest[:10] > self.latest[:10]:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        return self


class Quantity(Mention):
    """A number with what it measures."""

    kind: QuantityKind = Field(description="What is measured.")
    value: Number = Field(
        description="The number in the stated unit; the lower end of a range; the level that a stated move leaves."
    )
    high: Number | None = Field(
        default=None,
        description="The upper end of a range, or, in text that is not of freight, the level that a stated move "
        "reaches (from 14 to 12: value 14, high 12, rule quantities.move); else null.",
    )
    unit: str | None = Field(
        default=None,
        description="ISO 4217 code for money, % for percent, times for ratios, a symbol for physical units "
        "(t, km, km/h), TEU or FEU for containers so counted, null for other counts.",
    )
    bound: Bound = Field(default="exact", description="How the text bounds the number.")
    change: Change | None = Field(default=None, description="Set if the number is the size of a change.")
    per: str | None = Field(default=None, description="For rates, what one measure is taken per: day, week, TEU.")
    counted: str | None = Field(default=None, description="What is counted or weighed, in the article's words.")
    si_value: Number | None = Field(default=None, description="Physical kinds: the value in si_unit.")
    si_unit: str | None = Field(default=None, description="Physical kinds: the coherent SI unit of si_value.")

    @model_validator(mode="after")
    def _range_is_in_order(self) -> Self:
        if self.high is not None and self.high < self.value and self.rule != MOVE:
            raise ValueError(f"range {self.value}–{self.high} is not in order")
        return self


class Place(Mention):
    """A place name, resolved against the gazetteer."""

    kind: PlaceKind = Field(description="country, region, city, facility, water, or area (supranational).")
    name: str = Field(min_length=1, description="Standard English name of the place.")
    country: CountryCode | None = Field(
        default=None,
        description="ISO 3166-1 alpha-2 code of where it truly lies; null for areas and shared waters.",
    )
    latitude: float | None = Field(default=None, ge=-90, le=90, description="WGS 84, degrees north.")
    longitude: float | None = Field(default=None, ge=-180, le=180, description="WGS 84, degrees east.")
    geonames_id: int | None = Field(default=None, description="GeoNames id, where the place has one.")
    stated_country: CountryCode | None = Field(
        default=None, description="The country the text gives, where it is not the true one."
    )
    conflict: bool = Field(default=False, description="True if text and gazetteer disagree on the country.")
    why: str | None = Field(default=None, description="What decided between places of that name, and the runner-up.")

    @model_validator(mode="after")
    def _coordinates_come_in_pairs(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude stand together or not at all")
        return self


class Service(Mention):
    """A name under which freight trains run or are sold."""

    kind: ServiceKind = Field(description="rail_service, line, corridor, operating_model, product, or programme.")
    name: str = Field(min_length=1, description="Canonical name: singular, unquoted, without the variant.")
    variant: str | None = Field(default=None, description="What narrows the name, such as Zhengzhou.")
    number: str | None = Field(default=None, description="Train number that stands with the name, such as X8153.")
