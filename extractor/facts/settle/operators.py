"""What speaks for an organisation as the one that runs a train or line."""

from extractor.facts.article import Article, Mention
from extractor.facts.settle.option import Option, View, spaced
from extractor.facts.settle.standing import nearest, space
from extractor.facts.settle.words_around import around
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
        at = space(zone)
        kind = mentions[0].row["kind"]
        features = {*said, *for_all, f"nearest {zone}", f"nearest {zone}, {kind}", f"{kind} of a {one.kind}"}
        for mention, where in zip(mentions, zones, strict=True):
            features.add(f"stands {where}")
            if space(where) == at:
                features |= spaced(at, _around(mention, article))
        held = sum(other.value("operator") == name for other in view.others)
        features |= {f"held by {min(held, 2)} others", f"held by {min(held, 2)} others, {zone}"}
        made[name] = Option(candidate, features)
    return made


def _around(mention: Mention, article: Article) -> list[str]:
    sentence = article.sentences[mention.sentence]
    known: list[str] | None = sentence.memo.get(("around", mention.start))
    if known is None:
        known = sentence.memo["around", mention.start] = around(sentence, mention.start, mention.end)
    return known
