"""What could be a movement: the trains, services and lines of the register, and sentences it reads none in.

Whether one is told of, and of which kind, the network weighs (`extractor.facts.net`), with what is said here of each.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts import headline
from extractor.facts.article import Article
from extractor.facts.gathered import Gathered, gather
from extractor.facts.net.pairs import Anchor, elsewhere
from extractor.facts.net.reading import Reading
from extractor.facts.refusals import refused
from extractor.facts.whole import can_tell, has_event, may_tell, of_sentence

STATUSES = ("done", "planned", "cancelled")
_SLOTS = ("origin", "destination", "via", "cargo", "load", "service", "operator", "frequency")
_SEVERAL = 3


@dataclass(slots=True, eq=False)
class Possible:
    """What could be a movement, and what is said of it in plain words."""

    one: Gathered
    is_headline: bool  # which tells of it without a day or a full stop
    features: list[str]


def possible(article: Article) -> list[Possible]:
    """All that could be a movement of an article, in text order."""
    gathered = gather(article)
    register = [one for one in gathered if refused(one) is None]
    taken = {one.event.sentence.number for one in gathered}
    spoken = {talk.sentence.number for one in register for talk in one.train.talks}
    found = [(one, "register") for one in register]
    for sentence in article.sentences:
        if sentence.number not in taken and can_tell(sentence, article):
            one = of_sentence(sentence, article)
            if refused(one) is None and may_tell(sentence, one.kind):
                found.append((one, "sentence of a train" if sentence.number in spoken else "sentence"))
    found.sort(key=lambda pair: (pair[0].event.sentence.number, pair[0].event.reference.start))
    made = []
    for one, source in found:
        is_headline = source == "register" and headline.tells(one)
        said = list(_features(one, source, article))
        made.append(Possible(one, is_headline, [*said, "a headline"] if is_headline else said))
    return made


def _features(one: Gathered, source: str, article: Article) -> Iterator[str]:
    yield source
    yield f"{source}, {one.kind}"
    yield f"{one.kind}, {one.status}"
    yield f"a {one.train.kind}, {one.kind}"
    if not has_event(one):
        yield "nothing says that it moves"
    reference = one.event.reference
    yield f"speaks of {reference.noun}"
    yield from (f"{reference.noun} is {trait}" for trait in _TRAITS if getattr(reference, trait))
    yield f"{'has' if one.verb else 'no'} verb, {one.kind}"
    if one.verb:
        yield from (f"{name} {one.verb.form}" for name in sorted(one.verb.classes))
    for slot in _SLOTS:
        yield f"{'has' if one.slots[slot] else 'no'} {slot}"
    yield f"told in {min(len(one.train.talks), _SEVERAL)} clauses"
    yield from _of_day(one.value("when"), article.published or "")


_TRAITS = ("definite", "bare", "another", "ordinal", "first", "plural", "rate")


def _of_day(when: str | None, published: str) -> Iterator[str]:
    if when is None:
        yield "no day"
        return
    yield f"a day of {len(when.partition('T')[0])} characters"
    yield f"a day {'past' if when[:10] < published else 'today' if when[:10] == published else 'ahead'}"
    yield "an interval" if "/" in when else "one day"


def anchors_of(found: list[Possible], reading: Reading) -> list[Anchor]:
    """Where the network looks for each."""
    made: list[Anchor] = []
    before: Counter[int] = Counter()
    for possible_ in found:
        one = possible_.one
        sentence = reading.sentence(one.event.sentence.number)
        reference = one.event.reference
        named = reading.tokens.span(reference.start, reference.end)
        verb = one.verb and reading.tokens.span(one.verb.start, one.verb.end)
        first = named[0] if named else sentence[0]
        stretches = sorted(s for t in one.train.talks if (s := reading.tokens.span(t.start, t.end)))
        made.append(
            Anchor(
                one.event.sentence.number,
                first,
                verb[0] if verb else first,
                sentence,
                stretches,
                elsewhere(sentence, stretches),
                before[one.event.sentence.number],
                one.kind,
            )
        )
        before[one.event.sentence.number] += 1
    return made
