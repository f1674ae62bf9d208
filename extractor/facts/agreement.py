"""Whether what a clause says can be said of a train of the register: ends and days that agree or are against it."""

from extractor.facts.placed import DESTINATION, ORIGIN, PlaceRole
from extractor.facts.register import Train
from extractor.facts.talk import Talk

_GOES = frozenset(("verbs.depart", "verbs.send"))


def clashes(train: Train, talk: Talk) -> bool:
    """Whether a talk has the train leave on another day than the one known: then it is another train."""
    if not _goes(talk):
        return False
    told = days_of(talk)
    known = {day for other in train.talks if _goes(other) for day in days_of(other)}
    return bool(told and known and not told & known)


def _goes(talk: Talk) -> bool:
    return any(not verb.classes.isdisjoint(_GOES) for verb in talk.verbs)


def has_ends(talk: Talk) -> bool:
    """Whether a talk names where something starts or ends."""
    return any(role.role in (ORIGIN, DESTINATION) for role in talk.roles)


def differs(train: Train, talk: Talk) -> bool:
    """Whether a talk names ends that are not those of the train: another place of the same grain."""
    for end in (ORIGIN, DESTINATION):
        known = [role for role in train.roles if role.role == end]
        told = [role for role in talk.roles if role.role == end]
        if known and told and not any(_agree(a, b) for a in known for b in told):
            return True
    return False


def _agree(a: PlaceRole, b: PlaceRole) -> bool:
    if a.place.text == b.place.text:
        return True
    return a.grain != b.grain and a.place.row.get("country") in (b.place.row.get("country"), None)


def days_of(talk: Talk) -> set[str]:
    """The days (YYYY-MM-DD) that stand in the stretch of a talk."""
    return {
        str(d.row["value"])[:10]
        for d in talk.sentence.dates
        if talk.start <= d.start < talk.end and d.row["type"] in ("date", "time") and len(str(d.row["value"])) >= 10
    }


def shared_ends(train: Train, talk: Talk) -> int:
    """How many ends a talk names that are known of the train."""
    known = {(role.role, role.place.text) for role in train.roles}
    return sum(1 for role in talk.roles if role.role in (ORIGIN, DESTINATION) and (role.role, role.place.text) in known)
