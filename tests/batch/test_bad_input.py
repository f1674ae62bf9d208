"""Inputs that archives hold and nobody wants: each ends as a record with true offsets or as a row with a reason."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.batch import Options, run
from extractor.batch.reader import Reader, Row
from extractor.batch.worker import Settings, Task, answer
from extractor.published import parse_published

TEXT = "A train left Xi'an on November 17, 2024."
GOOD: list[bytes] = [
    json.dumps({"text": text}).encode()
    for text in (
        TEXT,
        "\0" + TEXT,
        "\x01\x02\x1f\x7f" + TEXT,
        "\ufeff" + TEXT,
        "\r\n" + TEXT + "\r\n",
        "\r" + TEXT,
        TEXT + "\u2028\u2029" + TEXT,
        "\u200b\u200e\u202e" + TEXT,
        "\U0001f682" * 50 + TEXT,
        "e\u0301" * 500,
        "\ufffd\ufffe\uffff",
        "(" * 20_000 + TEXT,
        ")" * 20_000,
        "'" * 20_000,
        "\u2026" * 20_000,
        "-" * 20_000 + TEXT,
        "a" * 20_000,
        "/".join("a" * 5_000),
        "\n" * 5_000 + TEXT,
        "\t" * 5_000 + TEXT,
        ".",
        "5",
        "1e400 tons",
        "It moved 2e308 million tonnes, and 5×10^999 kg more.",
        "5/" + "9" * 5_000,
        "\u4e2d\u6b27\u73ed\u5217\u4ece\u897f\u5b89\u51fa\u53d1\u3002",
        "\u041f\u043e\u0435\u0437\u0434 \u0432\u044b\u0448\u0435\u043b.",
        "<p>" + TEXT + "</p>",
        "'; DROP TABLE articles; --",
        "=1+1",
        "{{ 7 * 7 }}",
        "%s %d %n {0}",
    )
]
GOOD += [
    json.dumps({"text": TEXT, **more}).encode()
    for more in (
        {"id": 7},
        {"id": None},
        {"id": ""},
        {"id": "\0"},
        {"extra": [1, {"a": 2}]},
        {"published": ""},
        {"published": "  "},
        {"published": "Mon, 18 Nov 2024 09:30:00 +0800"},
        {"published": "18 Nov 2024"},
        {"published": "November 18, 2024"},
        {"published": "2024-11-18T09:30:00Z"},
        {"published": "2024/11/18"},
        {"title": "\0"},
        {"url": "not an address"},
    )
]
BAD: list[tuple[bytes, str]] = [
    (b"\xff\xfe", "not UTF-8 at byte 0"),
    (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13"),
    (json.dumps({"text": TEXT}).encode("utf-16"), "not UTF-8"),
    (b'{"text": "\\ud83d"}', "half a surrogate pair at character 0"),
    (b'{"text": "a", "title": "\\udc00"}', "field title holds half a surrogate pair"),
    (b'{"text": "a", "id": "\\ud800"}', "field id holds half a surrogate pair"),
    (b"{", "not JSON"),
    (b"}", "not JSON"),
    (b'{"text": "a"', "not JSON"),
    (b"{'text': 'a'}", "not JSON"),
    (b'{"text": "a"} {"text": "b"}', "not JSON"),
    (b"\0", "not JSON"),
    (b"[" * 100_000, "not JSON"),
    (b'{"a":' * 100_000, "not JSON"),
    (b'{"text": ' + b"1" * 5000 + b"}", "not JSON"),
    (b"null", "expected an object"),
    (b"[]", "expected an object"),
    (b'"text"', "expected an object"),
    (b"5", "expected an object"),
    (b"NaN", "expected an object"),
    (b"{}", "no field text, body or content; there are: none"),
    (b'{"text": null}', "holds no text"),
    (b'{"text": 5}', "field text must be a string"),
    (b'{"text": ["a"]}', "field text must be a string"),
    (b'{"txt": "a"}', "no field text, body or content; there are: txt"),
    (b'{"text": ""}', "holds no text"),
    (b'{"text": " \\n\\t\\u00a0"}', "holds no text"),
    (b'{"text": "a", "id": true}', "field id must be a string"),
    (b'{"text": "a", "id": [1]}', "field id must be a string"),
    (b'{"text": "a", "title": 5}', "field title must be a string"),
    (b'{"text": "a", "url": {}}', "field url must be a string"),
    (b'{"text": "a", "published": 20241118}', "field published must be a string"),
    (b'{"text": "a", "published": "03/04/2024"}', "publication date"),
    (b'{"text": "a", "published": "yesterday"}', "publication date"),
    (b'{"text": "a", "published": "31 Feb 2024"}', "publication date"),
    (b'{"text": "a", "published": "2024-13-01"}', "publication date"),
    (b'{"text": "a", "published": "Nov 2024"}', "publication date"),
    (b'{"text": "' + b"ab " * 3_500_000 + b'"}', "over the limit"),
]


def rows_of(folder: Path, content: bytes) -> list[Row]:
    path = folder / "in.jsonl"
    path.write_bytes(content)
    return list(Reader([path]))


@pytest.mark.parametrize("line", GOOD, ids=range(len(GOOD)))
def test_odd_but_usable_lines_become_records(tmp_path: Path, extractor: Extractor, line: bytes) -> None:
    (row,) = rows_of(tmp_path, line)
    given_text = json.loads(line)["text"]
    found = answer(Task(1, row.story, None, row.reason), extractor, Settings())
    assert found.record is not None, found.reason
    record = json.loads(found.record)
    assert record["text"] == given_text
    for name in ("dates", "quantities", "places", "services"):
        for mention in record[name]:
            assert given_text[mention["start_char"] : mention["end_char"]] == mention["text"]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=range(len(BAD)))
def test_unusable_lines_are_rejected_with_the_reason(
    tmp_path: Path, extractor: Extractor, line: bytes, reason: str
) -> None:
    rows = rows_of(tmp_path, line + b"\n" + json.dumps({"text": TEXT}).encode())
    bad, good = rows
    told = bad.reason or answer(Task(1, bad.story), extractor, Settings()).reason
    assert reason in (told or "")
    assert len(bad.head) <= 200
    assert (good.line, good.reason) == (2, None)


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}).encode()
    rows = rows_of(tmp_path, b"\xef\xbb\xbf" + line + b"\r\n\r\n" + line)
    assert [(row.line, row.reason) for row in rows] == [(1, None), (3, None)]


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(
        st.binary(max_size=60)
        | st.builds(
            lambda v: json.dumps(v).encode(),
            st.recursive(
                st.none() | st.integers() | st.text(),
                lambda inner: st.dictionaries(st.sampled_from(["text", "id", "x"]), inner),
                max_leaves=5,
            ),
        ),
        max_size=8,
    )
)
def test_every_line_that_is_not_blank_is_one_row(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    content = b"\n".join(lines)
    rows = rows_of(tmp_path_factory.mktemp("fuzz"), content)
    whole = [line for line in content.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    assert len(rows) == len(whole)
    assert all((row.story is None) != (row.reason is None) for row in rows)


@given(st.text(max_size=60))
def test_a_publication_date_is_a_day_or_an_error(value: str) -> None:
    with suppress(ValueError):
        day = parse_published(value)
        assert day is None or len(day) == 10


@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(st.sampled_from(["(", "a", " ", "--", "Xi'an", "\n", "5", "...", "\U0001f682"]), max_size=40),
    times=st.integers(1, 40),
)
def test_cutting_long_runs_moves_no_offset(extractor: Extractor, parts: list[str], times: int) -> None:
    from extractor.tokenizing import tokenize

    text = "".join(part * times for part in parts)
    assert tokenize(extractor.nlp, text).text == text


def test_html_pages_give_text_title_and_date(tmp_path: Path) -> None:
    from extractor import sources

    body = "".join(
        f"<p>Paragraph {n}: a freight train left Xi'an for Duisburg with 50 containers.</p>" for n in range(8)
    )
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Train leaves</title><meta property='article:published_time' content='2024-11-18'></head>"
        f"<body><nav>Menu</nav><article><h1>Train leaves</h1>{body}</article></body></html>"
    )
    story = sources.load(page)
    assert (story.id, story.published) == ("page", "2024-11-18")
    assert "left Xi'an" in story.text
    (tmp_path / "empty.html").write_text("")
    with pytest.raises(sources.SourceError, match="no main text"):
        sources.load(tmp_path / "empty.html")
    out = tmp_path / "o.jsonl"
    summary = run([tmp_path], out, Options(quiet=True))
    assert (summary.records, summary.rejects) == (1, 1)
    record, reject = (json.loads(path.read_bytes()) for path in (out, tmp_path / "o.jsonl.rejects.jsonl"))
    assert (record["id"], record["title"], record["published"]) == ("page", "Train leaves", "2024-11-18")
    assert (reject["id"], reject["reason"]) == ("empty", "no main text found on the page")


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.sources import SourceError
    from extractor.sources.item import Packed
    from extractor.sources.unpack import unpack_apart

    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(slow))
    with pytest.raises(SourceError, match=r"took over 0\.2 s"):
        unpack_apart(Packed("page", b""), "page", seconds=0.2)
