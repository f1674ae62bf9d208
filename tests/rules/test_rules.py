"""The user's rules file: what it adds, what it overrides, and what is said about faults."""

import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import Extractor
from extractor.cli import app
from extractor.rules import RulesError, load
from extractor.rules.check import check

GOOD = """\
services:
  - name: Northern Fruit Express
    kind: rail_service
    aliases: [Fruit Express North, NFX, "Fruit * Direct"]
    source: our own timetable
  - name: Middle Corridor
    kind: corridor
    aliases: [Caspian Way]
  - {name: banana train, kind: product, aliases: [plantain train]}
places:
  - name: Eastgate Freight Village
    kind: facility
    country: "NO"
    latitude: 59.91
    longitude: 10.75
    aliases: Eastgate; Eastgate Terminal
organisations:
  - {name: Northern Fruit Lines, kind: operator, country: "NO", aliases: [NFL, Frukt]}
  - {name: Union Pacific, kind: shipper, near: [banana]}
"""
TEXT = (
    "The first NFX left Eastgate Freight Village on Monday. A Fruit Orchard Direct follows the Caspian Way. "
    "Two plantain trains and the Middle Corridor are next."
)
runner = CliRunner()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_services_and_places_are_added_and_overridden(rules: Path) -> None:
    article = Extractor(rules=rules).extract(TEXT)
    found = [(s.text, s.name, s.kind) for s in article.services]
    assert found == [
        ("NFX", "Northern Fruit Express", "rail_service"),
        ("Fruit Orchard Direct", "Northern Fruit Express", "rail_service"),
        ("Caspian Way", "Middle Corridor", "corridor"),
        ("plantain trains", "banana train", "product"),
        ("Middle Corridor", "Middle Corridor", "corridor"),
    ]
    place = next(p for p in article.places if p.text == "Eastgate Freight Village")
    assert (place.kind, place.country, place.latitude, place.longitude) == ("facility", "NO", 59.91, 10.75)


def test_a_replaced_service_loses_its_packaged_names(rules: Path) -> None:
    text = "Cargo on the TITR doubled."
    assert [s.name for s in Extractor().extract(text).services] == ["Middle Corridor"]
    assert Extractor(rules=rules).extract(text).services == ()


def test_organisations_are_added_and_overridden(rules: Path) -> None:
    text = (
        "Frukt booked the train of Northern Fruit Lines. Union Pacific and its banana plant agreed; Rival Pacific left."
    )
    found = [(o.text, o.name, o.kind, o.country) for o in Extractor(rules=rules).extract(text).organisations]
    assert found == [
        ("Frukt", "Northern Fruit Lines", "operator", "NO"),
        ("Northern Fruit Lines", "Northern Fruit Lines", "operator", "NO"),
        ("Union Pacific", "Union Pacific", "shipper", None),
    ]
    assert Extractor(rules=rules).extract("Union Pacific grew.").organisations == ()


