"""The services, operators, sizes, rates and goods of an article that a movement could have."""

from collections.abc import Callable, Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.names import Spans
from extractor.facts.net.reading import read
from extractor.facts.settle.days import days
from extractor.facts.settle.option import ENDS, Options, Ranks, add, by_rule, of_title, ranks_of, with_others
from extractor.facts.settle.places import named, places
from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import Candidate, of_mention, of_words
from extractor.facts.slots.goods import lists_of

_SIZES = ("count", "mass", "length", "money", "volume", "other")


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
    for name, start, end, what in _nameless(view):
        add(made, name, of_words(view.article, start, end, "movements.service.named"), [what])
    return with_others(made, view, "service")


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
    for name, start, end, what in (*_nameless(view), *_others_that_run(view)):
        add(
            made, name, of_words(view.article, start, end, "movements.operator.named"), ["an operator by no rule", what]
        )
    return with_others(made, view, "operator")


def _nameless(view: View) -> Iterator[tuple[str, int, int, str]]:
    """Names that no list knows."""
    for sentence in view.sentences:
        for start, end in named(sentence, view):
            yield sentence.between(start, end), start, end, "a name"


def _others_that_run(view: View) -> Iterator[tuple[str, int, int, str]]:
    """What runs trains under the name of a line, a train or a terminal: "a diesel of [Hellenic Train]"."""
    for name, kinds in (("services", _RUNNERS), ("places", ("facility",))):
        for mention in view.mentions(name):
            if mention.row["kind"] in kinds:
                yield mention.text, mention.start, mention.end, f"a {mention.row['kind']}"


_RUNNERS = ("rail_service", "line", "corridor")


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
    return with_others(made, view, "load")


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
    for first, last in _together(sets):
        if view.is_near(first.sentence):
            joined = of_words(view.article, first.start, last.end, "movements.frequency.days")
            add(made, joined.text.lower(), joined, ["days of the week together"])
    return with_others(made, view, "frequency")


def _together(sets: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The first and the last of recurring days that a list names: "[Mondays, Wednesdays and Fridays]"."""
    first = last = None
    for date in [*sets, None]:
        if date and last and date.sentence == last.sentence and 0 < date.start - last.end <= _LINKED:
            last = date
            continue
        if first is not None and last is not None and last is not first:
            yield first, last
        first = last = date


_LINKED = len(", and ")
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
    return with_others(made, view, "cargo")


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
