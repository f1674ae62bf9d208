"""Tasks for Label Studio: each article with its mentions as predictions, which annotators accept or correct.

A mention is a region of the control tag ``mention``, labelled with the name of its list. What else an annotator
decides stands in controls of their own for each region, named ``LIST_FIELD`` (``dates_value``). Offsets count code
points, as in Label Studio itself. `extractor.evaluate` reads the tool's export.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from extractor.models.annotated import FIELDS, choices, decided

LABELS = "mention"
"""The control tag whose labels are the names of the lists."""
OPTIONAL = "optional"
"""The control tag that marks mentions on which annotators could differ."""
_TEXT = "text"
_COLOURS = {
    "dates": "#7c4dff",
    "quantities": "#00897b",
    "places": "#1e88e5",
    "services": "#f4511e",
    "organisations": "#8d6e63",
}


def write_labelstudio(records: Path, made: Path) -> Path:
    """A JSON array of tasks, one for each article, in Label Studio's own form."""
    with records.open("rb") as lines, made.open("w", encoding="utf-8") as out:
        out.write("[")
        for number, line in enumerate(lines):
            out.write((",\n" if number else "\n") + json.dumps(_task(json.loads(line)), ensure_ascii=False))
        out.write("\n]\n")
    return made


def _task(article: dict[str, Any]) -> dict[str, Any]:
    given = {name: article[name] for name in ("id", "title", "published", "url") if article[name] is not None}
    return {
        "data": {_TEXT: article["text"], **given},
        "predictions": [
            {"model_version": f"freight-news-extractor {article['extractor_version']}", "result": [*_results(article)]}
        ],
    }


def _results(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in FIELDS:
        for index, mention in enumerate(article[name]):
            region = f"{name}-{index}"
            where = {"start": mention["start_char"], "end": mention["end_char"]}
            said = {**where, "text": mention["text"], "labels": [name]}
            yield _result(region, LABELS, "labels", said)
            for field, value in decided(name, mention).items():
                if choices(name, field):
                    yield _result(region, f"{name}_{field}", "choices", {**where, "choices": [value]})
                else:
                    yield _result(region, f"{name}_{field}", "textarea", {**where, "text": [str(value)]})


def _result(region: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": control, "to_name": _TEXT, "type": kind, "value": value}


def configuration() -> str:
    """The labelling configuration (XML) that such tasks are opened with."""
    lines = ["<View>", f'  <Labels name="{LABELS}" toName="{_TEXT}">']
    lines += [f'    <Label value="{name}" background="{_COLOURS[name]}"/>' for name in FIELDS]
    lines += ["  </Labels>", f'  <Text name="{_TEXT}" value="${_TEXT}"/>']
    for name, fields in FIELDS.items():
        shown = f'visibleWhen="region-selected" whenTagName="{LABELS}" whenLabelValue="{name}"'
        lines.append(f"  <View {shown}>")
        for field in fields:
            lines += _control(name, field)
        lines.append("  </View>")
    lines += [*_offered(OPTIONAL, ("optional",)), "</View>", ""]
    return "\n".join(lines)


def _control(name: str, field: str) -> list[str]:
    head = f"    <Header value={quoteattr(field.replace('_', ' '))}/>"
    if offered := choices(name, field):
        return [head, *_offered(f"{name}_{field}", offered, "    ")]
    return [head, f'    <TextArea name="{name}_{field}" toName="{_TEXT}" perRegion="true" maxSubmissions="1"/>']


def _offered(control: str, offered: tuple[str, ...], indent: str = "  ") -> list[str]:
    return [
        f'{indent}<Choices name="{control}" toName="{_TEXT}" perRegion="true" choice="single-radio">',
        *(f"{indent}  <Choice value={quoteattr(value)}/>" for value in offered),
        f"{indent}</Choices>",
    ]
