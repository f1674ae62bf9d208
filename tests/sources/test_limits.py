"""Everything that is read has a bound, which is told with the option that raises it."""

import bz2
import gzip
import lzma
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.sources import Reading
from extractor.sources.front_matter import split
from tests.sources import made
from tests.sources.reading import read, reasons

SMALL = Reading(max_mb=1)
TOLD = "of over 1 MB; --max-mb raises the limit"
MEGABYTE = 1 << 20


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize(
    ("name", "filling", "reason"),
    [
        ("a.jsonl", b"\n", "too many blank lines; --max-mb raises the limit; the rest of the file is not read"),
        ("a.jsonl", b" ", f"a line {TOLD}; its end was not found, and the rest of the file is not read"),
        ("a.csv", b"\n", "too many blank lines; --max-mb raises the limit; the rest of the file is not read"),
        ("a.csv", b"x", f"a line {TOLD}; the rest of the file is not read"),
        ("a.txt", b"x", f"a file {TOLD}"),
        ("a.json", b" ", f"a file {TOLD}"),
        ("a.html", b" ", f"a file {TOLD}"),
        ("a.rss", b" ", f"a file {TOLD}"),
    ],
)
def test_what_unpacks_without_end(
    tmp_path: Path, pack: Callable[[bytes], bytes], name: str, filling: bytes, reason: str
) -> None:
    suffix = {gzip.compress: ".gz", bz2.compress: ".bz2", lzma.compress: ".xz"}[pack]
    start = (
        b"text\nA train left.\n" if name == "a.csv" else b'{"text": "A train left."}\n' if name == "a.jsonl" else b""
    )
    (tmp_path / (name + suffix)).write_bytes(pack(start + filling * (40 * MEGABYTE)))
    began = time.process_time()
    found = reasons(tmp_path / (name + suffix), SMALL)
    assert found[-1] == reason
    assert found[:-1] == [None] * len(found[:-1])
    assert time.process_time() - began < 10


def test_a_limit_that_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A train left. " * 100_000)
    assert reasons(tmp_path / "a.txt", SMALL) == [f"a file {TOLD}"]
    assert reasons(tmp_path / "a.txt", Reading(max_mb=2)) == [None]


def test_spreadsheets_that_unpack_without_end(tmp_path: Path) -> None:
    content = made.xlsx_file([["text"], ["A train left."]])
    (tmp_path / "a.xlsx").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", b"\0" * (9 * MEGABYTE))
    assert reasons(tmp_path / "a.xlsx", SMALL) == [f"a spreadsheet that unpacks to 8 times the size {TOLD}"]


def test_rows_of_parquet(tmp_path: Path) -> None:
    made.parquet_file(tmp_path / "a.parquet", [{"text": "x" * (2 * MEGABYTE)}, {"text": "A train left."}])
    assert reasons(tmp_path / "a.parquet", SMALL) == [f"a row {TOLD}", None]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("[" * 3000, "front matter nested over 20 deep"),
        ("a: " + "{b: " * 3000, "front matter nested over 20 deep"),
        ("a: &a [x]\nb: *a", "front matter with YAML aliases"),
        ("a: b: c", "front matter is not YAML in line 2: mapping values are not allowed"),
        ("- a\n- b", "front matter must be fields such as 'published: 2024-11-18'"),
        ("just words", "front matter must be fields"),
        ("a: " + "x" * 70_000, "front matter of over 65536 characters"),
        ("title: \x01", "front matter is not YAML"),
        ("published: 16/04/2025", "is ambiguous"),
        ("title: [a, b]", "field title must be a string, got list"),
    ],
)
def test_front_matter_that_cannot_be_used_costs_its_article(tmp_path: Path, head: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(f"---\n{head}\n---\nA train left.")
    (tmp_path / "b.txt").write_text("A train left.")
    bad, good = read(tmp_path)
    assert reason in str(bad)
    assert good == read(tmp_path / "b.txt")[0]


@pytest.mark.parametrize(
    ("content", "fields", "text"),
    [
        ("---\na: NO\nb: 2024-11-18\n---\nText", {"a": "NO", "b": "2024-11-18"}, "Text"),
        ("---\n---\nText", {}, "---\n---\nText"),
        ("---\n\n---\nText", {}, "Text"),
        ("--- a train\n---\nText", {}, "--- a train\n---\nText"),
        ("---\nNo end of it: here", {}, "---\nNo end of it: here"),
        ("Text\n---\na: b\n---\n", {}, "Text\n---\na: b\n---\n"),
    ],
)
def test_front_matter_and_text_that_looks_like_it(content: str, fields: dict[str, str], text: str) -> None:
    assert split(content) == (fields, text)


def test_front_matter_takes_time_in_step_with_its_length() -> None:
    with pytest.raises(ValueError, match="deep"):
        split("---\n" + "[" * 60_000 + "\n---\n")
