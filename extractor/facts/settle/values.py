"""The days, services, operators, sizes, rates and goods of an article that a movement could have."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.names import Spans
from extractor.facts.net.reading import read
from extractor.facts.settle.option import ENDS, Option, Options, Ranks, add, by_rule, of_title, ranks_of
from extractor.facts.settle.places import named, places
from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import Candidate, of_mention, of_words
from extractor.facts.slots.goods import lists_of
from extractor.facts.slots.when import composed

_SIZES = ("count", "mass", "length", "money", "volume", "other")


def days(view: View) -> Options:
    """The dates that a movement could run on, by value; of what lasts since a day also that day."""
    made: Options = {}
    ranks = {c.mention.index: (n, c) for n, c in reversed([*enumerate(view.one.slots["when"])]) if c.mention}
    for date in view.mentions("dates"):
        ranked = ranks.get(date.index)
        if date.row["type"] not in ("date", "time", "interval") or not (ranked or view.is_dated_by(date.sentence)):
            continue
        value = ranked[1].value if ranked else composed(date, view.article.sentences[date.sentence])
        if value.startswith(("T", "P")) and ranked is None:
            continue
        said = [*by_rule(ranked, "when"), *_of_day(value, view.article.published)]
        add(made, value, ranked[1] if ranked else of_mention(date, value, "movements.when.weighed"), said)
        raw = str(date.row["value"])
        if raw.endswith("/.."):
            start = raw.removesuffix("/..")
            add(made, start, of_mention(date, start, "movements.when.since"), [*said, "its start alone"])
    made |= dict(_with_clock(made, view))
    return _with_others(made, view, "when")


def _of_day(value: str, published: str | None) -> Iterator[str]:
    """How exact a day is, and how long before or after the article it lies."""
    yield "an interval" if "/" in value else f"a day of {len(value.partition('T')[0])} characters"
    if "T" in value:
        yield "a clock time"
    try:
        apart = (datetime.date.fromisoformat(value[:10]) - datetime.date.fromisoformat(published or "")).days
    except ValueError:
        yield "past" if value[:10] <= (published or "") else "ahead"
        return
    far = sum(abs(apart) > most for most in _DAYS)
    yield f"{'ahead' if apart > 0 else 'past'} by {far}"


_DAYS = (0, 1, 3, 7, 31, 366)
"""Days from the article that are told apart."""


def _with_clock(known: Options, view: View) -> Iterator[tuple[str, Option]]:
    """Days with the clock times told apart from them: "It left on Monday. [...] The start was at 16:45"."""
    times = [
        (time, match[0])
        for time in view.mentions("dates")
        if time.row["type"] == "time" and view.is_near(time.sentence) and (match := _CLOCK.search(time.row["value"]))
    ][:_TIMES]
    days = [name for name, option in known.items() if _DAY.fullmatch(name)][:_TIMES]
    for time, clock in times:
        for day in days:
            if day + clock not in known:
                found = of_mention(time, day + clock, "movements.when.clock")
                yield day + clock, Option(found, [(time.start, time.end)], ["a time told apart", *known[day].features])


_CLOCK, _DAY = re.compile(r"T(?:\d\d:\d\d|MO|AF|EV|NI)$"), re.compile(r"\d{4}-\d\d-\d\d")
_TIMES = 4
"""How many days and times are put together."""


def services(view: View) -> Options:
    """The services of an article by name."""
    own = {id(talk.reference.service) for talk in view.one.train.talks}
    made: Options = {}
    ranks = ranks_of(view, "service", lambda c: c.value)
    for service in view.mentions("services"):
        name = service.row["name"]
        said = [*by_rule(ranks.get(name), "service"), f"a {service.row['kind']}"]
        said += ["is what the train is called"] if id(service) in own else []
        said += of_title(service.text, view)
        add(made, name, _chosen(ranks, name) or of_mention(service, name, "movements.service.weighed"), said)
    return _with_others(made, view, "service")


def operators(view: View) -> Options:
    """Each organisation of an article by its canonical name, and each name that no list knows."""
    made: Options = {}
    ranks = ranks_of(view, "operator", lambda c: c.value)
    for one in view.mentions("organisations"):
        name = one.row["name"]
        found = _chosen(ranks, name) or of_mention(one, name, "movements.operator.weighed")
        add(
            made,
            name,
            found,
            [*by_rule(ranks.get(name), "operator"), f"a {one.row['kind']}", *of_title(one.text, view)],
        )
    for sentence in view.sentences:
        for start, end in named(sentence, view):
            found = of_words(view.article, start, end, "movements.operator.named")
            add(made, found.text, found, ["an operator by no rule", "a name"])
    return _with_others(made, view, "operator")


def sizes(view: View) -> Options:
    """The quantities of an article by their number."""
    made: Options = {}
    chosen = {c.mention.index: (0, c) for c in view.one.slots["load"] if c.mention}
    for quantity in view.mentions("quantities"):
        row, ranked = quantity.row, chosen.get(quantity.index)
        is_size = row["kind"] in _SIZES and not row.get("change") and view.is_near(quantity.sentence)
        if ranked or is_size:
            counted = str(row.get("counted") or "-").lower().split()[-1]
            said = [*by_rule(ranked, "load"), f"a {row['kind']} in {row.get('unit')}", f"counts {counted}"]
            said += [f"per {row['per']}"] if row.get("per") else []
            found = ranked[1] if ranked else of_mention(quantity, str(quantity.index), "movements.load.weighed")
            add(made, str(quantity.index), found, said)
    return _with_others(made, view, "load")


def rates(view: View) -> Options:
    """What could tell how often a service runs, by its words in small letters: counts a week, recurring days."""
    made: Options = {}
    ranks = ranks_of(view, "frequency", lambda c: c.text.lower())
    counts = [q for q in view.mentions("quantities") if q.row["kind"] == "count" and not q.row.get("change")]
    sets = [d for d in view.mentions("dates") if d.row["type"] == "set"]
    for mention in sorted([*counts, *sets], key=lambda one: one.start):
        name = mention.text.lower()
        if name in ranks or view.is_near(mention.sentence):
            found = _chosen(ranks, name) or of_mention(mention, mention.text, "movements.frequency.weighed")
            add(made, name, found, [*by_rule(ranks.get(name), "frequency"), *_of_rate(mention)])
    for count in counts:
        if view.is_near(count.sentence):
            behind = next((d for d in sets if d.sentence == count.sentence and 0 < d.start - count.end <= _GAP), None)
            if behind is not None:
                joined = of_words(view.article, count.start, behind.end, "movements.frequency.joined")
                add(made, joined.text.lower(), joined, ["a count with its time"])
    return _with_others(made, view, "frequency")


_GAP = 2
"""Characters between a count and its time: "two trains [a week]"."""


def _of_rate(mention: Mention) -> Iterator[str]:
    row = mention.row
    if mention.list == "dates":
        yield f"recurs {row['value']}"
    else:
        yield f"counts {str(row.get('counted') or '-').lower().split()[-1]}"
        yield f"counts per {row.get('per')}"


def goods(view: View) -> Options:
    """The goods that an article names, by their words in small letters."""
    made: Options = {}
    article = view.article
    ranks = ranks_of(view, "cargo", lambda c: c.text.lower())
    for sentence in view.sentences:
        if view.is_near(sentence.number):
            for found, told in _told_goods(sentence, article):
                if view.sees(found.start):
                    add(made, found.text.lower(), found, told)
    for name, (_, candidate) in ranks.items():
        add(made, name, candidate, [])
    for name, option in made.items():
        option.candidate = _chosen(ranks, name) or option.candidate
        option.features += by_rule(ranks.get(name), "cargo")
    return _with_others(made, view, "cargo")


def _told_goods(sentence: Sentence, article: Article) -> list[tuple[Candidate, list[str]]]:
    """The goods that a sentence names: in lists, by name, and as the network reads them; worked out once."""
    known: list[tuple[Candidate, list[str]]] | None = sentence.memo.get("goods told")
    if known is None:
        known = sentence.memo["goods told"] = []
        for level, listed in lists_of(article, sentence):
            known += [(found, [f"goods of a list of strength {level}"]) for found in listed]
        for word in sentence.of("goods.goods"):
            if word.inside is None:
                known.append((of_words(article, word.start, word.end, "movements.cargo.named"), ["goods by name"]))
        named = Spans([*sentence.services, *sentence.places, *sentence.organisations])
        for start, end in read(article).goods_in(sentence.start, sentence.end):
            if not any(named.touching(start, end)):  # "the Milk Express" carries none
                known.append((of_words(article, start, end, "movements.cargo.read"), []))
    return known


def _chosen(ranks: Ranks, name: str) -> Candidate | None:
    ranked = ranks.get(name)
    return ranked[1] if ranked else None


def _with_others(made: Options, view: View, slot: str) -> Options:
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


GROUPS: dict[tuple[str, ...], Callable[[View], Options]] = {
    (*ENDS, "via"): places,
    ("when",): days,
    ("service",): services,
    ("operator",): operators,
    ("frequency",): rates,
    ("cargo",): goods,
    ("load",): sizes,
}
"""What gives the options of each slot."""
