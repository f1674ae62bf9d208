"""Readings of a change from the words behind the number, each asked for a direction in its turn."""

import re

from extractor.quantities.change_words import FALLS, NOUN_OF_CHANGE, RISES, Told, by_comparison, by_noun

_NEXT = re.compile(
    r"(?:\s*\([^()]{0,40}\)|\))?(?:\s+|-)(?:year-on-year |year-over-year |annual |yearly |sharp |steep |slight "
    r"|further |share price |traffic |volume |price )?(?P<word>[a-z]+)\b"
)


def is_nominal(text: str, end: int) -> bool:
    """Whether a noun of change follows: "2 percent [growth]"."""
    following = _NEXT.match(text, end)
    return following is not None and following["word"] in RISES | FALLS


def _next(told: Told) -> re.Match[str] | None:
    """The word behind the number, unless that counts something: "200 trains [rise]"."""
    counts = told.kind == "count" and told.unit is None and told.text[told.end - 1] == "s"
    return None if counts else _NEXT.match(told.text, told.end)


def noun_behind(told: Told) -> str | None:
    """ "2 percent growth", "a 5% year-on-year rise"; not "2 percent of the growth"."""
    following = _next(told)
    return by_noun(following["word"]) if following and following["word"] in RISES | FALLS else None


_FAR = re.compile(
    r"\s+(?:(?!(?:of|in|to|and|for|on|share|stake|rate)\b)(?:[\w-]+|\([A-Za-z]{2,5}\))\s+){1,5}?"
    rf"(?P<word>{NOUN_OF_CHANGE})\b"
)


def noun_far_behind(told: Told) -> str | None:
    """ "a 13.6 per cent first quarter year-on-year increase"; not "13.6 per cent of a large increase"."""
    far = _FAR.match(told.text, told.end) if told.is_share and told.last in ("a", "an", "the") else None
    return by_noun(far["word"]) if far else None


_AND_MORE = re.compile(r" and \d[\d.]*(?:%| ?per ?cent) (?P<word>[a-z]+)\b")


def shared_comparison(told: Told) -> str | None:
    """ "10.7 percent [and 9.2 percent more] than in 2023"; not "10.7 percent and 9.2 percent shares"."""
    also = _AND_MORE.match(told.text, told.end) if told.is_share else None
    return by_comparison(also["word"]) if also else None


_AHEAD = re.compile(r" (?:up|ahead|(?P<down>down|behind))(?=[,.;)]|\Z)")


def ahead(told: Told) -> str | None:
    """ "nearly 20 percent up."; not "20 percent up front"."""
    found = _AHEAD.match(told.text, told.end) if told.is_share else None
    return None if found is None else "decrease" if found["down"] else "increase"


_OFF = re.compile(r" off (?:its|their|the|his|her|our|your|all|prices|tariffs|costs|rates)\b")


def off_prices(told: Told) -> str | None:
    """ "to take 52% off their tariff"; not "52% off-peak"."""
    return "decrease" if told.is_share and _OFF.match(told.text, told.end) else None


_UPON = re.compile(
    r"\s+(?:up|(?P<down>down))\s+(?:on|from|compared|year|against)\b"
    r"|\s+(?:over|above|ahead of)\s+(?:(?:the )?(?:same|previous|prior|corresponding|comparable|last)|a year|20\d\d)\b"
)
_UP_ON = re.compile(
    r"\s+(?:up|down)\s+(?:on|from|against)\s+(?:(?:the\s+)?(?:same|previous|prior|corresponding|last|year)|a\s+year|20\d\d)\b"
)


def upon_a_period(told: Told) -> str | None:
    """ "12% up on last year", "8% over the same period", "30 tonnes up on 2019"; not "12% over three years"."""
    if not told.is_share and told.kind not in ("money", "mass"):
        return None
    upon = _UPON.match(told.text, told.end)
    if upon is None or not (told.is_share or _UP_ON.match(told.text, told.end)):
        return None
    return "decrease" if upon["down"] else "increase"


_GAINED = re.compile(r" (?P<past>(?P<lost>lost)|gained)\b(?! by\b)| more(?=[,.;])")


def gained(told: Told) -> str | None:
    """ "0.8 million tonnes gained", "ten wagons more,"; not "ten wagons lost by thieves"."""
    counts = not told.is_share and told.kind in ("count", "mass", "other", "volume")
    found = _GAINED.match(told.text, told.end) if counts else None
    if found is None or not (told.unit or not found["past"]):
        return None
    return "decrease" if found["lost"] else "increase"


_MORE_THAN = re.compile(r",?\s+(?:(?P<more>more)|less|fewer)\s+than\b(?!\s+\d)")


def more_than_before(told: Told) -> str | None:
    """ "57 wagons more than in May"; not "57 wagons, more than 20 of them loaded"."""
    than = _MORE_THAN.match(told.text, told.end) if told.kind == "count" and told.unit is None else None
    return None if than is None else "increase" if than["more"] else "decrease"


_COMPARES = re.compile(r"\s+(?:than|compared|year|on)\b|[.,;)]")


def comparison_behind(told: Told) -> str | None:
    """ "5% more than", "3 tonnes heavier than"; not "3 tonnes more coal"."""
    following = _next(told)
    direction = by_comparison(following["word"]) if following else None
    if following is None or direction is None:
        return None
    return direction if told.unit in ("%", "times") or _COMPARES.match(told.text, following.end()) else None


_SHORT_OF = re.compile(
    r" (?:are|were) missing(?=[.,;])"
    r"| (?:short of|behind|below) (?:the |its |their )?(?:plan|target|forecast|budget|schedule)\b"
)


def short_of_plan(told: Told) -> str | None:
    """ "2.3 million tons short of plan", "500,000 tons are missing."; not "2.3 million tons of short plans"."""
    return "decrease" if _SHORT_OF.match(told.text, told.end) else None


_OR_MORE = re.compile(r"(?: [a-z]+)?,? or \d[\d.]*(?:%| ?per ?cent),? (?P<word>[a-z]+)\b")
_LEVEL_VERB = re.compile(r"\b(?:came|come|amounted|went|rose|fell|up|down)\s+to\s|\b(?:totalled|totaled|reached|at)\s")
_NEAR_VERB = 18


def restated(told: Told) -> str | None:
    """ "198 million tons [or 6.8% more than in 2018]"; not "rose to 198 million tons or 6.8% more"."""
    measured = not told.is_share and told.kind in ("count", "mass", "money", "volume", "other")
    measured = measured and not told.text.endswith(": ", 0, told.start)  # "In total: 595,448, or 5.4 percent more"
    said = _OR_MORE.match(told.text, told.end) if measured else None
    direction = by_comparison(said["word"]) if said else None
    return None if direction is None or _LEVEL_VERB.search(told.before[-_NEAR_VERB:]) else direction
