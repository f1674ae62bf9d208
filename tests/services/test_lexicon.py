"""The packaged lexicon: every entry is checked, found by every one of its names, and collides with no other."""

from collections import Counter
from importlib import resources

import pytest
import spacy

from extractor import spans
from extractor.places.gazetteer import Gazetteer
from extractor.services.component import Services
from extractor.services.lexicon import KINDS, Entry, LexiconError, compiled, packaged, parse, stem

NAMES = [(entry, name) for entry in packaged() for name in (entry.name, *entry.aliases)]
SERVICES = Services()
NLP = spacy.blank("en")


def test_the_lexicon_covers_every_kind_and_the_world() -> None:
    assert len(packaged()) >= 350
    assert {entry.kind for entry in packaged()} == set(KINDS)


def test_every_entry_says_where_the_fact_comes_from() -> None:
    folder = resources.files("extractor").joinpath("data/services")
    for file in folder.iterdir():
        for line in file.read_text(encoding="utf-8").splitlines():
            assert line.startswith("#") or "source: " in line, line


@pytest.mark.parametrize(("entry", "name"), NAMES, ids=lambda value: value if isinstance(value, str) else value.name)
def test_every_name_is_found(entry: Entry, name: str) -> None:
    assert entry in packaged()
    doc = SERVICES(NLP.make_doc(f"As freight for {name} was loaded."))
    rows = [row for row in spans.records(doc, "services") if row["start_char"] <= 15 < row["end_char"]]
    assert [row["kind"] for row in rows] == [entry.kind], rows
    if rows[0]["kind"] != "product" and not _same_line(rows[0]["name"], entry.name):
        assert rows[0]["name"] == entry.name


def _same_line(one: str, other: str) -> bool:
    """Whether a line is only told by another word for it: "the Gotthard line", "the Gotthard railway"."""
    return [stem(word) for word in one.split()[:-1]] == [stem(word) for word in other.split()[:-1]]


def test_no_name_stands_for_two_services() -> None:
    lexicon = compiled(list(packaged()))
    ways = [(alias.words, alias.entry) for aliases in lexicon.index.values() for alias in aliases.all]
    owners: dict[tuple[str, ...], set[str]] = {}
    for words, entry in ways:
        owners.setdefault(words, set()).add(entry.name)
    assert {words: names for words, names in owners.items() if len(names) > 1} == {}


def test_no_canonical_name_stands_twice() -> None:
    assert [name for name, count in Counter(entry.name for entry in packaged()).items() if count > 1] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {name: A, kind: train}", "x.yaml:1 ('A'): kind 'train' is none of"),
        ("- {name: A, kind: line}\n- {name: B, kind: line, alias: [C]}", "x.yaml:2 ('B'): unknown field 'alias'"),
        ("- name: A\n  kind: line\n- B", "x.yaml:3: expected fields such as name and kind"),
        ("- [", "x.yaml:2: not YAML"),
        ("- {name: the line, kind: line}", "x.yaml:1 ('the line'): 'the line' must begin with a capital"),
        ("- {name: A, kind: line, near: B}", "x.yaml:1 ('A'): near must be a list of words"),
        ("name: A", "x.yaml: expected a list of services"),
    ],
)
def test_faults_name_file_line_and_reason(content: str, message: str) -> None:
    with pytest.raises(LexiconError) as raised:
        parse(content, "x.yaml")
    assert str(raised.value).startswith(message)


def test_a_name_shared_with_a_city_is_told_apart() -> None:
    """A name that the gazetteer knows as a place says which words must stand near it; acronyms are in capitals."""
    gazetteer = Gazetteer()
    known = [(name, gazetteer.find(name)) for entry, name in NAMES if not (entry.near or name.isupper())]
    shared = [name for name, place in known if place and place.best.kind == "city"]
    assert shared == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Chang'an freight trains ran on.", True),
        ("Since 2013 the “Chang’an” has grown.", True),
        ("They live in Chang'an District of Xi'an.", False),
    ],
)
def test_words_near_decide(text: str, found: bool) -> None:
    assert bool(spans.records(SERVICES(NLP.make_doc(text)), "services")) is found
