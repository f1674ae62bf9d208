"""The article: everything extracted from one text."""

from typing import Self, get_args

from pydantic import ConfigDict, Field, model_validator

from extractor.models.base import Record, Words
from extractor.models.facts import Candidate, Fact, Movement, Statistic
from extractor.models.mentions import Date, Organisation, Place, Quantity, Service
from extractor.models.rows import ListName, Row, wide
from extractor.version import __version__

SCHEMA_VERSION = "2"


class Article(Record):
    """One news article with its mentions, in text order, and the facts that link them."""

    model_config = ConfigDict(json_schema_extra={"$id": f"urn:freight-news-extractor:article:{SCHEMA_VERSION}"})

    id: str | None = Field(default=None, description="The caller's id of the article.")
    title: str | None = Field(default=None, description="Headline, where given.")
    published: str | None = Field(
        default=None, description="Publication date (YYYY-MM-DD): the reference date of relative expressions."
    )
    url: str | None = Field(default=None, description="Address of the article, where given.")
    about_freight: bool | None = Field(
        default=None, description="Whether the text speaks of freight on rails; null where nobody asked."
    )
    text: str = Field(description="The text that all offsets count in, unchanged.")
    dates: tuple[Date, ...] = Field(default=(), description="Temporal expressions.")
    quantities: tuple[Quantity, ...] = Field(default=(), description="Numbers with what they measure.")
    places: tuple[Place, ...] = Field(default=(), description="Place names with country and coordinates.")
    services: tuple[Service, ...] = Field(default=(), description="Named services, canonical.")
    organisations: tuple[Organisation, ...] = Field(
        default=(), description="Railways, operators, authorities, shippers."
    )
    movements: tuple[Movement, ...] = Field(default=(), description="Train runs, launches and suspensions.")
    statistics: tuple[Statistic, ...] = Field(default=(), description="Numbers that measure rail freight.")
    schema_version: str = Field(default=SCHEMA_VERSION, description="Version of this record's schema.")
    extractor_version: str = Field(default=__version__, description="Version of the extractor that wrote it.")

    def rows(self, name: ListName) -> list[Row]:
        """The records of one list as flat dictionaries of text, numbers, booleans and None.

        Every row begins with the article's id. Movements and statistics hold values, names and figures in place of
        indices; ``earliest`` and ``latest`` are days (YYYY-MM-DD); several goods, sizes or places passed are joined by
        "; ".

        Raises ValueError if there is no list of that name.
        """
        if name not in get_args(ListName):
            raise ValueError(f"no list {name!r}; the lists are {', '.join(get_args(ListName))}")
        record = self.model_dump(mode="json")
        return [{"article_id": self.id, **row} for row in wide(record, name)]

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its marks, and the facts in tables."""
        from extractor.report.notebook import fragment  # late: the records themselves need no templates

        return fragment(self)

    @model_validator(mode="after")
    def _mentions_quote_the_text(self) -> Self:
        text = self.text
        for mention in (*self.dates, *self.quantities, *self.places, *self.services, *self.organisations):
            if text[mention.start_char : mention.end_char] != mention.text:
                raise ValueError(f"{mention.rule}: {mention.text!r} does not stand at {mention.start_char}")
        return self

    @model_validator(mode="after")
    def _facts_quote_the_text_and_point_to_mentions(self) -> Self:
        for m in self.movements:
            self._check_fact(m)
            for words in (*m.cargo, *((m.frequency,) if m.frequency else ())):
                self._check_words(words, m.rule)
            for index in m.load:
                self._check_index("quantities", index, m.rule)
        for s in self.statistics:
            self._check_fact(s)
            self._check_index("quantities", s.quantity, s.rule)
            if s.of is not None:
                self._check_index("quantities", s.of, s.rule)
        return self

    def _check_fact(self, fact: Fact) -> None:
        if self.text[fact.start_char : fact.end_char] != fact.sentence:
            raise ValueError(f"{fact.rule}: its sentence does not stand at {fact.start_char}")
        for evidence in fact.evidence:
            self._check_candidate(evidence)
            if evidence.runner_up:
                self._check_candidate(evidence.runner_up)

    def _check_candidate(self, candidate: Candidate) -> None:
        self._check_words(candidate, candidate.rule)
        if candidate.list is not None and candidate.index is not None:
            self._check_index(candidate.list, candidate.index, candidate.rule)
            mention = getattr(self, candidate.list)[candidate.index]
            if (mention.start_char, mention.end_char) != (candidate.start_char, candidate.end_char):
                raise ValueError(f"{candidate.rule}: {candidate.text!r} is not {candidate.list}[{candidate.index}]")

    def _check_words(self, words: Words, rule: str) -> None:
        if self.text[words.start_char : words.end_char] != words.text:
            raise ValueError(f"{rule}: {words.text!r} does not stand at {words.start_char}")

    def _check_index(self, name: str, index: int, rule: str) -> None:
        size = len(getattr(self, name))
        if not 0 <= index < size:
            raise ValueError(f"{rule}: index {index} points to no mention ({size} in {name})")
