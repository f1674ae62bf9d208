"""The words and verbs around a stretch of a sentence, as features in plain words; worked out once for each stretch."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extractor.facts.article import Sentence, Word

_WORD = re.compile(r"[\w'’-]+")
_BEFORE, _BEHIND = 3, 2
_OPENER = re.compile(
    r"(?:it|they|the train|the trains|the convoy|the service|the first|another|a second|the second|from there|this|"
    r"these|there)\b"
)
START, END = "^", "$"


def around(sentence: Sentence, start: int, end: int) -> list[str]:
    """What stands before and behind a stretch; worked out once."""
    known: list[str] | None = sentence.memo.get(("around", start))
    if known is None:
        known = sentence.memo["around", start] = _around(sentence, start, end)
    return known


def _around(sentence: Sentence, start: int, end: int) -> list[str]:
    starts, words = _words(sentence)
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    before = words[max(0, low - _BEFORE) : low]
    last = before[-1] if before else START
    made = [f"after {' '.join(before[-count:]) or START}" for count in range(1, _BEFORE + 1)]
    made += [f"{place} before is {before[-place]}" for place in (2, 3) if len(before) >= place]
    made += [f"before {words[high] if high < len(words) else END}"]
    made += [f"second behind is {words[high + 1]}"] if high + 1 < len(words) else []
    made += _verbs_around(sentence, start, end, last)
    made.append(_opener(sentence))
    return made


def word_before(sentence: Sentence, start: int) -> str:
    """The word before a stretch."""
    starts, words = _words(sentence)
    low = bisect_left(starts, start)
    return words[low - 1] if low else START


def verb_class(word: Word) -> str:
    """The class of a verb."""
    return min((name[6:] for name in word.classes if name.startswith("verbs.")), default="")


def words(sentence: Sentence) -> list[str]:
    """The words of a sentence in small letters."""
    return _words(sentence)[1]


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


def _verbs_around(sentence: Sentence, start: int, end: int, last: str) -> Iterator[str]:
    starts, verbs = _verbs(sentence)
    low, high = bisect_left(starts, start), bisect_right(starts, end)
    if low:
        name, phrase = verbs[low - 1]
        yield f"behind a verb of {name}"
        yield f"behind a verb of {name}, after {last}"
        yield f"behind {phrase}, after {last}"
    else:
        yield "behind no verb"
    if high < len(verbs):
        yield f"ahead of a verb of {verbs[high][0]}"
        yield f"ahead of a verb of {verbs[high][0]}, after {last}"
    else:
        yield "ahead of no verb"


def _opener(sentence: Sentence) -> str:
    known: str | None = sentence.memo.get("opener")
    if known is None:
        found = _OPENER.match(sentence.text[:20].lower())
        known = sentence.memo["opener"] = f"the sentence opens with {found[0] if found else 'something else'}"
    return known
