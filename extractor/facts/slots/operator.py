"""Who runs a train or line: the railway or operator that the text ties to it."""

import re
from collections.abc import Callable, Iterator

from extractor.facts.article import Article, Mention, Sentence
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_mention, ranked
from extractor.facts.talks import Talk

_KINDS = {"railway": 1.0, "operator": 1.0, "shipper": -1.0, "authority": -2.0, "association": -1.0}
_RUN_BY = re.compile(
    r"\b(?:operated|run|organi[sz]ed|managed|arranged|put together|provided|dispatched|launched|sent|"
    r"sent off|offered|introduced|opened|set up|started|worked|formed"
    r"|assembled|co-?ordinated|handled|carried|moved|marketed|(?:initiative|train|trains|service|run|"
    r"project|flag|auspices) of)(?: jointly| here)? (?:by )?(?:the )?(?:\w+ (?:railway|operator|"
    r"carrier|company) )?$"
    r"|\boperators?,? (?:is |was |of the \w+ (?:is |was ))?(?:the )?$|\b[Bb]ehind (?:it|"
    r"the \w+) (?:is|are|stands?) (?:the )?$",
)
_TRACTION = re.compile(
    r"\b(?:hauled|pulled|drawn) by (?:a |an |the )?(?:\w+ ){0,2}$|locomotives? (?:of|from) (?:the )?$|traction",
    re.IGNORECASE,
)
_ROLE = re.compile(r"^,? (?:\([^)]*\),? )?(?:the |its )?(?:train |service |line )?(?:operator|carrier|organi[sz]er)\b")
_SAYS = re.compile(
    r"^(?:['’]s)?(?: \([^)]*\))?,? (?:said|says|announced|announces|reports|reported|told|made known|"
    r"stated|noted|has announced|has said|informed|confirmed)\b"
)
_SAID_BY = re.compile(
    r"(?:according to|\bsaid|\bsays|press service of|announced by|spokes\w+ (?:for|of)|(?:head|"
    r"director|chairman|manager|officials?|chief|CEO|president) of|told) (?:the )?$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:consign\w+|shipper|customers?|booked by|made by|produced by|supplied by|built by|"
    r"bought (?:by|from)|ordered (?:by|from)|mined by|seller is|buyer is|owned by|leased from|"
    r"hired from|contract with|subsidiary of|part of|arm of|works of|containers of|goods of|"
    r"group) (?:the |its |\w+ ){0,2}$",
    re.IGNORECASE,
)
_ACTS = frozenset(
    f"verbs.{name}" for name in ("send", "launch", "resume", "operate", "run", "carry", "suspend", "receive", "load")
)
_AGAIN = re.compile(r"\b(?:[Tt]he (?:company|carrier|railway|operator|group|firm|undertaking|rail company))(?:['’]s)? ")

_Rule = tuple[str, float]


def operators(train: Train, article: Article) -> list[Candidate]:
    """ "run by [Beiliang Enterprise Group]", "[Etihad Rail] will run", "[Serbian Railways] announced"."""
    return ranked(_candidates(train, article)) or _of_story(article)


def _of_story(article: Article) -> list[Candidate]:
    """Where nothing ties anyone to the train: the railway or operator that the article names most."""
    known: list[Candidate] | None = article.memo.get("operator of the story")
    if known is None:
        known = article.memo["operator of the story"] = _most_named(article)
    return known


def _most_named(article: Article) -> list[Candidate]:
    counts: dict[str, list[Mention]] = {}
    for organisation in article.mentions["organisations"]:
        sentence = article.sentences[organisation.sentence]
        if organisation.row["kind"] in ("railway", "operator") and not _OTHERWISE.search(
            sentence.before(organisation.start, 50)
        ):
            counts.setdefault(organisation.row["name"], []).append(organisation)
    often = sorted(counts.values(), key=lambda found: (-len(found), found[0].start))
    if not often or (len(often[0]) < 2 and len(often) > 1):
        return []
    return [of_mention(often[0][0], often[0][0].row["name"], "movements.operator.of_story")]


