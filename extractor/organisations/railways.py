"""Railways that a form shows: a reporting mark behind the name, "ex-" before it and a railway's things behind it.

"Eastern Maine (EMRY)", "ex-Wabash rails". Both name towns and regions too, which the form outweighs.
"""

import re

from extractor.organisations.context import spells
from extractor.organisations.find import NATION
from extractor.organisations.found import Found, Word

_MARK = re.compile(r"[ \u00a0]\((?P<initials>[A-Z]{2,4})(?P<railway>RR|RY|R)\)")
_FORMER = re.compile(r"\b[Ee]x-\Z")
_THINGS = re.compile(
    r"[ \u00a0](?:(?:main|freight|branch|coal|mainline|diesel|electric|double|single|GP\d+|SD\d+)[ \u00a0]){0,2}"
    r"(?:rails?|lines?|main|branch|tracks?|trackage|locomotives?|engines?|units?|diesels?|wagons?|cars|hoppers|boxcars|yards?"
    r"|right-of-way|subdivision)\b"
)
_STATES = frozenset(("Soviet", "USSR", "GDR", "DDR"))


def by_railway_form(text: str, run: list[Word]) -> Found | None:
    """The railway that the words of a run name by its form, if they name one."""
    start, end = run[0].start, run[-1].end
    if text[end + 1 : end + 2] == "(" and (mark := _MARK.match(text, end)) and _is_mark(mark, text[start:end]):
        return Found(start, end, "railway", "organisations.mark", text[start:end])
    if text[start - 1 : start] == "-" and is_former(text, start, end) and not _is_state(run):
        return Found(start, end, "railway", "organisations.former", text[start:end])
    return None


def is_former(text: str, start: int, end: int) -> bool:
    """Whether a name stands between "ex-" and what a railway leaves behind."""
    return _FORMER.search(text, max(0, start - 4), start) is not None and _THINGS.match(text, end) is not None


def _is_mark(mark: re.Match[str], name: str) -> bool:
    """Whether a bracket is a reporting mark: the name's initials and an R for a railway that the name does not say.

    So "Eastern Maine (EMRY)", but neither "Western Australia (WA)" nor "Rhine Ruhr Region (RRR)".
    """
    return spells(mark["initials"], name) and not spells(mark["initials"] + mark["railway"], name)


def _is_state(run: list[Word]) -> bool:
    return any(NATION.match(word.text) or word.text in _STATES for word in run)
