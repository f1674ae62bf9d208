"""The packaged lexicon: every entry is checked, found by every one of its names, and collides with no other."""

from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import cycle
from typing import Any

import pytest
import spacy

from extractor import spans
from extractor.places.gazetteer import Gazetteer
from extractor.services.component import Services
from extractor.services.find import in_lexicon
from extractor.services.lexicon import KINDS, Alias, Entry, LexiconError, Node, compiled, packaged, parse, stem

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


def every(node: Node) -> Iterator[Alias]:
    yield from node.ends
    for further in (*node.next.values(), *([node.any] if node.any else [])):
        yield from every(further)


def test_no_name_stands_for_two_services() -> None:
    lexicon = compiled(list(packaged()))
    ways = [(alias.words, alias.entry) for node in lexicon.index.values() for alias in every(node)]
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


def entries(count: int) -> list[Entry]:
    """Services of one first word, with a star at each place in turn."""
    words = [f"{a}{b}{c}" for a in "Kalumoriteva" for b in "briquelzhen" for c in "shanado"]
    names = [f"China {one} {other} Direct" for one, other in zip(cycle(words), words * 20, strict=False)][:count]
    stars = [f"China * {name.split()[2]}{number}" for number, name in enumerate(names)]
    return [
        Entry(f"{name} {n}", "rail_service", (star,)) for n, (name, star) in enumerate(zip(names, stars, strict=True))
    ]


def test_the_work_of_loading_and_searching_grows_in_step_with_the_rules() -> None:
    """Counted, not timed: places in the trees that are made, and places that a text is held against."""
    made, visited = [], []
    text = "The China Kalu Bri Direct left, and China Foo Bar with it. " * 20
    for count in (500, 1_000, 2_000):
        lexicon = compiled(entries(count))
        made.append(sum(1 for node in lexicon.index.values() for _ in nodes(node)))
        seen = 0
        after = Node.after

        def counted(self: Node, word: str, after: Any = after) -> Iterator[Node]:
            nonlocal seen
            for node in after(self, word):
                seen += 1
                yield node

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Node, "after", counted)
            list(in_lexicon(text, lexicon))
        visited.append(seen)
    assert made[2] <= 2.1 * made[1] <= 4.5 * made[0]
    assert max(visited) <= 2 * min(visited) + 100  # a text is not held against each rule in turn


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for further in (*node.next.values(), *([node.any] if node.any else [])):
        yield from nodes(further)


def test_aliases_alike_are_kept_once() -> None:
    lexicon = compiled([Entry(f"Service {n}", "rail_service", ("Common Name",)) for n in range(200)])
    assert [alias.entry.name for alias in every(lexicon.index["common"])] == ["Service 0"]
    found = list(in_lexicon("The Common Name left.", lexicon))
    assert [service.name for service in found] == ["Service 0"]


def test_the_longest_name_counts_and_of_two_alike_the_earlier() -> None:
    lexicon = compiled(
        [
            Entry("One", "rail_service", ("Silk * Express",)),
            Entry("Two", "rail_service", ("Silk Road Express", "Silk Road")),
            Entry("Three", "rail_service", ("Silk Road * Direct",)),
        ]
    )
    texts = [
        "Silk Way Express",
        "Silk Road Express",
        "Silk Road Foo Direct",
        "Silk Road Foo",
        "Silk Foo",
        "Silk (Xi'an) Road",
    ]
    found = [[(s.name, s.end) for s in in_lexicon(text, lexicon)] for text in texts]
    assert found == [[("One", 16)], [("One", 17)], [("Three", 20)], [("Two", 9)], [], [("Two", 17)]]
