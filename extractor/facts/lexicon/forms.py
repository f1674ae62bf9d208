"""The forms of English verbs: "set off", "sets off", "setting off"."""

from functools import cache
from importlib.resources import files

_VOWELS = frozenset("aeiou")
BE = {"base": ("be", "am", "are"), "s": ("is",), "past": ("was", "were"), "participle": ("been",), "ing": ("being",)}


def forms_of(phrase: str) -> list[tuple[str, str]]:
    """Each form of a verb phrase, whose first word is the verb, with its name: base, s, past, participle, ing.

    >>> forms_of("set off")
    [('set off', 'base'), ('sets off', 's'), ('set off', 'past'), ('set off', 'participle'), ('setting off', 'ing')]
    """
    verb, space, rest = phrase.partition(" ")
    tail = space + rest
    if verb == "be":
        return [(form + tail, name) for name, forms in BE.items() for form in forms]
    past, participle = _irregular().get(verb) or ((_with(verb, "ed"),), (_with(verb, "ed"),))
    pairs = [(verb, "base"), (_third(verb), "s")]
    pairs += [(form, "past") for form in past] + [(form, "participle") for form in participle]
    return [(form + tail, name) for form, name in [*pairs, (_with(verb, "ing"), "ing")]]


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "s"


def _with(verb: str, ending: str) -> str:
    """The verb with "ed" or "ing", its last letter dropped, changed or doubled where English does so."""
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + ending


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: one vowel before it and one syllable, or a verb known to do so."""
    if verb in ("travel", "cancel", "commit", "transit", "total"):
        return verb != "transit"
    if len(verb) < 3 or verb[-1] in _VOWELS or verb[-1] in "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Past and participle forms of the verbs that do not follow the rules."""
    lines = (files(__package__) / "irregular.txt").read_text(encoding="utf-8").splitlines()
    table = {}
    for line in lines:
        if line and not line.startswith("#"):
            verb, past, participle = line.split()
            table[verb] = (tuple(past.split("/")), tuple(participle.split("/")))
    return table
