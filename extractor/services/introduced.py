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
_INTRODUCED = re.compile(
    rf"\b(?:(?P<rail_service>{_RUN})|(?P<line>{_LINE})|(?P<corridor>(?:transport |trade |freight )?corridor))\b"
    rf"{_NO_OTHER}{_NAMES}{_NAME}"
)
_APPOSED = re.compile(
    rf"{_NAME}, (?:the|an?) (?:[\w.,-]+ ){{0,3}}?(?:(?P<rail_service>{_RUN})|(?P<line>{_LINE})|(?P<corridor>corridor))"
    r" (?:between|through|linking|connecting|(?:that|which) (?:links|connects|runs))\b"
)
_HINTS = ("called", "named", "dubbed", "christened", "bapti", "known ", " as ")


def introduced(text: str) -> Iterator[Found]:
    """Names told by what they are: "a freight train called Sheshnag", "Inland Rail, the 1,700-km line between"."""
    if any(hint in text for hint in _HINTS):
        yield from _from(_INTRODUCED, text)
    if ", the " in text or ", a" in text:
        yield from _from(_APPOSED, text)


def _from(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        kind = next(k for k in ("rail_service", "line", "corridor") if match[k])
        yield Found(match.start("name"), match.end("name"), kind, canonical(match["name"]), NAMED)
