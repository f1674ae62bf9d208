"""What could fill a slot, and what is said of it in plain words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import Candidate

ENDS = ("origin", "destination")
_SPANS = 4
"""How many mentions of one thing are looked at, those of its own sentences first."""

Span = tuple[int, int]
Ranks = dict[str, tuple[int, Candidate]]


@dataclass(slots=True, eq=False)
class Option:
    """What a slot could hold, where the text names it, and what the rules and the other movements say of it."""

    candidate: Candidate
    spans: list[Span]
    features: list[str] = field(default_factory=list)


Options = dict[str, Option]
"""By name, in text order."""


def of_title(name: str, view: View) -> list[str]:
    """Whether the title says a name."""
    return ["in the title"] if view.article.says_in_title(name) else []


def ranks_of(view: View, slot: str, name: Callable[[Candidate], str]) -> Ranks:
    """Where the rules rank each value of a slot."""
    return {name(c): (n, c) for n, c in reversed([*enumerate(view.one.slots[slot])])}


def by_rule(ranked: tuple[int, Candidate] | None, slot: str) -> Iterator[str]:
    """What the rules say of a candidate: their first choice, their second, or none."""
    if ranked is not None:
        rank = ("first", "second", "later")[min(ranked[0], 2)]
        yield f"{slot} {rank} by rule"
        yield f"{slot} {rank} by rule {ranked[1].rule.rpartition('.')[2]}"
    elif slot not in (*ENDS, "via"):
        yield f"{slot} by no rule"


def add(made: Options, name: str, candidate: Candidate, said: Iterable[str] = ()) -> None:
    """Add what one mention says of an option."""
    span = (candidate.start, candidate.end)
    if name not in made:
        made[name] = Option(candidate, [span], list(said))
        return
    option = made[name]
    if span not in option.spans:
        option.spans.append(span)
    option.features += [feature for feature in said if feature not in option.features]


def nearest(option: Option, view: View) -> list[Span]:
    """The mentions of an option that are looked at: those nearest to the sentences of the movement."""
    if len(option.spans) <= _SPANS:
        return option.spans
    sentence_of = view.article.sentence_of
    return sorted(option.spans, key=lambda s: abs(view.distance(sentence_of(s[0]).number)))[:_SPANS]


def with_others(made: Options, view: View, slot: str) -> Options:
    """With the number of other movements that hold each value, and whether the rules fill the slot at all."""
    held = Counter(c.text.lower() for o in view.others for c in o.slots[slot][: None if slot in _LISTS else 1])
    for number, option in enumerate(made.values()):
        option.features.append(f"{slot} named {min(len(option.spans), _OFTEN)} times")
        if not number:
            option.features.append(f"{slot} named first")
        count = held[option.candidate.text.lower()]
        if count:
            option.features.append(f"{slot} of {min(count, 2)} others")
        if not view.one.slots[slot]:
            option.features.append(f"no {slot} by rule")
    return made


_LISTS, _OFTEN = ("cargo", "load"), 3
