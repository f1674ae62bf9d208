"""Web archives: pages with address and day, and what is wrong in single records."""

import gzip
from pathlib import Path

import pytest

from extractor.sources import Reading, Story
from tests.sources import made
from tests.sources.reading import items, reasons


def archive(tmp_path: Path, *records: bytes, name: str = "a.warc.gz") -> Path:
    path = tmp_path / name
    path.write_bytes(b"".join(records))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_responses_are_packed_pages_with_address_and_day(tmp_path: Path, packed: bool) -> None:
    info = made.warc_block(0, b"software: x\r\n", "application/warc-fields", "warcinfo", packed)
    asked = made.warc_block(1, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request", "request", packed)
    path = archive(tmp_path, info, asked, made.warc_record(1, made.page(1), packed=packed), name="a.warc")
    (found,) = items(path)
    assert found.packed is not None
    assert found.packed.content == made.page(1)
    assert (found.packed.id, found.packed.url) == ("https://example.org/1", "https://example.org/1")
    assert found.packed.published == "2024-11-30"


def test_answers_are_decoded(tmp_path: Path) -> None:
    page = made.page(1)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    path = archive(
        tmp_path,
        made.warc_record(1, gzip.compress(page), more="Content-Encoding: gzip\r\n"),
        made.warc_record(2, chunked, more="Transfer-Encoding: chunked\r\n"),
        made.warc_record(3, page, kind="text/html; charset=gb2312"),
    )
    found = items(path)
    assert [item.packed.content if item.packed else item.reason for item in found] == [page] * 3
    assert found[2].packed is not None
    assert found[2].packed.charset == "gb2312"


def test_what_is_no_article_is_a_reject_with_the_reason(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        made.warc_record(1, b"", status="404 Not Found"),
        made.warc_record(2, b"\x89PNG", kind="image/png"),
        made.warc_record(3, b"no gzip", more="Content-Encoding: gzip\r\n"),
        made.warc_record(4, made.page(4)),
        made.warc_block(5, b"A train left.", "text/plain", "conversion"),
    )
    found = items(path)
    assert [item.reason for item in found[:2]] == ["HTTP status 404, no page", "image/png, no page"]
    assert (found[2].reason or "").startswith("an answer that cannot be unpacked")
    assert found[3].packed is not None
    address = "https://example.org/5"
    assert found[4].story == Story("A train left.", address, None, "2024-11-30", address)


DAMAGES = [b"\xff" * 20, b"\0" * 60, b"\x1f\x8b\x08" * 5, b"WARC/1.0\r\n"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("place", [0, 30])
def test_a_damaged_record_costs_itself_alone(tmp_path: Path, packed: bool, damage: bytes, place: int) -> None:
    records = [made.warc_record(n, made.page(n), packed=packed) for n in range(5)]
    broken = records[2][:place] + damage + records[2][place + len(damage) :]
    found = items(archive(tmp_path, *records[:2], broken, *records[3:], name="a.warc"))
    good = [item.packed.url for item in found if item.packed and item.packed.content.startswith(b"<html>")]
    assert [f"https://example.org/{n}" for n in (0, 1, 3, 4)] == [url for url in good if not url or url[-1] != "2"]
    assert len(found) in (5, 6)  # a record cut in two may be two rejects


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [5, 60, 200])
def test_an_archive_that_is_cut_off_says_so(tmp_path: Path, packed: bool, cut: int) -> None:
    records = [made.warc_record(n, made.page(n), packed=packed) for n in range(3)]
    found = items(archive(tmp_path, b"".join(records)[:-cut], name="a.warc"))
    assert all(item.packed for item in found[:2])
    if cut > 5:  # the last bytes only close the record
        assert found[2].reason is not None
    assert len(found) == 3


def test_records_and_pages_have_a_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (3 << 20))
    path = archive(
        tmp_path,
        made.warc_record(1, b"a" * (3 << 20)),
        made.warc_record(2, bomb, more="Content-Encoding: gzip\r\n"),
        made.warc_record(3, made.page(3)),
    )
    over = "of over 1 MB; --max-mb raises the limit"
    assert reasons(path, Reading(max_mb=1)) == [f"a record {over}", f"a page {over}", None]


def test_a_file_of_beginnings_is_given_up(tmp_path: Path) -> None:
    (reason,) = reasons(archive(tmp_path, b"\x1f\x8b\x08" * 50_000))
    assert reason is not None
    assert reason.endswith("the rest of the file is not read")
