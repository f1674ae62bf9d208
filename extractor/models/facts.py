"""Facts: what links the mentions. Every reference to a mention is its index in the article's list."""

from typing import Literal, Self

from pydantic import Field, model_validator

from extractor.models.base import Record

MovementKind = Literal["departure", "arrival", "launch", "passage"]
Status = Literal["done", "planned", "cancelled"]


class Fact(Record):
    """A statement made by one sentence of the article."""

    sentence: str = Field(min_length=1, description="The sentence the fact stands in, quoted exactly.")
    start_char: int = Field(ge=0, description="Offset of the sentence in Article.text.")
    end_char: int = Field(description="Offset after the sentence in Article.text.")
    rule: str = Field(
        pattern=r"^[a-z]+(\.[a-z0-9_]+)+$",
        description="Stable id of the rule that built the fact, such as facts.departure.",
    )

    @model_validator(mode="after")
    def _span_is_as_long_as_its_sentence(self) -> Self:
        if self.end_char - self.start_char != len(self.sentence):
            raise ValueError(f"span {self.start_char}:{self.end_char} is not as long as its sentence")
        return self


class Cargo(Record):
    """One good that a train carries."""

    text: str = Field(min_length=1, description="The good in the article's words.")
    start_char: int = Field(ge=0, description="Offset of the first character in Article.text.")
    end_char: int = Field(description="Offset after the last character in Article.text.")
    quantity_index: int | None = Field(
        default=None, description="Index in Article.quantities of the amount of this good."
    )


class Movement(Fact):
    """One train run or line that the text reports as leaving, arriving, passing or being launched."""

    kind: MovementKind = Field(description="departure, arrival, launch, or passage.")
    when: str | None = Field(default=None, description="Date value, as in Article.dates.")
    when_index: int | None = Field(default=None, description="Index in Article.dates.")
    origin: str | None = Field(default=None, description="Where the run starts, in the article's words.")
    origin_index: int | None = Field(default=None, description="Index in Article.places.")
    destination: str | None = Field(default=None, description="Where the run ends, in the article's words.")
    destination_index: int | None = Field(default=None, description="Index in Article.places.")
    via: tuple[str, ...] = Field(default=(), description="Places passed on the way, in the article's words.")
    via_indices: tuple[int, ...] = Field(default=(), description="Indices in Article.places, in step with via.")
    cargo: tuple[Cargo, ...] = Field(default=(), description="Goods carried, one each.")
    service: str | None = Field(default=None, description="Canonical name of the service.")
    service_index: int | None = Field(default=None, description="Index in Article.services.")
    status: Status = Field(default="done", description="done, planned, or cancelled.")


class Statistic(Fact):
    """One quantity that measures freight traffic or its network."""

    quantity: int = Field(ge=0, description="Index in Article.quantities.")
    period: str | None = Field(default=None, description="Date value the number is true of.")
    period_index: int | None = Field(default=None, description="Index in Article.dates.")
    scope: str | None = Field(default=None, description="Place or canonical service name that the number is said of.")
    scope_list: Literal["places", "services"] | None = Field(
        default=None, description="The list that scope_index counts in."
    )
    scope_index: int | None = Field(default=None, description="Index in the list named by scope_list.")
    baseline: str | None = Field(
        default=None,
        description="For changes, what it is compared with: last year, year-on-year, or a date value.",
    )
    baseline_index: int | None = Field(default=None, description="Index in Article.dates, where it is a date.")
