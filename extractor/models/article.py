"""The article: everything extracted from one text."""

from typing import Self

from pydantic import Field, model_validator

from extractor.models.base import Record
from extractor.models.facts import Movement, Statistic
from extractor.models.mentions import Date, Place, Quantity, Service
from extractor.models.rows import ListName, Row, rows
from extractor.version import __version__

SCHEMA_VERSION = "1.0"


class Article(Record):
    """One news article with its mentions, in text order, and the facts that link them."""

    id: str | None = Field(default=None, description="The caller's id of the article.")
    title: str | None = Field(default=None, description="Headline, where given.")
    published: str | None = Field(
        default=None, description="Publication date (YYYY-MM-DD): the reference date of relative expressions."
    )
    url: str | None = Field(default=None, description="Address of the article, where given.")
    text: str = Field(description="The text that all offsets count in, unchanged.")
    dates: tuple[Date, ...] = Field(default=(), description="Temporal expressions.")
    quantities: tuple[Quantity, ...] = Field(default=(), description="Numbers with what they measure.")
    places: tuple[Place, ...] = Field(default=(), description="Place names with country and coordinates.")
    services: tuple[Service, ...] = Field(default=(), description="Named services, canonical.")
    movements: tuple[Movement, ...] = Field(default=(), description="Train runs and launches.")
    statistics: tuple[Statistic, ...] = Field(default=(), description="Numbers that measure rail freight.")
    schema_version: str = Field(default=SCHEMA_VERSION, description="Version of this record's schema.")
    extractor_version: str = Field(default=__version__, description="Version of the extractor that wrote it.")

    def rows(self, name: ListName) -> list[Row]:
        """One list as flat rows with every reference resolved; see `extractor.models.rows`."""
        return rows(self, name)

    @model_validator(mode="after")
    def _mentions_quote_the_text(self) -> Self:
        text = self.text
        for mention in (*self.dates, *self.quantities, *self.places, *self.services):
            if text[mention.start_char : mention.end_char] != mention.text:
                raise ValueError(f"{mention.rule}: {mention.text!r} does not stand at {mention.start_char}")
        for fact in (*self.movements, *self.statistics):
            if text[fact.start_char : fact.end_char] != fact.sentence:
                raise ValueError(f"{fact.rule}: its sentence does not stand at {fact.start_char}")
        return self

    @model_validator(mode="after")
    def _indices_point_to_mentions(self) -> Self:
        sizes = {"dates": len(self.dates), "places": len(self.places), "services": len(self.services)}
        quantities = len(self.quantities)
        for m in self.movements:
            _check(m.when_index, sizes["dates"], "when_index")
            for index in (m.origin_index, m.destination_index, *m.via_indices):
                _check(index, sizes["places"], "place index")
            _check(m.service_index, sizes["services"], "service_index")
            for good in m.cargo:
                _check(good.quantity_index, quantities, "quantity_index")
        for s in self.statistics:
            _check(s.quantity, quantities, "quantity")
            _check(s.period_index, sizes["dates"], "period_index")
            _check(s.baseline_index, sizes["dates"], "baseline_index")
            if s.scope_list is not None:
                _check(s.scope_index, sizes[s.scope_list], "scope_index")
        return self


def _check(index: int | None, size: int, name: str) -> None:
    if index is not None and not 0 <= index < size:
        raise ValueError(f"{name} {index} points to no mention ({size} in the list)")
