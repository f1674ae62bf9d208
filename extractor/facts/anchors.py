"""What could be a movement: the trains, services and lines of the register, and sentences it reads none in.

Whether one is told of, and of which kind, the network weighs (`extractor.facts.net`), with what is said here of each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from extractor.facts import headline
from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered, gather
from extractor.facts.net.beside import Said
from extractor.facts.net.pairs import KINDS, Anchor, elsewhere
from extractor.facts.net.reading import Reading, cut
from extractor.facts.net.tokens import Span
from extractor.facts.refusals import refused
from extractor.facts.settle.option import ENDS
from extractor.facts.slots.kind import news_of
from extractor.facts.talks import clause_start
from extractor.facts.whole import can_tell, has_event, moves_of, of_clause, of_sentence, seems

STATUSES = ("done", "planned", "cancelled")
_SLOTS = ("origin", "destination", "via", "cargo", "load", "service", "operator", "frequency")
_SEVERAL = 3


@dataclass(slots=True, eq=False)
class Possible:
    """What could be a movement, and what is said of it in plain words."""

    one: Gathered
    is_headline: bool  # which tells of it without a day or a full stop
    features: list[str]
    is_barred: bool = False  # by a refusal that is certain

    def is_of_none(self, name: str) -> bool:
        """Whether it says that no train did what a movement of this kind does: "no train left"; none runs is a stop."""
        return name != "suspension" and self.one.event.reference.words.startswith("no ")


def possible(article: Article) -> list[Possible]:
    """All that could be a movement of an article, in text order."""
    register = gather(article)
    told: dict[int, list[Gathered]] = {}
    for one in register:
        told.setdefault(one.event.sentence.number, []).append(one)
    spoken = {talk.sentence.number for one in register for talk in one.train.talks}
    found = [(one, "register") for one in register]
    for sentence in article.sentences:
        if can_tell(sentence, article):
            known = told.get(sentence.number, [])
            if not known:
                known = [of_sentence(sentence, article)]
                found.append((known[0], "sentence of a train" if sentence.number in spoken else "sentence"))
            found += [(of_clause(sentence, *part, article), "clause") for part in _parts(sentence, known)]
    found.sort(key=lambda pair: (pair[0].event.sentence.number, _starts(pair[0])))
    made: list[Possible] = []
    news, first = news_of(article), found[0][0] if found else None
    for one, source in found:
        refusal = refused(one)
        is_headline = source == "register" and refusal is None and headline.tells(one)
        said = [
            *_features(one, source, article),
            *(f"{name}, {source}" for name in seems(one.event.sentence, one.kind)),
        ]
        said += [refusal.id] if refusal else []
        said += [f"title of {news}, {one.kind}", f"title of {news}, {'opens' if one is first else 'goes on'}"]
        is_barred = refusal is not None and refusal.certain
        made.append(Possible(one, is_headline, [*said, "a headline"] if is_headline else said, is_barred))
    return made


def _starts(one: Gathered) -> int:
    return max(one.event.reference.start, one.event.start)


def _parts(sentence: Sentence, known: list[Gathered]) -> Iterator[Span]:
    """The stretches of a sentence that could tell of one train more: from a further verb of movement to the next.

    "The shuttle was suspended in March [and has been running again since May]" tells of two; "it left Riga [and reached
    Lodz]" of one, which is for the network to weigh.
    """
    if len(known) > _PARTS:
        return
    taken = [one.verb.start if one.verb else one.event.reference.start for one in known]
    cuts: list[int] = []
    last = sentence.start
    for verb in moves_of(sentence):
        if verb.start in taken:
            last = verb.end
        elif _parted(sentence, last, verb.start) and len(cuts) < _PARTS:
            cuts.append(clause_start(sentence, last, verb.start))
            last = verb.end
    yield from pairwise([*cuts, sentence.end])


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a mention or a link stands between two verbs."""
    every = chain(sentence.places, sentence.dates, sentence.quantities, sentence.organisations, sentence.services)
    return any(start <= m.start < end for m in every) or _LINK.search(sentence.between(start, end)) is not None


_LINK = re.compile(r"[,;:–—]|\b(?:and|but|while|then|before|after|when|which|that)\b")


_PARTS = 3
"""How many trains more a sentence could tell of; one that tells of as many by the register is not cut further."""


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


def said_of(one: Gathered) -> Said:
    """What the rules read of one, to compare it by."""
    event = one.event
    inside = (
        str(mention.row[key]).lower()
        for name, key in _SHARED.items()
        for mention in getattr(event.sentence, name)
        if event.start <= mention.start < event.end
    )
    origin, destination = (found.lower() if (found := one.value(slot)) else None for slot in ENDS)
    goods, sizes = (frozenset(found.value.lower() for found in one.slots[slot]) for slot in ("cargo", "load"))
    return Said(
        event.sentence.number,
        KINDS.index(one.kind),
        one.train.number,
        origin,
        destination,
        one.value("when"),
        one.value("service"),
        goods,
        sizes,
        frozenset(inside),
    )


_SHARED = {"places": "text", "dates": "value", "services": "name", "quantities": "text"}
"""The mentions that two tellings of one run share, and what of each is compared."""


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
                cut(reading.tokens.span(one.event.start, one.event.end) or sentence, first),
                before[one.event.sentence.number],
                one.kind,
                said_of(one),
            )
        )
        before[one.event.sentence.number] += 1
    return made
