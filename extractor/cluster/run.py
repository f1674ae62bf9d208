"""A run on Ray Data: inputs are read and cut into partitions, each partition is extracted by some actor, and stored.

A machine that is lost costs the partitions that it was at, which others do again. The output is a folder: of JSON Lines
``part-GROUP-NUMBER.jsonl``, which in the order of their names hold the lines that a run on one machine writes; of
Parquet a folder for each table with such parts, whose rows are those of a run on one machine.
"""

import json
import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractor.batch import claim, progress
from extractor.batch.run import TOLD, Options, Summary, digest_of_rules, settings_of
from extractor.cluster import flow
from extractor.cluster.parts import Parts, Told
from extractor.cluster.stages import Group, Job
from extractor.sinks.tables import TABLES
from extractor.sources import extras, remote
from extractor.sources.fields import Unknown
from extractor.sources.inputs import STDIN, Input, find

ROWS = 500
"""Rows of a partition."""
SUFFIXES = (".jsonl", ".parquet")
_OURS = re.compile(rf"part-\d+-\d+\.jsonl|{'|'.join(TABLES)}")
_AFRESH = "start over with --overwrite"


class ClusterError(ValueError):
    """The run cannot go on; the message says why."""


def run(
    inputs: Sequence[str | Path], output: str, options: Options, address: str | None = None, rows: int = ROWS
) -> Summary:
    """Extract all articles of ``inputs`` into the folder ``output`` on the Ray cluster at ``address``.

    Without an address the one that Ray's own settings name, else one that is started here for this run. ``rows`` is how
    many rows a partition holds at most; ``options.workers`` how many extractors run at once.

    Raises SourceError, SinkError or ClusterError if the run cannot go on; partitions that are done stay for ``resume``.
    """
    if lacking := extras.missing("ray"):
        raise ClusterError(f"--engine ray {lacking}")
    if Path(output).suffix not in SUFFIXES:
        raise ClusterError(f"{output}: --engine ray writes {' and '.join(SUFFIXES)}")
    if STDIN in map(str, inputs):
        raise ClusterError("--engine ray reads files and addresses, not standard input")
    found = find(map(str, inputs), None if remote.is_address(output) else output)
    groups = _groups(found, rows)
    if options.settings.rules is not None:
        rules = replace(options.settings.rules, path=str(Path(options.settings.rules.path).absolute()))
        options = replace(options, settings=replace(options.settings, rules=rules))
    parts = Parts(output)
    _check_inputs(parts, found)
    settings = {**settings_of(options, digest_of_rules(options.settings.rules)), "part_rows": rows}
    _begin(parts, output, options, json.loads(json.dumps(settings)))
    job = Job(output if remote.is_address(output) else str(Path(output).absolute()), options, rows)
    try:
        with flow.connected(address):
            summary, told = _extract(groups, job, max(1, options.workers))
            if output.endswith(".parquet"):
                _table(told, job)
    except ClusterError:
        raise
    except Exception as error:  # whatever a machine, or the way to it, ends with
        why = " ".join(str(error).strip().rpartition("\n")[2].split())[:300] or type(error).__name__
        raise ClusterError(f"{output}: {why}; what was finished is kept for --resume") from error
    _publish(parts, told, output)
    return summary


def _groups(inputs: Iterable[Input], rows: int) -> list[Group]:
    """The inputs by what is cut together; the names of files absolute, as machines differ in where they work."""
    groups: list[list[Input]] = []
    for source in inputs:
        one = source.kind is None or source.kind.single
        last = groups[-1] if groups else []
        if one and last and (last[0].kind is None or last[0].kind.single) and len(last) < rows:
            last.append(source)
        else:
            groups.append([source])
    return [
        Group(number, tuple(_absolute(source) for source in group), tuple(source.name for source in group))
        for number, group in enumerate(groups)
    ]


def _absolute(source: Input) -> Input:
    return replace(source, name=str(Path(source.name).absolute())) if source.is_file else source


