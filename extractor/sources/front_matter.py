"""Front matter: the YAML fields between two lines of dashes that a text may begin with."""

from collections.abc import Mapping
from typing import Any

import yaml

FENCE = "---"
LONGEST = 64 * 1024
"""Characters of front matter that are read: a page of fields has a hundredth of that."""
DEEPEST = 20
"""How deep front matter may be nested; news has fields, now and then a list."""
# Every scalar stays the text it is, so that a date remains as written. Without the C library: the slower twin.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def split(content: str) -> tuple[Mapping[str, Any], str]:
    """The fields and the text after them; no fields where ``content`` does not begin with front matter.

    Raises ValueError if the fields are too long, nested too deeply, not YAML, or no fields at all.
    """
    if not content.startswith(FENCE + "\n"):
        return {}, content
    head, fence, body = content[len(FENCE) + 1 :].partition(f"\n{FENCE}\n")
    if not fence and content.endswith(f"\n{FENCE}"):
        head, fence, body = content[len(FENCE) + 1 : -len(FENCE) - 1], FENCE, ""
    if not fence:
        return {}, content
    if len(head) > LONGEST:
        raise ValueError(f"front matter of over {LONGEST} characters")
    fields = _parse(head)
    if fields is None:
        return {}, body
    if not isinstance(fields, Mapping):
        raise ValueError("front matter must be fields such as 'published: 2024-11-18'")
    return {str(key): value for key, value in fields.items()}, body


def _parse(head: str) -> Any:
    try:
        depth = 0
        for event in yaml.parse(head, Loader=_LOADER):  # costs no memory, however deep
            if isinstance(event, yaml.AliasEvent):
                raise ValueError("front matter with YAML aliases, which may stand for any amount of text")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise ValueError(f"front matter nested over {DEEPEST} deep")
        return yaml.load(head, Loader=_LOADER)
    except RecursionError:
        raise ValueError("front matter nested too deeply") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""  # the fence is line 1
        raise ValueError(f"front matter is not YAML{line}: {getattr(error, 'problem', None) or error}") from None
