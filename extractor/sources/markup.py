"""Scraps of HTML as text: what feeds and mails hold, for which no page has to be understood."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table tr ul".split()
)
_HIDDEN = frozenset({"script", "style", "head", "template", "noscript"})
_CELLS = frozenset({"td", "th"})
CELL = " | "
"""What stands between two cells of a table's row."""
_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,2}|[*†‡])[\])]?")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_BEFORE_POWER = re.compile(r"(?:\b[kcmdµ]?m|\b(?:ft|yd|mi)|10)$")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def raised(before: str, words: str) -> str:
    """What a superscript is in running text: a power as such, a footnote's mark as nothing, all else as it is.

    >>> [raised("1,200 m", "3"), raised("containers", "[1]"), raised("the 1", "st")]
    ['³', '', 'st']
    """
    if words.isdigit() and _BEFORE_POWER.search(before):
        return words.translate(_RAISED)
    return "" if _FOOTNOTE.fullmatch(words.strip()) else words


def tidy(text: str) -> str:
    """Text without soft hyphens and other characters that nobody sees, and without white space that means nothing."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _BREAKS.sub("\n", text).strip()


def plain(markup: str) -> str:
    """The text of a scrap of HTML: blocks and rows of tables as lines, the cells of a row apart."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return tidy("".join(parser.pieces))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0
        self._raised: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in _CELLS and self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append(CELL)
        elif tag == "sup":
            self._raised = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "sup" and self._raised is not None:
            before = next((piece for piece in reversed(self.pieces) if piece), "")
            words, self._raised = "".join(self._raised), None
            self.pieces.append(raised(before, words))

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        (self.pieces if self._raised is None else self._raised).append(data.replace("\n", " ").replace("\r", " "))
