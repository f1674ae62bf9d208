"""YAML files of rows, each with the line it stands on, so that a fault can be named where it is.

Nothing is read without bounds: a file of a few hundred bytes can stand for billions of values by its aliases.
"""

from reprlib import Repr
from typing import Any

import yaml

MOST_VALUES = 2_000_000
"""Values of a file, each alias counted as what it stands for."""
DEEPEST = 50
"""How deep values may stand within each other; rows of services and places need four levels."""


_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = 100


def short(value: object) -> str:
    """A value as messages quote it, however much it holds."""
    return _SHORT.repr(value)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar stays the text it is: ``NO`` is Norway, not false. So no tag need be looked for."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        depth = self.__dict__["depth"] = self.__dict__.get("depth", 0) + 1
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"values stand over {DEEPEST} levels deep")

    def ascend_resolver(self) -> None:
        self.__dict__["depth"] -= 1


class RowsError(ValueError):
    """Content that is not YAML, or too much of it; the message names file and line."""


class TooMuchError(RowsError):
    """Content of more values than the caller bears."""


class Document:
    """A parsed file: its top value is a list of rows, or a mapping of names to lists of rows."""

    def __init__(self, content: str, name: str, most: int = MOST_VALUES) -> None:
        """Parse ``content``; ``name`` stands in messages. Raises RowsError if it is not YAML."""
        self.name = name
        self._most = self._left = most
        try:
            self._root = _Loader(content).get_single_node()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f":{mark.line + 1}" if mark else ""
            raise RowsError(f"{name}{line}: not YAML: {getattr(error, 'problem', None) or error}") from None

    def rows(self) -> list[tuple[str, Any]] | None:
        """Each row of a top-level list with its place, such as ``my.yaml:12``; None if the file is no list.

        Raises RowsError if a row holds too much.
        """
        if not isinstance(self._root, yaml.SequenceNode):
            return None
        return self._items(self._root)

    def lists(self) -> dict[str, tuple[str, list[tuple[str, Any]] | None]] | None:
        """The lists of a top-level mapping by name, each with its place; None if the file is no mapping.

        The value of a name is None where it is not a list. Raises RowsError if a row holds too much.
        """
        if not isinstance(self._root, yaml.MappingNode):
            return None
        found: dict[str, tuple[str, list[tuple[str, Any]] | None]] = {}
        for key, value in self._root.value:
            items = self._items(value) if isinstance(value, yaml.SequenceNode) else None
            found[str(key.value)] = (self._place(key), items)
        return found

    def _items(self, node: yaml.SequenceNode) -> list[tuple[str, Any]]:
        return [(place := self._place(item), self._value(item, place, DEEPEST)) for item in node.value]

    def _value(self, node: yaml.Node, place: str, depth: int) -> Any:
        """A node as texts, lists and mappings, each alias written out."""
        self._left -= 1
        if self._left < 0:
            raise TooMuchError(f"{place}: over {self._most:,} values, each alias counted as what it stands for")
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if depth == 0:
            raise RowsError(f"{place}: values stand over {DEEPEST} levels deep")
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, place, depth - 1) for item in node.value]
        if odd := next((key for key, _ in node.value if not isinstance(key, yaml.ScalarNode)), None):
            raise RowsError(f"{self._place(odd)}: the name of a field must be a text")
        return {key.value: self._value(value, place, depth - 1) for key, value in node.value}

    def _place(self, node: yaml.Node) -> str:
        return f"{self.name}:{node.start_mark.line + 1}"
