"""Capitalised sequences: where a name may begin, what joins its words, and the words of a sequence."""

import re

from extractor.places.lexicon import (
    STATE_ABBREVIATIONS,
)

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚẠ-Ỹ"
_LETTER = r"[^\W\d_]"
_ABBREVIATED = "|".join(
    sorted((re.escape(a) for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
_REST = (
    rf"{_LETTER}*(?:['’‘ʼ](?![sS]\b){_LETTER}+)*(?:-{_LETTER}+(?:['’](?!s\b){_LETTER}+)?){{0,3}}"
    r"(?:(?<=-(?:St|Ft|Mt))\.(?=\s[A-Z]))?"
)
_PEOPLES = r"People['’]s(?=\s(?:Democratic\s)?Republic\b)"
# "U.S.", "R-Ariz.", "Ky." before no small letter, "St." before a name, "V." between names; else a capitalised word with
# apostrophes and hyphens inside, but not the possessive.
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,4}}|[DRI]-(?:{_ABBREVIATED})\.|(?:{_ABBREVIATED})\.(?![ ]?[a-z])"
    r"|(?:St|Mt|Ft|Sta|Ste|ST|MT|FT)\.(?=\s[A-Z])"
    rf"|[A-Z]\.(?=\s[{_UPPER}][a-z])"
    rf"|{_PEOPLES}|[{_UPPER}]{_REST})"
)
_LINK = (
    r"[ \u00a0](?:(?:of(?: the)?|es|de(?: l[ao]s?)?|del|da|do|dos|das|di|du|des|la|le|el|al|y|e|am|an der|im"
    r"|auf der|sur|sous|nad|na)[ \u00a0])?"
)
# A word that begins a sequence, read from its first letter, which lets the search skip all others at once. Abbreviated
# states are tried where at most four more letters are followed by a stop.
_AFTER_FIRST = "|".join(
    rf"(?<={re.escape(word[0])}){re.escape(word[1:])}"
    for word in sorted((a for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
_FIRST_WORD = (
    rf"[{_UPPER}](?<![\w@#$&].)(?:(?<=[A-Z])\.(?:[A-Z]\.){{1,3}}|(?<=[DRI])-(?:{_ABBREVIATED})\."
    rf"|(?=[a-zV. ]{{1,4}}\.)(?:{_AFTER_FIRST})\.(?![ ]?[a-z])|(?:(?<=S)(?:ta|te|t|T)|(?<=[MF])[tT])\.(?=\s[A-Z])"
    rf"|(?<=[A-Z])\.(?=\s[{_UPPER}][a-z])|(?<=P){_PEOPLES[1:]}|{_REST})"
)
_ELIDED = rf"[dl]['’](?=[{_UPPER}])"  # "Cote d'Ivoire", "Bocca d'Arno"
# No name has more words; a longer run is read in stretches, which keeps the work linear.
SEQUENCE = re.compile(rf"{_FIRST_WORD}(?:(?:{_LINK}|/)(?:{_ELIDED})?{_WORD}){{0,15}}(?!\w)")
