"""The run as Ray Data sees it: the stages, what they take of a machine, and the way to the cluster."""

import logging
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from extractor.cluster.stages import Cutting, Extracting, Group, Job, Tabling

READING, EXTRACTING = 0.1, 0.4
"""Processors that a reader and an extractor reserve.

An extractor uses a whole one. As it reserves less, the machines that are left have room for the extractors of one that
is lost, which Ray starts again there.
"""
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent to anybody unasked
    "RAY_agent_register_timeout_ms": "120000",  # a busy machine takes longer than Ray's own 15 seconds
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}
"""What Ray is told by environment, where the user has told it nothing."""


@contextmanager
def connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster, ended afterwards if it was made here."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    import ray
    from ray.data import DataContext

    here = not ray.is_initialized()
    if here:
        starting = {} if address else {"include_dashboard": False}
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **starting)
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1 << 20  # else partitions are held back until there are many
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        yield
    finally:
        if here:
            ray.shutdown()


def extracted(groups: list[Group], job: Job, workers: int) -> Iterator[dict[str, Any]]:
    """What `Extracting` gives for each partition of the groups, in any order."""
    from ray import data

    packed = [{"group": pickle.dumps(group)} for group in groups]
    results = (
        data.from_items(packed, override_num_blocks=len(packed))
        .map_batches(Cutting(job).__call__, batch_size=1, batch_format="pyarrow", num_cpus=READING)
        .map_batches(
            Extracting,
            fn_constructor_args=(job,),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=EXTRACTING,
            concurrency=workers,
        )
    )
    yield from results.iter_rows()


def tabled(firsts: list[tuple[str, int]], job: Job) -> None:
    """Have `Tabling` make the tables of partitions, each given with the number of its first article."""
    from ray import data

    parts = [{"name": name, "first": first} for name, first in firsts]
    data.from_items(parts, override_num_blocks=len(parts)).map_batches(
        Tabling(job).__call__, batch_size=1, batch_format="pyarrow", num_cpus=1
    ).materialize()
