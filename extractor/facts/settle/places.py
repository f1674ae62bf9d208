"""What speaks for a place as the origin, the destination or a stop of a movement."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import starmap

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.placed import GRAINS, PlaceRole
from extractor.facts.roles import roles
from extractor.facts.settle.option import KEPT, Option, Part, Parts, View, of_rank, stands_in
from extractor.facts.settle.standing import BESIDE, ELSEWHERE, nearest, space
from extractor.facts.settle.words_around import around
from extractor.facts.slots.candidate import of_mention
from extractor.facts.talks import talks_of

ENDS = ("origin", "destination")
_GAP = 25
_MANY = 4

Core = tuple[str, ...]
"""A place's role with what gives it, in words."""
Named = tuple[Mention, Core]
Ranks = tuple[tuple[str, int, str], ...]
"""Where the rules rank a place, by slot, and by which rule."""


def options(view: View) -> dict[str, Option]:
    """Each place of an article by its name in small letters, in text order."""
    seen = _Seen(view)
    return {name: _option(seen, name, mentions) for name, mentions in _named(view).items()}


class _Seen:
    """What is asked of a movement for each place, worked out once."""

    __slots__ = ("ends", "kind", "known", "of_others", "ranks", "told", "view")

    def __init__(self, view: View) -> None:
        slots = view.one.slots
        self.view, self.kind, self.known = view, view.one.kind, view.ends
        self.ranks: dict[str, Ranks] = {}
        for slot in (*ENDS, "via"):
            ranked = {c.value.lower(): (slot, n, c.rule) for n, c in reversed([*enumerate(slots[slot])])}
            for name, rank in ranked.items():
                self.ranks[name] = (*self.ranks.get(name, ()), rank)
        self.ends = [
            (slot, found[0].value.lower(), found[0].mention.row)
            for slot in ENDS
            if (found := slots[slot]) and found[0].mention is not None
        ]
        self.of_others: dict[str, tuple[tuple[str, str], ...]] = {}
        for other in view.others:
            for slot in ENDS:
                if other.slots[slot]:
                    name = other.slots[slot][0].value.lower()
                    self.of_others[name] = (*self.of_others.get(name, ()), (slot, other.kind))
        self.told = Counter(
            number for other in view.others for number in {t.sentence.number for t in other.train.talks}
        )


def _named(view: View) -> dict[str, list[Named]]:
    """The mentions of each place by its name in small letters, with their roles in words."""
    made: dict[str, list[Named]] = {}
    for sentence in view.sentences:
        for name, named in _places(sentence):
            made.setdefault(name, []).append(named)
    return made


def _places(sentence: Sentence) -> list[tuple[str, Named]]:
    """The places of a sentence; worked out once."""
    known: list[tuple[str, Named]] | None = sentence.memo.get("places in words")
    if known is None:
        by_place = _roles(sentence)
        known = [(p.text.lower(), (p, tuple(_of_role(by_place.get(p.index))))) for p in sentence.places]
        sentence.memo["places in words"] = known
    return known


def _option(seen: _Seen, name: str, mentions: list[Named]) -> Option:
    view, kind, article = seen.view, seen.kind, seen.view.article
    zones = [view.standing.zone(place.start, place.sentence) for place, _ in mentions]
    zone = nearest(zones)
    shown, role = mentions[zones.index(zone)]
    cores: dict[str, Core] = {}
    for (_, core), where in zip(mentions, zones, strict=True):
        cores[where] = cores.get(where, ()) + core
    parts = [
        _by_rules(seen.ranks.get(name, ()), seen.known, kind),
        _of_article(name, len(mentions), article),
        _nearest(zone, shown.row["kind"], kind, seen.known, view.count),
        _told_there(space(zone), min(seen.told[shown.sentence], 2)),
        stands_in(frozenset(zones)),
        *starmap(_standing, cores.items()),
        *_fixed(shown, role, space(zone), kind, article),
    ]
    if name in seen.of_others:
        parts.append(_of_others(seen.of_others[name], seen.known, kind))
    if beside := tuple(_beside_ends(seen, name, shown)):
        parts.append(_beside(beside, zone))
    return Option(of_mention(shown, shown.text, "movements.place.weighed"), tuple(parts))


@lru_cache(KEPT)
def _by_rules(ranks: Ranks, ends: str, kind: str) -> Part:
    if not ranks:
        return Part(("by no rule", f"by no rule, {ends}", f"by no rule of a {kind}"))
    return Part(f"{slot} {said}" for slot, rank, rule in ranks for said in (of_rank(rank), of_rank(rank, rule)))


@lru_cache(KEPT)
def _standing(zone: str, core: Core) -> Part:
    """As what the mentions of a place stand there."""
    return Part(core, zone)


@lru_cache(KEPT)
def _nearest(zone: str, grain: str, kind: str, ends: str, count: int) -> Part:
    near = f"nearest {zone}"
    return Part(
        (
            f"a {grain}", f"a {grain} {zone}", f"a {grain} of a {kind}", ends,
            near, f"{near}, {ends}", f"{near} of a {kind}", f"{near}, one of {count} movements",
        )
    )  # fmt: skip


