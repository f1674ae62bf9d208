"""Names that no list knows, with near misses."""

import pytest

from extractor.facts.names import names_of
from tests.facts.markup import as_read

ROWS = [
    ("It stood at Oxwellmains for an hour.", ["Oxwellmains"]),
    ("It ran by way of San Giuseppe di [Cairo|city EG].", ["San Giuseppe di Cairo"]),
    ("It was run by Wiregrass & Gulf.", ["Wiregrass & Gulf"]),
    ("It left Awaso and Nsuta behind.", ["Awaso", "Nsuta"]),
    ("It stood at the yard (Oxwellmains).", ["Oxwellmains"]),
    ("Oxwellmains had none.", ["Oxwellmains"]),  # opens its sentence
    ("Zhovtneve and Łapy are junctions; Čierna too.", ["Zhovtneve", "Łapy", "Čierna"]),
    ("Nobody had one. From there it went on.", []),  # words that open sentences
    ("Wagons were short.", []),  # a word of the lexicon
    ("Trains left on {Monday|date 2024-05-20}.", []),  # a day, and the first word of a sentence
    ("The train left [Riga|city LV].", []),  # a place
    ("It ran as the <<Milk Express|rail_service>>.", []),  # a service
    ("Freight left the port on {5 May|date 2024-05-05}.", []),
]


@pytest.mark.parametrize(("marked", "names"), ROWS, ids=[text for text, _ in ROWS])
def test_names(marked: str, names: list[str]) -> None:
    read = as_read(marked)
    assert [read.text[low:high] for sentence in read.sentences for low, high in names_of(sentence)] == names
