"""Rules that are silenced: what each leaves, another may take, and nothing else changes."""

import pytest

from extractor import Extractor
from extractor.silence import heard, listen, silence

MONTHS = "The line carried coal from January to August 2024."
TONNES = "The line carried 500 tonnes of coal."
SUM = "It cost $20 million, with 42 wagons."
SHARED = "Volumes rose 5 and 7 percent."
OWNED = "It sold 35 million of its devices."
AGAIN = "The port handled 500 wagons in May and 600 in June."
REACHED = "The number of trains reached 1,200."
AHEAD = "Poland handled 1,200, while Hungary handled 900 wagons."
BORDER = "Trains left Horgos Port."
OHIO = "Trains run from Lebanon, Ohio."
TEA = "The Huangshan Tea Express left."
EUROPE = "The China-Europe freight trains run."
GROUP = "Deutsche Bahn Logistics Group signed."

LEFT = [
    (MONTHS, "dates.range", ["January dates.month", "August 2024 dates.month_year"]),
    (MONTHS, "dates.month", ["August 2024 dates.month_year"]),
    (TONNES, "quantities.mass", ["500 tonnes quantities.count"]),
    (SUM, "quantities.count", ["$20 million quantities.money", "42 quantities.number"]),
    (SUM, "quantities.money", ["42 wagons quantities.count"]),
    (SHARED, "quantities.joined", ["5 quantities.number", "7 percent quantities.percent"]),
    (OWNED, "quantities.owned", ["35 million quantities.number"]),
    (AGAIN, "quantities.earlier", ["500 wagons quantities.count", "600 quantities.number"]),
    (REACHED, "quantities.subject", ["1,200 quantities.number"]),
    (AHEAD, "quantities.ahead", ["1,200 quantities.number", "900 wagons quantities.count"]),
    ("It rose to 600.", "quantities.number", []),
    (BORDER, "places.facility_pattern", ["Horgos Port places.gazetteer"]),
    (OHIO, "places.qualifier", ["Lebanon places.gazetteer", "Ohio places.gazetteer"]),
    (OHIO, "places.gazetteer", []),
    (TEA, "services.express", ["Tea Express services.lexicon"]),
    (EUROPE, "services.lexicon", ["China-Europe freight trains services.train"]),
    (GROUP, "organisations.head", ["Deutsche Bahn organisations.lexicon"]),
    (GROUP, "organisations.lexicon", ["Deutsche Bahn Logistics Group organisations.head"]),
]
NOT_ASKED = [
    (MONTHS, "dates.year_range"),
    (TONNES, "quantities.money"),
    (BORDER, "places.port_of"),
    (TEA, "services.quoted"),
    (GROUP, "organisations.legal_form"),
]


def _found(extractor: Extractor, text: str, rule: str) -> list[str]:
    return [f"{m.text} {m.rule}" for m in getattr(extractor.extract(text), rule.partition(".")[0])]


@pytest.mark.parametrize(("text", "rule", "left"), LEFT)
def test_another_rule_takes_what_a_silenced_one_leaves(
    extractor: Extractor, text: str, rule: str, left: list[str]
) -> None:
    before = extractor.extract(text)
    with silence(rule):
        assert _found(extractor, text, rule) == left
    assert extractor.extract(text) == before


@pytest.mark.parametrize(("text", "rule"), NOT_ASKED)
def test_a_rule_that_does_not_speak_changes_nothing(extractor: Extractor, text: str, rule: str) -> None:
    before = extractor.extract(text)
    with silence(rule):
        assert extractor.extract(text) == before


@pytest.mark.parametrize(("text", "rule", "left"), LEFT)
def test_a_rule_is_listened_to_also_where_another_takes_its_words(
    extractor: Extractor, text: str, rule: str, left: list[str]
) -> None:
    with listen() as said:
        extractor.extract(text)
    assert rule in said
    assert "places.port_of" not in said


def test_silence_and_listening_go_together_and_end() -> None:
    with silence("dates.range"), listen() as said:
        assert not heard("dates.range")
        assert heard("dates.month")
        with silence("dates.month"):
            assert heard("dates.range")
    assert said == {"dates.range", "dates.month"}
    assert heard("dates.range")
