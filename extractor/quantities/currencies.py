"""Recognises the currency before or after a sum, and whose dollar, rupee or crown an article means."""

import re
from collections import Counter
from operator import itemgetter

from extractor.quantities.currency_names import CURRENCY_CODES, CURRENCY_SIGNS, SHARED_CURRENCIES

_PREFIXES = CURRENCY_SIGNS | {code: code for code in CURRENCY_CODES}
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_PREFIX_ENDS = frozenset(prefix[-1] for prefix in _PREFIXES)
_INSIDE_WORD = re.compile(r"[A-Za-z-]")
AFTER_SUM = re.compile(
    r"[ \u00a0]?(?:(?P<sign>[€£₽₸₺₴₹]|zł|(?:US|AU?|CA?|NZ|HK|S)?\$)(?!\s?\d)|(?P<code>"
    + "|".join(sorted(CURRENCY_CODES))
    + r")\b)"
)


_CENTS = re.compile(r"(?:,?\sand)?\s(?P<n>\d{1,2})\scents?\b")


def cents_after(text: str, position: int) -> tuple[int, int] | None:
    """The cents that complete a sum ending at ``position``, "3 dollars [50 cents]", and where they end."""
    match = _CENTS.match(text, position)
    return (int(match["n"]), match.end()) if match else None


_DOLLARS = re.compile(r"\b(?P<sign>NZ|AU?|CA?|Can|HK|S)\$|\bUS\s?\$")
_NATIONAL = {"NZ": "NZD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "Can": "CAD", "HK": "HKD", "S": "SGD"}
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+|\d[\d.]*[ \u00a0]?(?:bn|billion|trillion|million|m)\b")
# Letters that are a currency only where the country is spoken of.
_HOME_ONLY = {
    "N": re.compile("Nigeria|[Nn]aira"),
    "P": re.compile("Philippin|[Pp]esos?|Manila"),
    "PS": re.compile(""),
}  # a pound sign flattened to ASCII, "PS8.1bn", needs its sum alone


def home_currency(text: str, usual: str) -> str:
    """Whose dollar, rupee or crown an article means by a bare sign or name, from the code of the usual reading.

    "$" is the New Zealand dollar where "NZ$" stands too and "US$" does not; else dollars, "Rs", "dirhams" and "crowns"
    are those of the one country of that currency that the article names.
    """
    if usual == "USD":
        signs = {match["sign"] for match in _DOLLARS.finditer(text)}
        if signs:
            return _NATIONAL[signs.pop()] if len(signs) == 1 and None not in signs else usual
    named = Counter[str]()
    for country, code in SHARED_CURRENCIES.get(usual, {}).items():
        named[code] += text.count(country)
    if usual == "USD":  # one mention of Canada makes no article Canadian
        code, count = max(named.items(), key=itemgetter(1))
        return code if count >= _OFTEN and count > _PREVAILS * (named.total() - count) else usual
    codes = [code for code, count in named.items() if count]
    return codes[0] if len(codes) == 1 else usual


_OFTEN, _PREVAILS = 2, 2
"""How often, and how many times as often as all others, an article names the country whose dollars "$" are."""


def before(text: str, position: int) -> tuple[str, int] | None:
    """The currency written before a number at ``position``: its ISO code and where the sign begins."""
    if text[max(0, position - 2) : position] in (" -", " −"):  # "a loss of CHF -18 million"
        position -= 1
    end = position - 1 if position and text[position - 1] in " \u00a0" else position
    if end == 0 or text[end - 1] not in _PREFIX_ENDS:
        return None
    for start in range(max(0, end - _LONGEST_PREFIX), end):
        prefix = text[start:end]
        if prefix not in _PREFIXES or (prefix[0].isalpha() and start and _INSIDE_WORD.match(text, start - 1)):
            continue
        home = _HOME_ONLY.get(prefix)
        if home is not None and not (_SUM.match(text, position) and home.search(text)):
            return None
        return _PREFIXES[prefix], start
    return None
