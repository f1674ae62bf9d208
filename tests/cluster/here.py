"""The stages of a cluster run one after the other in this process, for tests that need no cluster."""

import pickle
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from extractor.cluster import flow
from extractor.cluster.stages import Cutting, Extracting, Group, Job, Tabling, table
from extractor.sources import extras


class KilledError(Exception):
    """Stands for the end of the machine."""


def use(monkeypatch: pytest.MonkeyPatch, *, killed_after: int | None = None) -> None:
    """Have runs take place here; with ``killed_after`` the run ends after so many partitions."""

    def extracted(groups: list[Group], job: Job, workers: int) -> Iterator[dict[str, Any]]:
        extracting = Extracting(job)
        done = 0
        for group in groups:
            for part in Cutting(job)(table(group=pickle.dumps(group))):
                if done == killed_after:
                    raise KilledError("the machine is gone")
                yield from (row for made in extracting(part) for row in made.to_pylist())
                done += 1

    def tabled(firsts: list[tuple[str, int]], job: Job) -> None:
        for name, first in firsts:
            assert [made["name"].to_pylist() for made in Tabling(job)(table(name=name, first=first))] == [[name]]

    monkeypatch.setattr(flow, "connected", lambda address: nullcontext())
    monkeypatch.setattr(flow, "extracted", extracted)
    monkeypatch.setattr(flow, "tabled", tabled)
    monkeypatch.setattr(extras, "missing", lambda extra: None)
