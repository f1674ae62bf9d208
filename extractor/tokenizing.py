"""Tokenizing in linear time.

spaCy's tokenizer takes prefixes and suffixes off a word one at a time and looks at all that remains each time, so
the cost of a word grows with the square of its length: 20,000 opening brackets in a row take it half a minute. Words
of news are short; longer runs are cut here into pieces that are tokenized one by one and put together again. No
character is added or lost, so every offset stays what it is.
"""

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

_PIECE = 128
# A run without white space that is too long to be a word or an address, or punctuation too long to be a dash.
_LONG = re.compile(rf"[^\w\s]{{24,}}|\S{{{_PIECE + 1},}}")
_CUT = re.compile(rf"[^\w\s]{{1,24}}|\w{{1,{_PIECE}}}")


@cache
def blank() -> Language:
    """spaCy's English tokenizer alone, built once; use it within ``nlp.memory_zone()`` on texts without end."""
    return spacy.blank("en")


def tokenize(nlp: Language, text: str) -> Doc:
    """``nlp.make_doc(text)``, except that runs too long for it are tokenized in pieces."""
    if _LONG.search(text) is None:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for run in _LONG.finditer(text):
        _add(nlp, text[at : run.start()], words, spaces)
        for piece in _CUT.finditer(text, run.start(), run.end()):
            _add(nlp, piece.group(), words, spaces)
        at = run.end()
    _add(nlp, text[at:], words, spaces)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _add(nlp: Language, piece: str, words: list[str], spaces: list[bool]) -> None:
    for token in nlp.tokenizer(piece):
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
