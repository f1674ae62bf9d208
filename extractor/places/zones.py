"""Stretches of text in which no name is a place: credits of authors, names of services, quoted titles."""

import re
from collections.abc import Callable, Iterable

from extractor.places.gazetteer import Name

# Names of people: "(Reporters: Wang Changchun, Sun Li; editor: He Tianjin)", "(Photo by Wang Jianmin/Xinhua)".
_CREDITS = re.compile(
    r"\b(?:[Rr]eporters?|[Tt]ranslators?|[Pp]roofreaders?|[Ii]nterns?|[Ee]ditors?|[Pp]hotos?(?: by|:)|[Rr]eporting by"
    r"|[Ee]diting by|[Ww]ritten by|[Cc]ontributors?|Author)(?:\s*:|(?<=by))\s*[^.\n()]{0,120}"
    r"|\((?:Xinhua|AP|AFP|Photo)/[^)\n]{1,40}\)|\([A-Z]\w{1,30} [A-Z]\w{1,30}/(?:Xinhua|AP|AFP)[^)\n]{0,20}\)"
)
# A chain of names that names a service or a line: "China-Europe freight train", "Baku-Tbilisi-Kars (BTK) railway".
_NAME = r"[^\W\d_][^\W\d_'’.]*"
_SERVICE = re.compile(
    rf"(?<!\w)(?P<chain>{_NAME}(?:[-–—]{_NAME}){{1,4}})[ \u00a0](?:\([^)\n]{{2,12}}\)[ \u00a0])?"
    r"(?:(?:freight|cargo|rail|railway|container|block|intermodal|international|multimodal|direct|cold[- ]chain|express"
    r"|fruit|high-speed|standard|gauge|economic|passenger|transport|land|trade|fast|regular|scheduled)[ \u00a0]){0,3}"
    r"(?:(?P<line>railways?|railroad|lines?|corridor|pipeline|freight trains?)"
    r"|trains?|freight|express|shuttles?|expressway|services?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[\"“‘][A-Z][\w-]+(?: [A-Z][\w'’-]+){0,8}? (?:From|In|For|On|With|To|And|The|Of)(?: [A-Z][\w'’-]+){1,8}[\"”’]"
)


def zones(text: str, find: Callable[[str], Name | None], taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, sorted and without overlap, together with those already ``taken``."""
    merged = _merged([*taken, *(m.span() for m in _CREDITS.finditer(text)), *_services(text, find)])
    return _merged([*merged, *(m.span() for m in _QUOTED.finditer(text))])


def _services(text: str, find: Callable[[str], Name | None]) -> list[tuple[int, int]]:
    """Chains of names that name a service or a line; towns before other nouns are places: "Lyon–Turin shuttle"."""
    if "-" not in text and "–" not in text and "—" not in text:
        return []
    found = []
    for match in _SERVICE.finditer(text):
        chain = re.split("[-–—]", match["chain"])
        if match["line"] or any((name := find(part)) and name.best.kind in ("country", "area") for part in chain):
            found.append(match.span())
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
