"""The words and verbs around a stretch of a sentence, as features in plain words; worked out once for each stretch."""

import re
from bisect import bisect_left, bisect_right

from extractor.facts.article import Sentence, Word

_WORD = re.compile(r"[\w'’-]+")
_OPENER = re.compile(
    r"(?:it|they|the train|the trains|the convoy|the service|the first|another|a second|the second|from there|this|"
    r"these|there)\b"
)
START, END = "^", "$"


def around(sentence: Sentence, start: int, end: int) -> list[str]:
    """What stands before and behind a stretch; worked out once."""
    known: list[str] | None = sentence.memo.get(("around", start, end))
    if known is None:
        known = sentence.memo["around", start, end] = _around(sentence, start, end)
    return known


def _around(sentence: Sentence, start: int, end: int) -> list[str]:
    starts, words = _words(sentence)
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    last = before = words[low - 1] if low else START
    made = [f"after {last}"]
    for place in (2, 3):
        if low >= place:
            word = words[low - place]
            before = f"{word} {before}"
            made += f"after {before}", f"{place} before is {word}"
    made.append(f"before {words[high] if high < len(words) else END}")
    if high + 1 < len(words):
        made.append(f"second behind is {words[high + 1]}")
    made += _verbs_around(sentence, start, end, last)
    made.append(_opener(sentence))
    return made


def verb_class(word: Word) -> str:
    """The class of a verb."""
    return min((name[6:] for name in word.classes if name.startswith("verbs.")), default="")


def _words(sentence: Sentence) -> tuple[list[int], list[str]]:
    known: tuple[list[int], list[str]] | None = sentence.memo.get("words around")
    if known is None:
        found = list(_WORD.finditer(sentence.text.lower()))
        if len(sentence.text.lower()) != len(sentence.text):  # a letter that small is longer: no offsets to trust
            found = list(_WORD.finditer(sentence.text))
        known = [sentence.start + match.start() for match in found], [match[0] for match in found]
        sentence.memo["words around"] = known
    return known


def _verbs(sentence: Sentence) -> tuple[list[int], list[tuple[str, str]]]:
    known: tuple[list[int], list[tuple[str, str]]] | None = sentence.memo.get("verbs around")
    if known is None:
        found = [
            (word.start, (name, word.phrase))
            for word in sentence.words
            if word.form and word.inside is None and (name := verb_class(word))
        ]
        known = sentence.memo["verbs around"] = [start for start, _ in found], [verb for _, verb in found]
    return known


def _verbs_around(sentence: Sentence, start: int, end: int, last: str) -> list[str]:
    starts, verbs = _verbs(sentence)
    low, high = bisect_left(starts, start), bisect_right(starts, end)
    made = ["behind no verb"]
    if low:
        name, phrase = verbs[low - 1]
        behind = f"behind a verb of {name}"
        made = [behind, f"{behind}, after {last}", f"behind {phrase}, after {last}"]
    if high < len(verbs):
        ahead = f"ahead of a verb of {verbs[high][0]}"
        made += ahead, f"{ahead}, after {last}"
    else:
        made.append("ahead of no verb")
    return made


def _opener(sentence: Sentence) -> str:
    known: str | None = sentence.memo.get("opener")
    if known is None:
        found = _OPENER.match(sentence.text[:20].lower())
        known = sentence.memo["opener"] = f"the sentence opens with {found[0] if found else 'something else'}"
    return known
