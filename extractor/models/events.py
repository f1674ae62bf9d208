"""Events: a train, or a figure, that one or many articles tell of."""

from typing import Literal

from pydantic import ConfigDict, Field

from extractor.models.base import Number, Record, RuleId
from extractor.models.facts import MovementKind, Status

EVENTS_VERSION = "1"
Type = Literal["movement", "statistic"]


class Telling(Record):
    """One article's telling of an event."""

    article: str = Field(description="The article's id; where it has none, a digest of its text.")
    published: str | None = Field(default=None, description="Publication date of the article.")
    url: str | None = Field(default=None, description="Address of the article, where given.")
    source: int = Field(description="Number of the independent text: near copies of one text share it.")
    fact: int = Field(ge=0, description="Place of the movement or statistic in the article's list, from 0.")
    start_char: int = Field(ge=0, description="Offset of its sentence in the article's text.")
    end_char: int = Field(description="Offset after its sentence.")
    sentence: str = Field(description="The sentence, quoted exactly.")
    because: tuple[RuleId, ...] = Field(default=(), description="Rules that link this telling to the others.")


class Version(Record):
    """One value of a slot, and who says so."""

    slot: str = Field(description="The slot: origin, when, value …")
    value: str = Field(description="The value in words.")
    tellings: tuple[int, ...] = Field(description="Indices in Event.tellings.")


class Event(Record):
    """A train run, launch or suspension, or a figure, with the best value of each slot over all that tell of it."""

    model_config = ConfigDict(json_schema_extra={"$id": f"urn:freight-news-extractor:event:{EVENTS_VERSION}"})

    id: str = Field(description="Stable id: a digest of the first telling.")
    type: Type = Field(description="movement or statistic.")
    kind: MovementKind | None = Field(default=None, description="Of a movement: departure, arrival, launch …")
    status: Status | None = Field(default=None, description="Of a movement: done, planned or cancelled.")
    when: str | None = Field(default=None, description="Date value: when it ran, or the period of the figure.")
    earliest: str | None = Field(default=None, description="First day (YYYY-MM-DD) of that date.")
    latest: str | None = Field(default=None, description="Last day (YYYY-MM-DD) of that date.")
    origin: str | None = Field(default=None, description="Where the run starts: standard name.")
    origin_country: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code.")
    origin_latitude: float | None = Field(default=None, description="WGS 84, degrees north.")
    origin_longitude: float | None = Field(default=None, description="WGS 84, degrees east.")
    destination: str | None = Field(default=None, description="Where the run ends: standard name.")
    destination_country: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code.")
    destination_latitude: float | None = Field(default=None, description="WGS 84, degrees north.")
    destination_longitude: float | None = Field(default=None, description="WGS 84, degrees east.")
    via: tuple[str, ...] = Field(default=(), description="Places passed, of all tellings, in the order first told.")
    cargo: tuple[str, ...] = Field(default=(), description="Goods, of all tellings.")
    load: tuple[str, ...] = Field(default=(), description="Sizes of the train in the words of the most exact telling.")
    service: str | None = Field(default=None, description="Canonical name of the service.")
    operator: str | None = Field(default=None, description="Who runs it; of a figure, whose traffic it is.")
    place: str | None = Field(default=None, description="Of a figure: the place it is said of.")
    measure: str | None = Field(default=None, description="Of a figure: what is measured.")
    value: Number | None = Field(default=None, description="Of a figure: the most exact value told.")
    unit: str | None = Field(default=None, description="Of a figure: its unit.")
    bound: str | None = Field(default=None, description="Of a figure: exact, approx, more_than …")
    change: str | None = Field(default=None, description="Of a figure: increase or decrease, where it is a change.")
    articles: int = Field(description="How many articles tell of it.")
    independent: int = Field(description="How many of them are independent: near copies count once.")
    first_told: str | None = Field(default=None, description="Publication date of the first telling.")
    last_told: str | None = Field(default=None, description="Publication date of the last telling.")
    versions: tuple[Version, ...] = Field(default=(), description="Who says what, of slots told in several ways.")
    conflicts: tuple[str, ...] = Field(default=(), description="Slots whose values cannot all be true.")
    tellings: tuple[Telling, ...] = Field(description="All tellings, by publication date, then article.")
