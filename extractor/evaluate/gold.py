"""Gold: what a correct extraction of an article contains."""

from dataclasses import dataclass
from typing import Any

from extractor import sources

Row = dict[str, Any]
MENTIONS = ("dates", "quantities", "places", "services", "organisations")
FACTS = ("movements", "statistics")


class GoldError(ValueError):
    """A gold file that cannot be used; the message names file and reason."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with what a correct extraction contains; mentions carry their offsets.

    A list that the file does not have was not annotated, and is not scored. Of the lists in ``bare`` only the words
    were annotated: whether they are found is all that is scored.
    """

    id: str
    story: sources.Story
    lists: dict[str, list[Row]]
    bare: frozenset[str] = frozenset()
