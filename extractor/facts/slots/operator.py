"""Who runs a train or line: the railway or operator that the text ties to it."""

import re
from collections.abc import Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.slots.candidate import Candidate, of_mention, ranked
from extractor.facts.trains import Train

_KINDS = {"railway": 2.0, "operator": 2.0, "shipper": -1.0, "authority": -2.5, "association": -1.5}
_RUNS_BEFORE = re.compile(
    r"\b(?:operated|run|organi[sz]ed|managed|arranged|put together|provided|dispatched|launched|sent|offered|introduced|opened|set up|started|worked|formed|assembled|co-?ordinated|handled)(?: jointly)? by (?:the )?$|\boperators?,? (?:is |was |of the \w+ (?:is |was ))?(?:the )?$|\bBehind (?:it|the \w+) (?:is|are|stands?) (?:the )?$",
    re.IGNORECASE,
)
_TRACTION = re.compile(r"\b(?:hauled|pulled|drawn) by (?:a |an |the )?(?:\w+ ){0,2}$|locomotives? (?:of|from) (?:the )?$", re.IGNORECASE)
_RUNS_AFTER = re.compile(
    r"^(?:['’]s)?,?(?: \([^)]*\))?(?:,[^,;.]{0,80},)? (?:has |have |had |will |is to |is |also |jointly |now |itself |today |recently |successfully |started |began |plans to |wants to |intends to |aims to |operates?|runs?){0,4}"
    r"(?:operat|run|ran|launch|sen[dt]|dispatch|organi|put|open|introduc|start|beg[au]n|offer|provid|arrang|giv|carri|haul|transport|ship|deliver|mov|extend|resum|restor|add|complet|set|work|inaugurat|suspend|stop|handl|took|take|bring|brought)",
)
_SAYS = re.compile(r"^(?:['’]s)?(?: \([^)]*\))?,? (?:said|says|announced|announces|reports|reported|told|made known|stated|noted|has announced|informed)\b|^$")
_SAID_BEFORE = re.compile(r"(?:according to|said|says|press service of|announced by|spokes\w+ for|head of|director of|of) (?:the )?$", re.IGNORECASE)
_ROLE = re.compile(r"^,? (?:\([^)]*\),? )?the (?:train )?(?:operator|carrier|organi[sz]er)\b")


def operators(train: Train, article: Article) -> list[Candidate]:
    """ "run by [Beiliang Enterprise Group]", "[Etihad Rail] will run", "[Serbian Railways] announced"."""
    return ranked(_candidates(train, article))


def _candidates(train: Train, article: Article) -> Iterator[Candidate]:
    own = {talk.sentence.number for talk in train.talks}
    near = {sentence.number for sentence in train.near}
    for sentence in article.sentences:
        for organisation in sentence.organisations:
            rule, score = _rule(organisation, sentence)
            if sentence.number in own:
                score += 2.0
            elif sentence.number in near:
                score += 1.0
            elif min((abs(sentence.number - n) for n in own), default=9) > 2:
                score -= 1.0
            score += _KINDS.get(organisation.row["kind"], 0.0) - 0.15 * sentence.number
            if article.named_in_title(organisation):
                score += 1.0
            if score > 1.5:
                yield of_mention(organisation, organisation.row["name"], rule, score)


def _rule(organisation: Mention, sentence: Sentence) -> tuple[str, float]:
    before, after = sentence.before(organisation.start, 50), sentence.after(organisation.end, 160)
    if _RUNS_BEFORE.search(before) or _ROLE.match(after):
        return "movements.operator.run_by", 6.0
    if _TRACTION.search(before):
        return "movements.operator.traction", 1.0
    if _RUNS_AFTER.match(after):
        return "movements.operator.runs", 4.0
    if _SAYS.match(after) or _SAID_BEFORE.search(before):
        return "movements.operator.says", 1.0
    return "movements.operator.named", 0.5
