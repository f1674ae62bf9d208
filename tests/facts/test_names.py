"""Names that no list knows, with near misses."""

import pytest

from extractor import pipeline, spans
from extractor.facts import article
from extractor.facts.names import names_of
from extractor.sentences import bounds_of

ROWS = [
    ("It stood at Oxwellmains for an hour.", ["Oxwellmains"]),
    ("It ran by way of San Giuseppe di Cairo.", ["San Giuseppe di Cairo"]),
    ("It was run by Wiregrass & Gulf.", ["Wiregrass & Gulf"]),
    ("It left Awaso and Nsuta behind.", ["Awaso", "Nsuta"]),
    ("Trains left on Monday.", []),  # a day, and the first word of a sentence
    ("The train left Riga.", []),  # a place
    ("The train belongs to DB Cargo.", []),  # an organisation
    ("Freight left the port on 5 May.", []),
]


@pytest.mark.parametrize(("text", "names"), ROWS, ids=[text for text, _ in ROWS])
def test_names(text: str, names: list[str]) -> None:
    nlp = pipeline.build()
    doc = nlp(text)
    lists = {name: spans.read(doc, name) for name in article.LISTS}
    read = article.read(text, bounds_of(doc), lists, "2024-05-20")
    assert [text[low:high] for sentence in read.sentences for low, high in names_of(sentence)] == names
