"""The tools, called by the protocol library's own client over standard input and output."""

import asyncio
import hashlib
import json
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TextIO, get_args

import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.types import TextContent
from typer.testing import CliRunner

from extractor import Extractor, sources
from extractor.agents.answers import MOST_CHARS, explained, extracted
from extractor.agents.events import Events, Wanted
from extractor.cli import app
from extractor.events.run import run as link
from extractor.models.rows import ListName
from extractor.sinks import write
from extractor.sinks.explain import explanation
from tests.conftest import CORPUS, ROOT

HENAN = sources.load(CORPUS / "henan-2024-11-18.txt")
Answer = dict[str, Any]


@pytest.fixture(scope="module")
def records(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = tmp_path_factory.mktemp("agents") / "records.jsonl"
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))[:40]]
    made = [extractor.extract(s.text, s.published, id=s.id, title=s.title) for s in (*stories, HENAN)]
    lines.write_text("".join(record.model_dump_json() + "\n" for record in made), encoding="utf-8")
    return lines


@pytest.fixture(scope="module")
def tables(records: Path) -> Path:
    return Path(write(records, records.with_name("tables.sqlite")))


@pytest.fixture(scope="module")
def events(records: Path) -> Path:
    output = records.with_name("events.sqlite")
    link([str(records)], output)
    return output


def _with_client(database: Path | None, talk: Callable[[ClientSession], Awaitable[None]]) -> None:
    options = [] if database is None else ["--database", str(database)]
    server = StdioServerParameters(command=sys.executable, args=["-m", "extractor", "mcp", *options], cwd=ROOT)

    async def session(log: TextIO) -> None:
        async with stdio_client(server, log) as (incoming, outgoing), ClientSession(incoming, outgoing) as client:
            await client.initialize()
            await talk(client)

    with TemporaryFile("w+") as log:
        asyncio.run(asyncio.wait_for(session(log), 120))
        log.seek(0)
        assert log.read() == ""


async def _call(client: ClientSession, tool: str, **arguments: Any) -> Answer:
    result = await client.call_tool(tool, arguments)
    assert not result.isError, result.content
    assert result.structuredContent is not None
    return result.structuredContent


async def _fault(client: ClientSession, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.isError
    (told,) = result.content
    assert isinstance(told, TextContent)
    return told.text


def test_a_conversation(events: Path, extractor: Extractor) -> None:
    before = hashlib.sha256(events.read_bytes()).hexdigest()
    record = extractor.extract(HENAN.text, HENAN.published)

    async def talk(client: ClientSession) -> None:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(offered) == {"extract_article", "explain", "lookup_place", "lookup_service", "search_events"}
        for tool in offered.values():
            assert tool.annotations is not None
            assert tool.annotations.readOnlyHint is True
            assert tool.annotations.openWorldHint is False
            assert tool.description
            assert tool.outputSchema
        article = await _call(client, "extract_article", text=HENAN.text, published=HENAN.published, most=200)
        assert article["left_out"] == {}
        assert [m["destination"] for m in article["movements"] if "destination" in m] == [
            m.destination for m in record.movements if m.destination
        ]
        assert [s["quantity"] for s in article["statistics"]] == [
            record.quantities[s.quantity].text for s in record.statistics
        ]
        short = await _call(client, "extract_article", text=HENAN.text, published=HENAN.published, most=1)
        assert [len(short[name]) for name in ("movements", "statistics", "places")] == [1, 1, 1]
        assert short["left_out"]["places"] == len(record.places) - 1
        told = await _call(client, "explain", text=HENAN.text, published=HENAN.published, most=2)
        whole = json.loads(explanation(record).model_dump_json())["facts"]
        assert (told["facts"], told["left_out"]) == (whole[:2], len(whole) - 2)
        (place, *_) = (await _call(client, "lookup_place", name="MALASZEWICZE"))["result"]
        assert (place["name"], place["country"], place["country_name"]) == ("Małaszewicze", "PL", "Poland")
        (service, *_) = (await _call(client, "lookup_service", name="titr"))["result"]
        assert service["name"] == "Middle Corridor"
        assert (await _call(client, "lookup_place", name="Nowhere at all"))["result"] == []
        found = await _call(client, "search_events", wanted={"destination": "liege", "type": "movement"})
        assert "Liège" in {row["destination"] for row in found["rows"]}
        assert "is ambiguous" in await _fault(client, "extract_article", text="x", published="03/04/2024")
        assert "text" in await _fault(client, "extract_article", text="x" * 200_001)
        assert "since" in await _fault(client, "search_events", wanted={"since": "soon"})
        assert "colour" in await _fault(client, "search_events", wanted={"colour": "red"})

    _with_client(events, talk)
    assert hashlib.sha256(events.read_bytes()).hexdigest() == before
    assert {path.name for path in events.parent.iterdir()} == {
        "records.jsonl",
        "events.sqlite",
        "events.sqlite.tellings.jsonl",
        *({"tables.sqlite"} & {path.name for path in events.parent.iterdir()}),
    }


def test_without_a_database_a_search_says_what_to_do() -> None:
    async def talk(client: ClientSession) -> None:
        assert "start the server with --database" in await _fault(client, "search_events", wanted={})

    _with_client(None, talk)


def test_what_is_searched_in_records_is_what_is_in_the_tables(tables: Path) -> None:
    base = sqlite3.connect(tables)
    count = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("movements", "statistics")}
    search = Events(tables)
    for kind, name in (("movement", "movements"), ("statistic", "statistics")):
        found = search.search(Wanted.model_validate({"type": kind}), 5, 0)
        assert found.total == count[name]
        assert len(found.rows) == 5
        assert found.left_out == found.total - 5
    chinese = "origin_country = 'CN' OR destination_country = 'CN'"
    (wanted,) = base.execute(f"SELECT count(*) FROM movements WHERE {chinese}").fetchone()
    assert search.search(Wanted(type="movement", country="CN"), 1, 0).total == wanted
    base.close()


