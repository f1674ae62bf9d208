"""Names whose head is not their last word: "Ferrovia Norte-Sul", "Corridor VIII", "AlbatrossExpress"."""

import re
from collections.abc import Iterator

from extractor.services.found import Found
from extractor.services.words import COMPANY_AFTER

_FOREIGN_HEADS = ("Ferr", "Estrada", "Linha", "Línea", "Corr", "Tre", "Chemin")
_FOREIGN = re.compile(
    r"\b(?:(?P<line>Ferrovia|Ferrocarril|Estrada de Ferro|Linha|Línea|Ferroanel|Chemin de [Ff]er)"
    r"|(?P<corridor>Corredor|Corridoio)"
    r"|(?P<rail_service>Tren|Trem))(?=[ ]d|[ ][A-ZÀ-Þ])(?P<name>(?:[ ](?:d[aeo]s?|del|de la|do|du|e|y"
    r"|et))?[ ][A-ZÀ-Þ][\w'’-]+"
    r"(?:(?:[ ](?:d[aeo]s?|del|de la|do|du|e|y|et|a))?[ ][A-ZÀ-Þ][\w'’-]+){0,4})"
)
_NUMBERED = re.compile(
    r"\b(?:(?:Pan-European |Rail Freight |European )?Corridor|RFC) (?:[IVX]{1,4}[a-d]?|\d{1,2})\b(?![.,]?\d| km)"
)
_JOINED = re.compile(r"(?<![\w-])[A-Z][a-z]{2,}(?:Express|Shuttle)\b(?![ ](?:GmbH|AG|Ltd|Inc|Group))")

# Lines of countries that write them as one word: "the Havenspoorlijn", "Nordlandsbanen", "the Koralmbahn".
_COMPOUND = re.compile(
    r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:spoorlijn|spoorweg|banen|banan|strecke|linjen|jernbane|järnvägen)\b"
    r"|(?<=[Tt]he )(?!Auto|Eisen|Stra|Seil|Stadt|Reichs|Bundes|Regio|Schwebe|Hafen|West|Zahnrad)"
    r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:bahn|lijn)\b"
)
_LETTERED = re.compile(r"(?<=\b[Tt]he )Line [A-Z]{1,2}\b|(?<=[a-z] )Line [A-Z]{1,2}\b(?!-)")
"""The lines of a country that gives them letters: "on Line Z"; with trains and wagons near, not those of a metro."""
_PROJECT = re.compile(r"(?<!\w)(?!The |A )(?:[A-Z][\w-]+ ){1,3}Rail(?:way)?(?: Link| Corridor)? Project\b")

_OTHER_FORMS = (
    (
        _COMPOUND,
        ("spoor", "bahn", "lijn", "banen", "banan", "strecke", "linjen", "jernbane", "järnväg"),
        "line",
        "compound",
    ),
    (_PROJECT, (" Project",), "programme", "programme"),
    (_NUMBERED, ("Corridor ", "RFC "), "corridor", "numbered"),
    (_JOINED, ("Express", "Shuttle"), "rail_service", "joined"),
    (_LETTERED, ("Line ",), "line", "lettered"),
)
_NEARBY = 160  # characters in which a text says that it speaks of goods on rails
_ON_RAILS = re.compile(r"\b(?:trains?|freight|cargo|wagons?|railway|railroad|locomotives?)\b")
_OF_A_TOWN = re.compile(r"\b(?:metro|subway|tram|passengers?|assembly|production)\b", re.IGNORECASE)


def prefixed(text: str) -> Iterator[Found]:
    """Names whose head is not their last word: "Ferrovia Norte-Sul", "Corridor VIII", "AlbatrossExpress"."""
    foreign = _FOREIGN.finditer(text) if any(head in text for head in _FOREIGN_HEADS) else ()
    for match in foreign:
        if not COMPANY_AFTER.match(text, match.end()):
            kind = next(k for k in ("line", "corridor", "rail_service") if match[k])
            yield Found(match.start(), match.end(), kind, match.group(), "services.foreign")
    for pattern, hints, kind, rule in _OTHER_FORMS:
        for match in pattern.finditer(text) if any(hint in text for hint in hints) else ():
            if rule != "lettered" or _carries_goods(text[max(0, match.start() - _NEARBY) : match.end() + _NEARBY]):
                yield Found(match.start(), match.end(), kind, match.group(), f"services.{rule}")


def _carries_goods(around: str) -> bool:
    return _ON_RAILS.search(around) is not None and _OF_A_TOWN.search(around) is None
