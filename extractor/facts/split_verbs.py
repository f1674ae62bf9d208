"""Verbs whose particle stands behind their object: "[put] a container service [into operation]"."""

import re
from collections.abc import Iterator

from extractor.facts.lexicon.forms import forms_of

_PAIRS = (
    ("verbs.launch", "put bring", "into service|into operation|in service|into use|into traffic|on the timetable"),
    ("verbs.launch", "dedicate", "to the nation"),
    ("verbs.launch", "put set place get", "in operation|on the rails|on rails|on the tracks"),
    (
        "verbs.resume",
        "bring put",
        "back into service|back in service|back into operation|back on the rails|back to life",
    ),
    (
        "verbs.suspend",
        "take pull",
        "out of the timetable|off the timetable|out of service|out of operation|off the rails",
    ),
    ("verbs.suspend", "bring", "to a halt|to a standstill|to a stop|to an end"),
    ("verbs.suspend", "put", "on hold|on ice"),
)
"""Class, verbs, particles."""
_LONGEST_OBJECT = 90
"""Characters between a verb and its particle."""
_FORMS = ("past", "s", "ing", "base", "participle")
"""Of the forms that are written alike the first counts."""
_TAILS = re.compile(f" (?:{'|'.join(tails for _, _, tails in _PAIRS)})")


def _pattern(verbs: str, tails: str) -> re.Pattern[str]:
    words = "|".join(sorted({written for verb in verbs.split() for written, _ in forms_of(verb)}))
    return re.compile(rf"\b(?P<verb>{words}) (?P<object>[^.;:]{{2,{_LONGEST_OBJECT}}}?) (?:{tails})\b")


_PATTERNS = [(name, _pattern(verbs, tails), verbs.split()) for name, verbs, tails in _PAIRS]


def split_verbs(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The verbs of a text that an object parts from their particle: where each begins and ends, its class and form."""
    if _TAILS.search(text) is None:
        return
    for name, pattern, verbs in _PATTERNS:
        for match in pattern.finditer(text):
            forms = {form for verb in verbs for written, form in forms_of(verb) if written == match["verb"]}
            yield match.start("verb"), match.end("verb"), name, next(form for form in _FORMS if form in forms)
