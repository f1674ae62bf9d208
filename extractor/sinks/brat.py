"""Documents for brat: a folder with a text and a stand-off file (``.ann``) for each article.

A mention is a text-bound annotation (``T``) whose type is its list. Fields with counted values are attributes (``A``,
named ``LIST_FIELD``), the others stand in an annotator's note (``#``) as ``field=value``. Offsets count code points.
Where a mention runs over a line's end it has a fragment for each line, as brat wants it.
"""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from extractor.models.annotated import FIELDS, choices, decided

NAMES = re.compile(r"\d{6,}\.(?:txt|ann)|annotation\.conf|articles\.jsonl")
"""What the names of the files look like."""
_FRAGMENT = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What can stand on one line of a stand-off file: everything but what readers of lines take for their end, and tabs."""


def write_brat(records: Path, made: Path) -> Path:
    """A folder for brat: ``000001.txt`` and ``000001.ann`` for the first article and so on, and ``annotation.conf``.

    ``articles.jsonl`` says which article is which: document, id, title, published, url.
    """
    made.mkdir()
    (made / "annotation.conf").write_text(configuration(), encoding="utf-8")
    with ExitStack() as stack:
        lines = stack.enter_context(records.open("rb"))
        listed = stack.enter_context((made / "articles.jsonl").open("w", encoding="utf-8"))
        for number, line in enumerate(lines, 1):
            article = json.loads(line)
            document = f"{number:06}"
            (made / f"{document}.txt").write_bytes(article["text"].encode())
            (made / f"{document}.ann").write_bytes("".join(_annotations(article)).encode())
            known = {name: article[name] for name in ("id", "title", "published", "url")}
            listed.write(json.dumps({"document": document, **known}) + "\n")
    return made


def _annotations(article: dict[str, Any]) -> Iterator[str]:
    text, number, attribute, note = article["text"], 0, 0, 0
    for name in FIELDS:
        for mention in article[name]:
            fragments = [*_FRAGMENT.finditer(text, mention["start_char"], mention["end_char"])]
            if not fragments:
                continue
            number += 1
            where = ";".join(f"{part.start()} {part.end()}" for part in fragments)
            yield f"T{number}\t{name} {where}\t{' '.join(part.group() for part in fragments)}\n"
            said = []
            for field, value in decided(name, mention).items():
                if choices(name, field):
                    attribute += 1
                    yield f"A{attribute}\t{name}_{field} T{number} {value}\n"
                else:
                    said.append(f"{field}={' '.join(str(value).split())}")
            if said:
                note += 1
                yield f"#{note}\tAnnotatorNotes T{number}\t{'; '.join(said)}\n"


def configuration() -> str:
    """The ``annotation.conf`` of such a folder."""
    lines = ["[entities]", *FIELDS, "[relations]", "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"]
    lines += ["[events]", "[attributes]"]
    for name, fields in FIELDS.items():
        for field in fields:
            if offered := choices(name, field):
                lines.append(f"{name}_{field} Arg:{name}, Value:{'|'.join(offered)}")
    return "\n".join([*lines, ""])
