"""What of a run on a cluster is safely stored: partitions, each written once and whole.

While a run is under way, a folder OUT.part holds ``run.json`` (what run this is) and for each partition its records,
its rejected rows and, written last, what is told of it. A partition of which that stands there is done, whoever wrote
it; one that was begun and not finished is written anew, with the same bytes. All machines must reach the folder: it is
on a file system that they share, or at an address.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from extractor.sources import remote


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a partition; ``rows`` is always ``records + rejects + passed``."""

    name: str
    digest: str
    """Of its rows, by which a changed input is noticed."""
    rows: int = 0
    records: int = 0
    rejects: int = 0
    passed: int = 0
    not_english: int = 0
    undated: int = 0
    unknown: Mapping[str, int] = field(default_factory=dict)
    """Names of fields that nobody knows, with the number of rows that have them."""
    first_rejects: tuple[str, ...] = ()


_TOLD = TypeAdapter(Told)


class Parts:
    """The files of a run under way, by fsspec."""

    def __init__(self, output: str) -> None:
        """Name the files; nothing is touched yet. Raises SourceError if the address cannot be used."""
        self.system, path = remote.locate(output if remote.is_address(output) else str(Path(output).absolute()))
        self.output = str(path).rstrip("/")
        self.work = self.output + ".part"
        self.made = f"{self.work}/made"

    def settings(self) -> Any:
        """What run left the folder; None if none did."""
        content = self._read(f"{self.work}/run.json")
        return None if content is None else json.loads(content)

    def begin(self, settings: Mapping[str, Any]) -> None:
        """Start afresh."""
        self.drop()
        self.put(f"{self.work}/run.json", json.dumps(settings).encode())

    def drop(self) -> None:
        """Remove the folder."""
        if self.system.exists(self.work):
            self.system.rm(self.work, recursive=True)

    def told(self, name: str) -> Told | None:
        """What is told of a partition; None if it is not done."""
        content = self._read(f"{self.work}/{name}.json")
        if content is None:
            return None
        try:
            return _TOLD.validate_json(content)
        except ValidationError:
            return None  # then it is done again

    def write(self, told: Told, records: bytes, rejects: bytes) -> None:
        """Store a partition."""
        self.put(self.records_of(told.name), records)
        self.put(self.rejects_of(told.name), rejects)
        self.put(f"{self.work}/{told.name}.json", json.dumps(asdict(told)).encode())

    def records_of(self, name: str) -> str:
        """Where the records of a partition are."""
        return f"{self.work}/{name}.jsonl"

    def rejects_of(self, name: str) -> str:
        """Where the rejected rows of a partition are."""
        return f"{self.work}/{name}.rejects.jsonl"

    def put(self, path: str, content: bytes) -> None:
        """Write a file in one step: whoever looks sees nothing of it, or all."""
        self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
        beside = f"{path}.{uuid4().hex}"
        self.system.pipe_file(beside, content)
        self.system.mv(beside, path)

    def _read(self, path: str) -> bytes | None:
        try:
            content: bytes = self.system.cat_file(path)
        except FileNotFoundError:
            return None
        return content
