"""Stretches of text in which no name is a place: credits of authors, names of services, quoted titles."""

import re
from collections.abc import Callable, Iterable

from extractor.places.entries import Name

# Names of people: "(Reporters: Wang Changchun, Sun Li; editor: He Tianjin)", "(Photo by Wang Jianmin/Xinhua)".
_CREDITS = re.compile(
    r"\b(?:[Rr]eporters?|[Tt]ranslators?|[Pp]roofreaders?|[Ii]nterns?|[Ee]ditors?|[Pp]hotos?(?: by|:)|[Rr]eporting by"
    r"|[Ee]diting by|[Ww]ritten by|[Cc]ontributors?|Author)(?:\s*:|(?<=by))\s*[^.\n()]{0,120}"
    r"|\((?:Xinhua|AP|AFP|Photo)/[^)\n]{1,40}\)|\([A-Z]\w{1,30} [A-Z]\w{1,30}/(?:Xinhua|AP|AFP)[^)\n]{0,20}\)"
)
# Found in any text with credits; looking for one of these is faster than trying every word of a text without them.
_CREDIT_WORDS = (
    "eporter:", "eporters:", "ranslator", "roofreader", "ntern:", "nterns:", "ditor:", "ditors:", "hoto by", "hotos by",
    "hoto:", "hotos:", "eporting by", "diting by", "ritten by", "ontributor", "Author:", "Xinhua/", "AP/", "AFP/",
    "/Xinhua", "/AP", "/AFP",
)  # fmt: skip
# A chain of names that names a service or a line: "China-Europe freight train", "Baku-Tbilisi-Kars (BTK) railway",
# "China-Central Asia freight trains", "Djibouti-Addis Ababa railway". It is read from its first hyphen both ways.
_NAME = r"[^\W\d_][^\W\d_'’.]*"
_LINK = "(?:es|de|del|de la|la|el|of)"
_HYPHEN = re.compile(r"[-–—](?=[^\W\d_a-z])")  # not that of "the Calgary-based railway"
_HEAD = re.compile(rf"(?<!\w)(?P<two>[A-Z]{_NAME}[ \u00a0](?:{_LINK}[ \u00a0])?)?(?P<one>{_NAME})$")
_TAIL = re.compile(
    rf"(?P<chain>(?:[-–—](?:[A-Z]{_NAME}[ \u00a0](?:{_LINK}[ \u00a0])?(?=[A-Z]{_NAME}[-–— ]))?{_NAME}){{1,4}})"
    r"[ \u00a0](?:\([^)\n]{2,12}\)[ \u00a0])?"
    r"(?:(?i:(?!freight[ \u00a0]trains?\b)(?:freight|cargo|rail|railway|container|block|intermodal|international"
    r"|multimodal|direct|cold[- ]chain|express|fruit|high-speed|standard|gauge|economic|passenger|transport|land|trade"
    r"|fast|regular|scheduled|electrified|electric|trunk|narrow-gauge|cross-border|joint|double-track))[ \u00a0]){0,3}"
    r"(?i:(?P<line>railways?|railroad|mainline|main[ \u00a0]line|lines?|corridor|pipeline|freight[ \u00a0]trains?)"
    r"|trains?|freight|express|shuttles?|expressway|services?)\b"
)
_LONGEST_HEAD = 48
_QUOTED = re.compile(
    r"[\"“‘][A-Z][\w-]+(?: [A-Z][\w'’-]+){0,8}? (?:From|In|For|On|With|To|And|The|Of)(?: [A-Z][\w'’-]+){1,8}[\"”’]"
)


def zones(text: str, find: Callable[[str], Name | None], taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, sorted and without overlap, together with those already ``taken``."""
    credits = (m.span() for m in _CREDITS.finditer(text)) if any(word in text for word in _CREDIT_WORDS) else ()
    merged = _merged([*taken, *credits, *_services(text, find)])
    return _merged([*merged, *(m.span() for m in _QUOTED.finditer(text))])


def _services(text: str, find: Callable[[str], Name | None]) -> list[tuple[int, int]]:
    """Chains of names that name a service or a line; towns before other nouns are places: "Lyon–Turin shuttle"."""
    found: list[tuple[int, int]] = []
    for hyphen in _HYPHEN.finditer(text):
        at = hyphen.start()
        if found and at < found[-1][1]:
            continue
        tail = _TAIL.match(text, at)
        head = _HEAD.search(text, max(0, at - _LONGEST_HEAD), at) if tail else None
        if tail is None or head is None:
            continue
        two_words = head["two"] is not None and find(head.group()) is not None
        chain = [head.group() if two_words else head["one"], *re.split("[-–—]", tail["chain"])[1:]]
        if tail["line"] or any((name := find(part)) and name.best.kind in ("country", "area") for part in chain):
            found.append((head.start() if two_words else head.start("one"), tail.end()))
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
