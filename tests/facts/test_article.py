"""The article is read as sentences with typed pieces."""

from extractor.facts.article import read
from extractor.sentences import split

TEXT = "A train left Xi'an on 3 May; it carries toys.\nThe China-Europe freight train is due in Liège."


def _mention(text: str) -> dict[str, object]:
    start = TEXT.find(text)
    return {"text": text, "start_char": start, "end_char": start + len(text)}


def test_pieces_stand_in_their_sentences_and_know_what_they_lie_in() -> None:
    article = read(
        TEXT,
        split(TEXT),
        {"places": [_mention("Xi'an"), _mention("Liège")], "services": [_mention("China-Europe freight train")]},
        published="2024-05-20",
        title="Train to Liège",
    )
    first, second = article.sentences
    assert [place.text for place in first.places] == ["Xi'an"]
    assert (first.paragraph, second.paragraph, second.opens) == (0, 1, True)
    assert [word.phrase for word in first.of("verbs.depart")] == ["left"]
    assert [first.clause_of(TEXT.find(word)) for word in ("left", "carries")] == [0, 1]
    train = second.of("carriers.train")[0]
    assert train.inside is second.services[0]
    assert article.named_in_title(second.places[0])
    assert not article.named_in_title(first.places[0])
    assert article.sentence_of(TEXT.find("Liège")) is second


def test_a_text_without_sentences_has_no_pieces() -> None:
    assert read("", [], {}).sentences == []
