"""What holds for any text at all."""

import functools
import gc
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

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


@settings(max_examples=80, deadline=None)
@given(ANY_TEXT | PIECES, PUBLISHED)
def test_the_record_is_the_same_with_tokens_and_without(text: str, published: str | None) -> None:
    with_tokens = EXTRACTOR.record(EXTRACTOR.doc(text, published, "Train leaves"), id="a", url="b")
    assert EXTRACTOR.extract(text, published, id="a", title="Train leaves", url="b") == with_tokens


def test_a_component_of_the_users_own_sees_tokens() -> None:
    extractor = Extractor()
    seen: list[str] = []

    @Language.component("users_own")
    def look(doc: Doc) -> Doc:
        seen.extend(token.text for token in doc)
        return doc

    extractor.nlp.add_pipe("users_own")
    assert extractor.extract("Two trains left Xi'an.").quantities[0].value == 2
    assert seen == ["Two", "trains", "left", "Xi'an", "."]


def test_memory_holds_no_trace_of_the_words_of_articles() -> None:
    """Archives bring unknown words without end: nothing may keep them but caches of a set size."""
    extractor = Extractor()
    syllables = ["ka", "lu", "mo", "ri", "te", "vo", "zhen", "shi"]
    names = ("".join(parts).capitalize() for parts in itertools.product(syllables, repeat=4))
    texts = (
        f"{a} {b} moved 7 {c.lower()} from {d} City to the {e} station in {f}. “{g}” left {h}."
        for a, b, c, d, e, f, g, h in zip(*[names] * 8, strict=True)
    )
    for text in (HENAN.text, next(texts)):  # caches of the lexicon's classes fill with what texts are made of
        extractor.extract(text, HENAN.published)
    before = _kept(extractor)
    for text in texts:
        extractor.extract(text)
    assert _kept(extractor) == before


def _kept(extractor: Extractor) -> dict[str, int]:
    """Sizes of what could grow without end: spaCy's words, and caches without a limit."""
    caches = [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)]
    ours = {f"{c.__module__}.{c.__qualname__}": c for c in caches if c.__module__.startswith("extractor.")}
    assert ours, "the package has caches"
    unlimited = {name: c.cache_info().currsize for name, c in ours.items() if c.cache_info().maxsize is None}
    return {"strings": len(extractor.nlp.vocab.strings), "words": len(extractor.nlp.vocab), **unlimited}


def test_a_fresh_extractor_gives_the_same_record() -> None:
    used = EXTRACTOR.extract(HENAN.text, HENAN.published)
    assert Extractor().extract(HENAN.text, HENAN.published) == used


def test_without_publication_date_no_year_is_guessed() -> None:
    article = EXTRACTOR.extract("A train left Zhengzhou on November 17.")
    assert [d.value for d in article.dates] == ["XXXX-11-17"]
    assert article.dates[0].earliest is None
