"""TimeML output: temporal expressions alone, as JSON lines and as .tml files.

A row that comes in is ``{"id", "published", "text"}``; the row that goes out is ``{"id", "timexes"}`` with expressions
in ISO-TimeML terms (ISO 24617-1), the form in which TempEval-3 counts them.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Any
from unicodedata import normalize
from xml.sax.saxutils import escape, quoteattr

from extractor.dates.timexes import Timex, timexes
from extractor.published import parse_published
from extractor.sentences import split
from extractor.surrogates import clean

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_STEM = 150
"""Bytes of an id that go into a file name; file systems take 255 in all."""
_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]+")

Row = dict[str, Any]


def read_rows(lines: Iterable[str], name: str) -> Iterator[Row]:
    """The documents of JSON lines, blank lines aside.

    Raises ValueError naming ``name`` and the line where one is not an object with a text.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{name}, line {number}: not JSON: {error.msg}") from None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise ValueError(f'{name}, line {number}: not an object with a "text"')
        row["text"] = clean(row["text"])
        if isinstance(row.get("id"), str):
            row["id"] = clean(row["id"])
        published = row.get("published")
        try:
            row["published"] = parse_published(None if published is None else str(published))
        except ValueError as error:
            raise ValueError(f"{name}, line {number}: {error}") from None
        yield row


def annotate(text: str, published: str | None = None) -> list[Timex]:
    """The TIMEX3 expressions of ``text``, resolved against ``published`` (YYYY-MM-DD) where it is known."""
    return timexes(text, date.fromisoformat(published) if published else None, split(text))


def as_row(identity: object, found: list[Timex]) -> Row:
    """The line that goes out for one document."""
    return {"id": identity, "timexes": [asdict(timex) for timex in found]}


def as_tml(identity: object, text: str, published: str | None, found: list[Timex]) -> str:
    """A TimeML document: the text with its TIMEX3 elements; ``t0`` is the time of publication."""
    day = published or ""
    pieces = []
    position = 0
    for number, timex in enumerate(found, 1):
        pieces.append(_xml(text[position : timex.start_char]))
        mod = f" mod={quoteattr(timex.mod)}" if timex.mod else ""
        pieces.append(
            f'<TIMEX3 tid="t{number}" type="{timex.type}" value={quoteattr(timex.value)}{mod} '
            f'temporalFunction="false" functionInDocument="NONE">{_xml(timex.text)}</TIMEX3>'
        )
        position = timex.end_char
    pieces.append(_xml(text[position:]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
        f"<DOCID>{_xml(str(identity))}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(day or "XXXX-XX-XX")} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{_xml(day)}</TIMEX3></DCT>\n'
        f"<TEXT>{''.join(pieces)}</TEXT>\n"
        "</TimeML>\n"
    )


def tml_name(identity: object, number: int, taken: set[str]) -> str:
    """A file name for a document that is not in ``taken``, and is then: its id, or its number where it has none.

    Names are told apart as file systems do that take no note of capitals and of how accents are put together.
    """
    stem = _NOT_IN_FILE_NAMES.sub("_", str(identity)).strip("._") if identity is not None else ""
    stem = stem.encode()[:LONGEST_STEM].decode(errors="ignore") or f"document-{number}"
    for name in chain([f"{stem}.tml"], (f"{stem}-{further}.tml" for further in count(number))):
        key = normalize("NFC", name.casefold())
        if key not in taken:
            taken.add(key)
            return name
    raise AssertionError("numbers do not end")


def write_tml(folder: Path, name: str, document: str) -> Path:
    """Write one TimeML document into ``folder``, which is made where it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(document, encoding="utf-8", newline="")
    return path


def _xml(text: str) -> str:
    """``text`` as XML character data; what XML cannot hold becomes U+FFFD, one for one, so that offsets stand."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def run(source: str, output: str, tml: Path | None = None) -> int:
    """Annotate the JSON lines of ``source`` into ``output`` ("-" for the standard streams); the number of documents.

    Raises OSError if a file cannot be read or written, ValueError if a row is malformed.
    """
    if "-" not in (source, output) and Path(output).exists() and Path(output).samefile(source):
        raise ValueError(f"{output}: is the input, and would be written over; choose another output")
    with ExitStack() as files:
        incoming = sys.stdin if source == "-" else files.enter_context(Path(source).open(encoding="utf-8"))
        outgoing = sys.stdout if output == "-" else files.enter_context(Path(output).open("w", encoding="utf-8"))
        documents, names = 0, set[str]()
        for documents, row in enumerate(read_rows(incoming, "standard input" if source == "-" else source), 1):
            found = annotate(row["text"], row["published"])
            outgoing.write(json.dumps(as_row(row.get("id"), found), ensure_ascii=False) + "\n")
            if tml is not None:
                name = tml_name(row.get("id"), documents, names)
                write_tml(tml, name, as_tml(row.get("id"), row["text"], row["published"], found))
    return documents
