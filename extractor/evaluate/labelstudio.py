"""Reads Label Studio's export in the form JSON: the tasks that `extractor.sinks.labelstudio` wrote, annotated.

Of the annotations of a task the one marked as ground truth counts, else the last; one that was skipped does not.
A list of which no region stands in the whole export was not annotated.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from extractor import sources
from extractor.evaluate.gold import MENTIONS, Gold, GoldError, Row
from extractor.models.annotated import FIELDS, is_number
from extractor.sinks.labelstudio import OPTIONAL

_NAMES = {"latitude": "lat", "longitude": "lon"}
"""Fields that gold calls otherwise."""
_NEEDED = {
    "dates": ("type", "value"),
    "quantities": ("value",),
    "places": ("kind",),
    "services": ("kind",),
    "organisations": ("kind",),
}
"""What a mention is compared by, and must therefore have where fields were annotated at all."""


def is_export(content: object) -> bool:
    """Whether the content of a JSON file is an export: a list of tasks with their data."""
    return isinstance(content, list) and any(isinstance(task, dict) and "data" in task for task in content)


def golds(tasks: list[Any], name: str) -> list[Gold]:
    """The annotated tasks. Raises GoldError with the task that cannot be used, and why."""
    read = []
    for number, task in enumerate(tasks, 1):
        where = f"{name}: task {task.get('id', number) if isinstance(task, dict) else number}"
        try:
            annotation = _annotation(task)
            if annotation is None:
                continue
            story = sources.from_object(task["data"], name=where)
            read.append((where, story, _mentions(annotation, story.text)))
        except sources.SourceError as error:
            raise GoldError(str(error)) from None
        except GoldError as error:
            raise GoldError(f"{where}: {error}") from None
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{where}: not in Label Studio's form: {type(error).__name__} {error}") from None
    named = {name for _, _, lists in read for name in lists}
    if not named:
        known = ", ".join(MENTIONS)
        raise GoldError(f"{name}: no annotated region has a label of {known}; export tasks that were annotated")
    bare = frozenset(
        name for name in named if not any(_fields(row) for _, _, lists in read for row in lists.get(name, ()))
    )
    for where, _, lists in read:
        for list_name in lists.keys() - bare:
            _check(lists[list_name], list_name, where)
    return [
        Gold(story.id or where, story, {list_name: lists.get(list_name, []) for list_name in named}, bare)
        for where, story, lists in read
    ]


def _annotation(task: Any) -> Row | None:
    """The annotation of a task that counts; None if all were skipped."""
    found: list[Row] = task.get("annotations") or []
    if not found:
        raise GoldError("holds no annotation; export annotated tasks alone, in the form JSON")
    done = [annotation for annotation in found if not annotation.get("was_cancelled")]
    done.sort(key=lambda annotation: (bool(annotation.get("ground_truth")), str(annotation.get("updated_at") or "")))
    return done[-1] if done else None


def _mentions(annotation: Row, text: str) -> dict[str, list[Row]]:
    """The mentions of an annotation by list, in text order."""
    said: dict[str, Row] = {}
    regions: list[tuple[str, Row, Row]] = []
    for result in annotation["result"]:
        value, control = result["value"], result.get("from_name", "")
        if result["type"] == "labels":
            regions += [(label, said.setdefault(result["id"], {}), value) for label in value["labels"]]
        elif "id" in result and result["type"] in ("choices", "textarea", "number"):
            _add(said.setdefault(result["id"], {}), control, value)
    lists: dict[str, list[Row]] = {}
    for label, fields, value in regions:
        if label not in MENTIONS:
            continue
        own = {key.removeprefix(f"{label}_"): given for key, given in fields.items() if key.startswith(f"{label}_")}
        row = {**_placed(value, text), **_typed(label, own)}
        if OPTIONAL in fields:
            row["optional"] = True
        lists.setdefault(label, []).append(row)
    for rows in lists.values():
        rows.sort(key=lambda row: (row["start_char"], row["end_char"]))
    return lists


def _add(fields: Row, control: str, value: Row) -> None:
    given = value.get("choices") or value.get("text") or value.get("number")
    given = given[0] if isinstance(given, list) else given
    if given is not None and str(given).strip():
        fields[control] = str(given).strip()


def _typed(label: str, fields: Row) -> Row:
    """The fields of a mention with numbers as numbers, under the names of gold."""
    typed = {}
    for field, given in fields.items():
        if field not in FIELDS[label]:
            continue
        if is_number(label, field):
            try:
                given = float(given)
            except ValueError:
                raise GoldError(f"{label}: {field} is {given!r}, which is no number") from None
        typed[_NAMES.get(field, field)] = given
    return typed


def _placed(value: Row, text: str) -> Row:
    """The offsets of a region, in code points. Raises GoldError if its words do not stand there.

    Label Studio before 1.6 counted a sign beyond the basic plane (an emoji) as two.
    """
    start, end = int(value["start"]), int(value["end"])
    quoted = value.get("text")
    for first, last in ((start, end), *_from_utf16(text, start, end)):
        words = text[first:last]
        if words and (not isinstance(quoted, str) or _squeezed(words) == _squeezed(quoted)):
            return {"text": words, "start_char": first, "end_char": last}
    raise GoldError(f"{quoted!r} does not stand at {start}:{end}; was the text changed after it was annotated?")


def _from_utf16(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return
    units = {at: index for index, at in enumerate(accumulate((1 + (c > "\uffff") for c in text), initial=0))}
    if start in units and end in units:
        yield units[start], units[end]


def _squeezed(words: str) -> str:
    """Words without white space, which the tool may write as two signs."""
    return "".join(words.replace("\\n", "").split())


def _fields(row: Row) -> set[str]:
    return row.keys() - {"text", "start_char", "end_char", "optional"}


def _check(rows: list[Row], name: str, where: str) -> None:
    """Raise GoldError if a mention lacks what it is compared by, where others of the export have it."""
    for row in rows:
        for field in _NEEDED[name]:
            if field not in row and not row.get("optional"):
                raise GoldError(f"{where}: {row['text']!r} at {row['start_char']} ({name}) has no {field}")
