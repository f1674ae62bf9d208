"""The text as it is read, where a page or a mail broke its words and lines.

Text taken out of PDFs and mails holds soft hyphens, words parted at the end of a line, and lines cut at the width of a
page. `unwrapped` gives the text without them, which all components read, and the way back: every offset of a record
counts in the text as it came. Text of whole paragraphs is read as it is, and costs a look at its line breaks.

A single line break inside a sentence is a blank: before a small letter, behind a comma or a word that ends no line of
its own ("of", "the"), and wherever else a paragraph that has such breaks goes on without a full stop. Breaks between
headings, items of a list and rows of a table stay.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

_SOFT = re.compile("[\u00ad\u200b]+(?:[ \t]*\r?\n[ \t]*(?=[^\\W\\d_]))?")
_SOFT_CHARACTERS = ("\u00ad", "\u200b")
_HYPHENS = ("-", "\u2010")
_ENDS = tuple(".!?:;…|")
_CLOSING = "\"'”’»)]"
_TAIL = re.compile(r"[^\s-]*\Z")
_FEWEST = 3  # words of a line of prose
# Behind these a hyphen at the end of a line belongs to the word: "Hamburg-⏎based", "long-⏎term".
_COMPOUNDED = frozenset(
    """based bound led owned born built backed run term scale speed border wide class style sized free friendly gauge
    haul track related controlled""".split()
)
# Before them too: "cross-⏎border", "non-⏎stop".
_PREFIXES = frozenset(
    """cross non long short high low well self multi inter pre post co semi mid half ex all two three four five six
    seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
# No line of its own ends in one of these.
_OPEN = frozenset(
    """of the a an in on at to for from by with and or via into near between through its their his her this that which
    than as is are was were be has have had will about over under more less per since until after before jan feb mar apr
    jun jul aug sep sept oct nov dec january february march april may june july august september october november
    december""".split()
)


class View(NamedTuple):
    """A text without its breaks, and where its stretches stand in the text it came from."""

    text: str
    starts: tuple[int, ...]
    """Offsets in ``text`` at which a stretch begins."""
    shifts: tuple[int, ...]
    """By how many characters each stretch stands further on in the source."""

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start:end`` stand in the source; breaks at either side stay outside."""
        first = start + self.shifts[bisect_right(self.starts, start) - 1]
        if end <= start:
            return first, first
        return first, end + self.shifts[bisect_right(self.starts, end - 1) - 1]

    def position(self, offset: int) -> int:
        """Where a character of the source stands in the text; of a break that was taken out, what follows it."""
        ends = [start + shift for start, shift in zip(self.starts, self.shifts, strict=True)]
        index = max(bisect_right(ends, offset) - 1, 0)
        following = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return min(offset - self.shifts[index], following)


def unwrapped(text: str) -> View | None:
    """The text as it is read; None if it is read as it is."""
    edits: list[tuple[int, int, str]] = []
    if any(character in text for character in _SOFT_CHARACTERS):
        edits = [(*match.span(), "") for match in _SOFT.finditer(text)]
    if "\n" in text:
        edits += _joints(text)
    if not edits:
        return None
    edits.sort()
    pieces: list[str] = []
    lengths: list[int] = []
    shifts = [0]
    at = 0
    for start, end, instead in edits:
        if start < at:
            continue
        pieces += [text[at:start], instead]
        # What stands instead of a break belongs to the stretch before it.
        lengths.append(start - at + len(instead))
        shifts.append(shifts[-1] + end - start - len(instead))
        at = end
    pieces.append(text[at:])
    return View("".join(pieces), (0, *accumulate(lengths)), tuple(shifts))


def _joints(text: str) -> list[tuple[int, int, str]]:
    """The line breaks that part no sentences, with what is read instead of each."""
    joints: list[tuple[int, int, str]] = []
    block: list[tuple[int, int, int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if line and not line.isspace():
            inner = len(line) - len(line.lstrip())
            block.append((start, end, start + inner, start + len(line.rstrip())))
            continue
        if len(block) > 1:
            joints += _within(text, block)
        block.clear()
    if len(block) > 1:
        joints += _within(text, block)
    return joints


def _within(text: str, block: list[tuple[int, int, int, int]]) -> list[tuple[int, int, str]]:
    """The same of one block of lines without an empty one between; each line with its start, end and printed part."""
    sure: list[tuple[int, int, str]] = []
    likely: list[tuple[int, int, str]] = []
    widest = max(last - first for _, _, first, last in block)
    for number in range(len(block) - 1):
        first, last, begin = block[number][2], block[number][3], block[number + 1][2]
        character, following = text[last - 1], text[begin]
        if character in _HYPHENS and last - first > 1 and text[last - 2].isalnum() and following.isalnum():
            joint = (last, begin, "") if _keeps_hyphen(text, last, begin) else (last - 1, begin, "")
            sure.append(joint)
            continue
        if _FIELD.match(text, begin):
            continue
        joint = (last, begin, " ")
        ended = character in _ENDS or (character in _CLOSING and last - first > 1 and text[last - 2] in _ENDS)
        if following.islower():
            if (
                text.count(" ", first, last) >= _FEWEST - 1
                or text.count(" ", begin, block[number + 1][3]) >= _FEWEST - 1
            ):
                sure.append(joint)
        elif not ended and following not in _BULLETS:
            word = _last_word(text, first, last)
            if character == "," or word.casefold() in _OPEN or _name_goes_on(text, block, number):
                sure.append(joint)
            elif number or word[:1].isupper() or last - first + _first_length(text, begin) > widest:
                likely.append(joint)
    return sure + likely if sure else []


_FIELD = re.compile(r"[\w-]+: ")  # of a mail's head: "from: the port"
_BULLETS = tuple("-–—•*·▪●|#>")


def _keeps_hyphen(text: str, last: int, begin: int) -> bool:
    """Whether the hyphen before a line break belongs to the word: before a capital or figure, or in "cross-border"."""
    if not text[begin].islower():
        return True
    before = _TAIL.search(text, max(0, last - 24), last - 1)
    after = re.match(r"[^\W_]+", text[begin : begin + 24])
    head, tail = before.group().casefold() if before else "", after.group().casefold() if after else ""
    if head[-1:].isdigit() or tail in _COMPOUNDED or head in _PREFIXES:
        return True
    return f"{head}-{tail}" in text.casefold() and f"{head}{tail}" not in text.casefold()


_NAME_ENDS = re.compile(r"(?<=\s)[a-z]+ [A-Z][\w'’]+\Z")
_NAME_BEGINS = re.compile(r"([A-Z][\w'’]+)(?:\.\Z|,? [a-z]+\b)")


def _name_goes_on(text: str, block: list[tuple[int, int, int, int]], number: int) -> bool:
    """Whether a break stands inside a name inside a sentence: "A train left New⏎York for Los⏎Angeles".

    The first line of a block may be a heading; one that begins with an article or a preposition hardly is.
    """
    _, _, first, last = block[number]
    _, _, begin, stop = block[number + 1]
    opening = text[first : first + 24].split(None, 1)[0].casefold()
    if number == 0 and opening not in _OPEN:
        return False
    name = _NAME_BEGINS.match(text, begin, stop)
    return name is not None and name[1].casefold() not in _OPEN and _NAME_ENDS.search(text, first, last) is not None


def _last_word(text: str, first: int, last: int) -> str:
    return text[max(first, text.rfind(" ", first, last) + 1) : last].rstrip(".")


def _first_length(text: str, begin: int) -> int:
    word = re.match(r"\S+", text[begin : begin + 40])
    return len(word.group()) if word else 0
