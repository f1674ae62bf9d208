"""The components in other people's spaCy programs: attributes, entities, analysis, scores."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Corpus, Example

from extractor import Article, Extractor, sources
from extractor.entities import LABELS
from extractor.models.annotated import MENTIONS
from extractor.pipeline import COMPONENTS
from extractor.sinks import write
from extractor.spans import LISTS
from tests.conftest import CORPUS, ROOT
from tests.sinks.made import TEXTS

TEXT = "On Nov. 17, a China-Europe freight train with 55 containers left Xi'an for Duisburg, said DB Cargo."


def pipeline(*names: str, **config: Any) -> Language:
    nlp = spacy.blank("en")
    for name in names:
        nlp.add_pipe(name, config=config if name == "freight_facts" else {})
    return nlp


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline(*COMPONENTS, ents=True)


def test_the_document_holds_the_record(whole: Language, extractor: Extractor) -> None:
    doc = whole.make_doc(TEXT)
    doc._.published, doc._.title, doc._.article_id, doc._.url = "2024-11-18", "T", "a", "https://example.org"
    article = whole(doc)._.article
    assert isinstance(article, Article)
    assert article == extractor.extract(TEXT, "2024-11-18", id="a", title="T", url="https://example.org")
    for name in LISTS:
        assert getattr(doc._, name) == getattr(article, name)


def test_it_stays_when_documents_travel(whole: Language) -> None:
    doc = whole(TEXT)
    again = Doc(whole.vocab).from_bytes(doc.to_bytes())
    assert again._.article == doc._.article
    assert [e.text for e in again.ents] == [e.text for e in doc.ents]


def test_without_all_components_the_record_says_what_lacks() -> None:
    doc = pipeline("freight_dates", "freight_places")(TEXT)
    assert [place.name for place in doc._.places][1:] == ["Duisburg"]
    assert doc._.movements == ()
    with pytest.raises(
        ValueError, match="none wrote quantities, services, organisations, movements, statistics; add them"
    ):
        _ = doc._.article


def problems(nlp: Language) -> dict[str, list[str]]:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    found: dict[str, list[str]] = analysis["problems"]
    return found


@pytest.mark.parametrize("lacking", [name for name in COMPONENTS if name not in ("freight_sentences", "freight_facts")])
def test_analysis_tells_what_facts_lack(lacking: str) -> None:
    names = [name for name in COMPONENTS if name != lacking]
    found = problems(pipeline(*names))
    assert found.pop("freight_facts") == [f"doc._.{lacking.removeprefix('freight_')}"]
    assert not any(found.values())


def test_analysis_of_the_whole_finds_no_problem(whole: Language) -> None:
    assert not any(problems(whole).values())
    misplaced = problems(pipeline("freight_facts", *COMPONENTS[:-1]))
    assert len(misplaced["freight_facts"]) == len(MENTIONS)


def test_entities_are_set_on_request_alone(whole: Language) -> None:
    assert not pipeline(*COMPONENTS)(TEXT).ents
    found = [(e.text, e.label_, e.kb_id_) for e in whole(TEXT).ents]
    assert found == [
        ("Nov. 17", "DATE", "XXXX-11-17"),
        ("China-Europe freight train", "SERVICE", "China-Europe freight train"),
        ("55 containers", "QUANTITY", ""),
        ("Xi'an", "PLACE", "Xi’an"),
        ("Duisburg", "PLACE", "Duisburg"),
        ("DB Cargo", "ORGANISATION", "DB Cargo"),
    ]


def test_the_longer_mention_wins_and_then_the_list_named_first() -> None:
    from extractor import entities, spans

    doc = spacy.blank("en")("five daily trains from Port of Halle")
    row = {"rule": "a.b", "kind": "k", "name": "n", "type": "t", "value": "v", "unit": None}
    for name, start, end in [("quantities", 0, 17), ("dates", 5, 10), ("places", 23, 36), ("organisations", 23, 36)]:
        spans.put(doc, name, [{"start_char": start, "end_char": end, **row}])
    entities.mark(doc)
    found = {e.text: e.label_ for e in doc.ents}
    assert found == {"five daily trains": "QUANTITY", "Port of Halle": "ORGANISATION"}


def test_entities_of_a_trained_model_stay_where_ours_leave_room() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Li Wei"}, {"label": "GPE", "pattern": "Duisburg"}])  # type: ignore[attr-defined]
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"ents": True} if name == "freight_facts" else {})
    found = {(e.text, e.label_) for e in nlp("Trains left Xi'an for Duisburg on Monday, said Li Wei.").ents}
    assert {("Duisburg", "PLACE"), ("Li Wei", "PERSON")} <= found


NLP = pipeline(*COMPONENTS, ents=True)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_has_entities_that_are_mentions(text: str) -> None:
    doc = NLP(text)
    of_label = {label: name for name, label in LABELS.items()}
    for entity in doc.ents:
        assert any((s.start, s.end) == (entity.start, entity.end) for s in doc.spans[of_label[entity.label_]])


def test_the_setting_is_saved_with_the_pipeline(whole: Language, tmp_path: Path) -> None:
    whole.to_disk(tmp_path / "nlp")
    assert [e.text for e in spacy.load(tmp_path / "nlp")(TEXT).ents] == [e.text for e in whole(TEXT).ents]


def test_evaluate_scores_every_list(whole: Language, extractor: Extractor, tmp_path: Path) -> None:
    story = sources.load(CORPUS / "henan-2024-11-18.txt")
    records = tmp_path / "records.jsonl"
    records.write_text(extractor.extract(story.text, story.published).model_dump_json() + "\n", encoding="utf-8")
    examples = list(Corpus(write(records, tmp_path / "gold.spacy"))(whole))
    scores = whole.evaluate(examples)
    for name in ("quantities", "places", "services", "organisations", "dates"):
        assert scores[f"spans_{name}_f"] == 1, name
    assert scores["spans_places_per_type"]["city"]["f"] == 1
    assert {f"spans_{name}_f" for name in LISTS} <= scores.keys()


def test_scores_tell_what_is_wrong_and_skip_what_has_no_reference(whole: Language) -> None:
    predicted, reference = whole.make_doc(TEXT), whole.make_doc(TEXT)
    city = reference.char_span(TEXT.index("Duisburg"), TEXT.index("Duisburg") + 8, label="city")
    wrong = reference.char_span(TEXT.index("DB"), TEXT.index("DB") + 8, label="city")
    assert city is not None
    assert wrong is not None
    reference.spans["places"] = [city, wrong]
    scores = whole.evaluate([Example(predicted, reference)])
    assert (scores["spans_places_p"], scores["spans_places_r"]) == (0.5, 0.5)
    assert scores["spans_dates_f"] is None


UNIVERSE = json.loads((ROOT / "docs" / "universe.json").read_text(encoding="utf-8"))
TEXT_KEYS = {"id", "title", "slogan", "description", "pip", "code_language", "author"}
"""Keys of an entry in spaCy's universe.json that hold text, as its guide lists them, but those of a public address."""


def test_universe_entry_has_the_form_that_spacy_asks_for() -> None:
    lists = {"code_example", "category", "tags"}
    assert UNIVERSE.keys() == TEXT_KEYS | lists
    assert all(isinstance(UNIVERSE[key], str) and UNIVERSE[key] for key in TEXT_KEYS)
    assert all(isinstance(line, str) and "\n" not in line for key in lists for line in UNIVERSE[key])
    assert UNIVERSE["category"] == ["pipeline", "standalone"]
    assert UNIVERSE["id"] == UNIVERSE["pip"] == "freight-news-extractor"


def test_universe_snippet_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec("\n".join(UNIVERSE["code_example"]), {})
    shown = [line.partition("# ")[2] for line in UNIVERSE["code_example"] if line.startswith("print")]
    assert capsys.readouterr().out.splitlines() == shown
