"""What speaks for days, services, goods and sizes of a movement."""

import re
from collections.abc import Iterable, Iterator

from extractor.facts.article import Article, Mention
from extractor.facts.settle.option import Option, View, of_rank, spaced
from extractor.facts.settle.standing import space
from extractor.facts.settle.words_around import around
from extractor.facts.slots import goods as goods_rules
from extractor.facts.slots.candidate import Candidate, of_mention, of_words
from extractor.facts.slots.when import composed

_DIGIT = re.compile(r"\d")
_MANY = 3


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
        traits = [f"of type {date.row['type']}", f"like {_DIGIT.sub('9', raw)[:12]}", f"mod {date.row.get('mod')}"]
        features, zone = _common(view, date, traits, rank, chosen, "when")
        features |= _of_others(view, "when", value, zone)
        features.add(f"{'past' if value[:10] <= published else 'ahead'} of {view.one.status}")
        _add(made, value, chosen or of_mention(date, value, "movements.when.weighed"), features)
        if raw.endswith("/.."):
            start = raw.removesuffix("/..")
            _add(made, start, of_mention(date, start, "movements.when.since"), features | {"its start alone"})
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
        features, zone = _common(
            view, service, [f"of kind {kind}", f"of kind {kind} for a {view.one.kind}"], rank, chosen, "service"
        )
        count = min(sum(one.row["name"] == name for one in named), _MANY)
        features |= {f"named {count} times", f"named {count} times, one of {min(len(names), _MANY)}"}
        features.add("named first" if names[0] == name else "named later")
        if id(service) in own:
            features.add("is what the train is called")
        if service.text.lower() in title:
            features |= {"in the title", f"in the title, of kind {kind}"}
        features |= _of_others(view, "service", name, zone)
        _add(made, name, chosen or of_mention(service, name, "movements.service.weighed"), features)
    return made


def sizes(view: View) -> dict[str, Option]:
    """The quantities of an article by their number."""
    made: dict[str, Option] = {}
    chosen_by_rule = {c.mention.index: c for c in view.one.slots["load"] if c.mention}
    for quantity in view.article.mentions["quantities"]:
        row = quantity.row
        counted = str(row.get("counted") or "-").lower().split()[-1]
        traits = [
            f"of kind {row['kind']}", f"in {row.get('unit')}", f"counts {counted}", f"per {row.get('per')}",
            f"change {row.get('change')}", f"bound {row.get('bound')}",
        ]  # fmt: skip
        chosen = chosen_by_rule.get(quantity.index)
        features, zone = _common(view, quantity, traits, 0 if chosen else None, chosen, "load")
        features.add(f"{of_rank(0 if chosen else None)}, {row['kind']} of {counted}")
        features.add(f"{len(str(int(abs(row['value']))))} digits of {row.get('unit') or counted}")
        features |= _of_others(view, "load", str(quantity.index), zone)
        candidate = chosen or of_mention(quantity, str(quantity.index), "movements.load.weighed")
        _add(made, str(quantity.index), candidate, features)
    return made


def rates(view: View) -> dict[str, Option]:
    """What could tell how often a service runs, by its words in small letters: counts a week, recurring days."""
    made: dict[str, Option] = {}
    ranks = {c.text.lower(): (n, c) for n, c in reversed(list(enumerate(view.one.slots["frequency"])))}
    counts = [q for q in view.article.mentions["quantities"] if q.row["kind"] == "count" and not q.row.get("change")]
    sets = [d for d in view.article.mentions["dates"] if d.row["type"] == "set"]
    for mention in sorted([*counts, *sets], key=lambda one: one.start):
        row, name = mention.row, mention.text.lower()
        if mention.list == "quantities":
            counted = str(row.get("counted") or "-").lower().split()[-1]
            traits = [f"counts {counted}", f"counts per {row.get('per')}", f"{len(str(int(abs(row['value']))))} digits"]
        else:
            traits = [f"recurs {row['value']}", f"recurring {name.split()[-1]}"]
        rank, chosen = ranks.get(name, (None, None))
        features, zone = _common(view, mention, traits, rank, chosen, "frequency")
        features |= _of_others(view, "frequency", mention.text, zone)
        _add(made, name, chosen or of_mention(mention, mention.text, "movements.frequency.weighed"), features)
    return made


