"""What the words around an organisation say of its part in a train: it runs it, sends it, owns it, tells of it.

Preferences of one signature, in order; the first that holds is the rule by which an organisation may be the operator.
"""

import re
from collections.abc import Callable

from extractor.facts.article import Mention, Sentence
from extractor.facts.talk import Talk

RUNNERS = ("railway", "operator")
"""The kinds of organisations that run trains."""
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

Rule = tuple[str, float]
"""The name of a rule and how strongly it speaks for an operator."""


def alone(organisation: Mention, sentence: Sentence) -> Rule | None:
    """The rule that an organisation's own words give, whichever train is meant; worked out once."""
    known: dict[int, Rule | None] = sentence.memo.setdefault("parties", {})
    if organisation.index not in known:
        known[organisation.index] = _first(_ALONE, organisation, sentence)
    return known[organisation.index]


def _first(
    preferences: tuple[Callable[[Mention, Sentence], Rule | None], ...], organisation: Mention, sentence: Sentence
) -> Rule | None:
    return next((found for one in preferences if (found := one(organisation, sentence)) is not None), None)


def tied(organisation: Mention, sentence: Sentence, talk: Talk | None) -> Rule | None:
    """The rule that ties an organisation to the train of a talk in its sentence, or that has it tell of one."""
    if talk is not None:
        for preference in _TIED:
            found = preference(organisation, sentence, talk)
            if found is not None:
                return found
    if says(organisation, sentence):
        return "movements.operator.says", 0.4 if talk is None else 1.2
    return _leads(organisation, sentence, talk) if talk is not None else None


def is_other_party(organisation: Mention, sentence: Sentence) -> bool:
    """ "The consignor is [Kyrgyzneftegaz]", "the wagons belong to [X]"."""
    return _OTHERWISE.search(sentence.before(organisation.start, 50)) is not None


def says(organisation: Mention, sentence: Sentence) -> bool:
    """ "..., [Serbian Railways] announced": the railway that tells of its train."""
    known: dict[int, bool] = sentence.memo.setdefault("who says", {})
    if organisation.index not in known:
        after, before = sentence.after(organisation.end, 60), sentence.before(organisation.start, 50)
        known[organisation.index] = _SAYS.match(after) is not None or _SAID_BY.search(before) is not None
    return known[organisation.index]


def _other_party(organisation: Mention, sentence: Sentence) -> Rule | None:
    return ("movements.operator.other_part", -3.0) if is_other_party(organisation, sentence) else None


def _run_by(organisation: Mention, sentence: Sentence) -> Rule | None:
    """ "organised by [DB Schenker]", "[China Railway Nanchang Group], the operator"."""
    if _ROLE.match(sentence.after(organisation.end, 60)) or _RUN_BY.search(sentence.before(organisation.start, 60)):
        return "movements.operator.run_by", 5.0
    return None


def _traction(organisation: Mention, sentence: Sentence) -> Rule | None:
    """ "hauled by a [DB Cargo] engine": only where nobody else is named."""
    return ("movements.operator.traction", 0.5) if _TRACTION.search(sentence.before(organisation.start, 50)) else None


def _acts(organisation: Mention, sentence: Sentence, talk: Talk) -> Rule | None:
    """ "[ČD Cargo] sent off its first train", "[A], B and C operate the service": the first of those that act."""
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


def _owns(organisation: Mention, sentence: Sentence, talk: Talk) -> Rule | None:
    """ "a [TCDD] freight train", "the first freight train of [China Railways]", "[PIMK Rail]'s service"."""
    if organisation.row["kind"] not in ("railway", "operator"):
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


def _leads(organisation: Mention, sentence: Sentence, talk: Talk) -> Rule | None:
    """The subject of the sentence that speaks of the train: "[UTY] has begun running what it calls a train"."""
    if organisation.start - sentence.start < _OPENING and organisation.start < talk.reference.start:
        return "movements.operator.leads", 1.5
    return None


_OPENING = 30
"""How far into a sentence its subject begins at most, in characters."""
_ALONE = (_other_party, _run_by, _traction)
_TIED = (_acts, _owns)
