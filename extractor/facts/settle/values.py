"""What speaks for days, services, goods, sizes and rates of a movement."""

import re
from collections.abc import Iterator

from extractor.facts.article import Article, Mention
from extractor.facts.settle.option import Fixed, Option, View, of_rank, surroundings
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
    published = view.article.published or ""
    for date in view.article.mentions["dates"]:
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
        fixed, features = _common(view, date, traits, zone)
        features |= set(_by_rule(view, zone, rank, chosen, "when"))
        features |= _of_others(view, "when", value, zone)
        features.add(f"{'past' if value[:10] <= published else 'ahead'} of {view.one.status}")
        _add(made, value, chosen or of_mention(date, value, "movements.when.weighed"), fixed, zone, features)
        if raw.endswith("/.."):
            start = raw.removesuffix("/..")
            since = of_mention(date, start, "movements.when.since")
            _add(made, start, since, fixed, zone, features | {"its start alone"})
    return made


def services(view: View) -> dict[str, Option]:
    """The services of an article by name."""
    made: dict[str, Option] = {}
    ranks = {c.value: (n, c) for n, c in reversed(list(enumerate(view.one.slots["service"])))}
    named = view.article.mentions["services"]
    names = list(dict.fromkeys(one.row["name"] for one in named))
    title = view.article.title.lower()
    own = {id(talk.reference.service) for talk in view.one.train.talks}
    for service in named:
        name = service.row["name"]
        rank, chosen = ranks.get(name, (None, None))
        kind = service.row["kind"]
        zone = view.standing.zone(service.start, service.sentence)
        fixed, features = _common(view, service, (f"of kind {kind}",), zone)
        features |= set(_by_rule(view, zone, rank, chosen, "service"))
        features.add(f"of kind {kind} for a {view.one.kind}")
        count = min(sum(one.row["name"] == name for one in named), _MANY)
        features |= {f"named {count} times", f"named {count} times, one of {min(len(names), _MANY)}"}
        features.add("named first" if names[0] == name else "named later")
        if id(service) in own:
            features.add("is what the train is called")
        if service.text.lower() in title:
            features |= {"in the title", f"in the title, of kind {kind}"}
        features |= _of_others(view, "service", name, zone)
        _add(made, name, chosen or of_mention(service, name, "movements.service.weighed"), fixed, zone, features)
    return made


def sizes(view: View) -> dict[str, Option]:
    """The quantities of an article by their number."""
    made: dict[str, Option] = {}
    chosen_by_rule = {c.mention.index: c for c in view.one.slots["load"] if c.mention}
    for quantity in view.article.mentions["quantities"]:
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
        fixed, features = _common(view, quantity, traits, zone)
        features |= set(_by_rule(view, zone, 0 if chosen else None, chosen, "load"))
        features.add(f"{of_rank(0 if chosen else None)}, {row['kind']} of {counted}")
        features.add(f"{len(str(int(abs(row['value']))))} digits of {row.get('unit') or counted}")
        features |= _of_others(view, "load", str(quantity.index), zone)
        candidate = chosen or of_mention(quantity, str(quantity.index), "movements.load.weighed")
        _add(made, str(quantity.index), candidate, fixed, zone, features)
    return made