def test_a_bare_list_is_a_list_of_services(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text("- {name: Snow Train, kind: rail_service}\n", encoding="utf-8")
    assert [row["name"] for row in load(path).services] == ["Snow Train"]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("services:\n- name: A\n  kind: train\n", 2, "kind 'train' is none of rail_service"),
        ("services:\n- name: A\n  kind: line\n- name: B\n  knd: line\n", 4, "unknown field 'knd'"),
        ("services:\n- kind: line\n", 2, "name must be text"),
        ("services:\n- name: A\n  kind: line\n  aliases: [B, '?']\n", 2, "alias '?' must be text"),
        ("services:\n- name: A\n  kind: line\n  aliases: B\n", 2, "aliases must be a list, such as [B]"),
        ("services:\n- {name: A, kind: line}\n- {name: A, kind: line}\n", 3, "'A' stands already at"),
        ("services:\n- just words\n", 2, "expected fields such as name and kind"),
        ("services: [\n", 2, "not YAML"),
        ("services:\n  name: A\n", 1, "services must be a list"),
        ("trains:\n- name: A\n", 1, "unknown list 'trains'"),
        ("places:\n- {name: P, kind: village}\n", 2, "kind 'village' is none of country, region"),
        (
            "places:\n\n- {name: P, kind: city, country: Norway}\n",
            3,
            "country 'Norway' is no country's two-letter code (ISO 3166-1); write NO",
        ),
        (
            "places:\n- {name: P, kind: city, country: NO, latitude: 95, longitude: 1}\n",
            2,
            "latitude 95 is not from -90 to 90 degrees",
        ),
        ("places:\n- {name: P, kind: city, country: NO, latitude: 59}\n", 2, "latitude and longitude stand together"),
        ("places:\n- {name: P, kind: city, country: XX}\n", 2, "country 'XX' is no country's two-letter code"),
        ("places:\n- {name: P, kind: city, latitude: north}\n", 2, "latitude 'north' is no number"),
        ("places:\n- {name: P, kind: city, aliases: [Q, '-']}\n", 2, "alias '-' must be a name"),
        ("services:\n- {name: A, kind: line, aliases: [a line]}\n", 2, "'a line' must begin with a capital"),
        ("places:\n- {name: P, kind: city}\n- {name: Q, kind: city, aliases: [p]}\n", 3, "alias 'p' stands already"),
        ("places:\n- {name: P, kind: city, lat: 59}\n", 2, "unknown field 'lat'"),
        ("organisations:\n- {name: P, kind: club}\n", 2, "kind 'club' is none of railway"),
        ("organisations:\n- {name: P, kind: railway, country: Norway}\n", 2, "country 'Norway' is no code"),
        ("organisations:\n- {name: P, kind: railway, aliases: Q}\n", 2, "aliases must be a list of texts"),
        ("organisations:\n- {name: P, kind: railway, admin: Q}\n", 2, "unknown field 'admin'"),
    ],
)
def test_faults_name_file_line_and_reason(tmp_path: Path, content: str, line: int, reason: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as raised:
        load(path)
    message = str(raised.value)
    assert message.startswith(f"{path}:{line}")
    assert reason in message
    assert "\n" not in message
    result = runner.invoke(app, ["rules", "check", str(path)])
    assert result.exit_code == 1
    assert result.stderr == f"freight-news: {message}\n"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "services:\n- name: A\nplaces:\n- {name: P, kind: city, country: XX}\ntrains: []\n", encoding="utf-8"
    )
    with pytest.raises(RulesError) as raised:
        load(path)
    assert [fault.split(": ")[0] for fault in raised.value.faults] == [
        f"{path}:2 ('A')", f"{path}:4 ('P')", f"{path}:5",
    ]  # fmt: skip


OWN_NAMES = """\
services:
  - {name: Fruit Corridor, kind: corridor, aliases: [TITR]}
places:
  - {name: Global IV North, kind: facility, country: US, latitude: 45.0, longitude: -93.0, aliases: [Global IV]}
  - {name: Hamburg, kind: city, country: US, latitude: 42.7, longitude: -78.8}
  - {name: Acme Logistics, kind: facility, country: DE, latitude: 50.0, longitude: 8.0}
  - {name: The Street, kind: region, country: DE}
"""


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("A train left Global IV.", "Global IV North", "US", "facility"),
        ("A train left Hamburg, Germany, for Berlin.", "Hamburg", "US", "city"),
        ("Trains from Berlin and Munich reached Hamburg.", "Hamburg", "US", "city"),
        ("The wagons stand at Acme Logistics.", "Acme Logistics", "DE", "facility"),
        ("Coal from The Street grew.", "The Street", "DE", "region"),
    ],
)
def test_the_users_own_places_win(tmp_path: Path, text: str, name: str, country: str, kind: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN_NAMES, encoding="utf-8")
    found = [(p.name, p.country, p.kind) for p in Extractor(rules=path).extract(text).places if p.rule == "places.own"]
    assert found == [(name, country, kind)]


def test_a_person_is_no_place_of_the_users(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN_NAMES, encoding="utf-8")
    assert Extractor(rules=path).extract("Mr. Hamburg said so.").places == ()


def test_the_users_own_alias_wins(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN_NAMES, encoding="utf-8")
    assert [s.name for s in Extractor(rules=path).extract("Cargo on the TITR doubled.").services] == ["Fruit Corridor"]


