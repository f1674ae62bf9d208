"""Writes events, in the form that the suffix of the output names."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from extractor.models.events import Event
from extractor.models.rows import JOINED
from extractor.sinks import SinkError
from extractor.sinks.events import book_of
from extractor.sinks.tables import Book
from extractor.sinks.write import TABULAR


def _lines(events: Iterable[Event], made: Path) -> Path:
    with made.open("w", encoding="utf-8") as out:
        out.writelines(event.model_dump_json() + "\n" for event in events)
    return made


def _geojson(events: Iterable[Event], made: Path) -> Path:
    """Movements with two located ends as lines; the others have no place on a map."""
    with made.open("w", encoding="utf-8") as out:
        out.write('{"type": "FeatureCollection", "features": [')
        mark = "\n"
        for event in events:
            ends = [_end(event, "origin"), _end(event, "destination")]
            if event.type != "movement" or None in (*ends[0], *ends[1]):
                continue
            told = event.model_dump(mode="json", exclude={"tellings", "versions"})
            properties = {key: JOINED.join(value) if isinstance(value, list) else value for key, value in told.items()}
            feature = {
                "type": "Feature",
                "geometry": {"type": "LineString", "coordinates": ends},
                "properties": properties,
            }
            out.write(mark + json.dumps(feature, ensure_ascii=False))
            mark = ",\n"
        out.write("\n]}\n")
    return made


def _end(event: Event, end: str) -> list[float | None]:
    return [getattr(event, f"{end}_longitude"), getattr(event, f"{end}_latitude")]


def _tabular(writer: Callable[[Book, Path], Path]) -> Callable[[Iterable[Event], Path], Path]:
    return lambda events, made: writer(book_of(events), made)


FORMS: dict[str, Callable[[Iterable[Event], Path], Path]] = {
    ".jsonl": _lines,
    **{suffix: _tabular(writer) for suffix, writer in TABULAR.items()},
    ".geojson": _geojson,
}
"""Suffix of the output → what writes it."""


def writer_for(output: Path) -> Callable[[Iterable[Event], Path], Path]:
    """What writes ``output``. Raises SinkError for a suffix that is not written."""
    if output.suffix not in FORMS:
        raise SinkError(f"{output}: the suffix must be one of {', '.join(sorted(FORMS))}")
    return FORMS[output.suffix]


def write(events: Iterable[Event], output: Path) -> None:
    """Write the events; what stood at ``output`` is replaced when the new form is whole."""
    made = output.with_name(output.name + ".new")
    shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
    writer_for(output)(events, made)
    if output.is_dir():
        shutil.rmtree(output)
    made.replace(output)
