"""What speaks for the kind of a movement, and for its being planned or called off."""

from collections.abc import Iterator

from extractor.facts.article import Article, Sentence
from extractor.facts.gathered import Gathered
from extractor.facts.settle.option import Part, Parts, View
from extractor.facts.settle.words_around import verb_class
from extractor.facts.talk import Talk
from extractor.facts.telling import TRAITS, words_of

STATUSES = ("done", "planned", "cancelled")
_SEVERAL = 3
_LAST = 4  # sentences told apart by their place in the article


def parts(view: View) -> Parts:
    """A movement in plain words: what the rules take it for, its verbs, its train, its sentence, the title."""
    one, article = view.one, view.article
    made = [f"rules say {one.kind}", f"rules say {one.status}", f"rules say {one.kind} {one.status}"]
    made += f"a {one.train.kind}", f"rules say {one.kind}, a {one.train.kind}"
    for talk in one.train.talks:
        made += _of_talk(talk, "the event" if talk is one.event else "another talk")
    made += _of_slots(one, article)
    sentence = one.event.sentence
    made.append(f"one of {view.count} movements")
    made += [f"another is a {other.kind}" for other in view.others]
    same = [other.kind for other in view.others if other.event.sentence is sentence]
    made += [f"a {kind} is told in the same sentence" for kind in same]
    made.append(f"told in {min(len(one.train.talks), _SEVERAL)} clauses")
    return Part(made), _of_sentence(sentence), _of_title(article)


def _of_sentence(sentence: Sentence) -> Part:
    known: Part | None = sentence.memo.get("for kinds")
    if known is None:
        known = sentence.memo["for kinds"] = Part(
            [*sorted(words_of(sentence)), f"sentence {min(sentence.number, _LAST)}"]
        )
    return known


def _of_title(article: Article) -> Part:
    known: Part | None = article.memo.get("title for kinds")
    if known is None:
        made = [f"title: {name}" for word in article.title_words for name in word.classes]
        made += [f"title says {word}" for word in article.title.lower().split()]
        known = article.memo["title for kinds"] = Part(made)
    return known


def _of_talk(talk: Talk, role: str) -> Iterator[str]:
    reference = talk.reference
    yield f"{role} is of {reference.noun}"
    yield from (f"{role} is {trait}" for trait in TRAITS if getattr(reference, trait))
    for verb in talk.verbs:
        name = verb_class(verb)
        if name:
            yield f"{role} has a verb of {name}"
            yield f"{role} has a verb of {name} {verb.form}"
            yield f"{role} has {verb.phrase}"
            yield f"{role} {reference.noun} {name} {'behind' if verb.start >= reference.end else 'before'}"


def _of_slots(one: Gathered, article: Article) -> Iterator[str]:
    for slot in ("origin", "destination", "via", "cargo", "load", "service", "operator", "frequency"):
        yield f"{'has' if one.slots[slot] else 'no'} {slot}"
    if one.verb is None:
        yield "no verb"
    else:
        yield f"verb of {verb_class(one.verb)} {one.verb.form}"
        yield f"verb {one.verb.phrase}"
    when = one.value("when")
    if when is None:
        yield "no day"
        return
    published = article.published or ""
    yield f"a day of {len(when.partition('T')[0])} characters"
    yield f"a day {'past' if when[:10] < published else 'today' if when[:10] == published else 'ahead'}"
    yield "an interval" if "/" in when else "one day"