def bomb(levels: int) -> str:
    """A list whose every entry is nine times the one before, by aliases: hundreds of bytes that stand for billions."""
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bomb(10), ":7: over 2,000,000 values, each alias counted as what it stands for"),
        ("services:\n" + bomb(10), ":8: over 2,000,000 values"),
        ("- {name: A, kind: line, aliases: &a [*a]}\n", ":1: "),
        ("- &a [*a]\n", ":1: "),
        ("- " + "[" * 5_000 + "]" * 5_000 + "\n", "values stand over 50 levels deep"),
        ("- " + "{a: " * 5_000 + "b" + "}" * 5_000 + "\n", "values stand over 50 levels deep"),
        ("[" * 200_000, "not YAML"),
        ("- {[a, b]: c}\n", ":1: the name of a field must be a text"),
        ("- " + "x" * 5_000_000 + "\n", ":1: expected fields such as name and kind, got 'x"),
        ("- {name: A, kind: " + "k" * 1_000_000 + "}\n", "kind 'k"),
    ],
    ids=range(10),
)
def test_hostile_files_are_refused_at_once(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    before = time.process_time()
    with pytest.raises(RulesError) as raised:
        load(path)
    assert reason in str(raised.value)
    assert len(str(raised.value)) < 500
    assert time.process_time() - before < 20  # a minute and gigabytes, without bounds


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("#" * (1 << 20) + "\n", "over 1 MB"),
        ("- &a {name: A, kind: rail_service, near: [" + "a, " * 16_000 + "]}\n- *a\n", "over 31,250 values"),
    ],
    ids=("bytes", "values"),
)
def test_the_bounds_of_a_rules_file_are_raised_by_an_option(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(content)
    refused = runner.invoke(app, ["rules", "check", str(path), "--max-rules-mb", "1"])
    assert refused.exit_code == 1
    assert "large.yaml" in refused.stderr
    assert reason in refused.stderr
    assert refused.stderr.endswith("--max-rules-mb raises the limit\n")
    raised = runner.invoke(app, ["rules", "check", str(path), "--max-rules-mb", "2"])
    assert "raises the limit" not in raised.stderr


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="No such file"):
        Extractor(rules=tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"services:\n- name: caf\xe9\n")
    with pytest.raises(RulesError, match="not UTF-8 at byte 21"):
        load(tmp_path / "latin.yaml")
    (tmp_path / "text.yaml").write_text("hello", encoding="utf-8")
    with pytest.raises(RulesError, match="expected the lists"):
        load(tmp_path / "text.yaml")


def test_check_shows_what_each_rule_matches(rules: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "two.jsonl").write_text('{"id": "2", "text": "Another NFX of Northern Fruit Lines."}\n', encoding="utf-8")
    found = {match.name: match.found for match in check(rules, corpus)}
    assert found == {
        "Northern Fruit Express": [("one", "NFX"), ("one", "Fruit Orchard Direct"), ("2", "NFX")],
        "Middle Corridor": [("one", "Caspian Way"), ("one", "Middle Corridor")],
        "banana train": [("one", "plantain trains")],
        "Eastgate Freight Village": [("one", "Eastgate Freight Village")],
        "Northern Fruit Lines": [("2", "Northern Fruit Lines")],
        "Union Pacific": [],
    }


def test_a_line_of_the_corpus_ends_where_json_lines_end(rules: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "one.jsonl"
    corpus.write_text('{"id": "2", "text": "Another NFX.\u2028And\x85an NFX."}\n', encoding="utf-8")
    found = {match.name: match.found for match in check(rules, corpus)}
    assert found["Northern Fruit Express"] == [("2", "NFX"), ("2", "NFX")]


def test_the_command_prints_rules_and_matches(rules: Path, tmp_path: Path) -> None:
    story = tmp_path / "one.txt"
    story.write_text(TEXT, encoding="utf-8")
    result = runner.invoke(app, ["rules", "check", str(rules), "--corpus", str(story), "--examples", "1"])
    assert result.exit_code == 0
    assert "Northern Fruit Express (rail_service): 2 found\n    one: NFX\nMiddle Corridor" in result.stdout
    assert "(corridor, takes the place of a packaged service)" in result.stdout


def test_extract_and_batch_take_rules(rules: Path, tmp_path: Path) -> None:
    extracted = runner.invoke(app, ["extract", "-", "--rules", str(rules)], input=TEXT)
    assert "Northern Fruit Express" in extracted.stdout
    (tmp_path / "in.jsonl").write_text('{"id": "2", "text": "Another NFX."}\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    args = ["batch", str(tmp_path / "in.jsonl"), "--output", str(out), "--rules", str(rules)]
    assert runner.invoke(app, args).exit_code == 0
    assert "Northern Fruit Express" in out.read_text(encoding="utf-8")
