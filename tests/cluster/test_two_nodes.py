"""A real cluster of two nodes on this machine, one of which is killed while the run is under way."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor import batch, cluster
from extractor.batch import Options
from extractor.cluster import flow
from extractor.sinks.tables import TABLES
from tests.batch.rows import SENTENCE
from tests.sources.made import page, warc_record

pytestmark = pytest.mark.heavy
ARTICLES, PART_ROWS, SENTENCES = 200, 5, 40


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """Two nodes, and one that the driver is on, which extracts nothing."""
    settings = {**flow.SETTINGS, "RAY_worker_niceness": "0"}  # else whatever else runs here goes first
    os.environ.update({name: value for name, value in settings.items() if name not in os.environ})
    from ray.cluster_utils import Cluster

    made = Cluster()
    _add(made, num_cpus=0, include_dashboard=False)
    made.extracting = [_add(made, num_cpus=1), _add(made, num_cpus=1)]
    yield made
    import ray

    ray.shutdown()
    made.shutdown()


def _add(cluster: Any, **how: Any) -> Any:
    """A node. Ray waits half a minute for one to start, which on a busy machine is too short."""
    for _ in range(4):
        with suppress(Exception):
            return cluster.add_node(**how)
    return cluster.add_node(**how)


def rows() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for number in range(ARTICLES):
        said = [SENTENCE.format(n=number + n + 2, d=n % 28 + 1) for n in range(SENTENCES)]
        made.append({"id": f"a{number}", "published": "2024-11-30", "text": " ".join(said)})
    return made


def _extractors_on(node: Any) -> int:
    """How many extractors are alive on a node."""
    from ray._private.state import actors

    alive = [actor for actor in actors().values() if actor["State"] == "ALIVE"]
    return sum(actor["Address"]["NodeID"] == node.node_id for actor in alive)


def test_a_killed_node_costs_no_row(nodes: Any, tmp_path: Path) -> None:
    lines = [json.dumps(row) for row in rows()]
    lines[50:50] = ["broken"]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    made, work = tmp_path / "o.jsonl", tmp_path / "o.jsonl.part"
    import ray

    ray.init(address=nodes.address, log_to_driver=False)
    killed: list[int] = []

    def kill() -> None:
        while not killed:
            done = len(list(work.glob("part-*[0-9].json"))) if work.exists() else 0
            for node in nodes.extracting:
                if done and not killed and _extractors_on(node):
                    nodes.remove_node(node, allow_graceful=False)
                    killed.append(done)
            time.sleep(0.05)

    killer = Thread(target=kill, daemon=True)
    killer.start()
    summary = cluster.run([source], str(made), Options(workers=2, quiet=True), nodes.address, PART_ROWS)
    assert killed, "the run was over before a node could be killed"
    assert killed[0] < ARTICLES // PART_ROWS
    assert len([node for node in ray.nodes() if node["Alive"]]) == 2
    out = tmp_path / "local.jsonl"
    batch.run([source], out, Options(workers=2, quiet=True))
    assert b"".join(path.read_bytes() for path in sorted(made.iterdir())) == out.read_bytes()
    assert Path(f"{made}.rejects.jsonl").read_bytes() == Path(f"{out}.rejects.jsonl").read_bytes()
    assert (summary.records, summary.rejects) == (ARTICLES, 1)


def test_parquet_and_web_archives_into_tables(nodes: Any, tmp_path: Path) -> None:
    few = [{**row, "text": row["text"][:300]} for row in rows()[:12]]
    pq.write_table(pa.Table.from_pylist(few), tmp_path / "in.parquet")
    (tmp_path / "in.warc.gz").write_bytes(b"".join(warc_record(n, page(n)) for n in range(7)))
    inputs = [tmp_path / "in.parquet", tmp_path / "in.warc.gz"]
    cluster.run(inputs, str(tmp_path / "o.parquet"), Options(workers=1, quiet=True), nodes.address, PART_ROWS)
    batch.run(inputs, tmp_path / "local.parquet", Options(quiet=True))
    for name in TABLES:
        parts = pq.read_table(tmp_path / "o.parquet" / name)
        assert parts.equals(pq.read_table(tmp_path / "local.parquet" / f"{name}.parquet")), name
