"""Web archives (WARC, ISO 28500), as Common Crawl's news come: a response an article, its page still packed.

A damaged record costs itself alone: reading goes on with the next that begins behind it.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.sources import extras
from extractor.sources.item import Item, Packed, Reading

PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
_BEGINNINGS = (b"\x1f\x8b\x08", b"WARC/1.")
"""What a record begins with: a member of gzip, or the version."""
_BLOCK = 1 << 20
PROBES = 1000
"""So many places behind a damaged record are tried before a file is given up."""


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The responses of an archive, and the texts of Common Crawl's WET files; other records tell of no article.

    Raises SourceError if fastwarc is not installed.
    """
    warc = extras.load("fastwarc.warc", "warc")
    number, at, begin = 0, -1, 0
    while True:
        try:
            for record in _records(warc, file):
                number, at = number + 1, record.stream_pos
                item = _item(number, record, reading)
                yield item
                if item.reason is not None:  # its decoder may be in any state
                    break
            else:
                return
            fault = None
        except Exception as error:  # damage shows as almost any error
            fault = " ".join(str(error).split())[:200] or type(error).__name__
            damaged = max(at, begin)
        begin = _next_good(warc, file, max(at, begin - 1) + 1)
        if fault is not None:
            number += 1
            rest = "; the rest of the file is not read" if begin < 0 else ""
            yield Item(
                number, f"{damaged} {fault}".encode(), damaged, reason=f"damaged after byte {damaged}: {fault}{rest}"
            )
        if begin < 0:
            return
        file.seek(begin)


def _records(warc: Any, file: BinaryIO) -> Iterator[Any]:
    types = warc.WarcRecordType
    wanted = types.response | types.resource | types.conversion
    return iter(warc.ArchiveIterator(file, record_types=wanted, parse_http=False))


def _next_good(warc: Any, file: BinaryIO, start: int) -> int:
    """Where the first record at or behind ``start`` begins that can be read; -1 if there is none."""
    for _ in range(PROBES):
        begin = _find(file, start)
        if begin < 0:
            return -1
        try:
            file.seek(begin)
            next(iter(warc.ArchiveIterator(file, parse_http=False)), None)
        except Exception:
            start = begin + 1
        else:
            return begin
    return -1


def _find(file: BinaryIO, start: int) -> int:
    """The next place where a record may begin; -1 if there is none, or the file cannot be read again."""
    if not file.seekable():
        return -1
    file.seek(start)
    kept = b""
    while block := file.read(_BLOCK):
        window = kept + block
        found = [place for mark in _BEGINNINGS if (place := window.find(mark)) >= 0]
        if found:
            return start - len(kept) + min(found)
        kept = window[-8:]
        start += len(block)
    return -1


def _item(number: int, record: Any, reading: Reading) -> Item:
    """The row of a record: a page or text, or why it is neither."""
    address, at = record.headers.get("WARC-Target-URI"), record.stream_pos
    expected = record.content_length
    block: bytes = record.reader.read(min(expected, reading.longest) + 1)
    reason = None
    if expected > reading.longest:
        reason = reading.over("a record")
    elif len(block) < expected:
        reason = "cut short"
    if reason is None and record.headers.get("Content-Type", "").startswith("application/http"):
        return _response(number, record, block, reading)
    kind = record.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if reason is None and kind not in PAGES | TEXTS:
        reason = f"{kind or 'a record without a type'}, no page"
    if reason is not None:
        return Item(number, block[:_BLOCK], at, reason=reason, id=address)
    day = _day(record)
    if kind in PAGES:
        return Item(number, block, at, packed=Packed("page", block, address, day, address), id=address)
    text = block.decode("utf-8", "replace")
    return Item(number, block, at, fields={"text": text, "id": address, "url": address, "published": day}, id=address)


def _response(number: int, record: Any, block: bytes, reading: Reading) -> Item:
    """The page that a web server answered with."""
    address, at = record.headers.get("WARC-Target-URI"), record.stream_pos
    reason, page, charset = None, b"", None
    try:
        record.set_bytes_content(block)
        record.parse_http(auto_decode="all")
        status, kind = record.http_headers.status_code, (record.http_content_type or "").lower()
        if status != 200:
            reason = f"HTTP status {status}, no page"
        elif kind not in PAGES:
            reason = f"{kind or 'an answer without a type'}, no page"
        else:
            page, charset = record.reader.read(reading.longest + 1), record.http_charset
            if len(page) > reading.longest:
                reason = reading.over("a page")
    except Exception as error:
        reason = f"an answer that cannot be unpacked: {' '.join(str(error).split())[:200]}"
    if reason is not None:
        return Item(number, block[:_BLOCK], at, reason=reason, id=address)
    return Item(number, page, at, packed=Packed("page", page, address, _day(record), address, charset), id=address)


def _day(record: Any) -> str | None:
    """The day on which the record was made."""
    written = record.headers.get("WARC-Date") or ""
    return written[:10] or None
