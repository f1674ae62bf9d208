"""Web archives (WARC, ISO 28500), as Common Crawl's news come: a response an article, its page still packed.

A damaged record costs itself alone: reading goes on with the next that begins behind it.
"""

import zlib
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
    types = warc.WarcRecordType
    wanted = (types.response, types.resource, types.conversion)
    number = begin = 0
    while True:
        last: Any = None
        try:
            for record in warc.ArchiveIterator(file, parse_http=False):
                last = record.stream_pos, record.content_length
                if record.record_type not in (*wanted, types.unknown, types.no_type):
                    continue
                number += 1
                item = _item(number, record, reading)
                yield item
                if item.reason is not None and file.seekable():
                    break  # the iterator may be in any state
            else:
                end = _end(file, *last) if last is not None else begin
                if not _rest(file, end):
                    return
                last = end - 1, 0
                raise _DamagedError("no record can be read")
            fault = ""
        except Exception as error:  # damage shows as almost any error
            fault = " ".join(str(error).split())[:200] or type(error).__name__
        at = last[0] if last is not None else begin
        begin = _next_good(warc, file, max(at, begin) + 1)
        if fault:
            number += 1
            rest = "; the rest of the file is not read" if begin < 0 else ""
            place = max(at, 0)
            yield Item(number, f"{place} {fault}".encode(), place, reason=f"damaged after byte {place}: {fault}{rest}")
        if begin < 0:
            return
        file.seek(begin)


class _DamagedError(Exception):
    """Bytes that are no records, though the reader of records did not mind."""


def _end(file: BinaryIO, at: int, length: int) -> int:
    """Where the record that begins at ``at`` ends; ``length`` is that of its block."""
    if not file.seekable():
        return -1
    file.seek(at)
    if file.read(len(_BEGINNINGS[0])) != _BEGINNINGS[0]:
        file.seek(at)
        head = file.read(_BLOCK)
        return at + head.find(b"\r\n\r\n") + 4 + length
    file.seek(at)
    unpacker = zlib.decompressobj(wbits=31)
    while not unpacker.eof and (block := file.read(_BLOCK)):
        unpacker.decompress(block, _BLOCK)
        while unpacker.unconsumed_tail:
            unpacker.decompress(unpacker.unconsumed_tail, _BLOCK)
    return file.tell() - len(unpacker.unused_data)


def _rest(file: BinaryIO, end: int) -> bool:
    """Whether anything but padding follows behind ``end``."""
    if end < 0:
        return False
    file.seek(end)
    return any(block.strip(b"\r\n\0") for block in iter(lambda: file.read(_BLOCK), b""))


def _next_good(warc: Any, file: BinaryIO, start: int) -> int:
    """Where the first record at or behind ``start`` begins that can be read; -1 if there is none."""
    for _ in range(PROBES):
        begin = _find(file, start)
        if begin < 0:
            return -1
        try:
            file.seek(begin)
            found = next(iter(warc.ArchiveIterator(file, parse_http=False)), None)
        except Exception:
            found = None
        if found is not None:
            return begin
        start = begin + 1
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
    if address is None:
        reason = "a record without an address"
    elif expected > reading.longest:
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
