"""RSS and Atom feeds: an entry an article, with the text that the feed holds; nothing is fetched."""

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.published import parse_published
from extractor.sources import extras
from extractor.sources.article import SourceError
from extractor.sources.item import Item, Reading
from extractor.sources.markup import plain
from extractor.sources.whole import content


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The entries of a feed.

    Raises SourceError if feedparser is not installed, or the file is no feed.
    """
    feedparser = extras.load("feedparser", "feeds")
    raw = content(file, reading)
    # As a stream: what is given as text would be fetched if it looked like an address.
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        fault = feed.get("bozo_exception")
        raise SourceError(f"not an RSS or Atom feed{f': {fault}' if fault else ''}")
    if not feed.entries:
        raise SourceError("a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        known = {key: value for key, value in _fields(entry).items() if value or key == "text"}
        yield Item(number, json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogatepass"), fields=known)
    if feed.get("bozo") and _is_broken(feed.bozo_exception):
        yield Item(
            len(feed.entries) + 1,
            b"",
            reason=f"the feed is broken after {len(feed.entries)} entries: {feed.bozo_exception}",
        )


def _is_broken(fault: object) -> bool:
    """Whether the feed is cut off or no XML; that its encoding was declared wrongly hurts nobody."""
    return "SAX" in type(fault).__name__


def _fields(entry: Any) -> dict[str, str | None]:
    """The fields of an entry: its content if it has some, else its summary; the day as it is written there."""
    bodies = [_text(body) for body in entry.get("content", ())]
    text = max(bodies, key=len, default="") or _text(entry.get("summary_detail") or {})
    link = entry.get("link") or ""
    return {
        "id": entry.get("id") or link,
        "title": plain(entry.get("title", "")),
        "published": _day(entry, "published") or _day(entry, "created") or _day(entry, "updated"),
        "url": link if "://" in link else None,  # an id that stands for a link is none
        "text": text,
    }


def _text(detail: Any) -> str:
    value = detail.get("value", "")
    return value.strip() if detail.get("type") == "text/plain" and "<" not in value else plain(value)


def _day(entry: Any, name: str) -> str | None:
    """The calendar day that is written; where its form is unusual, the day in universal time that feedparser finds."""
    written = dict.get(entry, name)  # feedparser's own lookup would give one day for another
    try:
        return parse_published(written)
    except ValueError:
        parsed = dict.get(entry, f"{name}_parsed")
        # A date that nobody can read is handed on, to be told.
        return written if parsed is None else f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