def goods(view: View) -> dict[str, Option]:
    """The goods that an article names, by their words in small letters."""
    made: dict[str, Option] = {}
    by_rule = {c.text.lower(): c for c in view.one.slots["cargo"]}
    found = _goods(view.article)
    named = {candidate.text.lower() for candidate, _ in found}
    rest = [(candidate, "of the train alone") for name, candidate in by_rule.items() if name not in named]
    title = view.article.title.lower()
    counts: dict[str, int] = {}
    for candidate, _ in found:
        counts[candidate.text.lower()] = counts.get(candidate.text.lower(), 0) + 1
    for candidate, level in [*found, *rest]:
        name = candidate.text.lower()
        sentence = view.article.sentence_of(candidate.start)
        zone = view.standing.zone(candidate.start, sentence.number)
        at = space(zone)
        chosen = by_rule.get(name)
        rule = "by rule" if chosen else "beside others by rule" if by_rule else "by no rule"
        features = {rule, f"{rule} {zone}", f"{level} {zone}", f"named {min(counts.get(name, 1), _MANY)} times"}
        features |= spaced(at, around(sentence, candidate.start, candidate.end))
        features |= {f"{at}: {level}", f"{at}: {candidate.rule}", f"stands {zone}", f"stands {zone} of {view.count}"}
        if chosen:
            features.add(f"by rule {chosen.rule}")
        if name in title:
            features |= {"in the title", f"in the title {rule}"}
        if any(talk.reference.start <= candidate.start < talk.reference.end for talk in view.one.train.talks):
            features.add("in what the train is called")
        if sentence.after(candidate.end, 7).lower().startswith(" train"):
            features.add("names a train")
        features |= _of_others(view, "cargo", name, zone)
        _add(made, name, chosen or candidate, features)
    return made


def _goods(article: Article) -> list[tuple[Candidate, str]]:
    """All goods of an article, each with how it is told; worked out once."""
    known: list[tuple[Candidate, str]] | None = article.memo.get("goods of the article")
    if known is None:
        known = article.memo["goods of the article"] = []
        for sentence in article.sentences:
            spans: list[tuple[int, int]] = []
            for level, listed in goods_rules.lists_of(article, sentence):
                for candidate in listed:
                    if (candidate.start, candidate.end) not in spans:
                        spans.append((candidate.start, candidate.end))
                        known.append((candidate, f"of a list of strength {level}"))
            for word in sentence.words:
                if "goods.goods" not in word.classes or word.inside is not None:
                    continue
                if not any(low <= word.start < high for low, high in spans):
                    known.append((of_words(article, word.start, word.end, "movements.cargo.named"), "a bare name"))
    return known


def _common(
    view: View, mention: Mention, traits: Iterable[str], rank: int | None, chosen: Candidate | None, slot: str
) -> tuple[set[str], str]:
    """What every mention has: where it stands, the words around it, what the rules say of it."""
    sentence = view.article.sentences[mention.sentence]
    zone = view.standing.zone(mention.start, mention.sentence)
    at = space(zone)
    known: list[str] | None = sentence.memo.get(("around", mention.start))
    if known is None:
        known = sentence.memo["around", mention.start] = around(sentence, mention.start, mention.end)
    features = spaced(at, known) | spaced(at, traits) | set(traits) | {f"{trait}, {zone}" for trait in traits}
    features |= set(_by_rule(view, zone, rank, chosen, slot))
    features |= {f"stands {zone}", f"stands {zone} of {view.count}", f"stands {zone} of a {view.one.kind}"}
    return features, zone


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


def _add(made: dict[str, Option], name: str, candidate: Candidate, features: set[str]) -> None:
    if name in made:
        made[name].features |= features
    else:
        made[name] = Option(candidate, features)
