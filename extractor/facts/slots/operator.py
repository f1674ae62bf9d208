"""Who runs a train or line: the railway or operator that the text ties to it."""

from collections.abc import Iterator

from extractor.facts.article import Article, Mention
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked
from extractor.facts.slots.parties import RUNNERS, alone, is_other_party, tied

_KINDS = {"railway": 1.0, "operator": 1.0, "shipper": -1.0, "authority": -2.0, "association": -1.0}


def operators(train: Train, article: Article) -> list[Candidate]:
    """ "run by [Beiliang Enterprise Group]", "[Etihad Rail] will run", "[Serbian Railways] announced"."""
    return ranked(_candidates(train, article)) or _of_story(article)


def _of_story(article: Article) -> list[Candidate]:
    """Where nothing ties anyone to the train: the railway or operator that the article names most."""
    known: list[Candidate] | None = article.memo.get("operator of the story")
    if known is None:
        known = article.memo["operator of the story"] = _most_named(article)
    return known


def _most_named(article: Article) -> list[Candidate]:
    counts: dict[str, list[Mention]] = {}
    for organisation in article.mentions["organisations"]:
        sentence = article.sentences[organisation.sentence]
        if organisation.row["kind"] in RUNNERS and not is_other_party(organisation, sentence):
            counts.setdefault(organisation.row["name"], []).append(organisation)
    often = sorted(counts.values(), key=lambda found: (-len(found), found[0].start))
    if not often or (len(often[0]) < 2 and len(often) > 1):
        return []
    return [of_mention(often[0][0], often[0][0].row["name"], "movements.operator.of_story")]


def _candidates(train: Train, article: Article) -> Iterator[Candidate]:
    own = {talk.sentence.number: talk for talk in reversed(train.talks)}
    near = {sentence.number for sentence in train.near}
    for organisation in _named_around(train, article):
        sentence = article.sentences[organisation.sentence]
        found = alone(organisation, sentence) or tied(organisation, sentence, own.get(sentence.number))
        rule, score = found or ("movements.operator.named", 0.0)
        distance = min((abs(sentence.number - n) for n in own), default=9)
        if sentence.number in own:
            score += 1.0
        elif sentence.number not in near and distance > 1:
            score -= 1.0
        score += _KINDS.get(organisation.row["kind"], 0.0) - 0.1 * distance
        if article.named_in_title(organisation):
            score += 1.5
        if score > _LEAST:
            yield of_mention(organisation, organisation.row["name"], rule, score)


_LEAST = 1.9
"""The score from which an organisation is taken for the operator."""


_AROUND, _START = 5, 4
"""How many sentences from the train's own are looked at, and how many of the article's first always."""


def _named_around(train: Train, article: Article) -> list[Mention]:
    """The organisations named in, near and around the sentences of a train, and where the article opens, in order."""
    numbers = {talk.sentence.number + step for talk in train.talks for step in range(-_AROUND, _AROUND + 1)}
    numbers.update(sentence.number for sentence in train.near)
    numbers.update(range(_START))
    sentences = article.sentences
    return [o for n in sorted(numbers) if 0 <= n < len(sentences) for o in sentences[n].organisations]
