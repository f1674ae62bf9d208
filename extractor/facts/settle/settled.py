"""Every slot of every movement of an article, settled by what weighs most."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from extractor.facts.article import Article
from extractor.facts.gathered import Gathered
from extractor.facts.settle import kinds, operators, places, values
from extractor.facts.settle.option import Option, View, views
from extractor.facts.settle.standing import NEAR, SPACES
from extractor.facts.slots.candidate import Candidate
from extractor.facts.telling import KINDS
from extractor.silence import heard
from extractor.weighing import Columns, Table, added, table

Weights = Mapping[str, Mapping[str, int]]
LISTED: dict[str, Callable[[View], dict[str, Option]]] = {"cargo": values.goods, "load": values.sizes}
SINGLE: dict[str, Callable[[View], dict[str, Option]]] = {
    "when": values.days,
    "service": values.services,
    "operator": operators.options,
    "frequency": values.rates,
}
"""What gives the options of slots that hold several values, and of those that hold one."""


TOGETHER = ((*places.ENDS, "via"), (*KINDS, *kinds.STATUSES), *((slot,) for slot in SINGLE | LISTED))
"""Slots, kinds and statuses whose candidates have the same features."""


Scales = Mapping[str, Columns]


def scales(weights: Weights) -> Scales:
    """The weights of what is weighed together, by the first slot or kind of it."""
    spaces = tuple(NEAR | dict.fromkeys(SPACES))
    return {slots[0]: Columns([weights[slot] for slot in slots], spaces) for slots in TOGETHER if slots[0] in weights}


@cache
def learned() -> Scales:
    """The weight of each feature in thousandths, by slot, kind and status."""
    return scales(table(__package__, "weights.json"))


def settle(told: list[Gathered], article: Article, known: Scales | None = None) -> None:
    """Choose the kind, the status and the slots of movements; what has no weights stays as the rules read it."""
    known = learned() if known is None else known
    for view, slots, kind, status in [(v, _chosen(v, known), *_kind(v, known)) for v in views(told, article)]:
        view.one.slots.update(slots)
        view.one.kind, view.one.status = kind, status


def _kind(view: View, known: Scales) -> tuple[str, str]:
    columns = known.get(KINDS[0])
    if columns is None:
        return view.one.kind, view.one.status
    weigh = added([columns.bias, *[part.weigh(columns) for part in kinds.parts(view)]])
    of_kinds, of_statuses = weigh[: len(KINDS)], weigh[len(KINDS) :]
    return KINDS[of_kinds.index(max(of_kinds))], kinds.STATUSES[of_statuses.index(max(of_statuses))]


def _chosen(view: View, known: Scales) -> dict[str, list[Candidate]]:
    made: dict[str, list[Candidate]] = {}
    if "origin" in known:
        made |= _places(view, known)
    for slot, options_of in SINGLE.items():
        if slot in known:
            made[slot] = _ranked(options_of(view), slot, known)
    for slot, options_of in LISTED.items():
        if slot in known:
            taken = _weights_of(options := options_of(view), known[slot])[0]
            made[slot] = sorted((options[name].candidate for name in taken), key=lambda c: c.start)
    return {slot: [c for c in found if heard(c.rule)] for slot, found in made.items()}


def _ranked(options: dict[str, Option], slot: str, known: Scales) -> list[Candidate]:
    """The options that more speaks for than against, the heaviest first."""
    weigh = _weights_of(options, known[slot])[0]
    ordered = sorted(weigh, key=lambda name: -weigh[name])
    first = [replace(options[name].candidate, because=options[name].because(known[slot])) for name in ordered[:1]]
    return first + [options[name].candidate for name in ordered[1:]]


def _weights_of(options: dict[str, Option], known: Columns) -> list[dict[str, int]]:
    """What each option weighs for which more speaks than against, by slot."""
    weigh = [(name, option.weigh(known)) for name, option in options.items()]
    return [{name: weight[n] for name, weight in weigh if weight[n] > 0} for n in range(len(known.bias))]


def _places(view: View, known: Scales) -> dict[str, list[Candidate]]:
    """Ends and stops: no place is two of them."""
    options = places.options(view)
    slots, columns = TOGETHER[0], known["origin"]
    weigh = dict(zip(slots, _weights_of(options, columns), strict=True))
    origin, destination = ends(weigh["origin"], weigh["destination"])
    made: dict[str, list[Candidate]] = {}
    for slot, name in (("origin", origin), ("destination", destination)):
        others = (n for n in weigh[slot] if n not in (origin, destination)) if name else ()
        ordered = [name] if name else []
        ordered += sorted(others, key=lambda n: -weigh[slot][n])
        made[slot] = [_place(view, options[n], slot, None if k else columns) for k, n in enumerate(ordered)]
    passed = [name for name in weigh["via"] if name not in (origin, destination)]
    made["via"] = [_place(view, options[name], "via", None) for name in passed]
    return made


def ends(origins: Table, destinations: Table) -> tuple[str | None, str | None]:
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


def _best(weigh: Table) -> tuple[str | None, str | None]:
    """The heaviest and the next; of equals the first in the text."""
    ordered: list[str | None] = [*sorted(weigh, key=lambda name: -weigh[name])[:2], None, None]
    return ordered[0], ordered[1]


def _place(view: View, option: Option, slot: str, known: Columns | None) -> Candidate:
    """A place in a slot, as the rule that read it there found it, where one did."""
    of_rule = (c for c in view.one.slots[slot] if c.value.lower() == option.candidate.value.lower())
    candidate = next(of_rule, None) or replace(option.candidate, rule=f"movements.{slot}.weighed")
    return candidate if known is None else replace(candidate, because=option.because(known, TOGETHER[0].index(slot)))
