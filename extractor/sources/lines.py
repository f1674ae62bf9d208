"""JSON Lines, and the reading of lines with a bound that other sources share."""

from collections.abc import Iterator
from typing import BinaryIO

from extractor.sources.article import SourceError, decoded
from extractor.sources.item import Item, Reading

GIVEN_UP = 16
"""So many times the longest line are read to find the end of one that is too long; then the file is given up."""
_PIECE = 1 << 20
BLANK = "too many blank lines; --max-mb raises the limit"


def raw_lines(file: BinaryIO, reading: Reading) -> Iterator[tuple[int, bytes, str | None]]:
    """(number, line without its end, reason) of every line that is not blank; the reason tells of one too long.

    Of blank lines, which a few bytes of gzip hold without end, no more is read than of any other row.
    """
    number = blank = 0
    longest, most = reading.longest, reading.blank
    while raw := file.readline(longest):
        number += 1
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if len(raw) == longest and raw[-1:] != b"\n":
            found_end = _skip_line(file, reading)
            rest = "" if found_end else "; its end was not found, and the rest of the file is not read"
            yield number, raw[:_PIECE], reading.over("a line") + rest
            if not found_end:
                return
        elif raw.strip():
            blank = 0
            yield number, raw.rstrip(b"\r\n"), None
        else:
            blank += len(raw)
            if blank > most:
                yield number, b"", BLANK + "; the rest of the file is not read"
                return


def _skip_line(file: BinaryIO, reading: Reading) -> bool:
    """Read to the end of a line that is too long; False if that is too far."""
    skipped = 0
    while more := file.readline(_PIECE):
        skipped += len(more)
        if more[-1:] == b"\n":
            return True
        if skipped > GIVEN_UP * reading.longest:
            return False
    return True


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """A row for each line of JSON Lines that is not blank."""
    for number, raw, reason in raw_lines(file, reading):
        if reason is not None:
            yield Item(number, raw, reason=reason)
            continue
        try:
            yield Item(number, raw, fields=decoded(raw, name=name))
        except SourceError as error:
            yield Item(number, raw, reason=str(error).removeprefix(f"{name}: "))
