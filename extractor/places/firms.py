"""Runs of capitalised words that name an organisation, a line or a street, which are no places."""

from collections.abc import Callable

from extractor.places.entries import Name
from extractor.places.hits import Word, run_end
from extractor.places.lexicon import (
    AUTHORITIES,
    FACILITY_WORDS,
    LINE_WORDS,
    MODIFIERS,
    ORGANISATION_HEADS,
    ORGANISATION_WORDS,
    RAILWAY_TAILS,
    TEAM_WORDS,
)


def is_firm(find: Callable[[str], Name | None], words: list[Word], index: int, stop: int) -> bool:
    """Whether the run of capitalised words names an organisation, a line or a street."""
    linked = stop < len(words) and words[stop].text.startswith("of")
    if linked and words[stop - 1].text in ORGANISATION_HEADS:
        return True
    if stop - index < 2:
        return False
    run = [w.text for w in words[index:stop]]
    if run[0] == "Air":
        return True
    if run[-1] in ORGANISATION_WORDS or run[-1] in LINE_WORDS or run[-1] in TEAM_WORDS:
        known = find(" ".join(run))
        return known is None or (
            known.best.kind not in ("facility", "water", "city", "country") and not known.best.is_division
        )
    if _branch(find, run) or (run[-1] == "District" and run[-2] in AUTHORITIES):
        return True
    if run[-1] in RAILWAY_TAILS and run[0] not in MODIFIERS and find(" ".join(run)) is None:
        return True  # "Norfolk Southern", "Hamburg Süd"
    ends = [i for i, w in enumerate(run) if w in ("Group", "Co", "Co.", "Ltd", "Corporation", "University", "Ministry")]
    return bool(ends) and run[-1] not in FACILITY_WORDS


def _branch(find: Callable[[str], Name | None], run: list[str]) -> bool:
    """Whether the run names a firm by its trade and the country of its branch: "DB Cargo Russia"."""
    for index in range(1, len(run) - 1):
        if run[index] in ORGANISATION_WORDS:
            place = find(" ".join(run[index + 1 :]))
            return place is not None and place.best.kind in ("country", "area")
    return False


def behind_firm(words: list[Word], stop: int) -> int:
    """Where the organisation's name ends: "Ministry of Transport of Kazakhstan" is one, and so is "Kansas City
    Southern de México".
    """
    if stop < len(words) and words[stop].text in ("de", "do"):
        return run_end(words, stop + 1)
    if words[stop - 1].text not in ORGANISATION_HEADS:
        return stop
    while stop < len(words) and words[stop].text.startswith("of"):
        stop = run_end(words, stop + 1)
    return stop
