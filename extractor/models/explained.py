"""Facts with the reason of every slot, as people and programs read them."""

from typing import Literal

from pydantic import Field

from extractor.models.base import Record


class Reason(Record):
    """Why a slot has its value."""

    slot: str = Field(description="The slot; itself: that the fact is reported at all.")
    value: str | None = Field(default=None, description="The value; null where an earlier entry of the slot tells it.")
    words: str = Field(description="The words in the article that filled the slot.")
    before: str = Field(default="", description="What stands before these words on their line.")
    after: str = Field(default="", description="What stands after these words on their line.")
    rule: str = Field(description="Stable id of the rule that decided.")
    instead_of: str | None = Field(default=None, description="The words that would have filled the slot otherwise.")
    instead_of_rule: str | None = Field(default=None, description="The rule that spoke for those words.")
    because: tuple[str, ...] = Field(default=(), description="What the value weighs, then what weighed most.")


class Explained(Record):
    """A movement or statistic and the reasons of its slots."""

    type: Literal["movement", "statistic"] = Field(description="The list the fact stands in.")
    index: int = Field(ge=0, description="Its place in that list, from 0.")
    headline: str = Field(description="The fact in a few words.")
    sentence: str = Field(description="The sentence it stands in.")
    rule: str = Field(description="Stable id of the rule that built it.")
    reasons: tuple[Reason, ...] = Field(default=(), description="One for each value of each slot.")


class Explanation(Record):
    """The facts of one article, explained."""

    id: str | None = Field(default=None, description="The caller's id of the article.")
    facts: tuple[Explained, ...] = Field(default=(), description="Movements, then statistics.")
