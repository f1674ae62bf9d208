"""What speaks for an organisation as the one that runs a train or line."""

from collections import Counter
from functools import lru_cache

from extractor.facts.article import Mention
from extractor.facts.settle.option import KEPT, Option, Part, View, held_by, stands_in, surroundings
from extractor.facts.settle.standing import nearest, space
from extractor.facts.slots import ties


def options(view: View) -> dict[str, Option]:
    """Each organisation of an article by its canonical name, with what ties it to the train."""
    one, article = view.one, view.article
    known = {c.value: (c, said) for c, said in ties.options(one.train, one.event, article, one.slots["operator"])}
    for_all = Part(ties.of_none(one.train, one.kind, article, one.slots["operator"]))
    held = Counter(other.value("operator") for other in view.others)
    by_name: dict[str, list[Mention]] = {}
    for mention in view.mentions("organisations"):
        by_name.setdefault(mention.row["name"], []).append(mention)
    made: dict[str, Option] = {}
    for name, (candidate, said) in known.items():
        mentions = by_name.get(name)
        if mentions is None:
            continue  # named only far off in a long text
        zones = [view.standing.zone(mention.start, mention.sentence) for mention in mentions]
        zone = nearest(zones)
        shown = mentions[zones.index(zone)]
        parts = (
            Part(said),
            for_all,
            _nearest(zone, shown.row["kind"], one.kind),
            stands_in(frozenset(zones)),
            held_by(held[name], zone),
        )
        fixed = surroundings(article.sentences[shown.sentence], shown.start, shown.end, space(zone))
        made[name] = Option(candidate, parts, fixed)
    return made


@lru_cache(KEPT)
def _nearest(zone: str, kind: str, of: str) -> Part:
    return Part((f"nearest {zone}", f"nearest {zone}, {kind}", f"{kind} of a {of}"))
