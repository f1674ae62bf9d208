"""What is refused, with which status and reason, and that a refusal harms no other request."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from tests.serve.running import Running, running

TOKEN = {"Authorization": "Bearer sesame"}


@pytest.fixture(scope="module")
def client(strict: Running) -> Iterator[httpx.Client]:
    with strict.client(headers=TOKEN) as opened:
        yield opened


def _told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["detail"]


REFUSED = [
    (b"", 422, "body: Invalid JSON"),
    (b"[1]", 422, "body: Input should be an object"),
    (b"{}", 422, "text: Field required"),
    (b'{"text": " \\n"}', 422, "text: String should match pattern"),
    (b'{"text": 5}', 422, "text: Input should be a valid string"),
    (b'{"text": "half \\ud83d"}', 422, "body: Invalid JSON"),
    (b'{"text": "x", "published": "03/04/2024"}', 422, "published: Value error, publication date '03/04/2024'"),
    (b'{"text": "x", "published": ""}', 422, "published: Value error, holds no date"),
    (b'{"text": "x", "datum": "2024-11-18"}', 422, "datum: Extra inputs are not permitted"),
    (b"[" * 100_000, 422, "body: Invalid JSON"),
    (b"\xff\xfe", 422, "body: Invalid JSON"),
    (json.dumps({"text": "x" * 1001}).encode(), 413, "text: 1001 characters, over the limit of 1000"),
    (b" " * (1 << 20) + b" ", 413, "a body of over 1 MB"),
    (b'{"text": "hang"}', 504, "took over 1 s"),
    (b'{"text": "hold"}', 504, "took over 1 s"),
    (b'{"text": "die"}', 503, "the worker process died, twice"),
]


@pytest.mark.parametrize(("body", "status", "reason"), REFUSED, ids=range(len(REFUSED)))
@pytest.mark.parametrize("path", ["/extract", "/explain"])
def test_refusals_tell_their_reason(client: httpx.Client, path: str, body: bytes, status: int, reason: str) -> None:
    told = _told(client.post(path, content=body))
    assert told[0] == status
    assert told[1].startswith(reason)
    assert "\n" not in told[1]


def test_the_longest_article_is_taken(client: httpx.Client) -> None:
    assert client.post("/extract", json={"text": "x" * 1000}).status_code == 200


def test_a_body_that_does_not_say_its_length_is_cut_off_too(client: httpx.Client) -> None:
    assert _told(client.post("/extract", content=(b" " * 1000 for _ in range(2000)))) == (413, "a body of over 1 MB")
    assert _told(client.post("/batch", content=b" " * (2 << 20) + b" ")) == (413, "a body of over 2 MB")
    lines = (b'{"text": "a"}\n' + b" " * (1 << 19) + b"\n" for _ in range(8))
    *answers, last = [json.loads(line) for line in client.post("/batch", content=lines).text.splitlines()]
    assert [answer["text"] for answer in answers] == ["a"] * len(answers)
    assert last == {"line": last["line"], "id": None, "reason": "a body of over 2 MB; the rest is not read"}


@pytest.mark.parametrize(
    "given",
    [None, "", "sesame", "Basic sesame", "Bearer", "Bearer open", "Bearer sesame2", "Bearer ses\u00e4me"],
)
def test_without_the_token_nothing_but_health_is_told(strict: Running, given: str | None) -> None:
    headers = {} if given is None else {"Authorization": given.encode()}
    with strict.client(headers=headers) as client:
        for method, path in (("POST", "/extract"), ("POST", "/batch"), ("GET", "/metrics"), ("GET", "/nothing")):
            answer = client.request(method, path)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        assert client.get("/health").json()["status"] == "ok"


def test_more_requests_than_are_taken_are_told_to_come_again(client: httpx.Client) -> None:
    with ThreadPoolExecutor(12) as threads:
        sent = [threads.submit(client.post, "/extract", json={"text": "slow 0.5"}) for _ in range(12)]
        answers = [future.result() for future in sent]
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(200) >= 3
    assert set(statuses) == {200, 429}
    busy = next(answer for answer in answers if answer.status_code == 429)
    assert busy.headers["retry-after"] == "1"
    assert busy.json()["detail"].startswith("3 requests are under way")
    assert client.post("/extract", json={"text": "after"}).status_code == 200


def test_a_line_of_a_batch_that_hangs_or_kills_costs_no_other(client: httpx.Client) -> None:
    texts = ["a", "hang", "b", "die", "c", "x" * 2000, "hold", "d"]
    with ThreadPoolExecutor(1) as other:
        meanwhile = other.submit(client.post, "/extract", json={"text": "another request"})
        body = "\n".join(json.dumps({"text": text, "id": text[:9]}) for text in texts)
        answers = [json.loads(line) for line in client.post("/batch", content=body).text.splitlines()]
        assert meanwhile.result().json()["text"] == "another request"
    assert [answer["id"] for answer in answers] == [text[:9] for text in texts]
    assert [answer.get("reason") for answer in answers if answer["id"] in ("hang", "die", "hold")] == [
        "took over 1 s",
        "the worker process died, twice",
        "took over 1 s",
    ]
    assert [answer["text"] for answer in answers if "text" in answer][:4] == ["a", "b", "c", "x" * 2000]


def test_a_body_that_does_not_come_is_given_up(client: httpx.Client) -> None:
    def halting() -> Iterator[bytes]:
        yield b'{"text": "a"}\n'
        time.sleep(2)
        yield b'{"text": "b"}\n'

    *_, last = client.post("/batch", content=halting()).text.splitlines()
    assert json.loads(last)["reason"] == "the body did not come within 1 s; the rest is not read"
    assert _told(client.post("/extract", content=halting())) == (408, "the body did not come within 1 s")


def test_a_client_that_leaves_takes_nothing_with_it(client: httpx.Client, strict: Running) -> None:
    for _ in range(3):
        with pytest.raises(httpx.ReadTimeout):
            client.post("/batch", content=b'{"text": "slow 0.5"}\n' * 50, timeout=0.2)
    ends = time.monotonic() + 30
    while client.post("/extract", json={"text": "after"}).status_code == 429:
        assert time.monotonic() < ends, "places of those who left are not given free"
        time.sleep(0.1)


def test_what_cannot_be_served_is_one_line(strict: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(*options: str) -> str:
        ended = CliRunner().invoke(app, ["serve", *options])
        assert (ended.exit_code, ended.stderr.count("\n")) == (1, 1)
        return ended.stderr

    port = strict.url.rpartition(":")[2]
    assert said("--port", port).startswith(f"freight-news: cannot listen on 127.0.0.1:{port}: Address already in use;")
    assert said("--host", "256.0.0.1").startswith("freight-news: cannot listen on 256.0.0.1:8000: ")
    assert "no/such.yaml" in said("--rules", "no/such.yaml", "--port", "0")
    monkeypatch.setenv("FREIGHT_NEWS_TOKEN", " ")
    assert said().startswith("freight-news: FREIGHT_NEWS_TOKEN holds no usable token")


def test_a_missing_extra_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "extractor.serve.run", None)
    ended = CliRunner().invoke(app, ["serve"])
    assert ended.exit_code == 1
    assert ended.stderr.startswith("freight-news: serve needs fastapi, uvicorn and prometheus-client: pip install ")


def test_an_open_address_without_a_token_is_warned_of(strict: Running, service: Running) -> None:
    with running("--host", "0.0.0.0", "--workers", "1") as opened:
        assert "warning: whoever reaches this address can use the service; set FREIGHT_NEWS_TOKEN" in opened.said
    for kept in (strict, service):
        assert "warning" not in kept.said
        assert kept.url.startswith("http://127.0.0.1:")


def test_a_client_that_reads_nothing_before_all_is_sent_gets_every_answer() -> None:
    text = "word " * 10_000

    def lines() -> Iterator[bytes]:
        for number in range(400):
            yield json.dumps({"text": text, "id": str(number)}).encode() + b"\n"

    with running("--host", "0.0.0.0", token="sesame") as own, own.client(headers=TOKEN) as client:
        assert "warning" not in own.said
        answers = client.post("/batch", content=lines()).text.splitlines()
    assert [json.loads(line)["id"] for line in answers] == [str(number) for number in range(400)]


def test_a_stop_answers_what_was_accepted() -> None:
    with running("--workers", "2") as stopped:
        answers: list[httpx.Response] = []

        def ask(number: int) -> None:
            with stopped.client() as own:
                answers.append(own.post("/extract", json={"text": f"slow 1 {number}", "id": str(number)}))

        def ask_many() -> None:
            with stopped.client() as own:
                answers.append(own.post("/batch", content=b'{"text": "slow 0.4"}\n' * 6))

        asking = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
        asking.append(threading.Thread(target=ask_many))
        for thread in asking:
            thread.start()
        with stopped.client() as watching:
            while "freight_news_requests_under_way 8.0" not in watching.get("/metrics").text:  # with this one
                time.sleep(0.02)
        code, said = stopped.stop()
        for thread in asking:
            thread.join()
        assert [answer.status_code for answer in answers] == [200] * 7
        assert sorted(a.json()["id"] for a in answers if a.url.path == "/extract") == list("012345")
        assert [a.text.count("\n") for a in answers if a.url.path == "/batch"] == [6]
        assert code == 0
        assert said == "freight-news: stopped; 7 requests accepted, 7 answered\n"
        with pytest.raises(httpx.ConnectError):
            httpx.get(stopped.url + "/health")
