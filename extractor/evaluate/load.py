"""Reads gold annotations: files of this project's own form, or Label Studio's export (see `labelstudio`).

A gold file is JSON with the lists dates, quantities, places, services, organisations, movements and statistics. It
holds the article itself (``text``, ``published``, ``title``), or is named ``NAME.gold.json`` and the article stands
beside it in ``NAME.txt``, ``NAME.md`` or ``NAME.json``. A file ``NAME.jsonl`` holds such an article a line.
"""

import json
from itertools import chain
from pathlib import Path
from typing import Any

from extractor import sources
from extractor.evaluate import labelstudio
from extractor.evaluate.gold import FACTS, MENTIONS, Gold, GoldError, Row

_SUFFIX = ".gold.json"
_FORMS = (f"*{_SUFFIX}", "*.json", "*.jsonl")
"""What gold files are called; of a folder the first form that it holds."""


def load(path: Path) -> list[Gold]:
    """The gold articles of a file or of a folder, ordered by file name.

    Raises GoldError for a file that is not gold, or whose mentions do not stand in the text in order.
    """
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    files = [path]
    if path.is_dir():
        files = next((found for form in _FORMS if (found := sorted(path.glob(form)))), [])
    if not files:
        raise GoldError(f"{path}: holds no gold files (*.json, *.jsonl)")
    return list(chain.from_iterable(_load_one(file) for file in files))


def _load_one(file: Path) -> list[Gold]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: not a gold file: {error}") from None
    if file.suffix == ".jsonl":
        lines = [(f"{file}:{number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        return [_gold(_parsed(line, where), file, where) for where, line in lines]
    content = _parsed(text, str(file))
    if labelstudio.is_export(content):
        return labelstudio.golds(content, str(file))
    return [_gold(content, file, str(file))]


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise GoldError(f"{where}: not a gold file: {error}") from None


def _gold(content: object, file: Path, where: str) -> Gold:
    if not isinstance(content, dict):
        raise GoldError(f"{where}: not a gold file: expected an object, or Label Studio's export in the form JSON")
    try:
        story = sources.from_object(content, name=where) if "text" in content else _beside(file)
    except sources.SourceError as error:
        raise GoldError(str(error)) from None
    lists = {name: [dict(row) for row in content[name]] for name in (*MENTIONS, *FACTS) if name in content}
    for name in lists.keys() - FACTS:
        _locate(lists[name], story.text, f"{where}: {name}")
    return Gold(id=str(content.get("id") or file.stem), story=story, lists=lists)


def _beside(file: Path) -> sources.Story:
    name = file.name.removesuffix(_SUFFIX)
    for suffix in (".txt", ".md", ".json"):
        article = file.with_name(name + suffix)
        if article.exists() and article != file:
            return sources.load(article)
    raise GoldError(f"{file}: holds no text, and no article {name}.txt stands beside it")


def _locate(rows: list[Row], text: str, where: str) -> None:
    """Give each mention its offsets: the first occurrence behind the mention before.

    One that readers could differ on may lie within it: "[Baku] port", and so may one that does not occur later.
    """
    position, behind = 0, 0
    for row in rows:
        start = -1 if row.get("optional") else text.find(row["text"], behind)
        if start < 0:
            start = text.find(row["text"], position)
        if start < 0:
            raise GoldError(f"{where}: {row['text']!r} does not occur after offset {position}")
        row["start_char"], row["end_char"] = start, start + len(row["text"])
        position = start + 1
        behind = max(behind, row["end_char"])
