"""Facts: what links the mentions, and for each slot of a fact the words and the rule it comes from."""

from typing import Literal, Self

from pydantic import Field, model_validator

from extractor.models.base import Record, RuleId, Words

MovementKind = Literal["departure", "arrival", "passage", "launch", "suspension"]
Status = Literal["done", "planned", "cancelled"]
MentionList = Literal["dates", "quantities", "places", "services", "organisations"]


class Candidate(Words):
    """Words that could fill a slot of a fact."""

    list: MentionList | None = Field(
        default=None, description="The list of mentions that the words stand in; null if they are no mention."
    )
    index: int | None = Field(default=None, ge=0, description="Their place in that list, from 0.")
    rule: RuleId = Field(
        description="Stable id of the rule that speaks for these words, such as movements.origin.from."
    )

    @model_validator(mode="after")
    def _list_and_index_come_together(self) -> Self:
        if (self.list is None) != (self.index is None):
            raise ValueError(f"{self.text!r}: list and index stand together or not at all")
        return self


class Evidence(Candidate):
    """Why a slot has its value: the words that filled it, the rule that decided, and what came second."""

    slot: str = Field(description="The slot that these words fill; itself: that the fact is reported at all.")
    runner_up: Candidate | None = Field(default=None, description="What would have filled the slot otherwise.")
    because: tuple[str, ...] = Field(
        default=(),
        description="For decisions by weight: what the value weighs (above 0 more speaks for than against; near 0 it "
        "is a close call), then what weighed most, in plain words.",
    )


class Fact(Record):
    """A statement that the article makes, told in one sentence or gathered from several."""

    sentence: str = Field(min_length=1, description="The sentence the fact stands in, quoted exactly.")
    start_char: int = Field(ge=0, description="Offset of the sentence in Article.text.")
    end_char: int = Field(description="Offset after the sentence in Article.text.")
    rule: RuleId = Field(description="Stable id of the rule that built the fact, such as movements.departure.")
    earliest: str | None = Field(
        default=None, description="First day (YYYY-MM-DD) or minute of the fact's date value; null if unknown."
    )
    latest: str | None = Field(
        default=None, description="Last day (YYYY-MM-DD) or minute of the fact's date value; null if unknown."
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="What filled each slot; one entry for each value of a slot that holds several."
    )

    @model_validator(mode="after")
    def _span_is_as_long_as_its_sentence(self) -> Self:
        if self.end_char - self.start_char != len(self.sentence):
            raise ValueError(f"span {self.start_char}:{self.end_char} is not as long as its sentence")
        return self

    def because_of(self, slot: str) -> list[Evidence]:
        """The evidence of one slot, in the order of its values; empty if the slot is."""
        return [evidence for evidence in self.evidence if evidence.slot == slot]


class Movement(Fact):
    """One train run or line that the text reports as leaving, arriving, passing, being launched or stopped."""

    kind: MovementKind = Field(
        description="departure, arrival, passage, launch (opened, extended, resumed) or suspension (stopped, paused)."
    )
    status: Status = Field(default="done", description="done, planned, or cancelled.")
    when: str | None = Field(default=None, description="Date value, as in Article.dates.")
    origin: str | None = Field(default=None, description="Where the train starts, in the article's words.")
    destination: str | None = Field(default=None, description="Where the train ends, in the article's words.")
    via: tuple[str, ...] = Field(default=(), description="Places passed on the way, in the article's words.")
    cargo: tuple[Words, ...] = Field(default=(), description="Goods carried, one each, without their amount.")
    load: tuple[int, ...] = Field(
        default=(), description="Sizes of the train and its cargo (wagons, TEU, tonnes): indices in Article.quantities."
    )
    service: str | None = Field(default=None, description="Canonical name of the service, line or corridor.")
    operator: str | None = Field(default=None, description="Canonical name of the organisation that runs it.")
    frequency: Words | None = Field(
        default=None, description="For a launch: how often it runs, in the article's words."
    )


class Statistic(Fact):
    """One quantity that measures freight traffic or its network."""

    quantity: int = Field(ge=0, description="Index in Article.quantities.")
    measure: str | None = Field(
        default=None, description="What is measured, in the article's words: coal, rail exports, trips."
    )
    period: str | None = Field(default=None, description="Date value that the number is true of.")
    place: str | None = Field(default=None, description="Place that the number is said of, in the article's words.")
    service: str | None = Field(default=None, description="Canonical name of the service that it is said of.")
    organisation: str | None = Field(
        default=None, description="Canonical name of the organisation whose traffic it is."
    )
    baseline: str | None = Field(
        default=None,
        description="For changes, what it is compared with: last year, year-on-year, or a date value.",
    )
    of: int | None = Field(
        default=None, ge=0, description="For changes, the level they belong to: index in Article.quantities."
    )
