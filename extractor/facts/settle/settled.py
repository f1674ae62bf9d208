"""Every slot of every movement of an article, settled by what weighs most."""

from collections.abc import Mapping
from dataclasses import replace

from extractor.facts.article import Article
from extractor.facts.gathered import Gathered
from extractor.facts.net.exact import Floats
from extractor.facts.net.pairs import SLOTS, Anchor, Rivals, Rows, of_trains, rivals_of, stands, weigh_pairs
from extractor.facts.net.reading import Reading, read, weighs
from extractor.facts.net.tokens import Span
from extractor.facts.net.weights import learned
from extractor.facts.settle.option import ENDS, Option, Options, nearest
from extractor.facts.settle.values import GROUPS
from extractor.facts.settle.view import View, views
from extractor.facts.slots.candidate import Candidate
from extractor.silence import heard
from extractor.weighing import reasons

LISTED = ("via", "cargo", "load")
"""Slots that hold several values."""
_PLACES = (*ENDS, "via")
Groups = Mapping[tuple[str, ...], Options]
Weights = dict[str, dict[str, int]]
"""What each option weighs for which more speaks than against, by slot."""


def settle(told: list[Gathered], anchors: list[Anchor], looks: Floats, article: Article) -> None:
    """Choose the slots of movements, each with where the network looks for it and its vector of the second look."""
    if not told:
        return
    reading = read(article)
    trains = of_trains(reading, anchors, looks)
    seen = views(told, article)
    chosen = [_chosen(view, anchors, number, trains[number], reading) for number, view in enumerate(seen)]
    for one, slots in zip(told, chosen, strict=True):  # each was chosen beside the others as the rules read them
        one.slots.update(slots)


def _chosen(
    view: View, anchors: list[Anchor], number: int, train: Floats, reading: Reading
) -> dict[str, list[Candidate]]:
    groups = {slots: options_of(view) for slots, options_of in GROUPS.items()}
    rows = rows_of(groups, view, anchors[number], rivals_of(anchors, number), reading)
    made: dict[str, list[Candidate]] = {}
    for slots, weigh in _weights(groups, rows, reading, train).items():
        options = groups[slots]
        made |= _places(options, weigh, view) if slots == _PLACES else _ranked(options, weigh, slots[0])
    if view.one.event.part:  # one of several relations told of together has the ends that part them
        made |= {slot: found for slot in ENDS if (found := view.one.slots[slot])}
    return {slot: [c for c in found if heard(c.rule)] for slot, found in made.items()}


def rows_of(groups: Groups, view: View, anchor: Anchor, rivals: Rivals, reading: Reading) -> Rows:
    """The stretches of all options, and where they stand to a train."""
    tokens = reading.tokens
    spans: list[Span] = []
    number_of: list[int] = []
    every = (option for options in groups.values() for option in options.values())
    for number, option in enumerate(every):
        for start, end in nearest(option, view):
            span = tokens.span(start, end)
            if span is not None:
                spans.append(span)
                number_of.append(number)
    sentences = [max(0, tokens.sentences[span[0]]) for span in spans]
    return Rows(spans, *stands(anchor, view.own, spans, sentences, rivals), number_of)


def _weights(groups: Groups, rows: Rows, reading: Reading, train: Floats) -> dict[tuple[str, ...], Weights]:
    """What speaks for each option in each slot."""
    made: dict[tuple[str, ...], Weights] = {slots: {slot: {} for slot in slots} for slots in groups}
    if not rows.spans:
        return made
    by_net = weigh_pairs(reading, train, rows, sum(map(len, groups.values()))).tolist()
    columns, least = reading.known.columns, reading.known.least
    number = 0
    for slots, options in groups.items():
        at = [(slot, SLOTS.index(slot)) for slot in slots]
        for name, option in options.items():
            said = columns.total(dict.fromkeys(option.features))
            for slot, column in at:
                weight = by_net[number][column] + said[column] - least
                if weight > 0:
                    made[slots][slot][name] = weight
            number += 1
    return made


def _ranked(options: Options, weigh: Weights, slot: str) -> dict[str, list[Candidate]]:
    """The options that more speaks for than against, the heaviest first; of lists those in text order."""
    known = weigh[slot]
    if slot in LISTED:
        return {slot: sorted((options[name].candidate for name in _apart(known, options)), key=lambda c: c.start)}
    ordered = sorted(known, key=lambda name: -known[name])
    return {slot: [_said(options[name], known[name], slot) for name in ordered]}


def _apart(known: dict[str, int], options: Options) -> list[str]:
    """The names of a list but those within a heavier or longer one: "salt" of "road salt", "soda" of "soda ash"."""
    made: list[str] = []
    for name in sorted(known, key=lambda name: -known[name]):
        at = options[name].candidate
        if all(at.end <= (other := options[n].candidate).start or other.end <= at.start for n in made):
            made.append(name)
    return [name for name in made if not any(lies_in(name, other) for other in made)]


def lies_in(name: str, other: str) -> bool:
    """Whether a name is the first or the last words of a longer one."""
    return other.startswith(f"{name} ") or other.endswith(f" {name}")


def _places(options: Options, weigh: Weights, view: View) -> dict[str, list[Candidate]]:
    """Ends and stops: no place is two of them."""
    origin, destination = ends(weigh["origin"], weigh["destination"])
    made: dict[str, list[Candidate]] = {}
    for slot, name in (("origin", origin), ("destination", destination)):
        others = (n for n in weigh[slot] if n not in (origin, destination)) if name else ()
        ordered = [name] if name else []
        ordered += sorted(others, key=lambda n: -weigh[slot][n])
        made[slot] = [_said(_place(view, options[n], slot), weigh[slot][n], slot) for n in ordered]
    passed = {name: weight for name, weight in weigh["via"].items() if name not in (origin, destination)}
    kept = sorted(_apart(passed, options), key=list(options).index)
    made["via"] = [_place(view, options[name], "via").candidate for name in kept]
    return made


def ends(origins: Mapping[str, int], destinations: Mapping[str, int]) -> tuple[str | None, str | None]:
    """The place that weighs most for each end; one that weighs most for both is the end that gains more by it."""
    origin, second_origin = _best(origins)
    destination, second_destination = _best(destinations)
    if origin is None or origin != destination:
        return origin, destination
    if origins[origin] + destinations.get(second_destination or "", 0) >= destinations[origin] + origins.get(
        second_origin or "", 0
    ):
        return origin, second_destination
    return second_origin, destination


def _best(weigh: Mapping[str, int]) -> tuple[str | None, str | None]:
    """The heaviest and the next; of equals the first in the text."""
    ordered: list[str | None] = [*sorted(weigh, key=lambda name: -weigh[name])[:2], None, None]
    return ordered[0], ordered[1]


def _place(view: View, option: Option, slot: str) -> Option:
    """A place in a slot, as the rule that read it there found it, where one did."""
    of_rule = (c for c in view.one.slots[slot] if c.value.lower() == option.candidate.value.lower())
    found = next(of_rule, None) or replace(option.candidate, rule=f"movements.{slot}.weighed")
    return replace(option, candidate=found)


def _said(option: Option, weight: int, slot: str) -> Candidate:
    """The candidate of an option with what spoke for it: its weight, and what is said of it that weighs most."""
    known = learned().columns.tables[SLOTS.index(slot)]
    return replace(option.candidate, because=(weighs(weight), *reasons(option.features, known, _REASONS)))


_REASONS = 3
