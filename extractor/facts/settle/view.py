"""A movement with the others of its article and the sentences that are looked at for it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.gathered import Gathered

_SHORT, _AROUND = 6000, 2000
"""Characters up to which a text is looked at whole for every movement; and how many of a longer one around it."""
_MANY, _CLOSE = 60, 150
"""From how many movements a text is no story but a list, of which so many characters around each are looked at."""
_OPENING = 2
_BESIDE = 20
"""How many movements told before and behind one are set beside it."""
_CROWD, _BESIDE_IT = 6, 150
"""From how many movements of one sentence on each is looked at only so many characters around where it is told."""
_BEFORE, _BEHIND = 3, 5
"""Sentences before and behind those of a train in which its sizes, goods and rates are looked for."""
_DATED_BEFORE, _DATED_BEHIND = 6, 8
"""And those in which its days are: a day holds on."""


@dataclass(slots=True, eq=False)
class View:
    """A movement, the others beside it, and the sentences that are looked at for it."""

    one: Gathered
    others: list[Gathered]
    article: Article
    own: list[int]  # the numbers of the sentences that speak of it
    sentences: list[Sentence]
    around: int | None  # characters of the text that are looked at on each side; None: all of it
    is_crowded: bool  # whether its sentence tells of many movements

    def mentions(self, name: str) -> Iterator[Mention]:
        """The mentions of a list in the sentences that are looked at."""
        for sentence in self.sentences:
            for mention in getattr(sentence, name):
                if self.sees(mention.start):
                    yield mention

    def sees(self, at: int) -> bool:
        """Whether a place in the text is looked at: all of a short one, of a long one what is near or at its head."""
        event = self.one.event
        if self.is_crowded and event.sentence.start <= at < event.sentence.end:
            return event.start - _BESIDE_IT <= at < event.reference.end + _BESIDE_IT
        around = self.around
        if around is None or at < around:
            return True
        return any(talk.start - around <= at < talk.end + around for talk in self.one.train.talks)

    def distance(self, sentence: int) -> int:
        """How many sentences behind (above 0) or before the nearest of its own one stands."""
        return min((sentence - number for number in self.own), key=abs)

    def is_near(self, sentence: int) -> bool:
        """Whether a sentence stands around the train or opens the text."""
        return sentence == 0 or -_BEFORE <= self.distance(sentence) <= _BEHIND

    def is_dated_by(self, sentence: int) -> bool:
        """Whether a day told in a sentence could be that of the train."""
        return sentence < _OPENING or -_DATED_BEFORE <= self.distance(sentence) <= _DATED_BEHIND


def views(told: list[Gathered], article: Article) -> list[View]:
    """How each movement of an article is seen."""
    made = []
    around = _CLOSE if len(told) > _MANY else _AROUND if article.sentences[-1].end > _SHORT else None
    told_in = Counter(one.event.sentence.number for one in told)
    for number, one in enumerate(told):
        beside = told[max(0, number - _BESIDE) : number + _BESIDE + 1]
        crowd = told_in[one.event.sentence.number]
        own = sorted({talk.sentence.number for talk in one.train.talks} | {one.event.sentence.number})
        made.append(
            View(
                one,
                [o for o in beside if o is not one],
                article,
                own,
                article.sentences if around is None else _looked_at(own, article, around),
                around,
                crowd > _CROWD,
            )
        )
    return made


def _looked_at(own: list[int], article: Article, around: int) -> list[Sentence]:
    """The sentences of a long text around those that speak of a movement, and the first ones."""
    sentences = article.sentences
    numbers = set(range(min(_OPENING, len(sentences))))
    for number in own:
        low = high = number
        while low and sentences[number].start - sentences[low - 1].end < around:
            low -= 1
        while high + 1 < len(sentences) and sentences[high + 1].start - sentences[number].end < around:
            high += 1
        numbers.update(range(low, high + 1))
    return [sentences[number] for number in sorted(numbers)]