def _check_inputs(parts: Parts, inputs: Iterable[Input]) -> None:
    written = (parts.output, parts.work)
    for source in inputs:
        path = source.place[1] if source.place is not None else str(Path(source.name).absolute())
        if any(path == own or path.startswith(f"{own}/") for own in written):
            raise ClusterError(f"{source.name}: is an input, and the run would write over it; choose another output")


def _begin(parts: Parts, output: str, options: Options, settings: dict[str, Any]) -> None:
    """See that the output may be written, and that an unfinished run is this one. Raises ClusterError if not."""
    if parts.system.exists(parts.output):
        if not parts.system.isdir(parts.output):
            raise ClusterError(f"{output}: is no folder, and --engine ray makes one; choose another output")
        there = sorted(path.rstrip("/").rpartition("/")[2] for path in parts.system.ls(parts.output, detail=False))
        if foreign := [name for name in there if not _OURS.fullmatch(name)]:
            raise ClusterError(f"{output}: holds {foreign[0]!r}, which no run wrote; choose another output")
        if there and not (options.overwrite or options.resume):
            raise ClusterError(f"{output}: exists; {claim.REPLACE}")
    left = parts.settings()
    if left is None and parts.system.exists(parts.work):
        raise ClusterError(f"{output}.part: is in the way of the run's own folder, and no such run wrote it; move it")
    if options.resume and left is not None:
        if left != settings:
            raise ClusterError(f"{output}.part: was left by a run with other options; {_AFRESH}")
    elif left is not None and not options.overwrite:
        raise ClusterError(f"{output}.part: holds an unfinished run; go on with --resume, or {_AFRESH}")
    else:
        parts.begin(settings)


def _extract(groups: list[Group], job: Job, workers: int) -> tuple[Summary, list[Told]]:
    found: list[Told] = []
    summary = Summary()
    with progress.make(None, job.options.quiet) as shown:
        for result in flow.extracted(groups, job, workers):
            if result["changed"]:
                raise ClusterError(f"{job.output}.part: the input of {result['changed']} has changed since; {_AFRESH}")
            told: Told = pickle.loads(result["told"])
            found.append(told)
            summary.resumed += told.rows if result["resumed"] else 0
            for name in ("rows", "records", "rejects", "passed", "not_english", "undated"):
                setattr(summary, name, getattr(summary, name) + getattr(told, name))
            shown.step(0, summary.records, summary.rejects)
    found.sort(key=lambda told: told.name)
    unknown = Unknown()
    for told in found:
        unknown.add(told.unknown)
        summary.first_rejects += told.first_rejects[: TOLD - len(summary.first_rejects)]
    summary.unknown = list(unknown.lines())
    if summary.records + summary.rejects + summary.passed != summary.rows:
        raise ClusterError(f"{job.output}: {summary.rows} rows do not add up; {_AFRESH}")
    return summary, found


def _table(told: list[Told], job: Job) -> None:
    """Make the tables, articles numbered through in the order of the partitions."""
    firsts, number = [], 1
    for part in told:
        firsts.append((part.name, number))
        number += part.records
    if firsts:
        flow.tabled(firsts, job)


def _publish(parts: Parts, told: list[Told], output: str) -> None:
    """Put the output in its place, and the rejected rows beside it."""
    system = parts.system
    system.makedirs(parts.made, exist_ok=True)
    if output.endswith(".jsonl"):
        for part in told:
            source = parts.records_of(part.name)
            if system.exists(source):
                system.mv(source, f"{parts.made}/{part.name}.jsonl")
    rejects = b"".join(system.cat_file(parts.rejects_of(part.name)) for part in told)
    beside = parts.output + ".rejects.jsonl"
    if rejects:
        parts.put(beside, rejects)
    elif system.exists(beside):
        system.rm(beside)  # of an earlier run
    if system.exists(parts.output):
        system.rm(parts.output, recursive=True)
    system.mv(parts.made, parts.output, recursive=True)
    parts.drop()
