"""What ties an organisation to a train, as readable features: where it is named, how, what it does, how often.

An organisation is one candidate, by its canonical name, with all that its mentions say.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention
from extractor.facts.slots.parties import RUNNERS, alone, tied
from extractor.facts.talk import Talk

_OPENING = 2
"""So many sentences open the article."""
_AROUND = 5
"""How many sentences from the train's own still stand around it."""
_START = 4
"""So many sentences of the article are always looked through."""
_OFTEN = 3
"""So many of the organisations named most are candidates wherever they are named."""
_BEFORE_VERB = 40
"""How far behind an organisation the verb that it is the subject of begins at most, in characters."""
_MANY = 4
_PLACES = ("first", "second", "later")


@dataclass(slots=True)
class _Told:
    """An organisation of an article: its first mention, and what its mentions say without regard to a train."""

    first: Mention
    mentions: list[Mention] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


def options(
    train: Train, event: Talk, article: Article, preferred: list[Candidate]
) -> list[tuple[Candidate, set[str]]]:
    """The organisations named around a train or most, with what ties each to it, in the order of naming."""
    own = {talk.sentence.number: talk for talk in reversed(train.talks)}
    near = {sentence.number for sentence in train.near}
    best = {candidate.value: (rank, candidate) for rank, candidate in enumerate(preferred)}
    told = _organisations(article)
    around: dict[str, list[Mention]] = {name: [] for name in [*best, *_most_named(article)] if name in told}
    for organisation in named_around(train, article):
        around.setdefault(organisation.row["name"], []).append(organisation)
    made = []
    for name in sorted(around, key=lambda name: told[name].first.start):
        features = told[name].features | (set() if around[name] else _of_far(told[name].first))
        for organisation in around[name]:
            features |= _of_mention(organisation, train, event, article.sentences[organisation.sentence], own, near)
        candidate = of_mention(told[name].first, name, "movements.operator.weighed")
        if name in best:
            rank, candidate = best[name]
            place = _PLACES[min(rank, len(_PLACES) - 1)]
            features |= {f"preferred {place}", f"preferred {place}: {_words(candidate.rule)}"}
        made.append((candidate, features))
    return made


def named_around(train: Train, article: Article) -> list[Mention]:
    """The organisations named in, near and around the sentences of a train, and where the article opens, in order."""
    known: dict[int, list[Mention]] = article.memo.setdefault("organisations around", {})
    if train.number not in known:
        numbers = {talk.sentence.number + step for talk in train.talks for step in range(-_AROUND, _AROUND + 1)}
        numbers.update(sentence.number for sentence in train.near)
        numbers.update(range(_START))
        sentences = article.sentences
        known[train.number] = [
            o for n in sorted(numbers) if 0 <= n < len(sentences) for o in sentences[n].organisations
        ]
    return known[train.number]


def _most_named(article: Article) -> list[str]:
    """The names of the organisations that the article names most."""
    known: list[str] | None = article.memo.get("most named organisations")
    if known is None:
        told = _organisations(article)
        often = sorted(told, key=lambda name: (-len(told[name].mentions), told[name].first.start))
        known = article.memo["most named organisations"] = often[:_OFTEN]
    return known


def _of_far(organisation: Mention) -> set[str]:
    return {"elsewhere", f"elsewhere, of kind {organisation.row['kind']}"}


def _words(rule: str) -> str:
    """A rule's name in words: "run by"."""
    return rule.rpartition(".")[2].replace("_", " ")


def of_none(train: Train, kind: str, article: Article, preferred: list[Candidate]) -> set[str]:
    """The features of "nobody is told to run it"."""
    _organisations(article)  # counts the railways and operators
    runners: int = article.memo["runners"]
    rule = _words(preferred[0].rule) if preferred else "nothing"
    return {
        "none",
        f"none: of a {kind}",
        f"none: of a {train.kind}",
        f"none: {min(runners, 3)} railways or operators",
        f"none: preferred by {rule}",
    }


