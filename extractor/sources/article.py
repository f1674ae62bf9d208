"""One article as it comes in: text with what is known about it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.published import parse_published
from extractor.sources import fields
from extractor.sources.fields import USUAL, Columns


class SourceError(ValueError):
    """The input is not an article; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Story:
    """The input of an extraction."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


# JSON can spell half of a UTF-16 pair (\\ud83d alone). No such character exists: UTF-8 cannot hold it, spaCy raises.
_SURROGATE = re.compile("[\ud800-\udfff]")
# What a data frame writes into a cell where it has nothing.
_NOTHING = frozenset({"", "nan", "nat", "null", "none", "n/a", "<na>"})


def decoded(raw: bytes, *, name: str) -> Any:
    """The value of JSON. Raises SourceError if it is none."""
    try:
        return json.loads(_text(raw, name))
    except RecursionError:
        raise SourceError(f"{name}: not JSON: nested too deeply") from None
    except SourceError:
        raise
    except ValueError as error:
        raise SourceError(f"{name}: not JSON: {error}") from None


def _text(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8 at byte {error.start}; convert it first") from None


def from_object(value: Any, *, name: str, columns: Columns = USUAL) -> Story:
    """The article in a mapping with a text and, if known, id, title, date and address.

    The names are those of `extractor.sources.fields`, or the ``columns`` given.

    Raises SourceError naming the field that is missing or of the wrong type.
    """
    if not isinstance(value, Mapping):
        raise SourceError(f"{name}: expected an object with a text, got {type(value).__name__}")
    names = fields.assign(tuple(key for key in value if isinstance(key, str)), columns)
    given = {field: _first(value, names.names[field], field, name) for field in fields.FIELDS}
    text = given.pop("text")
    if text is None:
        if not names.names["text"]:
            raise SourceError(f"{name}: {fields.no_text(value, columns)}")
        raise SourceError(f"{name}: holds no text")
    try:
        given["published"] = parse_published(given["published"])
    except ValueError as error:
        raise SourceError(f"{name}: {error}") from None
    return Story(text, **given)


def unknown_names(value: Any, columns: Columns = USUAL) -> tuple[str, ...]:
    """The names in a mapping that nobody knows the meaning of."""
    if not isinstance(value, Mapping):
        return ()
    return fields.assign(tuple(key for key in value if isinstance(key, str)), columns).unknown


def _first(value: Mapping[str, Any], names: tuple[str, ...], field: str, name: str) -> Any:
    """The first of ``names`` that holds something; the text as it is, all else without the space around it."""
    for key in names:
        item = value[key]
        if field == "id" and isinstance(item, int) and not isinstance(item, bool):
            item = str(item)
        if field == "published" and isinstance(item, date):
            return item
        if item is None or item != item:  # NaN, by which data frames mark what is missing, equals nothing
            continue
        if not isinstance(item, str):
            raise SourceError(f"{name}: field {key} must be a string, got {type(item).__name__}")
        if lone := _SURROGATE.search(item):
            raise SourceError(f"{name}: field {key} holds half a surrogate pair at character {lone.start()}")
        if field in ("text", "id", "title"):
            if item.strip() or (field != "text" and len(names) == 1):
                return item
        elif item.strip().casefold() not in _NOTHING:
            return item.strip()
    return None


def fields_of_text(raw: bytes, *, name: str) -> Mapping[str, Any]:
    """The fields of a text with front matter, its text among them.

    Raises SourceError if it is not UTF-8, or its front matter cannot be read.
    """
    content = _text(raw, name).replace("\r\n", "\n")
    if not content.startswith("---\n"):
        return {"text": content.strip("\n")}
    from extractor.sources import front_matter  # late: most articles have none

    try:
        known, body = front_matter.split(content)
    except ValueError as error:
        raise SourceError(f"{name}: {error}") from None
    # The text is the body, whatever the fields say; one that is called so would be something else.
    kept = {key: item for key, item in known.items() if item not in ("", None) and key != "text"}
    return {**kept, "text": body.strip("\n")}
