"""New names by their form: a word that ends or opens the names of organisations, and what stands around it.

"Shaanxi Silk Road Logistics", "Kyrgyzneftegaz OJSC", "Manzhouli Customs", "Ministry of Urban Development". What a word
shows beyond doubt stands as ``strong`` in ``words.yaml``; the others need evidence beside the name.
"""

import re
from collections.abc import Callable

from extractor.organisations.context import DEFAULT, acts, speaks
from extractor.organisations.find import NATION
from extractor.organisations.found import OPENING, UPPER, WORD, Found, Word
from extractor.organisations.railways import by_railway_form
from extractor.organisations.words import Words, words
from extractor.silence import heard

_MOST_WORDS = 10
_UNIT = rf"{WORD}(?:[ ]{WORD}){{0,5}}"
_TIME = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
"""What a name does not go on with: "Rail Cargo Group on May 6"."""
_OPENS_OF = re.compile(rf"[ \u00a0](?:of|for|on)[ ]{_TIME}(?:the[ ])?(?=[^\W\d_a-z])")
_OF = re.compile(rf"[ \u00a0](?:of|for|on|in the)[ ](?:the[ ])?(?P<unit>{_UNIT})")
_AND = re.compile(rf"(?P<list>(?:,[ ]{_UNIT}){{0,3}}),?[ ](?:and|&)[ ](?:the[ ])?(?P<unit>{_UNIT})")
_OPENERS = frozenset(
    """
    Ministry Bureau Authority Administration Commission Inspectorate Directorate Secretariat Association Federation
    Confederation Chamber Alliance Society Union Coalition Organisation Organization League Bank University Institute
    Department Agency Council Office Government Board Committee Court Company Corporation Group Railways
    Directorate-General
    """.split()
)
_DEPARTMENTS = frozenset("Ministry Department Government Parliament Ministries".split())
_OF_MEMBERS = frozenset("Association Federation Union Council Authority Board Commission Alliance Chamber".split())
_MEMBERS = re.compile(rf"(?:\b[Tt]he[ ](?P<name>{_UNIT}[ ]and[ ])|(?<![\w’'-])(?P<owners>{_UNIT}(?<=s)['’][ ]))\Z")
"""The first part of a name: "the Indonesian Logistics and Forwarders Association", "Swedish Dockworkers' Union"."""
_BASED = re.compile(r"-(?:based|owned|led|backed|run|listed|born|registered)\Z")
_MINISTERS = frozenset("Minister Secretary Commissioner Senator Vice-Minister Governor Mayor".split())
_PORT_OF = re.compile(r"\bPorts?[ ]of[ ](?:the[ ])?\Z")
_PAIR = re.compile(rf"[{UPPER}]\w+[-‐‑–][{UPPER}]\w+")
_QUOTES = tuple("\"“”‘’'")
_GAP = re.compile(r",?[ \u00a0](?=[A-ZOÜ(]|\w{1,3}\.|plc)")


def by_form(text: str, run: list[Word], is_known: Callable[[int, int], bool]) -> Found | None:
    """The name that the words of a `segment` make, if they make one.

    ``is_known`` tells whether a stretch is a place or an organisation by itself, which no list of a ministry's charges
    takes in: "the Ministry of Transport and Russian Railways".
    """
    railway = _heard(by_railway_form(text, run))
    if railway:
        return railway
    lists = words()
    if len(run) == 1 and run[0].text not in _OPENERS and text[run[0].end : run[0].end + 1] not in (" ", ",", "\u00a0"):
        return None
    return (
        _heard(_with_legal_form(text, run, lists))
        or _heard(_foreign(text, run, lists))
        or _heard(_opened(text, run, lists, is_known))
        or _heard(_with_head(text, run, lists))
    )


def _heard(found: Found | None) -> Found | None:
    return found if found is not None and heard(found.rule) else None


def segment(run: list[Word], lists: Words) -> list[Word]:
    """The words that can make one name: those behind openers of sentences and behind or before offices."""
    if len(run) == 1:
        return run if run[0].text not in lists.offices and run[0].text not in OPENING else []
    first = 0
    while first < len(run) and run[first].text in OPENING:
        first += 1
    run = run[first:]
    if run and "-" in run[0].text and _BASED.search(run[0].text):
        run = run[1:]
    for number, word in enumerate(run):
        if word.text in lists.offices:
            return [] if word.text in _MINISTERS else run[:number]
    return run[:_MOST_WORDS]


def _with_legal_form(text: str, run: list[Word], lists: Words) -> Found | None:
    """A name before what lawyers put behind it: "Bulmarket AD", "Ningxia Yili Dairy Co., Ltd."."""
    legal = None
    name = run
    for number, word in enumerate(run):
        if number and word.text.rstrip(".") in lists.legal_words:
            legal, name = lists.legal.match(text, word.start), run[:number]
            if legal:
                break
    if legal is None and (gap := _GAP.match(text, run[-1].end)):
        legal = lists.legal.match(text, gap.end())
    if legal is None:
        if len(run) > 1 and run[0].text in lists.openings and run[0].text.isupper():
            return _found(text, run[0].start, run[-1].end, run[1:], lists, "organisations.legal_form")
        return None
    found = _found(text, run[0].start, legal.end(), name, lists, "organisations.legal_form")
    found.country = lists.legal_country.get(legal.group())
    return found


