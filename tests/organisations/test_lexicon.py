"""The packaged lexicon: every entry is checked, found by every one of its names, and collides with no other."""

from collections import Counter

import pytest
import spacy

from extractor import spans
from extractor.organisations.component import Organisations
from extractor.organisations.lexicon import FIELDS, KINDS, Entry, LexiconError, compiled, packaged, parse
from extractor.places.gazetteer import Gazetteer

ORGANISATIONS = Organisations()
NLP = spacy.blank("en")
HEAD = ",".join(FIELDS) + "\n"


def test_the_lexicon_covers_every_kind_and_the_world() -> None:
    assert len(packaged()) >= 900
    assert {entry.kind for entry in packaged()} == set(KINDS)
    assert len({entry.country for entry in packaged()}) >= 90


def test_every_name_is_found() -> None:
    lost = []
    for entry in packaged():
        for name in (entry.name, *entry.aliases):
            near = f" ({entry.near[0]})" if entry.near else ""
            doc = ORGANISATIONS(NLP.make_doc(f"It was told by {name}.{near}"))
            rows = [row for row in spans.read(doc, "organisations") if row["start_char"] == 15]
            if [(row["kind"], row["country"]) for row in rows] != [(entry.kind, entry.country)]:
                lost.append((name, entry.name, rows))
    assert lost == []


def test_no_name_stands_for_two_organisations() -> None:
    owners: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for aliases in compiled(list(packaged())).index.values():
        for alias in (*aliases.alone, *(alias for listed in aliases.longer.values() for alias in listed)):
            owners.setdefault((alias.words, alias.exact is None), set()).add(alias.entry.name)
    assert {words: names for words, names in owners.items() if len(names) > 1} == {}


def test_no_canonical_name_stands_twice() -> None:
    assert [name for name, count in Counter(entry.name for entry in packaged()).items() if count > 1] == []


MEANT = frozenset(
    """
    Rio Tinto, Škoda, Skoda, Seres, LONGi, Temu, Moody's, Descartes, Samsung, Nissan, Pemex, Yara, Chevron, Valero,
    DuPont, Sibur, Valec, Gerdau, Glovis, Nalco, Amul, Red Cross, Manildra, Iarnród Éireann, Xiaomi, LiuGong, Grindrod
    """.replace("\n    ", " ")
    .strip()
    .split(", ")
)
"""Names of small towns too; in news of freight the organisation is meant."""


def test_a_name_shared_with_a_city_is_told_apart() -> None:
    """A name that the gazetteer knows as a city's says which words must stand near it; acronyms are in capitals."""
    gazetteer = Gazetteer()
    names = [(name, entry) for entry in packaged() for name in (entry.name, *entry.aliases)]
    known = [(n, gazetteer.find(n)) for n, entry in names if not (entry.near or n.isupper() or n in MEANT)]
    assert [name for name, place in known if place and place.best.kind == "city"] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"{HEAD}A,train,CN,,,x\n", "x.csv:2 ('A'): kind 'train' is none of"),
        (f"{HEAD}A,railway,CN,,,x\nB,railway,China,,,x\n", "x.csv:3 ('B'): country 'China' is no code"),
        (f"{HEAD}a,railway,CN,,,x\n", "x.csv:2 ('a'): name must be text that begins with a capital"),
        (f"{HEAD}A,railway,CN,B;c,,x\n", "x.csv:2 ('A'): aliases begin with a capital"),
        (f"{HEAD}A,railway,CN\n", "x.csv:2 ('A'): expected 6 columns"),
        (f"{HEAD}A,railway,CN,,,x,y\n", "x.csv:2 ('A'): expected 6 columns"),
        ("name,kind\nA,railway\n", "x.csv:1: expected the columns name, kind"),
    ],
)
def test_faults_name_file_line_and_reason(content: str, message: str) -> None:
    with pytest.raises(LexiconError) as raised:
        list(parse(content, "x.csv"))
    assert str(raised.value).startswith(message)


def test_the_source_of_every_fact_is_told() -> None:
    assert all(entry.source for entry in packaged())


@pytest.mark.parametrize("entry", [e for e in packaged() if e.near and " " not in e.name][:9], ids=lambda e: e.name)
def test_words_near_decide(entry: Entry) -> None:
    doc = ORGANISATIONS(NLP.make_doc(f"Somebody saw {entry.name} there."))
    assert spans.read(doc, "organisations") == []
