"""Imports go one way through the package, from the records up to the command line, and no module comes back to itself.

An import inside a function counts like one at the head of a file: it only puts the circle off.
"""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "extractor"
LAYERS = (
    "version surrogates threads nationalities",
    "models yamlrows weighing wrapping tokenizing relevance published silence",
    "spans matching",
    "salvage entities",
    "record",
    "component",
    "sentences",
    "dates quantities places services organisations",
    "facts",
    "rules",
    "pipeline",
    "extraction",
    "sources",
    "sinks",
    "events",
    "batch",
    "cluster",
    "api",
    "timeml evaluate report watching rules.check",
    "rules.coverage",
    "serve",
    "agents",
    "command",
    "cli",
    "__main__",
)
"""What is first imports nothing of ours but itself; whatever follows, only what stands in the lines before it."""
EXCEPTIONS = frozenset({("extractor.models.article", "extractor.report.notebook")})
"""A notebook asks the record itself how to show it."""
_PARTS = {part: number for number, line in enumerate(LAYERS) for part in line.split()}


def _part(module: str) -> str:
    """The part of the package that a module belongs to: its own name where that is listed, else its folder's."""
    path = module.split(".")[1:3]
    return ".".join(path) if ".".join(path) in _PARTS else path[0] if path else ""


def _imported(tree: ast.AST, modules: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in modules else node.module or "" for name in whole)


@cache
def _imports() -> dict[str, frozenset[str]]:
    """What of ours each module imports, at its head or later."""
    files = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    files = {name.removesuffix(".__init__"): path for name, path in files.items()}
    modules = frozenset(files)
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items()}
    return {name: frozenset(_imported(tree, modules)) & modules for name, tree in trees.items()}


def _upward(module: str, imported: str) -> bool:
    here, there = _part(module), _part(imported)
    return there != here and (there == "" or _PARTS[there] >= _PARTS[here]) and imported != "extractor"


def test_every_module_has_its_layer() -> None:
    assert {part for module in _imports() if (part := _part(module))} == set(_PARTS)


@pytest.mark.parametrize("line", LAYERS)
def test_no_module_imports_what_stands_above_it(line: str) -> None:
    wrong = {
        (module, name)
        for module, names in _imports().items()
        if _part(module) in line.split()
        for name in names
        if _upward(module, name)
    }
    assert wrong <= EXCEPTIONS


def test_no_module_comes_back_to_itself() -> None:
    graph = {
        module: {name for name in names if (module, name) not in EXCEPTIONS} for module, names in _imports().items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_every_exception_is_needed() -> None:
    assert {(module, name) for module, names in _imports().items() for name in names} >= EXCEPTIONS
