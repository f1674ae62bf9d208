"""What speaks for a place as the origin, the destination or a stop of a movement."""

from collections.abc import Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.placed import GRAINS, PlaceRole
from extractor.facts.roles import roles
from extractor.facts.settle.option import Fixed, Option, View, of_rank, spaced
from extractor.facts.settle.standing import BESIDE, ELSEWHERE, nearest, space
from extractor.facts.settle.words_around import around
from extractor.facts.slots.candidate import of_mention
from extractor.facts.talks import talks_of

ENDS = ("origin", "destination")
_GAP = 25
_MANY = 4


def options(view: View) -> dict[str, Option]:
    """Each place of an article by its name in small letters, in text order."""
    named = _named(view.article)
    ranks = {slot: _ranks(view, slot) for slot in (*ENDS, "via")}
    of_others = [
        (slot, other.slots[slot][0].value.lower(), other.kind)
        for other in view.others
        for slot in ENDS
        if other.slots[slot]
    ]
    return {name: _option(view, name, named[name], ranks, of_others) for name in named}


def _named(article: Article) -> dict[str, list[Mention]]:
    known: dict[str, list[Mention]] | None = article.memo.get("places by name")
    if known is None:
        known = article.memo["places by name"] = {}
        for place in article.mentions["places"]:
            known.setdefault(place.text.lower(), []).append(place)
    return known


def _ranks(view: View, slot: str) -> dict[str, tuple[int, str]]:
    made: dict[str, tuple[int, str]] = {}
    for rank, candidate in enumerate(view.one.slots[slot]):
        made.setdefault(candidate.value.lower(), (rank, candidate.rule))
    return made


def _option(
    view: View,
    name: str,
    mentions: list[Mention],
    ranks: dict[str, dict[str, tuple[int, str]]],
    of_others: list[tuple[str, str, str]],
) -> Option:
    article, kind = view.article, view.one.kind
    zones = [view.standing.zone(place.start, place.sentence) for place in mentions]
    zone = nearest(zones)
    shown = mentions[zones.index(zone)]
    features = set(_by_rules(view, name, ranks))
    for place, where in zip(mentions, zones, strict=True):
        features |= spaced(where, _core(place, article))
        features.add(f"stands {where}")
    features |= set(_of_article(name, mentions, article))
    features.add(f"{space(zone)}: {_told_there(view, shown)} others are told there")
    grain = shown.row["kind"]
    features |= {f"a {grain}", f"a {grain} {zone}", f"a {grain} of a {kind}"}
    features |= {f"nearest {zone}", f"nearest {zone}, {view.ends}", f"nearest {zone} of a {kind}"}
    features |= {f"nearest {zone}, one of {view.count} movements", view.ends}
    for slot, other, its in of_others:
        if other == name:
            features |= {f"{slot} of another", f"{slot} of another, {view.ends}", f"{slot} of a {its} beside a {kind}"}
    features |= set(_beside_ends(view, name, shown, zone))
    return Option(
        of_mention(shown, shown.text, "movements.place.weighed"), _fixed(shown, zone, kind, article), features
    )


def _by_rules(view: View, name: str, ranks: dict[str, dict[str, tuple[int, str]]]) -> Iterator[str]:
    found = False
    for slot, of_slot in ranks.items():
        if name in of_slot:
            rank, rule = of_slot[name]
            found = True
            yield f"{slot} {of_rank(rank)}"
            yield f"{slot} {of_rank(rank, rule)}"
    if not found:
        yield "by no rule"
        yield f"by no rule, {view.ends}"
        yield f"by no rule of a {view.one.kind}"


def _core(place: Mention, article: Article) -> list[str]:
    """A place's role with what gives it."""
    known: dict[int, list[str]] = article.memo.setdefault("roles in words", {})
    if place.index not in known:
        role = _roles(article.sentences[place.sentence]).get(place.index)
        known[place.index] = list(_of_role(role))
    return known[place.index]


def _roles(sentence: Sentence) -> dict[int, PlaceRole]:
    known: dict[int, PlaceRole] | None = sentence.memo.get("roles by place")
    if known is None:
        known = sentence.memo["roles by place"] = {role.place.index: role for role in roles(sentence)}
    return known


def _fixed(place: Mention, zone: str, kind: str, article: Article) -> tuple[Fixed, ...]:
    """What a mention has from its own sentence, whatever movement stands so to it; far off its role alone."""
    sentence = article.sentences[place.sentence]
    at = space(zone)
    role: Fixed | None = sentence.memo.get((place.start, at, kind))
    if role is None:
        core = _core(place, article)
        said = [*spaced(at, core), *(f"{at}: {trait} of a {kind}" for trait in core)]
        role = sentence.memo[place.start, at, kind] = Fixed(said)
    if at == ELSEWHERE:
        return (role,)
    words: Fixed | None = sentence.memo.get((place.start, at))
    if words is None:
        told = [*around(sentence, place.start, place.end), *_neighbours(sentence, place, _roles(sentence))]
        told += _spoken(sentence) if at == BESIDE else []
        words = sentence.memo[place.start, at] = Fixed(spaced(at, told))
    return role, words


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


def _told_there(view: View, place: Mention) -> int:
    """How many other movements the sentence of a mention speaks of."""
    number = place.sentence
    return min(2, sum(any(t.sentence.number == number for t in other.train.talks) for other in view.others))


def _spoken(sentence: Sentence) -> Iterator[str]:
    """What a sentence beside the train speaks of, and whether it goes on about it."""
    spoken = talks_of(sentence)
    for talk in spoken:
        yield f"speaks of {talk.reference.noun}"
    yield "goes on" if any(talk.reference.definite for talk in spoken) else "begins anew"


def _of_article(name: str, mentions: list[Mention], article: Article) -> list[str]:
    """How the article and its title name a place; worked out once."""
    known: dict[str, list[str]] = article.memo.setdefault("places in the article", {})
    if name not in known:
        order = list(_named(article)).index(name)
        made = [f"named {min(len(mentions), _MANY)} times", f"place {min(order, _MANY)} of the article"]
        title = article.title.lower()
        at = title.find(name)
        if at >= 0:
            before = title[:at].split()
            made += ["in the title", f"in the title after {before[-1] if before else 'nothing'}"]
        known[name] = made
    return known[name]


def _beside_ends(view: View, name: str, shown: Mention, zone: str) -> Iterator[str]:
    """What a place is beside the ends that the rules know: more exact, less exact, of the same country."""
    row = shown.row
    for slot in ENDS:
        found = view.one.slots[slot]
        if not found or found[0].mention is None or found[0].value.lower() == name:
            continue
        end = found[0].mention.row
        if end.get("country") == row.get("country"):
            grain, its = GRAINS[row["kind"]], GRAINS[end["kind"]]
            than = "more exact" if grain < its else "less exact" if grain > its else "as exact"
            yield f"{than} than the {slot}"
            yield f"{than} than the {slot}, {zone}"
        other = found[0].value.lower()
        if other in name or name in other:
            yield f"shares a name with the {slot}"
