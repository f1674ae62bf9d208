"""What speaks for days, services, goods, sizes and rates of a movement."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.settle.option import KEPT, Option, Part, Parts, Traits, View, held_by, of_rank, surroundings
from extractor.facts.settle.standing import FAR, NEAR, space
from extractor.facts.slots import goods as goods_rules
from extractor.facts.slots.candidate import Candidate, of_mention, of_words
from extractor.facts.slots.when import composed

_DIGIT = re.compile(r"\d")
_MANY = 3
_SIZES = ("count", "mass", "length", "money", "volume", "other")


def days(view: View) -> dict[str, Option]:
    """The dates of an article that a movement could run on."""
    made: dict[str, Option] = {}
    ranks = {c.mention.index: (n, c) for n, c in reversed(list(enumerate(view.one.slots["when"]))) if c.mention}
    published, held = view.article.published or "", _held(view, "when")
    for date in view.mentions("dates"):
        if date.row["type"] not in ("date", "time", "interval"):
            continue
        rank, chosen = ranks.get(date.index, (None, None))
        value = chosen.value if chosen else composed(date, view.article.sentences[date.sentence])
        if value.startswith(("T", "P")) and chosen is None:
            continue
        raw = str(date.row["value"])
        zone = view.standing.zone(date.start, date.sentence)
        if chosen is None and zone in FAR:
            continue
        traits = (f"of type {date.row['type']}", f"like {_DIGIT.sub('9', raw)[:12]}", f"mod {date.row.get('mod')}")
        fixed = _around(view, date, zone, traits)
        parts = (
            *_stands(view, zone, traits),
            _by_rule(zone, rank, chosen and chosen.rule, bool(ranks)),
            held_by(held[value], zone),
            _alone(f"{'past' if value[:10] <= published else 'ahead'} of {view.one.status}"),
        )
        _add(made, value, chosen or of_mention(date, value, "movements.when.weighed"), zone, fixed, parts)
        if raw.endswith("/.."):
            start = raw.removesuffix("/..")
            since = of_mention(date, start, "movements.when.since")
            _add(made, start, since, zone, fixed, (*parts, _alone("its start alone")))
    return made


def services(view: View) -> dict[str, Option]:
    """The services of an article by name."""
    made: dict[str, Option] = {}
    ranks = {c.value: (n, c) for n, c in reversed(list(enumerate(view.one.slots["service"])))}
    named = view.mentions("services")
    counts, held = Counter(one.row["name"] for one in named), _held(view, "service")
    first = next(iter(counts), None)
    title = view.article.title.lower()
    own = {id(talk.reference.service) for talk in view.one.train.talks}
    for service in named:
        name = service.row["name"]
        rank, chosen = ranks.get(name, (None, None))
        kind = service.row["kind"]
        zone = view.standing.zone(service.start, service.sentence)
        count = min(counts[name], _MANY)
        said = [
            f"of kind {kind} for a {view.one.kind}",
            f"named {count} times",
            f"named {count} times, one of {min(len(counts), _MANY)}",
            "named first" if first == name else "named later",
        ]
        if id(service) in own:
            said.append("is what the train is called")
        if service.text.lower() in title:
            said += "in the title", f"in the title, of kind {kind}"
        traits = (f"of kind {kind}",)
        fixed = _around(view, service, zone, traits)
        parts = (
            *_stands(view, zone, traits),
            _by_rule(zone, rank, chosen and chosen.rule, bool(ranks)),
            held_by(held[name], zone),
            _alone(*said),
        )
        _add(made, name, chosen or of_mention(service, name, "movements.service.weighed"), zone, fixed, parts)
    return made


def sizes(view: View) -> dict[str, Option]:
    """The quantities of an article by their number."""
    made: dict[str, Option] = {}
    chosen_by_rule = {c.mention.index: c for c in view.one.slots["load"] if c.mention}
    held = _held(view, "load")
    for quantity in view.mentions("quantities"):
        row = quantity.row
        chosen = chosen_by_rule.get(quantity.index)
        zone = view.standing.zone(quantity.start, quantity.sentence)
        if chosen is None and (zone in FAR or row["kind"] not in _SIZES or row.get("change")):
            continue
        counted = str(row.get("counted") or "-").lower().split()[-1]
        traits = (
            f"of kind {row['kind']}", f"in {row.get('unit')}", f"counts {counted}", f"per {row.get('per')}",
            f"bound {row.get('bound')}",
        )  # fmt: skip
        rank, index = 0 if chosen else None, str(quantity.index)
        fixed = _around(view, quantity, zone, traits)
        parts = (
            *_stands(view, zone, traits),
            _by_rule(zone, rank, chosen and chosen.rule, bool(view.one.slots["load"])),
            _alone(
                f"{of_rank(rank)}, {row['kind']} of {counted}",
                f"{len(str(int(abs(row['value']))))} digits of {row.get('unit') or counted}",
            ),
            held_by(held[index], zone),
        )
        _add(made, index, chosen or of_mention(quantity, index, "movements.load.weighed"), zone, fixed, parts)
    return made


def rates(view: View) -> dict[str, Option]:
    """What could tell how often a service runs, by its words in small letters: counts a week, recurring days."""
    made: dict[str, Option] = {}
    ranks = {c.text.lower(): (n, c) for n, c in reversed(list(enumerate(view.one.slots["frequency"])))}
    counts = [q for q in view.mentions("quantities") if q.row["kind"] == "count" and not q.row.get("change")]
    sets = [d for d in view.mentions("dates") if d.row["type"] == "set"]
    held = _held(view, "frequency")
    for mention in sorted([*counts, *sets], key=lambda one: one.start):
        name = mention.text.lower()
        rank, chosen = ranks.get(name, (None, None))
        zone = view.standing.zone(mention.start, mention.sentence)
        if chosen is None and zone in FAR:
            continue
        traits = _of_rate(mention)
        fixed = _around(view, mention, zone, traits)
        parts = (
            *_stands(view, zone, traits),
            _by_rule(zone, rank, chosen and chosen.rule, bool(ranks)),
            held_by(held[mention.text], zone),
        )
        _add(made, name, chosen or of_mention(mention, mention.text, "movements.frequency.weighed"), zone, fixed, parts)
    return made


def _of_rate(mention: Mention) -> tuple[str, ...]:
    row = mention.row
    if mention.list == "dates":
        return f"recurs {row['value']}", f"recurring {mention.text.lower().split()[-1]}"
    counted = str(row.get("counted") or "-").lower().split()[-1]
    digits = len(str(int(abs(row["value"]))))
    return f"counts {counted}", f"counts per {row.get('per')}", f"{digits} digits", f"in {row.get('unit')}"


def goods(view: View) -> dict[str, Option]:
    """The goods that an article names, by their words in small letters."""
    made: dict[str, Option] = {}
    by_rule = {c.text.lower(): c for c in view.one.slots["cargo"]}
    article = view.article
    found = [(sentence, *pair) for sentence in view.sentences for pair in _goods(sentence, article)]
    counts = Counter(candidate.text.lower() for _, candidate, _ in found)
    title, held = view.article.title.lower(), _held(view, "cargo")
    alone = [c for name, c in by_rule.items() if name not in counts]
    rest = [(article.sentence_of(c.start), c, "of the train alone") for c in alone]
    for sentence, candidate, level in [*found, *rest]:
        name = candidate.text.lower()
        zone = view.standing.zone(candidate.start, sentence.number)
        chosen = by_rule.get(name)
        if chosen is None and zone in FAR:
            continue
        rule = "by rule" if chosen else "beside others by rule" if by_rule else "by no rule"
        said = [rule, f"{rule} {zone}", f"{level} {zone}", f"named {min(max(1, counts[name]), _MANY)} times"]
        said += f"stands {zone}", f"stands {zone} of {view.count}"
        if chosen:
            said.append(f"by rule {chosen.rule}")
        if name in title:
            said += "in the title", f"in the title {rule}"
        if any(talk.reference.start <= candidate.start < talk.reference.end for talk in view.one.train.talks):
            said.append("in what the train is called")
        if sentence.after(candidate.end, 7).lower().startswith(" train"):
            said.append("names a train")
        fixed = surroundings(sentence, candidate.start, candidate.end, space(zone), (level, candidate.rule))
        _add(made, name, chosen or candidate, zone, fixed, (_alone(*said), held_by(held[name], zone)))
    return made


def _goods(sentence: Sentence, article: Article) -> list[tuple[Candidate, str]]:
    """All goods of a sentence, each with how it is told; worked out once."""
    known: list[tuple[Candidate, str]] | None = sentence.memo.get("goods told")
    if known is None:
        known = sentence.memo["goods told"] = list(_told_goods(sentence, article))
    return known


def _told_goods(sentence: Sentence, article: Article) -> Iterator[tuple[Candidate, str]]:
    spans: list[tuple[int, int]] = []
    for level, listed in goods_rules.lists_of(article, sentence):
        for candidate in listed:
            if (candidate.start, candidate.end) not in spans:
                spans.append((candidate.start, candidate.end))
                yield candidate, f"of a list of strength {level}"
    for word in sentence.words:
        bare = "goods.goods" in word.classes and word.inside is None
        if bare and not any(low <= word.start < high for low, high in spans):
            yield of_words(article, word.start, word.end, "movements.cargo.named"), "a bare name"


def _around(view: View, mention: Mention, zone: str, traits: Traits) -> Parts:
    return surroundings(view.article.sentences[mention.sentence], mention.start, mention.end, space(zone), traits)


def _stands(view: View, zone: str, traits: Traits) -> Parts:
    """What every mention has: what it is, where it stands."""
    return _standing(zone, traits), _standing_to(zone, view.count, view.one.kind)


@lru_cache(KEPT)
def _standing(zone: str, traits: Traits) -> Part:
    return Part(f"{trait}, {zone}" for trait in traits)


@lru_cache(KEPT)
def _standing_to(zone: str, count: int, kind: str) -> Part:
    return Part((f"stands {zone}", f"stands {zone} of {count}", f"stands {zone} of a {kind}"))


@lru_cache(KEPT)
def _by_rule(zone: str, rank: int | None, rule: str | None, others: bool) -> Part:
    """What the rules say of a candidate, ``others``: whether they fill its slot at all."""
    said = of_rank(rank)
    made = [said, f"{said}, {zone}"]
    if rule is not None:
        made.append(f"{said} {rule.rpartition('.')[2]}")
    if not others:
        made.append(f"nothing by rule, {zone}")
    return Part(made)


@lru_cache(KEPT)
def _alone(*features: str) -> Part:
    return Part(features)


def _held(view: View, slot: str) -> Counter[str]:
    """How many other movements of the article hold each value in a slot."""
    if slot == "cargo":
        return Counter(name for other in view.others for name in {c.text.lower() for c in other.slots[slot]})
    most = None if slot == "load" else 1
    return Counter(value for other in view.others for value in {c.value for c in other.slots[slot][:most]})


def _add(made: dict[str, Option], name: str, candidate: Candidate, zone: str, fixed: Parts, parts: Parts) -> None:
    """Add what one mention says; of the words around them those of the mention that stands nearest count."""
    near, before = NEAR[zone], made.get(name)
    if before is not None:
        parts = (Part(feature for part in (*before.parts, *parts) for feature in part.features),)
    if before is None or near < before.near:
        made[name] = Option(candidate, parts, fixed, near)
    else:
        before.parts = parts
