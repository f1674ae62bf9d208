"""One article as it comes in: text with what is known about it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.published import parse_published


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


_FRONT_MATTER = "---"
# JSON can spell half of a UTF-16 pair (\\ud83d alone). No such character exists: UTF-8 cannot hold it, spaCy raises.
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(path: Path) -> Story:
    """The article in a file: JSON for ``.json``, a web page for ``.html``, else text with optional front matter.

    Raises SourceError if it cannot be read, is not UTF-8, or holds no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}") from None
    if path.suffix in (".html", ".htm"):
        from extractor.sources import html  # late: few inputs are pages

        return html.read_apart(raw, name=str(path), default_id=path.stem)
    return parse(raw, name=str(path), as_json=path.suffix == ".json", default_id=path.stem)


def parse(raw: bytes, *, name: str, as_json: bool, default_id: str | None = None) -> Story:
    """The article in ``raw``; ``name`` stands in messages.

    Raises SourceError if it is not UTF-8 or holds no text.
    """
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8 at byte {error.start}; convert it first") from None
    if as_json:
        try:
            value = json.loads(content)
        except RecursionError:
            raise SourceError(f"{name}: not JSON: nested too deeply") from None
        except ValueError as error:
            raise SourceError(f"{name}: not JSON: {error}") from None
        story = from_object(value, name=name)
    else:
        story = _from_text(content, name)
    if story.id is None:
        return Story(story.text, default_id, story.title, story.published, story.url)
    return story


def from_object(value: Any, *, name: str) -> Story:
    """The article in a decoded JSON object with ``text`` and, if known, id, title, published, url.

    Raises SourceError naming the field that is missing or of the wrong type.
    """
    if not isinstance(value, Mapping):
        raise SourceError(f"{name}: expected an object with a text, got {type(value).__name__}")
    text = value.get("text")
    if not isinstance(text, str):
        raise SourceError(f"{name}: field text must be a string, got {type(text).__name__}")
    given = {}
    for field in ("id", "title", "published", "url"):
        item = value.get(field)
        if field == "id" and isinstance(item, int) and not isinstance(item, bool):
            item = str(item)
        if item is not None and not isinstance(item, str):
            raise SourceError(f"{name}: field {field} must be a string, got {type(item).__name__}")
        given[field] = item
    for field, item in (("text", text), *given.items()):
        if item is not None and (lone := _SURROGATE.search(item)):
            raise SourceError(f"{name}: field {field} holds half a surrogate pair at character {lone.start()}")
    if not text.strip():
        raise SourceError(f"{name}: holds no text")
    try:
        given["published"] = parse_published(given["published"])
    except ValueError as error:
        raise SourceError(f"{name}: {error}") from None
    return Story(text=text, **given)


def _from_text(content: str, name: str) -> Story:
    content = content.replace("\r\n", "\n")
    head, fence, body = content[len(_FRONT_MATTER) + 1 :].partition(f"\n{_FRONT_MATTER}\n")
    if not fence or not content.startswith(_FRONT_MATTER + "\n"):
        return from_object({"text": content.strip("\n")}, name=name)
    import yaml  # late: most articles have no front matter

    try:
        fields = yaml.load(head, Loader=yaml.BaseLoader)  # every scalar stays the string it is
    except yaml.YAMLError as error:
        raise SourceError(f"{name}: front matter is not YAML: {error}") from None
    if not isinstance(fields, Mapping):
        raise SourceError(f"{name}: front matter must be fields such as 'published: 2024-11-18'")
    known = {key: fields[key] for key in ("id", "title", "published", "url") if fields.get(key)}
    return from_object({**known, "text": body.strip("\n")}, name=name)
