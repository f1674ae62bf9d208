"""What the service answers is what `Extractor` and the commands give."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from typer.testing import CliRunner

from extractor import Article, Extractor, sources
from extractor.cli import app
from extractor.models.explained import Explanation
from extractor.sinks.explain import explanation
from tests.conftest import CORPUS
from tests.serve.running import Running

STORIES = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))[:24]]
SENT = [{"text": s.text, "published": s.published, "title": s.title, "id": s.id, "url": s.url} for s in STORIES]


@pytest.fixture(scope="module")
def expected(extractor: Extractor) -> list[Article]:
    return [extractor.extract(s.text, s.published, id=s.id, title=s.title, url=s.url) for s in STORIES]


def test_one_article_gives_the_record_of_the_extractor(service: Running, expected: list[Article]) -> None:
    with service.client() as client:
        for sent, record in zip(SENT[:6], expected, strict=False):
            answer = client.post("/extract", json=sent)
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "application/json"
            assert answer.content.strip() == record.model_dump_json().encode()


def test_a_batch_gives_the_records_in_order(service: Running, expected: list[Article]) -> None:
    body = "\n".join(map(json.dumps, SENT))
    with service.client() as client:
        answer = client.post("/batch", content=body)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [Article.model_validate_json(line) for line in answer.content.splitlines()] == expected


def test_a_batch_answers_each_line_before_the_next_is_sent(service: Running, expected: list[Article]) -> None:
    """The upload is under way as long as the client likes, and answers do not wait for its end."""

    async def talk() -> list[str]:
        turn: asyncio.Queue[None] = asyncio.Queue()

        async def lines() -> AsyncIterator[bytes]:
            for sent in SENT[:4]:
                yield json.dumps(sent).encode() + b"\n"
                await turn.get()

        return await _conversation(service.url, lines(), turn)

    heard = asyncio.run(talk())
    assert [Article.model_validate_json(line) for line in heard] == expected[:4]


async def _conversation(url: str, lines: AsyncIterator[bytes], turn: "asyncio.Queue[None]") -> list[str]:
    """Lines sent over a plain socket, since httpx reads nothing before all is sent."""
    parts = httpx.URL(url)
    reader, writer = await asyncio.open_connection(parts.host, parts.port)
    writer.write(b"POST /batch HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
    heard: list[str] = []

    async def send() -> None:
        async for line in lines:
            writer.write(b"%x\r\n%s\r\n" % (len(line), line))
        writer.write(b"0\r\n\r\n")

    sending = asyncio.create_task(send())
    while raw := await asyncio.wait_for(reader.readline(), 30):
        if raw.startswith(b'{"id"'):
            heard.append(raw.decode())
            turn.put_nowait(None)
    await sending
    writer.close()
    return heard


def test_lines_that_are_no_article_are_answered_in_their_place(service: Running) -> None:
    lines = [
        '{"id": "a", "text": "It left."}',
        "no json",
        "",
        '{"id": "b"}',
        '{"body": "Told otherwise.", "guid": 7}',
        '{"text": "x", "published": "03/04/2024"}',
        "\ufeff[]",
        '{"text": "half \\ud83d"}',
        '{"id": "z", "text": "The last has no end of line."}',
    ]
    with service.client() as client:
        answers = [json.loads(line) for line in client.post("/batch", content="\n".join(lines)).text.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, None, "7", None, None, None, "z"]
    assert {a["line"]: a["reason"].partition(":")[0].partition(";")[0] for a in answers if "line" in a} == {
        2: "not JSON",
        4: "no field text, body or content",
        6: "publication date '03/04/2024' is ambiguous",
        7: "expected an object with a text, got list",
        8: "field text holds half a surrogate pair at character 5",
    }


def test_an_empty_batch_gives_nothing(service: Running) -> None:
    with service.client() as client:
        for body in (b"", b"\n\n"):
            answer = client.post("/batch", content=body)
            assert (answer.status_code, answer.content) == (200, b"")


def test_reasons_are_those_of_explain(service: Running, expected: list[Article]) -> None:
    told = next(at for at, record in enumerate(expected) if record.movements and record.statistics)
    with service.client() as client:
        answer = client.post("/explain", json=SENT[told])
    assert Explanation.model_validate_json(answer.content) == explanation(expected[told])


def test_the_schema_is_that_of_the_command(service: Running) -> None:
    with service.client() as client:
        assert client.get("/schema").json() == json.loads(CliRunner().invoke(app, ["schema"]).stdout)


def test_the_description_holds_the_records(service: Running) -> None:
    with service.client() as client:
        told = client.get("/openapi.json").json()
    schemas = told["components"]["schemas"]
    assert set(schemas["Article"]["properties"]) == set(Article.model_fields)
    answer = told["paths"]["/extract"]["post"]["responses"]["200"]["content"]["application/json"]
    assert answer["schema"]["$ref"] == "#/components/schemas/Article"
    assert {"413", "429", "503", "504"} <= set(told["paths"]["/extract"]["post"]["responses"])


def test_metrics_count_what_was_answered(service: Running) -> None:
    with service.client() as client:
        before = _metrics(client)
        client.post("/extract", json=SENT[0])
        client.post("/batch", content='{"text": "x"}\nbad')
        client.post("/extract", json={})
        client.get("/no/such/path")
        after = _metrics(client)
    grown = {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)}
    assert grown['freight_news_requests_total{path="/extract",status="200"}'] == 1
    assert grown['freight_news_requests_total{path="/extract",status="422"}'] == 1
    assert grown['freight_news_requests_total{path="other",status="404"}'] == 1
    assert grown['freight_news_articles_total{outcome="extracted"}'] == 2
    assert grown['freight_news_articles_total{outcome="refused"}'] == 1
    assert grown['freight_news_request_seconds_count{path="/batch"}'] == 1
    assert after["freight_news_workers_ready"] == 2


def _metrics(client: httpx.Client) -> dict[str, float]:
    lines = (line for line in client.get("/metrics").text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}
