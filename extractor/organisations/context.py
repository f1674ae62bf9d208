"""What a text says beside a name that shows an organisation, and of which kind."""

import re

from extractor.organisations.words import words


def _one_of(words: str) -> str:
    """A pattern of the words of a list; an underscore stands for a space."""
    return "(?:" + "|".join(words.replace("_", " ").split()) + ")"


DEFAULT = "shipper"
"""The kind of a company of which neither its name nor the text tells the trade."""
_SAYING = """
    said says say announced announces reported reports told noted added confirmed stated expects plans estimates
    estimated warned published issued forecasts
"""
_DOING = """
    expected planned operates operated carried moved hauled transported handled handles launched launches signed ordered
    bought buys owns provides provided sent dispatched received wants aims hopes has had will would takes took put puts
    organised organized organizes approved decided agreed won acquired invested counts sees delivered loaded introduced
    offers offered began started intends recorded posted is_planning is_preparing is_to is_also was_founded
    was_established supervised cleared processed helped works_with ships shipped brought brings gave gives keeps kept
    makes made pays paid serves uses used joined joins became is_the is_an? was_the was_an? runs ran leases employs
    supplies supplied sells sold leads
"""
_SET_OFF = r"(?:[ ]\([^()\n]{1,20}\))?(?:,[^,\n]{3,60},)?[ ]"
_ACTS = re.compile(
    rf"(?:['’]s?)?{_SET_OFF}(?:also |now |already |itself |has |have |had )?{_one_of(_SAYING + _DOING)}\b"
)
_SAYS = re.compile(rf"{_SET_OFF}(?:also |has |have )?{_one_of(_SAYING)}\b")
_ROLE = _one_of(
    r"""
    president chairman chairwoman chairperson chair head directors? managers? CEO chief officials? spokes\w+ officers?
    representatives? vice-president executive engineer dispatcher employees? founder economist analyst deputy boss
    secretary commissioner governor subsidiary unit arm division workers staff staffer expert technician driver
    """
)
_RANK = _one_of(
    """
    general managing deputy chief executive commercial press vice first country operations sales freight logistics rail
    regional acting board senior marketing technical finance financial
    """
)
_OF_A_ROLE = re.compile(
    rf"\b{_ROLE} (?:of|at|from|with|for)(?: the| its| state-owned| private| operator| company)? ?\Z"
)
_SPEAKER_OF = re.compile(
    r"\b(?:said|says|added|noted|explained) [A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]+){1,2} of (?:the )?\Z"
)
_OWN_ROLE = re.compile(rf"(?:['’]s?)? (?:{_RANK} ){{0,3}}{_ROLE}\b(?! in\b)")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|said by|said|data from|figures from|statistics from)(?: the)? \Z")
_MADE = frozenset("made produced manufactured built mined ordered supplied".split())
_SERVED = """
    operated run organi[sz]ed owned managed provided developed marketed booked chartered commissioned launched handled
    arranged serviced staffed leased carried transported dispatched sponsored funded issued published released compiled
"""
_AGENT = re.compile(rf"\b(?P<verb>{_one_of(_SERVED + ' '.join(sorted(_MADE)))}) (?:jointly )?by (?:the )?\Z")
_BEFORE = 60
_BRACKET = re.compile(r"[ \u00a0]\((?P<short>[^\W\d_a-z][\w&.-]{1,9})\)")
_APPOSITION = re.compile(
    r",[ ](?:which is |itself |now )?"
    r"(?P<phrase>(?:an?|the|both|one of (?:the|its)|part of(?: the)?|[A-Z][\w]+['’]s?)(?: [\w'’&-]+){1,7})"
)
_PERSONAL = re.compile(
    "\\b"
    + _one_of(
        r"""
        manager director president chair\w* head chief spokes\w+ officials? analyst engineer founder executive driver
        minister professor expert economist worker veteran resident journalist lawyer city town village country province
        port_of capital station border river region line route corridor train ship vessel
        """
    )
    + "\\b"
)
"""What makes of the bearer of a name a person, a place or a train."""
_STOP = re.compile(r" (?:of|at|in|for|from|near|with|that|which|who|whose|on|to|by|based|operating|running|owned)\b")


