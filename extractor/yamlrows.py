"""YAML files of rows, each with the line it stands on, so that a fault can be named where it is."""

from typing import Any

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar stays the text it is: ``NO`` is Norway, not false."""


class RowsError(ValueError):
    """Content that is not YAML; the message names file and line."""


class Document:
    """A parsed file: its top value is a list of rows, or a mapping of names to lists of rows."""

    def __init__(self, content: str, name: str) -> None:
        """Parse ``content``; ``name`` stands in messages. Raises RowsError if it is not YAML."""
        self.name = name
        try:
            self._loader = _LOADER(content)
            self._root = self._loader.get_single_node()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f":{mark.line + 1}" if mark else ""
            raise RowsError(f"{name}{line}: not YAML: {getattr(error, 'problem', None) or error}") from None

    def rows(self) -> list[tuple[str, Any]] | None:
        """Each row of a top-level list with its place, such as ``my.yaml:12``; None if the file is no list."""
        if not isinstance(self._root, yaml.SequenceNode):
            return None
        return self._items(self._root)

    def lists(self) -> dict[str, tuple[str, list[tuple[str, Any]] | None]] | None:
        """The lists of a top-level mapping by name, each with its place; None if the file is no mapping.

        The value of a name is None where it is not a list.
        """
        if not isinstance(self._root, yaml.MappingNode):
            return None
        found: dict[str, tuple[str, list[tuple[str, Any]] | None]] = {}
        for key, value in self._root.value:
            items = self._items(value) if isinstance(value, yaml.SequenceNode) else None
            found[str(key.value)] = (self._place(key), items)
        return found

    def _items(self, node: yaml.SequenceNode) -> list[tuple[str, Any]]:
        return [(self._place(item), self._loader.construct_document(item)) for item in node.value]

    def _place(self, node: yaml.Node) -> str:
        return f"{self.name}:{node.start_mark.line + 1}"
