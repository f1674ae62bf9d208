"""Names that the sentence introduces without quotation marks: "a train named Rudrastra"."""

import re
from collections.abc import Iterator

from extractor.services.found import Found, canonical

NAMED = "services.named"
_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?:(?: (?:de|des|del|of|of the|y))? [A-ZÀ-Þ0-9][\w'’-]*){0,4})"
_RUN = r"(?:freight |goods |cargo |container |block |express )?trains?|shuttles?|rail services?|express"
_LINE = r"(?:rail(?:way)?|freight|branch|trunk)? ?(?:lines?|railway|railroad)|rail link"
_NO_OTHER = (
    r"(?:(?!\b(?:station|terminal|port|town|city|village|yard|company|operator|firm|driver|ship|vessel|hub|man|woman"
    r"|place|plant|mine|project|bank|people|locomotives?|engines?)s?\b|[\"“«'‘])[^.;:\n]){0,60}?"
)
"""Up to the word that names, nothing else that could be named."""
_NAMES = (
    r"\b(?:called|named|nicknamed|dubbed|christened|baptised|baptized|to be known as|known (?:locally )?as"
    r"|(?:marketed|branded|sold|billed) as)(?: them| it)?(?: the)?[ ]"
)
_NAMING = re.compile(_NAMES)
_INTRODUCED = re.compile(
    rf"\b(?:(?P<rail_service>{_RUN})|(?P<line>{_LINE})|(?P<corridor>(?:transport |trade |freight )?corridor))\b"
    rf"{_NO_OTHER}{_NAMES}{_NAME}"
)
_REACH = 110  # characters from the word for a train to the word that names it
_APPOSITION = re.compile(
    rf", (?:the|an?) (?:[\w.,-]+ ){{0,3}}?(?:(?P<rail_service>{_RUN})|(?P<line>{_LINE})|(?P<corridor>corridor))"
    r" (?:between|through|linking|connecting|(?:that|which) (?:links|connects|runs))\b"
)
_BEFORE = re.compile(rf"(?<!\w){_NAME}\Z")
_LONGEST = 60
_VERBS = ("called", "named", "dubbed", "christened", "bapti", "known ", " as ")


def introduced(text: str) -> Iterator[Found]:
    """Names told by what they are: "a freight train called Sheshnag", "Inland Rail, the 1,700-km line between"."""
    for naming in _NAMING.finditer(text) if any(verb in text for verb in _VERBS) else ():
        match = _INTRODUCED.search(text, max(0, naming.start() - _REACH), naming.end() + _LONGEST)
        if match and match.start("name") == naming.end():
            yield _found(match, match)
    for apposition in _APPOSITION.finditer(text):
        named = _BEFORE.search(text, max(0, apposition.start() - _LONGEST), apposition.start())
        if named:
            yield _found(named, apposition)


def _found(name: re.Match[str], genre: re.Match[str]) -> Found:
    kind = next(k for k in ("rail_service", "line", "corridor") if genre[k])
    return Found(name.start("name"), name.end("name"), kind, canonical(name["name"]), NAMED)