def spells(short: str, name: str) -> bool:
    """Whether the capitals of an abbreviation are initials of a name's words, in order: "IWT", "PKP", "ThPA"."""
    initials = iter(word[0].upper() for word in re.split(r"[^\w]+", name) if word)
    capitals = [letter for letter in short if letter.isupper()]
    return len(capitals) > 1 and all(any(initial == capital for initial in initials) for capital in capitals)


def acts(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name is said of organisations: "X has launched", "according to X", "X's head"."""
    if _ACTS.match(text, end) or _OWN_ROLE.match(text, end) or text.startswith(("'s ", "’s "), end):
        return True
    if (bracket := _BRACKET.match(text, end)) and spells(bracket["short"], text[start:end]):
        return True
    before = text[max(0, start - _BEFORE) : start]
    if _ACCORDING.search(before) or _OF_A_ROLE.search(before) or _SPEAKER_OF.search(before) or _AGENT.search(before):
        return True
    return noun_before(text, start) is not None or apposition(text, end) is not None


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the bearer of a name says something or has officers: no line does."""
    before = text[max(0, start - _BEFORE) : start]
    if _SAYS.match(text, end) or _OWN_ROLE.match(text, end) or noun_before(text, start) is not None:
        return True
    return bool(_ACCORDING.search(before) or _OF_A_ROLE.search(before) or _SPEAKER_OF.search(before))


def noun_before(text: str, start: int) -> str | None:
    """The kind of a name that a noun introduces right before it: "forwarder X", "the private railway company X"."""
    noun = word_before(text, start)
    if noun.lower() not in words().introducing:
        return None
    return _kind_of_noun(text[max(0, start - len(noun) - 25) : start - 1].lower())


def _kind_of_noun(phrase: str) -> str | None:
    """The kind that the longest known noun at the end of a phrase gives."""
    parts = phrase.split()
    nouns = words().nouns
    for first in range(max(0, len(parts) - 3), len(parts)):
        kind = nouns.get(" ".join(parts[first:]))
        if kind:
            return kind
    return None


def apposition(text: str, end: int) -> str | None:
    """The kind that a phrase set off behind a name gives: "X, Europe's largest private rail freight company"."""
    match = _APPOSITION.match(text, end) if text.startswith(", ", end) else None
    if match is None:
        return None
    phrase = match["phrase"]
    one_of = phrase.startswith(("one of", "part of"))
    body = phrase.split(" ", 2)[2] if one_of else phrase
    stop = _STOP.search(body)
    body = body[: stop.start()] if stop else body
    if _PERSONAL.search(body):
        return None
    return _kind_of_noun(body.lower().removesuffix("'s"))


_BEHIND_ROLES = frozenset("of at from with for the its state-owned private operator company".split())
_LONGEST_WORD = 16  # letters of a word before a name that tells of it


def beside(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The kind and rule of a name of which the words beside it say what only organisations do or have.

    "Run by X" is said of an operator, "made by X" of a shipper; "head of X" and "X's general director" of any.
    """
    word = word_before(text, start)
    if word in _BEHIND_ROLES or word == "by":
        before = text[max(0, start - _BEFORE) : start]
        if word in ("by", "the") and (done := _AGENT.search(before)):
            return "shipper" if done["verb"] in _MADE else "operator", "organisations.agent"
        if word != "by" and (_OF_A_ROLE.search(before) or _SPEAKER_OF.search(before)):
            return DEFAULT, "organisations.role"
    return (DEFAULT, "organisations.role") if _OWN_ROLE.match(text, end) else None


def word_before(text: str, start: int) -> str:
    """The word right before ``start``, if a space divides them."""
    if not start or text[start - 1] not in " \u00a0":
        return ""
    low = max(0, start - _LONGEST_WORD)
    at = max(text.rfind(" ", low, start - 1), text.rfind("\n", low, start - 1))
    return text[max(at + 1, low) : start - 1]
