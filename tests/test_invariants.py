"""What holds for any text at all."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Article, Extractor, sources
from tests.conftest import CORPUS

EXTRACTOR = Extractor()
HENAN = sources.load(CORPUS / "henan-2024-11-18.txt")
PUBLISHED = st.none() | st.dates().map(str)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
PIECES = st.lists(
    st.sampled_from(HENAN.text.split(" "))
    | st.sampled_from(["\n", "(", ")", "—", "$", "%", "-", "Nov.", "12:30", "1.5m", "Xi'an", "to", "\u00a0", "🚂"]),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT | PIECES, PUBLISHED)
def test_any_text_is_survived_and_quoted(text: str, published: str | None) -> None:
    article = EXTRACTOR.extract(text, published)
    assert article.text == text
    for mentions in (article.dates, article.quantities, article.places, article.services):
        for mention in mentions:
            assert text[mention.start_char : mention.end_char] == mention.text
        for before, after in itertools.pairwise(mentions):
            assert before.end_char <= after.start_char, "mentions of one list share no character"
    assert Article.model_validate_json(article.model_dump_json()) == article


@settings(max_examples=40, deadline=None)
@given(PIECES, PUBLISHED)
def test_result_does_not_depend_on_what_was_extracted_before(text: str, published: str | None) -> None:
    first = EXTRACTOR.extract(HENAN.text, HENAN.published)
    EXTRACTOR.extract(text, published)
    assert EXTRACTOR.extract(HENAN.text, HENAN.published) == first


def test_a_fresh_extractor_gives_the_same_record() -> None:
    used = EXTRACTOR.extract(HENAN.text, HENAN.published)
    assert Extractor().extract(HENAN.text, HENAN.published) == used


def test_without_publication_date_no_year_is_guessed() -> None:
    article = EXTRACTOR.extract("A train left Zhengzhou on November 17.")
    assert [d.value for d in article.dates] == ["XXXX-11-17"]
    assert article.dates[0].earliest is None