def _organisations(article: Article) -> dict[str, _Told]:
    """The organisations of an article by name, in order; worked out once."""
    known: dict[str, _Told] | None = article.memo.get("told organisations")
    if known is None:
        known = article.memo["told organisations"] = {}
        for organisation in article.mentions["organisations"]:
            told = known.setdefault(organisation.row["name"], _Told(organisation))
            told.mentions.append(organisation)
        _rank(known, article)
    return known


def _rank(known: dict[str, _Told], article: Article) -> None:
    """What the organisations of an article are beside one another: the first, the most named, the only railway."""
    counts = Counter({name: len(told.mentions) for name, told in known.items()})
    runners = {name: None for name, told in known.items() if told.first.row["kind"] in RUNNERS}
    article.memo["runners"] = len(runners)
    title = article.title.lower()
    most, most_of_runners = max(counts.values(), default=0), max((counts[name] for name in runners), default=0)
    for order, (name, told) in enumerate(known.items()):
        kind, features = told.first.row["kind"], told.features
        traits = {
            "named first": order == 0,
            "named most": counts[name] == most,
            "most named of the railways and operators": name in runners and counts[name] == most_of_runners,
            "first of the railways and operators": name == next(iter(runners), None),
            "the only railway or operator": name in runners and len(runners) == 1,
            "in the title": any(m.text.lower() in title for m in told.mentions),
            "the title begins with it": any(title.startswith(m.text.lower()) for m in told.mentions),
        }
        features |= {trait for trait, holds in traits.items() if holds}
        features |= {f"of kind {kind}", f"named {min(counts[name], _MANY)} times"}
        if traits["in the title"]:
            features.add(f"in the title, of kind {kind}")


def _of_mention(
    organisation: Mention, train: Train, event: Talk, sentence: Sentence, own: dict[int, Talk], near: set[int]
) -> frozenset[str]:
    """What one mention says for and against its running the train."""
    zone = _zone(organisation, train, event, own, near)
    first = alone(organisation, sentence) or tied(organisation, sentence, own.get(sentence.number))
    rule = first[0] if first else "only_named"
    whose = "the train" if sentence.number in own else "others"
    return _standing(zone, rule, organisation.row["kind"]) | _before(_verb_behind(organisation, sentence), whose)


@cache
def _standing(zone: str, rule: str, kind: str) -> frozenset[str]:
    """Where, how and of whom something is said."""
    rule = _words(rule)
    return frozenset((zone, f"{zone}, of kind {kind}", rule, f"{rule}, {zone}", f"{rule}, of kind {kind}"))


@cache
def _before(verb: str, whose: str) -> frozenset[str]:
    return frozenset((f"before a verb of {verb}", f"before a verb of {verb} in a sentence of {whose}") if verb else ())


def _verb_behind(organisation: Mention, sentence: Sentence) -> str:
    """The class of the verb that an organisation stands before; "" for none. Worked out once."""
    known: dict[int, str] = sentence.memo.setdefault("verbs behind", {})
    if organisation.index not in known:
        reach = organisation.end + _BEFORE_VERB
        classes = (
            min((name[6:] for name in word.classes if name.startswith("verbs.")), default="")
            for word in sentence.words
            if word.form and organisation.end <= word.start <= reach and word.inside is None
        )
        known[organisation.index] = next((name for name in classes if name), "")
    return known[organisation.index]


def _zone(organisation: Mention, train: Train, event: Talk, own: dict[int, Talk], near: set[int]) -> str:
    """Where a mention stands from a train's point of view."""
    number = organisation.sentence
    for talk in train.talks if number in own else ():
        if talk.sentence.number == number and talk.start <= organisation.start < talk.end:
            return "in the event's clause" if talk is event else "in a clause of the train"
    if number in own:
        return "in a sentence of the train"
    distance = min((abs(number - n) for n in own), default=_AROUND + 1)
    if number in near or distance <= 1:
        return "next to the train"
    if number < _OPENING:
        return "in the opening"
    return "around the train" if distance <= _AROUND else "elsewhere"
