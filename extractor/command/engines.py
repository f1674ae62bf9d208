"""Where a batch run takes place: on this machine, or on a cluster."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.batch import Options, Summary


class Engine(StrEnum):
    """What runs the extraction."""

    local = "local"
    ray = "ray"


EngineName = Annotated[
    Engine, typer.Option("--engine", help="Where to run: this machine, or a cluster of Ray (.jsonl, .parquet).")
]
Address = Annotated[
    str | None, typer.Option(metavar="HOST", help="With --engine ray: the cluster, HOST:6379 or ray://HOST:10001.")
]
PartRows = Annotated[
    int, typer.Option(min=1, help="With --engine ray: rows of a partition, which is what a killed run resumes by.")
]


def run(
    inputs: "Sequence[str]", output: str, options: "Options", engine: Engine, address: str | None, part_rows: int
) -> "Summary":
    """Run on the engine; see `extractor.batch.run` and `extractor.cluster.run`."""
    if engine is Engine.ray:
        if options.events:
            raise ValueError(
                "--events needs the records on one machine: leave --engine ray out, or run `events` afterwards"
            )
        from extractor import cluster

        return cluster.run(inputs, output, options, address, part_rows)
    if address is not None:
        raise ValueError("--address names a cluster: add --engine ray")
    from extractor import batch
    from extractor.sinks.remote import staged

    with staged(output, replace=options.overwrite or options.resume) as local:
        return batch.run(inputs, local, options)
