"""The component by itself, in anybody's pipeline, and what holds for any text."""

import doctest
import itertools
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor import spans
from extractor.dates import component
from extractor.dates.atoms import ATOMS
from extractor.dates.fallback import full_date
from extractor.dates.find import find
from extractor.dates.holidays import day_of, easter
from extractor.models import Date
from extractor.timeml import annotate

TEXT = "The train left on Tuesday and will be back on December 3."


def pipeline(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("freight_dates", config=config)
    return nlp


def values(nlp: Language, text: str = TEXT) -> list[str]:
    return [row["value"] for row in spans.records(nlp(text), "dates")]


def test_docstring_runs() -> None:
    assert doctest.testmod(component).failed == 0
    assert doctest.testmod(component).attempted > 0


def test_without_reference_nothing_is_guessed() -> None:
    assert values(pipeline()) == ["XXXX-WXX-2", "XXXX-12-03"]


def test_reference_from_the_setting() -> None:
    assert values(pipeline(published="2024-11-18")) == ["2024-11-12", "2024-12-03"]


@pytest.mark.parametrize("given_date", ["2023-05-03", "2023-05-03T10:00:00Z", date(2023, 5, 3)])
def test_reference_of_the_document_wins(given_date: object) -> None:
    nlp = pipeline(published="2024-11-18")
    doc = nlp.make_doc(TEXT)
    doc._.published = given_date
    assert [row["value"] for row in spans.records(nlp(doc), "dates")] == ["2023-05-02", "2023-12-03"]


def test_bad_reference_is_an_error() -> None:
    with pytest.raises(ValueError, match="soon"):
        pipeline(published="soon")


def test_survives_disk(tmp_path: Path) -> None:
    pipeline(published="2024-11-18").to_disk(tmp_path / "nlp")
    assert values(spacy.load(tmp_path / "nlp")) == ["2024-11-12", "2024-12-03"]


def test_worker_processes_give_the_same() -> None:
    nlp = pipeline(published="2024-11-18")
    texts = [TEXT, "No date.", "It opened in 2019."]
    alone = [spans.records(nlp(text), "dates") for text in texts]
    assert [spans.records(doc, "dates") for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_import_is_light() -> None:
    code = "import sys, extractor.dates.component; print('dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_cache_of_dateparser_is_bounded() -> None:
    assert full_date.cache_info().maxsize is not None


def test_rule_ids_are_stable_words() -> None:
    rows = spans.records(pipeline(published="2024-11-18")("On 17 novembre 2024, in Q3, for two days, daily."), "dates")
    assert [row["rule"] for row in rows] == [
        "dates.foreign",
        "dates.quarter",
        "dates.duration",
        "dates.frequency",
    ]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It opened in 2019.", "2019-01-01", "2019-12-31"),
        ("It opened in February 2024.", "2024-02-01", "2024-02-29"),
        ("It opened in Q3 2024.", "2024-07-01", "2024-09-30"),
        ("It opened last week.", "2024-11-11", "2024-11-17"),
        ("It opened in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It opened in the 19th century.", "1800-01-01", "1899-12-31"),
        ("It opened in the summer of 2023.", "2023-06-01", "2023-08-31"),
        ("It opened in winter 2023.", "2023-12-01", "2024-02-29"),
        ("It has run since 2013.", "2013-01-01", None),
        ("It ran from January to August this year.", "2024-01-01", "2024-08-31"),
        ("It ran in the first ten weeks of 2024.", "2024-01-01", "2024-03-10"),
        ("It left at 9:30 a.m. on Wednesday.", "2024-11-13T09:30", "2024-11-13T09:30"),
        ("It left at midnight on Friday.", "2024-11-16T00:00", "2024-11-16T00:00"),
        ("It left on Friday evening.", "2024-11-15", "2024-11-15"),
        ("It takes 14 days.", None, None),
        ("It runs daily.", None, None),
    ],
)
def test_earliest_and_latest(text: str, earliest: str | None, latest: str | None) -> None:
    (row,) = spans.records(pipeline(published="2024-11-18")(text), "dates")
    assert (row["earliest"], row["latest"]) == (earliest, latest)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_lunar_new_year_lies_between_late_january_and_late_february() -> None:
    for year in range(2000, 2041):
        day = day_of("spring festival", year)
        assert day is not None
        assert (1, 21) <= (day.month, day.day) <= (2, 20)
    assert day_of("spring festival", 1900) is None


WORDS = st.sampled_from(
    """Monday Nov. November may May March 17 17th 2024 1990s '90s first second half quarter year years month months week
    day days hour of the a in on at from to between and since until last next this past early late mid - – , . ( ) : /
    ago later earlier every each three times twice two-week about more than over Q3 H1 9:30 a.m. noon Friday evening
    fiscal FY2023 2023/24 2009-2010 ended ending period weekend summer Christmas Day New Year's Eve now recently recent
    trains said will \n \t 5.5 ½ 12.30 99 1,000 Beijing time 年 月 novembre 🚂""".split(" ")
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
DAYS = st.none() | st.dates().map(str)
PLAIN = pipeline()


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_any_text_gives_valid_records(text: str, published: str | None) -> None:
    doc = PLAIN.make_doc(text)
    doc._.published = published
    rows = spans.records(PLAIN(doc), "dates")
    for row in rows:
        record = Date.model_validate(row)
        assert text[record.start_char : record.end_char] == record.text
    for before, after in itertools.pairwise(rows):
        assert before["end_char"] <= after["start_char"]
    found = annotate(text, published)
    for timex in found:
        assert text[timex.start_char : timex.end_char] == timex.text
        assert timex.value
    for one, other in itertools.pairwise(found):
        assert one.end_char <= other.start_char


ENDLESS = (
    "1|(|a |the |1/|2024-|one |two-|and |Nov. |May |, |every |last |17 |in 2024, |since |x|'|\n|first |a.m. |1,000,"
    "|from 5 to |twenty |Monday "
).split("|")


class Counting(str):
    """A text that counts how often parts of it are copied out."""

    copied = 0

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        Counting.copied += len(part)
        return part


@pytest.mark.parametrize("piece", ENDLESS)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    """The characters that the finder reads again, for a text and for one twice as long."""

    def work(length: int) -> int:
        Counting.copied = 0
        find(Counting(piece * (length // len(piece))))
        return Counting.copied

    short, long = work(4000), work(8000)
    assert long <= 2.2 * short + 200


def test_no_rule_can_run_on() -> None:
    """Rules see a window of tokens, so that repetition inside them is bounded by it."""
    from extractor.dates.find import _MAX_ATOM

    assert _MAX_ATOM <= 20
    for pattern, _ in ATOMS:
        assert ".*" not in pattern.pattern
