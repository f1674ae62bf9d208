"""The tools, offered over standard input and output."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property
from pathlib import Path
from typing import Annotated

from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from extractor.agents.answers import MOST_ROWS, ExplainedFacts, Extracted, explained, extracted
from extractor.agents.events import DatabaseError, Events, Found, Wanted
from extractor.agents.lookup import Lookup, PlaceFound, ServiceFound
from extractor.batch.worker import Settings
from extractor.models import Article
from extractor.published import parse_published
from extractor.rules import RulesFile
from extractor.serve.crew import Crew, CrewError
from extractor.sinks.explain import explanation
from extractor.sources import Story
from extractor.surrogates import clean

MOST_TEXT = 200_000
"""Characters of an article."""
SECONDS = 60.0
"""How long one article may take."""
INSTRUCTIONS = (
    "News of freight trains as data. extract_article gives an article's movements (which train left where, when, for "
    "where, with what), statistics, dates, quantities, places, services and organisations; explain says for every slot "
    "of a fact which words and rule filled it; lookup_place and lookup_service tell what a name stands for; "
    "search_events searches the database that the server was started with. Nothing is written anywhere."
)

Text = Annotated[str, Field(min_length=1, max_length=MOST_TEXT, description="The article's text.")]
Day = Annotated[str | None, Field(description="Day of publication, such as 2024-11-18; relative dates count from it.")]
Title = Annotated[str | None, Field(max_length=2000, description="Headline.")]
Name = Annotated[str, Field(min_length=1, max_length=200, description="The name, in any spelling of case and accents.")]
_READS = ToolAnnotations(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)


class Tools:
    """What the tools share: a worker that extracts, names, and perhaps a database."""

    def __init__(self, rules: Path | None, events: Events | None) -> None:
        """The pipeline is loaded in a process of its own, which a hanging article cannot block for ever."""
        self._rules = rules
        self._events = events
        settings = Settings(rules=None if rules is None else RulesFile.of(rules), max_chars=MOST_TEXT)
        self._crew = Crew(1, settings, SECONDS)

    @cached_property
    def _names(self) -> Lookup:
        return Lookup(self._rules)

    @asynccontextmanager
    async def running(self, server: "FastMCP[None]") -> AsyncIterator[None]:
        """The worker, as long as the server runs."""
        self._crew.start()
        try:
            yield
        finally:
            self._crew.close()

    async def extract_article(
        self,
        text: Text,
        published: Day = None,
        title: Title = None,
        most: Annotated[int, Field(ge=1, le=MOST_ROWS, description="Rows of each list.")] = 40,
    ) -> Extracted:
        """Extract a news article: movements of freight trains, statistics, and all dates, quantities, places, services
        and organisations, as flat rows that quote the text.
        """
        return extracted(await self._record(text, published, title), most)

    async def explain(
        self,
        text: Text,
        published: Day = None,
        title: Title = None,
        most: Annotated[int, Field(ge=1, le=MOST_ROWS, description="Facts.")] = 10,
    ) -> ExplainedFacts:
        """Say for every movement and statistic of an article which words filled each slot, by which rule, and what
        came second.
        """
        return explained(explanation(await self._record(text, published, title)), most)

    async def lookup_place(
        self, name: Name, most: Annotated[int, Field(ge=1, le=50, description="Places.")] = 10
    ) -> list[PlaceFound]:
        """Tell which places bear a name, the likeliest first: country, division, coordinates, inhabitants."""
        return await asyncio.to_thread(lambda: self._names.places(name, most))

    async def lookup_service(
        self, name: Name, most: Annotated[int, Field(ge=1, le=50, description="Services.")] = 10
    ) -> list[ServiceFound]:
        """Tell which train services, corridors, lines and programmes bear a name, or have all its words in theirs."""
        return await asyncio.to_thread(lambda: self._names.services(name, most))

    async def search_events(
        self,
        wanted: Wanted,
        most: Annotated[int, Field(ge=1, le=50, description="Rows.")] = 10,
        skip: Annotated[int, Field(ge=0, le=1_000_000, description="Rows to pass over.")] = 0,
    ) -> Found:
        """Search the trains and figures of the database, the latest first."""
        if self._events is None:
            raise ToolError("no database: start the server with --database FILE.sqlite, as batch or events wrote it")
        try:
            return await asyncio.to_thread(self._events.search, wanted, most, skip)
        except DatabaseError as error:
            raise ToolError(str(error)) from None

    async def _record(self, text: str, published: str | None, title: str | None) -> Article:
        try:
            story = Story(
                clean(text), title=None if title is None else clean(title), published=parse_published(published)
            )
            answer = await self._crew.answer(story)
        except (CrewError, ValueError) as error:
            raise ToolError(str(error)) from None
        if answer.record is None:
            raise ToolError(answer.reason or "no record")
        return Article.model_validate_json(answer.record)


def made(rules: Path | None, database: Path | None) -> "FastMCP[None]":
    """The server. Raises DatabaseError or RulesError if what it is given cannot be used."""
    if rules is not None:
        from extractor.rules import load

        load(rules)
    tools = Tools(rules, None if database is None else Events(database))
    server = FastMCP("freight-news", instructions=INSTRUCTIONS, lifespan=tools.running, log_level="WARNING")
    for tool in (tools.extract_article, tools.explain, tools.lookup_place, tools.lookup_service, tools.search_events):
        server.tool(annotations=_READS, structured_output=True)(tool)
    return server
