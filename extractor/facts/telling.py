"""Which sentences tell of a run, an opening or a stop, and of which kind: learned weights over what was read in them.

The register reads trains by their noun phrases and verbs; what it reads is strong but not all. The weights know every
word of the lexicon in a sentence, its references, the roles of its places and its dates, and what the register found in
it. They are learned by ``scripts/train_telling.py`` and are whole thousandths, so that sums are the same everywhere.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.facts.article import LISTS, Article, Mention, Sentence
from extractor.facts.placed import DESTINATION, ORIGIN, VIA
from extractor.facts.roles import roles
from extractor.facts.talk import Talk
from extractor.facts.talks import talks_of
from extractor.weighing import Columns, Table, added, reasons, table

KINDS = ("departure", "arrival", "passage", "launch", "suspension")
TOLD = "told"
NOTHING, GOES_ON = "nothing found", "goes on about a train"
TRAITS = ("definite", "bare", "another", "ordinal", "first", "plural", "rate")
_ENDS = (ORIGIN, DESTINATION, VIA)
_LAST_PLACE = 5  # sentences told apart by their place in the article
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """How far a sentence tells of a movement (above 0), of which kind most likely, and what weighed for it."""

    weight: int
    kind: str
    features: Collection[str]
    known: Table

    @property
    def because(self) -> tuple[str, ...]:
        """What weighed most for its telling of a movement."""
        return reasons(self.features, self.known, _REASONS)


def columns(weights: Mapping[str, Table]) -> Columns:
    """The weight of each feature in thousandths: of telling at all, then of each kind."""
    return Columns([weights[name] for name in (TOLD, *KINDS)])


@cache
def learned() -> Columns:
    """The learned weights."""
    return columns(table(__package__, "telling.json"))


def features(sentence: Sentence, article: Article, found: str) -> set[str]:
    """What a sentence has, in plain words; ``found``: what the register finds in it."""
    made = set(words_of(sentence))
    for talk in talks_of(sentence):
        made.update(_of_talk(talk))
    told = {role.role for role in roles(sentence)}
    made |= {f"a place is {role}" for role in told}
    made.add(f"places are {', '.join(role for role in _ENDS if role in told) or 'no end'}")
    for date in sentence.dates:
        made.update(_of_date(date, article.published or ""))
    for name in ("quantities", "services", "organisations"):
        count = len(getattr(sentence, name))
        made.add(f"{name}: {'many' if count > _FEW else count}")
    made.add(f"sentence {min(sentence.number, _LAST_PLACE)}")
    made.add("opens its paragraph" if sentence.opens else "inside its paragraph")
    made.add(found)
    return made


def words_of(sentence: Sentence) -> frozenset[str]:
    """The classes of the words of a sentence, its words and pairs of words; worked out once."""
    known: frozenset[str] | None = sentence.memo.get("words of")
    if known is None:
        made = set(_words(sentence))
        for word in sentence.words:
            made |= _of_word(word.classes, word.form)
        known = sentence.memo["words of"] = frozenset(made)
    return known


_WORD = re.compile(r"[a-z][a-z'’-]+|\d+")
_MENTION = "#"


def _words(sentence: Sentence) -> Iterator[str]:
    """Each word and each pair of words, but for those of mentions."""
    letters = list(sentence.text.lower())
    if len(letters) == len(sentence.text):
        for name in LISTS:
            for mention in getattr(sentence, name):
                low, high = mention.start - sentence.start, min(mention.end - sentence.start, len(letters))
                letters[low:high] = _MENTION * (high - low)
    last = ""
    for match in _WORD.finditer("".join(letters)):
        word = match[0]
        yield f"says {word}"
        if last:
            yield f"says {last} {word}"
        last = word


_FEW = 2


@cache
def _of_word(classes: frozenset[str], form: str) -> frozenset[str]:
    return classes | {f"{name} {form}" for name in classes} if form else classes


def _of_talk(talk: Talk) -> Iterator[str]:
    noun, reference = talk.reference.noun, talk.reference
    yield f"speaks of {noun}"
    yield from (f"{noun} is {trait}" for trait in TRAITS if getattr(reference, trait))
    for verb in talk.verbs:
        for name in verb.classes:
            if name.startswith("verbs."):
                yield f"{noun} with {name} {verb.form}"
                yield f"{name} {'before' if verb.end <= reference.start else 'behind'} its train"
    if reference.words.startswith("no "):
        yield f"{noun} is denied"
    if talk.governed:
        yield f"{noun} behind {talk.governed}"


def _of_date(date: Mention, published: str) -> Iterator[str]:
    value = str(date.row["value"])
    yield f"a {date.row['type']} of {len(value.partition('T')[0])} characters{' to another' if '/' in value else ''}"
    if value[:4].isdigit():
        yield "a date that is past" if value[:10] < published[:10] else "a date ahead"
        if published:
            yield f"a date of {_YEARS[min(3, max(0, int(published[:4]) - int(value[:4]) + 1))]}"


_YEARS = ("a later year", "this year", "last year", "years ago")


def read(sentence: Sentence, article: Article, found: str, known: Columns | None = None) -> Telling:
    """How far a sentence tells of a movement, and of which."""
    known = known or learned()
    named = features(sentence, article, found)
    weight, *of_kinds = added((known.bias, known.total(named)))
    kind = KINDS[of_kinds.index(max(of_kinds))]
    return Telling(weight, kind, named, known.tables[0])