SEARCHES: list[tuple[Answer, str, list[str]]] = [
    ({"place": "zhengzhou"}, "origin destination via place", ["zhengzhou"]),
    ({"since": "2024-11-01"}, "latest", []),
    ({"type": "statistic", "words": "TEU"}, "sentence", ["teu"]),
    ({"status": "planned"}, "status", ["planned"]),
]


@pytest.mark.parametrize(("wanted", "fields", "words"), SEARCHES, ids=range(len(SEARCHES)))
@pytest.mark.parametrize("made", ["tables", "events"])
def test_what_is_found_holds_what_is_wanted(
    request: pytest.FixtureRequest, made: str, wanted: Answer, fields: str, words: list[str]
) -> None:
    found = Events(request.getfixturevalue(made)).search(Wanted.model_validate(wanted), 50, 0)
    assert 0 < found.total < 10_000
    for row in found.rows:
        said = " ".join(str(row.get(field, "")) for field in fields.split()).casefold()
        assert all(word in said for word in words)
        if "since" in wanted:
            assert row["latest"] >= wanted["since"]
    latest = [row["latest"] for row in found.rows if "latest" in row]
    assert latest == sorted(latest, reverse=True)


def test_pages_of_a_search_hold_every_row_once(events: Path) -> None:
    search = Events(events)
    total = search.search(Wanted(), 1, 0).total
    pages = [search.search(Wanted(), 50, skip).rows for skip in range(0, total, 50)]
    assert len({row["event"] for page in pages for row in page}) == total


def test_no_answer_is_longer_than_a_conversation_can_hold(extractor: Extractor) -> None:
    text = "A freight train with 55 containers left Xi'an for Duisburg on November 17. " * 400
    record = extractor.extract(text, "2024-11-18")
    answer = extracted(record, 200)
    assert len(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False)) < MOST_CHARS * 1.1
    for name in get_args(ListName):
        assert answer.left_out.get(name, 0) + len(getattr(answer, name)) == len(record.rows(name))
    facts = explained(explanation(record), 200)
    assert len(facts.model_dump_json()) < MOST_CHARS * 1.1
    assert facts.left_out == len(record.movements) + len(record.statistics) - len(facts.facts)


def test_what_cannot_be_served_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(*options: str) -> str:
        ended = CliRunner().invoke(app, ["mcp", *options])
        assert (ended.exit_code, ended.stderr.count("\n")) == (1, 1)
        return ended.stderr

    text, other = tmp_path / "text.sqlite", tmp_path / "other.sqlite"
    text.write_text("no database " * 100)
    sqlite3.connect(other).execute("CREATE TABLE x (y)").connection.close()
    assert "no such file; make it with batch or events" in said("--database", str(tmp_path / "none.sqlite"))
    assert "no SQLite database that can be read" in said("--database", str(text))
    assert "holds no events and no records" in said("--database", str(other))
    monkeypatch.setitem(sys.modules, "extractor.agents.server", None)
    assert said().startswith("freight-news: mcp needs mcp: pip install 'freight-news-extractor[mcp]'")
