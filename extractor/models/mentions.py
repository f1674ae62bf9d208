"""Mentions: the five kinds of span found in an article, each with its normalised value."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from extractor.models.base import Number, RuleId, Words

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

OrganisationKind = Literal["railway", "operator", "authority", "shipper", "association"]
Located = Literal["exact", "parent", "none"]
Assumption = Literal["year", "month", "day", "reference"]

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Mention(Words):
    """A stretch of the article's text that says something."""

    rule: RuleId = Field(description="Stable id of the rule that found the mention, such as dates.month_day.")


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
    assumed: tuple[Assumption, ...] = Field(
        default=(),
        description="What was supplied and not written: year, month, day; reference where the date it was resolved "
        "against was read off the article itself. Empty for dates stated in full.",
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
    located: Located = Field(
        default="none",
        description="What the coordinates are of: exact, the place itself; parent, the town or region that holds it; "
        "none, there are none.",
    )
    geonames_id: int | None = Field(default=None, description="GeoNames id, where the place has one.")
    admin1: str | None = Field(
        default=None, description="GeoNames code of the first-level division (province, state) it lies in, CN.07."
    )
    admin1_name: str | None = Field(default=None, description="English name of that division.")
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


class Organisation(Mention):
    """A named body that runs, sends, carries, orders, counts or rules freight traffic."""

    kind: OrganisationKind = Field(
        description="railway (undertaking or infrastructure manager), operator (intermodal, logistics, shipping, "
        "terminal), authority, shipper (or any other company), or association."
    )
    name: str = Field(min_length=1, description="Canonical name: the fullest form that the text gives.")
    country: CountryCode | None = Field(default=None, description="ISO 3166-1 alpha-2 code of its seat, where known.")