@cache
def _told_there(at: str, others: int) -> Part:
    """How many other movements the sentence of a mention speaks of."""
    return Part((f"{others} others are told there",), at)


@lru_cache(KEPT)
def _of_others(held: tuple[tuple[str, str], ...], ends: str, kind: str) -> Part:
    """That other movements have a place for an end."""
    return Part(
        feature
        for slot, its in held
        for feature in (f"{slot} of another", f"{slot} of another, {ends}", f"{slot} of a {its} beside a {kind}")
    )


def _roles(sentence: Sentence) -> dict[int, PlaceRole]:
    known: dict[int, PlaceRole] | None = sentence.memo.get("roles by place")
    if known is None:
        known = sentence.memo["roles by place"] = {role.place.index: role for role in roles(sentence)}
    return known


def _fixed(place: Mention, core: Core, at: str, kind: str, article: Article) -> Parts:
    """What a mention has from its own sentence, whatever movement stands so to it; far off its role alone."""
    role = _as_role(at, core, kind)
    if at == ELSEWHERE:
        return (role,)
    sentence = article.sentences[place.sentence]
    words: Parts | None = sentence.memo.get(("place", place.start, at))
    if words is None:
        told = [*around(sentence, place.start, place.end), *_neighbours(sentence, place, _roles(sentence))]
        told += _spoken(sentence) if at == BESIDE else []
        words = sentence.memo["place", place.start, at] = (Part(told, at),)
    return role, *words


@lru_cache(KEPT)
def _as_role(at: str, core: Core, kind: str) -> Part:
    return Part((feature for trait in core for feature in (trait, f"{trait} of a {kind}")), at)


def _of_role(role: PlaceRole | None) -> Iterator[str]:
    if role is None:
        yield "role none"
        return
    yield f"role {role.role}"
    yield f"role by {role.rule[5:]}"
    if role.cue:
        yield f"cue {role.cue.lower()}"
    if role.verb is not None:
        for name in role.verb.classes:
            yield f"role {role.role} by {name}"


def _neighbours(sentence: Sentence, place: Mention, by_place: dict[int, PlaceRole]) -> Iterator[str]:
    """The places before and behind in the sentence, and what parts them."""
    row = sentence.places
    at = next(n for n, other in enumerate(row) if other is place)
    mine = _role_name(by_place, place)
    if at:
        before = row[at - 1]
        its = _role_name(by_place, before)
        yield f"behind a place as {its}"
        yield f"{mine} behind a place as {its}"
        gap = sentence.between(before.end, place.start).strip().lower() if before.end <= place.start else ""
        if len(gap) < _GAP:
            yield f"parted by {gap}"
            yield f"parted by {gap} from {its}"
    else:
        yield "the first place"
    if at + 1 < len(row):
        behind = row[at + 1]
        its = _role_name(by_place, behind)
        yield f"ahead of a place as {its}"
        yield f"{mine} ahead of a place as {its}"
        gap = sentence.between(place.end, behind.start).strip().lower() if place.end <= behind.start else ""
        if len(gap) < _GAP:
            yield f"followed by {gap}"
    else:
        yield "the last place"
    yield f"one of {min(len(row), 5)} places"
    yield f"among {min(len(talks_of(sentence)), 3)} references"


def _role_name(by_place: dict[int, PlaceRole], place: Mention) -> str:
    role = by_place.get(place.index)
    return role.role if role else "none"


def _spoken(sentence: Sentence) -> Iterator[str]:
    """What a sentence beside the train speaks of, and whether it goes on about it."""
    spoken = talks_of(sentence)
    for talk in spoken:
        yield f"speaks of {talk.reference.noun}"
    yield "goes on" if any(talk.reference.definite for talk in spoken) else "begins anew"


def _of_article(name: str, count: int, article: Article) -> Part:
    """How the article and its title name a place; worked out once."""
    known: dict[str, Part] = article.memo.setdefault("places in the article", {})
    if name not in known:
        made = [f"named {min(count, _MANY)} times", f"place {min(len(known), _MANY)} of the article"]
        title = article.title.lower()
        at = title.find(name)
        if at >= 0:
            before = title[:at].split()
            made += ["in the title", f"in the title after {before[-1] if before else 'nothing'}"]
        known[name] = Part(made)
    return known[name]


def _beside_ends(seen: _Seen, name: str, shown: Mention) -> Iterator[tuple[str, str]]:
    """What a place is beside the ends that the rules know: more exact, less exact, of the same country."""
    row = shown.row
    for slot, other, end in seen.ends:
        if other == name:
            continue
        if end.get("country") == row.get("country"):
            grain, its = GRAINS[row["kind"]], GRAINS[end["kind"]]
            yield slot, "more exact than" if grain < its else "less exact than" if grain > its else "as exact than"
        if other in name or name in other:
            yield slot, "shares a name with"


@lru_cache(KEPT)
def _beside(ends: tuple[tuple[str, str], ...], zone: str) -> Part:
    said = [f"{relation} the {slot}" for slot, relation in ends]
    return Part([*said, *(f"{relation}, {zone}" for relation in said if not relation.startswith("shares"))])
