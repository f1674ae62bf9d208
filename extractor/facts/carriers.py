"""What moves in a sentence, or is opened: freight trains, or passengers, buses, ships and people."""

import re

MODE = (
    r"(?:ferry|bus|coach|air|airline|flight|shipping|sea|passenger|commuter|metro|tram|tourist|sleeper|bullet|police|postal"
    r"|taxi|cable|steamer|road|trucking|rescue|ambulance|telephone|internet)"
)
OTHER_LINE = re.compile(rf"\b{MODE}(?: [a-z-]+)? $", re.IGNORECASE)
"""What stands before the head of a line that is none of freight: "the bus [line]", "a passenger rail [service]"."""
_FOR_PEOPLE = frozenset("passenger commuter tourist sleeper bullet speed night metro luxury".split())
_PASSENGER_TRAIN = re.compile(
    r"\b(?:passenger|commuter|tourist|sleeper|bullet|high-speed|night|metro|luxury) (?:[a-z-]+ ){0,2}trains?\b",
    re.IGNORECASE,
)
PLAIN_TRAIN = re.compile(
    r"\b(?:trains?|trainloads?|rakes?|wagons|locomotives?|shuttle)\b"
    r"(?! (?:enthusiast|driver|station|operator|crew|buff|spotter|service|company|journey|ride|ticket|maker)s?\b)",
    re.IGNORECASE,
)
"""A train beyond doubt, for verbs that anything can be said to do: "headed to", "returned from", "went"."""
PEOPLE = re.compile(
    r"\b(?:passengers?|people|tourists?|troops|soldiers?|prisoners?|refugees?|children|workers?|delegat\w+|envoys?"
    r"|committee|officials?|enthusiasts?|families|students)\b",
    re.IGNORECASE,
)
RAIL_WORDS = frozenset(
    "rail railway railways train trains freight cargo container containers wagons intermodal".split()
)
_LEAD = r"(?:^|[,;:] |\b(?:while|and|but) )(?P<lead>(?:[\w’'-]+ ){0,4}?)"
_SEVERAL = r"(?P<noun>trains|services|shipments|deliveries)"
_LINE_OPENS = re.compile(rf"{_LEAD}{_SEVERAL} (?:between [A-Z]|from [A-Z][^,;]{{1,40}} to [A-Z])[^,;]{{1,60}}$")
_TRAINS_OPEN = re.compile(rf"{_LEAD}{_SEVERAL} (?:(?:have|had|has|also) )?$")
_GOVERNORS = frozenset("on for of about with in to from against at by between".split())
_ELSE_BEGINS = re.compile(r" (?:to [a-z]|(?!running|operating|moving|carrying)[a-z]+ing\b)")


def names_passengers(text: str, words: frozenset[str]) -> bool:
    """Whether a sentence, which has these ``words``, names a train for passengers."""
    return not _FOR_PEOPLE.isdisjoint(words) and _PASSENGER_TRAIN.search(text) is not None


def trains_of_a_line(text: str, start: int, end: int, words: frozenset[str], *, with_ends: bool) -> bool:
    """Whether the trains of one line are what the verb at ``start:end`` says begins or resumes.

    "Cement trains from Tororo to Gulu" resumed, but neither "a strike on trains from Paris to Lyon" nor "ferry services
    between Baku and Aktau" did; ``with_ends``: the ends of the line stand before the verb.
    """
    found = (_LINE_OPENS if with_ends else _TRAINS_OPEN).search(text, 0, start)
    if found is None or _ELSE_BEGINS.match(text, end):
        return False
    lead = found["lead"].lower().split()
    if not _GOVERNORS.isdisjoint(lead) or OTHER_LINE.search(text, 0, found.start("noun")):
        return False
    return found["noun"] == "trains" or not RAIL_WORDS.isdisjoint(words)