def _candidates(train: Train, article: Article) -> Iterator[Candidate]:
    own = {talk.sentence.number: talk for talk in reversed(train.talks)}
    near = {sentence.number for sentence in train.near}
    numbers = {n + step for n in own for step in range(-_AROUND, _AROUND + 1)} | near | set(range(_OPENINGS))
    for sentence in (article.sentences[n] for n in sorted(numbers) if 0 <= n < len(article.sentences)):
        for organisation in sentence.organisations:
            rule, score = _judge(organisation, sentence, own.get(sentence.number))
            distance = min((abs(sentence.number - n) for n in own), default=9)
            if sentence.number in own:
                score += 1.0
            elif sentence.number not in near and distance > 1:
                score -= 1.0
            score += _KINDS.get(organisation.row["kind"], 0.0) - 0.1 * distance
            if article.named_in_title(organisation):
                score += 1.5
            if score > _LEAST:
                yield of_mention(organisation, organisation.row["name"], rule, score)


_AROUND = 5
"""How many sentences before and behind a train's own its operator is looked for."""
_OPENINGS = 4
"""So many sentences of the article are always looked through."""
_LEAST = 1.9
"""The score from which an organisation is taken for the operator."""


def _judge(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule:
    for preference in _PREFERENCES:
        found = preference(organisation, sentence, talk)
        if found is not None:
            return found
    return "movements.operator.named", 0.0


def _other_part(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "The consignor is [Kyrgyzneftegaz]", "the wagons belong to [X]": no operator."""
    return (
        ("movements.operator.other_part", -3.0) if _OTHERWISE.search(sentence.before(organisation.start, 50)) else None
    )


def _run_by(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "organised by [DB Schenker]", "[China Railway Nanchang Group], the operator"."""
    if _ROLE.match(sentence.after(organisation.end, 60)) or _RUN_BY.search(sentence.before(organisation.start, 60)):
        return "movements.operator.run_by", 5.0
    return None


def _traction(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "hauled by a [DB Cargo] engine": only where nobody else is named."""
    return ("movements.operator.traction", 0.5) if _TRACTION.search(sentence.before(organisation.start, 50)) else None


def _acts(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "[ČD Cargo] sent off its first train", "[A], B and C operate the service": the first of those that act."""
    if talk is None:
        return None
    for verb in talk.verbs:
        if verb.classes.isdisjoint(_ACTS) or verb.start < organisation.end or verb.form == "ing":
            continue
        if talk.reference.end <= verb.start and talk.reference.start > organisation.end:
            continue
        low, _ = sentence.clause_bounds(sentence.clause_of(verb.start))
        actors = [o for o in sentence.organisations if low <= o.start < verb.start]
        if actors and actors[0] is organisation and talk.reference.start > organisation.start:
            return "movements.operator.acts", 4.0
    return None


def _owns(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "a [TCDD] freight train", "the first freight train of [China Railways]", "[PIMK Rail]'s service"."""
    if talk is None or organisation.row["kind"] not in ("railway", "operator"):
        return None
    reference = talk.reference
    gap = sentence.between(organisation.end, reference.end) if organisation.end <= reference.end else ""
    if reference.start <= organisation.start < reference.end or (
        0 < len(gap) < 40 and re.match(r"(?:['’]s?)? (?:[\w-]+ ){0,4}[\w-]+$", gap) and "." not in gap
    ):
        return "movements.operator.owns", 3.5
    if re.fullmatch(
        r" of (?:the )?",
        sentence.between(reference.end, organisation.start) if reference.end <= organisation.start else "",
    ):
        return "movements.operator.owns", 3.5
    return None


def _says(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """ "..., [Serbian Railways] announced": the railway that tells of its train."""
    after, before = sentence.after(organisation.end, 60), sentence.before(organisation.start, 50)
    if _SAYS.match(after) or _SAID_BY.search(before):
        return "movements.operator.says", 1.2 if talk is not None else 0.4
    return None


def _leads(organisation: Mention, sentence: Sentence, talk: Talk | None) -> _Rule | None:
    """The subject of the sentence that speaks of the train: "[UTY] has begun running what it calls a train"."""
    if (
        talk is not None
        and organisation.start - sentence.start < _OPENING
        and organisation.start < talk.reference.start
    ):
        return "movements.operator.leads", 1.5
    return None


_OPENING = 30
"""How far into a sentence its subject begins at most, in characters."""
_PREFERENCES: tuple[Callable[[Mention, Sentence, Talk | None], _Rule | None], ...] = (
    _other_part, _run_by, _traction, _acts, _owns, _says, _leads,
)  # fmt: skip
