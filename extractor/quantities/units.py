"""Recognises the unit before or after a number."""

import re
from dataclasses import dataclass

from extractor.quantities.lexicon import (
    CASED_UNITS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    FIRST_WORDS,
    LONGEST_UNIT,
    UNITS,
)

_SIGNS = sorted(CURRENCY_SIGNS, key=len, reverse=True)
PREFIX = re.compile(
    r"(?:(?<![A-Za-z-])(?P<code>" + "|".join(sorted(CURRENCY_CODES)) + r")[ \u00a0]?"
    r"|(?P<sign>"
    + "|".join(re.escape(s) if not s[0].isalpha() else rf"(?<![A-Za-z-]){re.escape(s)}" for s in _SIGNS)
    + r")"
    r"[ \u00a0]?)\Z"
)
_WORD = re.compile(
    r"[ \u00a0]?[-\u2010-\u2011]?(?P<word>%|°[CF]\b|(?:20|40)(?:-foot|ft|-ft)\b|[A-Za-z][\w²³/.°]*(?:-[A-Za-z]\w*)*)"
)
_NEXT = re.compile(r"[ \u00a0]+(?P<word>[A-Za-z][\w²³/.]*(?:-\w+)*)")
_ADJECTIVE = re.compile(
    r"(?P<gap>[ \u00a0])(?:loaded and empty|standard|gross|loaded|laden|empty|full)"
    r"[ \u00a0]+(?=(?:tons?|tonnes?|teus?|TEUs?|twenty-foot|20-foot|ton-|tonne-)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with where its words end."""

    symbol: str
    kind: str
    end: int
    factor: float = 1.0


_MASS_SCALE = {"Mt": 1e6, "kt": 1e3}


def after(text: str, position: int) -> Unit | None:
    """The unit that follows a number ending at ``position``; the longest name wins."""
    adjective = _ADJECTIVE.match(text, position)
    if adjective:
        found = after(text, adjective.end() - 1)
        if found:
            return found
    match = _WORD.match(text, position)
    if match is None:
        return None
    raw = match["word"].rstrip(".")
    word = raw.lower().replace(".", "")
    if raw in CASED_UNITS and (text[match.end() : match.end() + 1] not in "-" or raw != "m"):
        symbol, kind = CASED_UNITS[raw]
        if symbol in _MASS_SCALE:
            return Unit("t", kind, match.start("word") + len(raw), _MASS_SCALE[symbol])
        return Unit(symbol, kind, match.start("word") + len(raw))
    if word not in FIRST_WORDS and word.split("-")[0] not in FIRST_WORDS:
        return None
    names = [(word, match.start("word") + len(raw))]
    end = match.end()
    while len(names) < LONGEST_UNIT:
        following = _NEXT.match(text, end)
        if following is None:
            break
        end = following.end()
        bare = following["word"].rstrip(".")
        names.append((f"{names[-1][0]} {bare.lower().replace('.', '')}", following.start("word") + len(bare)))
    for name, stop in reversed(names):
        unit = UNITS.get(name)
        if unit is not None and not _false_friend(raw, name):
            return Unit(unit[0], unit[1], stop)
    return None


def _false_friend(raw: str, name: str) -> bool:
    """Units that are other words unless written just so: "M", "Mu", "T", "G"."""
    return (len(name) == 1 or name in ("mu", "mt", "ha", "pp", "pc", "in", "mw", "gb")) and raw not in (name, "GB")


_MILLION_TONNES = re.compile(r"million (?:metric )?tonn?es?|\(MT\)|\(mt\)", re.IGNORECASE)


def is_million_tonnes(text: str) -> bool:
    """Whether "MT" in this text abbreviates million tonnes, as in the Indian press, and not metric tons."""
    return bool(_MILLION_TONNES.search(text))


def before(text: str, position: int) -> tuple[str, int] | None:
    """The currency written before a number at ``position``: its ISO code and where the sign begins."""
    start = max(0, position - 8)
    match = PREFIX.search(text, start, position)
    if match is None:
        return None
    return (match["code"] or CURRENCY_SIGNS[match["sign"]]), match.start()