def rates(view: View) -> dict[str, Option]:
    """What could tell how often a service runs, by its words in small letters: counts a week, recurring days."""
    made: dict[str, Option] = {}
    ranks = {c.text.lower(): (n, c) for n, c in reversed(list(enumerate(view.one.slots["frequency"])))}
    counts = [q for q in view.article.mentions["quantities"] if q.row["kind"] == "count" and not q.row.get("change")]
    sets = [d for d in view.article.mentions["dates"] if d.row["type"] == "set"]
    for mention in sorted([*counts, *sets], key=lambda one: one.start):
        name = mention.text.lower()
        rank, chosen = ranks.get(name, (None, None))
        zone = view.standing.zone(mention.start, mention.sentence)
        if chosen is None and zone in FAR:
            continue
        fixed, features = _common(view, mention, _of_rate(mention), zone)
        features |= set(_by_rule(view, zone, rank, chosen, "frequency"))
        features |= _of_others(view, "frequency", mention.text, zone)
        candidate = chosen or of_mention(mention, mention.text, "movements.frequency.weighed")
        _add(made, name, candidate, fixed, zone, features)
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
    found, counts = _goods(view.article)
    rest = [(c, "of the train alone") for name, c in by_rule.items() if name not in counts]
    for candidate, level in [*found, *rest]:
        name = candidate.text.lower()
        sentence = view.article.sentence_of(candidate.start)
        zone = view.standing.zone(candidate.start, sentence.number)
        chosen = by_rule.get(name)
        if chosen is None and zone in FAR:
            continue
        rule = "by rule" if chosen else "beside others by rule" if by_rule else "by no rule"
        features = {rule, f"{rule} {zone}", f"{level} {zone}", f"named {min(counts.get(name, 1), _MANY)} times"}
        features |= {f"stands {zone}", f"stands {zone} of {view.count}"}
        if chosen:
            features.add(f"by rule {chosen.rule}")
        if name in view.article.title.lower():
            features |= {"in the title", f"in the title {rule}"}
        if any(talk.reference.start <= candidate.start < talk.reference.end for talk in view.one.train.talks):
            features.add("in what the train is called")
        if sentence.after(candidate.end, 7).lower().startswith(" train"):
            features.add("names a train")
        features |= _of_others(view, "cargo", name, zone)
        fixed = surroundings(sentence, candidate.start, candidate.end, space(zone), (level, candidate.rule))
        _add(made, name, chosen or candidate, fixed, zone, features)
    return made


def _goods(article: Article) -> tuple[list[tuple[Candidate, str]], dict[str, int]]:
    """All goods of an article, each with how it is told, and how often each is named; worked out once."""
    known: tuple[list[tuple[Candidate, str]], dict[str, int]] | None = article.memo.get("goods of the article")
    if known is None:
        found, counts = list(_told_goods(article)), dict[str, int]()
        for candidate, _ in found:
            counts[candidate.text.lower()] = counts.get(candidate.text.lower(), 0) + 1
        known = article.memo["goods of the article"] = found, counts
    return known


def _told_goods(article: Article) -> Iterator[tuple[Candidate, str]]:
    for sentence in article.sentences:
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


def _common(view: View, mention: Mention, traits: tuple[str, ...], zone: str) -> tuple[tuple[Fixed, ...], set[str]]:
    """What every mention has: the words around it, what it is, where it stands."""
    sentence = view.article.sentences[mention.sentence]
    fixed = surroundings(sentence, mention.start, mention.end, space(zone), traits)
    features = {f"{trait}, {zone}" for trait in traits}
    features |= {f"stands {zone}", f"stands {zone} of {view.count}", f"stands {zone} of a {view.one.kind}"}
    return fixed, features


def _by_rule(view: View, zone: str, rank: int | None, chosen: Candidate | None, slot: str) -> Iterator[str]:
    said = of_rank(rank)
    yield said
    yield f"{said}, {zone}"
    if chosen is not None:
        yield f"{said} {chosen.rule.rpartition('.')[2]}"
    if not view.one.slots[slot]:
        yield f"nothing by rule, {zone}"


def _of_others(view: View, slot: str, value: str, zone: str) -> set[str]:
    """How many other movements of the article hold a value in the same slot."""
    listed = slot in ("load", "cargo")
    count = 0
    for other in view.others:
        held = other.slots[slot] if listed else other.slots[slot][:1]
        count += any((c.text.lower() if slot == "cargo" else c.value) == value for c in held)
    return {f"held by {min(count, 2)} others", f"held by {min(count, 2)} others, {zone}"}


def _add(
    made: dict[str, Option], name: str, candidate: Candidate, fixed: tuple[Fixed, ...], zone: str, features: set[str]
) -> None:
    """Add what one mention says; the mention that stands nearest is the one that counts."""
    before = made.get(name)
    if before is None or NEAR[zone] < before.near:
        made[name] = Option(candidate, fixed, features | (before.features if before else set()), NEAR[zone])
    else:
        before.features |= features
