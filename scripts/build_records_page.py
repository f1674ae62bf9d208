"""Writes docs/records.md, the glossary of the records, from the record types.

    python scripts/build_records_page.py

A test fails where the page is not what this prints.
"""

from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from extractor.models import (
    SCHEMA_VERSION,
    Article,
    Date,
    Evidence,
    Movement,
    Organisation,
    Place,
    Quantity,
    Record,
    Service,
    Statistic,
    Words,
)

PAGE = Path(__file__).parents[1] / "docs" / "records.md"
INTRODUCTION = f"""# The records, field by field

Schema version {SCHEMA_VERSION}. This page is made from the record types by `scripts/build_records_page.py`;
`freight-news schema` prints the same as JSON Schema. An article becomes one record. It holds *mentions* (words of the
text with their normalised value) and *facts* (movements of trains, and statistics) that link them. Every mention and
every slot of a fact quotes the words it comes from: `Article.text[start_char:end_char]`, always. Where the text does
not say something, the field is null.

- **Which train went where?** `movements`. **How much, how many, by how much more?** `statistics`.
- **Why does it say so?** `evidence` of the fact, or `freight-news explain FILE`.
- **A departure** leaves, **an arrival** comes in, **a passage** goes through, **a launch** opens, extends or resumes a
  line or service, **a suspension** stops one. A run that is called off is a departure with `status` cancelled.
- **Dates** are ISO 8601 / TIMEX3: `2024-11-17`, `2024-Q1`, `2013-07-18/2024-11-15` (from–to), `2013/..` (since 2013),
  `../2024-11-15` (up to), `P14D` (fourteen days), `P1W` in a set (weekly). `earliest` and `latest` give the first and
  last day in any case.
"""
_HEADING = ("", "| field | holds | meaning |", "|---|---|---|")
SECTIONS: tuple[tuple[type[Record], str], ...] = (
    (Article, "The article"),
    (Movement, "Movements"),
    (Statistic, "Statistics"),
    (Evidence, "Evidence of a slot"),
    (Words, "Words (goods, frequencies)"),
    (Date, "Dates"),
    (Quantity, "Quantities"),
    (Place, "Places"),
    (Service, "Services"),
    (Organisation, "Organisations"),
)


def render() -> str:
    """The page as Markdown."""
    parts = [INTRODUCTION]
    for record, title in SECTIONS:
        rows = [
            f"| `{name}` | {_shape(field.annotation)} | {_escaped(field.description or '')} |"
            for name, field in record.model_fields.items()
        ]
        about = (record.__doc__ or "").strip().splitlines()[0]
        parts.append(
            "\n".join([f"## {title}", "", about, "", "| field | holds | meaning |", "|---|---|---|", *rows, ""])
        )
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _shape(annotation: Any) -> str:
    """What a field holds, in words: text, whole number, list of places."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _shape(get_args(annotation)[0])
    if origin in (Union, UnionType):
        inner = list(dict.fromkeys(_shape(part) for part in get_args(annotation) if part is not type(None)))
        if set(inner) == {"whole number", "number"}:
            inner = ["number"]
        return " or ".join(inner) + (" or null" if type(None) in get_args(annotation) else "")
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in get_args(annotation))
    if origin is tuple:
        return f"list of {_shape(get_args(annotation)[0])}"
    plain = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
    return plain.get(annotation) or f"{annotation.__name__}"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
    print(f"wrote {PAGE}")
