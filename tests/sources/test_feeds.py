"""RSS and Atom as sites write them."""

from pathlib import Path

import pytest

from extractor.sources import Story
from tests.sources import made
from tests.sources.reading import read


def feed(tmp_path: Path, *entries: str) -> list[Story | str]:
    (tmp_path / "a.rss").write_bytes(made.rss(entries))
    return read(tmp_path / "a.rss")


def test_an_entry_has_its_text_day_headline_and_address(tmp_path: Path) -> None:
    (found,) = feed(tmp_path, made.rss_entry(1))
    assert found == Story(made.text(1), "g1", "Train 1", "2024-11-30", "https://example.org/1")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One<br/>two &amp; three", "One\ntwo & three"),
        (
            "<table><tr><th>Month</th><th>TEU</th></tr><tr><td>May</td><td>12,300</td></tr></table>",
            "Month | TEU\nMay | 12,300",
        ),
        ("1,200 m<sup>3</sup> of oil<sup>1</sup> on the 1<sup>st</sup>", "1,200 m³ of oil on the 1st"),
        ("Du\u00adis\u00adburg\u00a0station", "Duisburg station"),
        ("<script>x()</script><p>One.</p><style>p{}</style>", "One."),
        ("a < b trains", "a < b trains"),
    ],
)
def test_markup_becomes_text(tmp_path: Path, markup: str, text: str) -> None:
    (found,) = feed(tmp_path, made.rss_entry(1, body=markup))
    assert isinstance(found, Story)
    assert found.text == text


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("Sat, 30 Nov 2024 23:30:00 -0500", "2024-11-30"),
        ("2024-11-30T23:30:00+08:00", "2024-11-30"),
        ("30 Nov 2024", "2024-11-30"),
        ("", None),
        ("30/11/2024", "is ambiguous"),
    ],
)
def test_days_are_those_written(tmp_path: Path, day: str, expected: str | None) -> None:
    (found,) = feed(tmp_path, made.rss_entry(1, published=day))
    if isinstance(found, Story):
        assert found.published == expected
    else:
        assert expected is not None
        assert expected in found


def test_the_day_of_publication_beats_that_of_change(tmp_path: Path) -> None:
    entry = (
        "<entry><id>e1</id><title>T</title>{}<updated>2025-01-05T08:00:00Z</updated>"
        '<link href="https://example.org/1"/><summary>A train left.</summary></entry>'
    )
    for given, day in (("<published>2024-11-30T08:00:00Z</published>", "2024-11-30"), ("", "2025-01-05")):
        (tmp_path / "a.atom").write_text(
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entry.format(given)}</feed>'
        )
        assert read(tmp_path / "a.atom") == [Story("A train left.", "e1", "T", day, "https://example.org/1")]


def test_a_broken_entry_costs_itself_and_a_cut_feed_its_end(tmp_path: Path) -> None:
    good, empty = made.rss_entry(1), made.rss_entry(2, body=" ").replace("Short.", "")
    assert feed(tmp_path, good, empty, good)[1] == "holds no text"
    raw = made.rss([good, made.rss_entry(3)])
    (tmp_path / "a.rss").write_bytes(raw[: raw.index(b"<guid>g3") + 5])
    first, *rest = read(tmp_path / "a.rss")
    assert isinstance(first, Story)
    assert "the feed is broken" in str(rest[-1])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><body>No feed.</body></html>", "not an RSS or Atom feed"),
        (b"https://example.org/feed", "not an RSS or Atom feed"),
        (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "a feed without entries"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.xml").write_bytes(content)
    (found,) = read(tmp_path / "a.xml")
    assert reason in str(found)
