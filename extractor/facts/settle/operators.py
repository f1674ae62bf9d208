"""What speaks for an organisation as the one that runs a train or line."""

from extractor.facts.settle.option import Option, View, surroundings
from extractor.facts.settle.standing import nearest, space
from extractor.facts.slots import ties


def options(view: View) -> dict[str, Option]:
    """Each organisation of an article by its canonical name, with what ties it to the train."""
    one, article = view.one, view.article
    known = {c.value: (c, said) for c, said in ties.options(one.train, one.event, article, one.slots["operator"])}
    for_all = ties.of_none(one.train, one.kind, article, one.slots["operator"])
    made: dict[str, Option] = {}
    for name, (candidate, said) in known.items():
        mentions = [one for one in article.mentions["organisations"] if one.row["name"] == name]
        zones = [view.standing.zone(mention.start, mention.sentence) for mention in mentions]
        zone = nearest(zones)
        shown = mentions[zones.index(zone)]
        kind = shown.row["kind"]
        features = {*said, *for_all, f"nearest {zone}", f"nearest {zone}, {kind}", f"{kind} of a {one.kind}"}
        features |= {f"stands {where}" for where in zones}
        held = sum(other.value("operator") == name for other in view.others)
        features |= {f"held by {min(held, 2)} others", f"held by {min(held, 2)} others, {zone}"}
        fixed = surroundings(article.sentences[shown.sentence], shown.start, shown.end, space(zone))
        made[name] = Option(candidate, fixed, features)
    return made