def _foreign(text: str, run: list[Word], lists: Words) -> Found | None:
    """A name of another language, whose first word says what it is: "Autoritat Portuària de Barcelona"."""
    kind = lists.foreign.get(run[0].text)
    if kind is None or len(run) < 2 or (kind == "railway" and not acts(text, run[0].start, run[-1].end)):
        return None
    start, end = run[0].start, run[-1].end
    return Found(start, end, kind, "organisations.foreign", text[start:end])


def _with_head(text: str, run: list[Word], lists: Words) -> Found | None:
    """A name whose last word says what it is: "Shaanxi Silk Road Logistics", "Metrans Rail Slovakia"."""
    last = len(run) - 1
    while last > 0 and run[last].text not in lists.ends:
        last -= 1
    head = run[last].text
    if head not in lists.ends or _is_no_organisation(run, lists):
        return None
    if last < len(run) - 1 and not (run[-1].text in lists.branches and last == len(run) - 2):
        return None  # "Samskip Rail Terminal Duisburg" is none, "Metrans Rail Slovakia" is one
    start, end = run[0].start, run[-1].end
    if head in _DEPARTMENTS and len(run) > 2 and NATION.match(run[0].text):
        start = run[1].start
    elif head == "Authority" and (port := _PORT_OF.search(text, max(0, start - 12), start)):
        start = port.start()
    elif head in _OF_MEMBERS and (members := _MEMBERS.search(text, max(0, start - 60), start)):
        start = _behind_opening(members)
    if start == end - len(head):
        return None
    if head in _RAILS and any(_PAIR.match(word.text) for word in run):
        return None  # a line: "China-Laos Railway"
    strong = head in lists.strong or (head in lists.companies and len(run) > 2)
    shown = speaks if head in lists.units or head == "Line" else acts
    if not strong and not shown(text, start, end):
        return None
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and start:
        return None  # a brand: "Silk Road Shipping"
    return _found(text, start, end, run, lists, "organisations.head")


def _behind_opening(members: re.Match[str]) -> int:
    """Where the first part of a name begins, behind an opener of the sentence."""
    if members["name"]:
        return members.start("name")
    first, _, rest = members["owners"].partition(" ")
    return members.start("owners") + (len(first) + 1 if first in OPENING and rest else 0)


def _is_no_organisation(run: list[Word], lists: Words) -> bool:
    if run[-1].text in lists.not_organisations:
        return True
    return any(word.text in _MEDIA for word in run)


_MEDIA = frozenset(
    "News Daily Times Gazette Herald Tribune Journal Magazine TV Newspaper Broadcasting Telegraph".split()
)


def _opened(text: str, run: list[Word], lists: Words, is_known: Callable[[int, int], bool]) -> Found | None:
    """A name that goes on with "of": "Association of American Railroads", "Grain Administration of Sichuan"."""
    head = run[-1].text
    if head not in _OPENERS or not _OPENS_OF.match(text, run[-1].end):
        return None
    of = _OF.match(text, run[-1].end)
    if of is None:
        return None
    end = of.end("unit")
    also = _AND.match(text, end)
    if also and not is_known(also.start("unit"), also.end("unit")) and not _has_end(also["unit"], lists):
        end = also.end()
    further = _OF.match(text, end)
    if further and text[end : end + 4] == " of ":
        end = further.end()
    start = run[0].start
    if head in _DEPARTMENTS and len(run) == 2 and NATION.match(run[0].text):
        start = run[1].start
    elif head in lists.weak and len(run) == 1 and is_known(of.start("unit"), of.end("unit")) and head != "Government":
        return None  # "Board of Chicago"
    if end > start and text.endswith(("'s", "’s"), start, end):
        end -= 2
    return _found(text, start, end, run, lists, "organisations.opening", head)


def _has_end(unit: str, lists: Words) -> bool:
    return any(word in lists.ends or word in lists.legal_words for word in unit.split()[1:])


def _found(
    text: str, start: int, end: int, name: list[Word], lists: Words, rule: str, head: str | None = None
) -> Found:
    kind, sure = _kind(name, lists) if head is None else (lists.kind_of.get(head) or DEFAULT, True)
    if head == "Railways":
        kind = "railway"
    return Found(start, end, kind, rule, text[start:end], sure=sure)


_OF_RAILWAYS = frozenset(("Bureau", "Administration", "Department", "Transport", "Transportation"))
_RAILWAY = frozenset(("Railway", "Railways", "Railroad"))
_RAILS = frozenset(("Railway", "Railways", "Railroad", "Rail"))


def _kind(name: list[Word], lists: Words) -> tuple[str, bool]:
    """The kind that the last word of trade in a name gives it, and whether there is one."""
    if name[-1].text in lists.units and len(name) > 1:
        return _kind_of_unit(name[:-1], lists), True
    for number in range(len(name) - 1, -1, -1):
        kind = lists.kind_of.get(name[number].text)
        if kind:
            if name[number].text in _OF_RAILWAYS and number and name[number - 1].text in _RAILWAY:
                return "railway", True
            return kind, True
    return DEFAULT, False


def _kind_of_unit(name: list[Word], lists: Words) -> str:
    """A centre is a railway's, an operator's or an authority's by what it is for."""
    texts = [word.text for word in name]
    if not _RAILS.isdisjoint(texts) or texts[-1] == "Freight":
        return "railway"
    return lists.kind_of.get(texts[-1], "authority")
