"""The public face: no text raises, and an extractor goes where other objects go."""

import logging
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor import Extractor, spans
from extractor.models import Article
from extractor.salvage import usable
from extractor.spans import LISTS

TEXT = "A train with 55 containers left Xi'an for Duisburg on Monday. Its 41 wagons carry 30 tonnes of tea each."


@pytest.mark.parametrize(
    "text",
    [
        "Antwerp, Port of the Future",
        "A train left Antwerp, Port of the Future, on Monday.",
        "Bay of the Pigs",
        "Gulf of",
    ],
)
def test_a_name_without_an_end_is_no_place(extractor: Extractor, caplog: pytest.LogCaptureFixture, text: str) -> None:
    extractor.extract(text)
    assert caplog.records == []


def test_half_a_surrogate_pair_becomes_a_sign_of_its_own(extractor: Extractor) -> None:
    article = extractor.extract("\ud83d A train left Xi'an.", id="\udc00", title="a\ud800", url="\udfff")
    assert (article.id, article.title, article.url) == ("\ufffd", "a\ufffd", "\ufffd")
    assert article.text == "\ufffd A train left Xi'an."
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert extractor.doc("\ud83d train").text == "\ufffd train"


def spoiling(key: str, index: int, **wrong: object) -> Extractor:
    """An extractor whose ``index``-th row of a list holds what no record can."""
    made = Extractor()
    component = made.nlp.get_pipe("freight_facts")

    class Spoiled:
        def __call__(self, doc: Doc) -> Doc:
            component(doc)
            rows = spans.read(doc, key)
            rows[index] = {**rows[index], **wrong}
            return doc

    made.nlp._components = [(n, Spoiled() if n == "freight_facts" else c) for n, c in made.nlp._components]
    return made


def test_a_record_that_cannot_be_validated_costs_its_mention(caplog: pytest.LogCaptureFixture) -> None:
    whole = Extractor().extract(TEXT, "2024-11-18")
    found = spoiling("places", 0, name="").extract(TEXT, "2024-11-18")
    assert [place.text for place in found.places] == [place.text for place in whole.places[1:]]
    assert found.quantities == whole.quantities
    assert [m.origin for m in found.movements] == [m.origin for m in whole.movements] == ["Xi'an"]
    (origin,) = found.movements[0].because_of("origin")
    assert (origin.text, origin.list, origin.index) == ("Xi'an", None, None)
    (destination,) = found.movements[0].because_of("destination")
    assert (destination.text, destination.list, destination.index) == ("Duisburg", "places", 0)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "places.0.name" in caplog.text


def test_indices_follow_the_mentions_that_stay(caplog: pytest.LogCaptureFixture) -> None:
    whole = Extractor().extract(TEXT, "2024-11-18").model_dump(mode="json")
    lists = {name: whole[name] for name in LISTS}
    lists["movements"][0]["load"] = [0, 1, 2]
    about = {"rule": "statistics.figure", "sentence": TEXT[:61], "start_char": 0, "end_char": 61}
    lists["statistics"] = [{**about, "quantity": number, "of": 2 - number} for number in (0, 1, 2)]
    lists["quantities"][0]["value"] = float("inf")
    kept = usable(TEXT, lists)
    assert [row["text"] for row in kept["quantities"]] == ["41 wagons", "30 tonnes"]
    assert kept["movements"][0]["load"] == [0, 1]
    assert [(row["quantity"], row["of"]) for row in kept["statistics"]] == [(0, 0), (1, None)]
    assert "quantities.0.value" in caplog.text


def test_a_fact_that_cannot_be_validated_is_left_out_alone(caplog: pytest.LogCaptureFixture) -> None:
    whole = Extractor().extract(TEXT, "2024-11-18")
    found = spoiling("movements", 0, sentence="not that").extract(TEXT, "2024-11-18")
    assert found.movements == whole.movements[1:]
    assert found.places == whole.places
    assert caplog.records


def test_an_extractor_travels_by_pickle(tmp_path: Path) -> None:
    rules = tmp_path / "mine.yaml"
    rules.write_text("services:\n- {name: Northern Fruit Express, kind: rail_service}\n")
    one = Extractor(rules=rules)
    other = pickle.loads(pickle.dumps(one))
    text = "The Northern Fruit Express left Xi'an."
    assert other.extract(text) == one.extract(text)
    assert other.extract(text).services[0].name == "Northern Fruit Express"


def test_an_extractor_with_components_of_the_users_own_is_not_pickled_without_them() -> None:
    extractor = Extractor()

    @Language.component("users_other")
    def look(doc: Doc) -> Doc:
        return doc

    extractor.nlp.add_pipe("users_other")
    with pytest.raises(pickle.PicklingError, match="components were added"):
        pickle.dumps(extractor)


def test_a_stream_of_one_worker_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "from extractor import Extractor\n"
        "rows = [{'text': 'A train left on May 5, 2024.'}, {'text': 5}]\n"
        "told = []\n"
        "for article in Extractor().stream(rows, rejected=lambda *what: told.append(what)):\n"
        "    print(article.dates[0].value, flush=True)\n"
        "print(told)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2024-05-05\n[(2, 'field text must be a string, got int')]\n"


def test_a_stream_is_the_same_for_any_number_of_workers(extractor: Extractor) -> None:
    rows = [{"id": str(n), "text": f"{n + 2} trains left Xi'an."} for n in range(5)]
    assert list(extractor.stream(rows)) == list(extractor.stream(rows, workers=2))
