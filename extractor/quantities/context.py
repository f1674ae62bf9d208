"""What the words around a number add: bound, change, rate."""

import re

from extractor.quantities.lexicon import DECREASE, INCREASE, INSIDE_BOUNDS, OUTSIDE_BOUNDS, PER_UNITS

_BOUND = re.compile(
    r"(?<![\w-])(?P<bound>"
    + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(INSIDE_BOUNDS, key=len, reverse=True))
    + r")\s+(?:(?P<the>the)\s+|(?P<article>an?)\s+|(?:just|only)\s+)?\Z|(?P<glued>(?<!\w)(?:~|sub-))\Z"
)
"""What bounds the number that a text in lower case leads to."""
_BOUND_ENDS = tuple({phrase.split()[-1] for phrase in INSIDE_BOUNDS} | {"the", "a", "an", "just", "only", "~", "-"})
_HYPHENED = re.compile(r"[\w.]+-[a-z]")
_GLUED = {"~": "approx", "sub-": "less_than"}
_OVER_IN_TIME = re.compile(r"\b(?:took|take[ns]?|taking|spread|from|all|handed)\s+\Z")
_OVER_LINES = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:[a-z-]+\s+){0,3}(?:lines|railways|railroads|bridges|borders|passes)\b"
)
_MARK = re.compile(r"[^.;]{0,24}?[\s-](?:mark|level|threshold|milestone|barrier)s?\b")
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d[\d.]*\s?(?:million|billion|lakh|crore|bn|m\b)|one million")
_SPACES = re.compile(r"\s+")


_ENDING_WINDOW = 20


def ends_in(text: str, position: int, endings: tuple[str, ...]) -> bool:
    """Whether one of ``endings``, in lower case, stands before ``position`` and white space.

    It rules out most numbers before a pattern looks for the whole phrase.
    """
    return text[max(0, position - _ENDING_WINDOW) : position].rstrip().lower().endswith(endings)


def bound_before(text: str, position: int) -> tuple[str, int] | None:
    """A bound in words right before ``position`` and where it begins: "more than", "about"."""
    if not ends_in(text, position, _BOUND_ENDS):
        return None
    window = text[max(0, position - 32) : position].lower()
    match = _BOUND.search(window)
    if match is None:
        return None
    if match["glued"]:
        return _GLUED[match["glued"]], position - len(match["glued"])
    phrase = _SPACES.sub(" ", match["bound"])
    start = position - len(window) + match.start("bound")
    if phrase == "up to" and (
        _ADDS.search(text, max(0, start - 8), start) or _LIFTS.search(text, max(0, start - 60), start)
    ):
        return None  # "revenue added up to 14 million", "brings the total up to 68 million tons"
    if phrase in ("over", "under", "above", "below") and _OVER_IN_TIME.search(text, max(0, start - 12), start):
        return None
    if phrase == "over" and _OVER_LINES.match(text, position):
        return None  # "over two connecting short lines": along them
    if match["the"] and not _MARK.match(text, position):
        return None  # "centres around the 37 m skeleton"
    if match["article"] and _HYPHENED.match(text, position):
        return None  # "over a two-mile radius"
    return INSIDE_BOUNDS[phrase], start


_LIFTS = re.compile(r"\b(?:bring|brought|lift|push|rais)(?:e|s|es|ed|en|ing)?\s(?:(?!and\b|to\b)[a-z'’-]+\s){1,5}\Z")
_ADDS = re.compile(r"\b(?:add(?:s|ed|ing)?|went|goes|going|gone|rose|climbed) \Z")
_BOUND_AFTER = re.compile(
    r"(?P<more_than>\s?\+(?!\d)|[- ]plus\b)"
    r"|(?P<at_least>\s+or more\b(?! than)|\s+and (?:more|above)\b(?! than)|(?:\s+and)?\s+upwards\b(?! of)"
    r"|\s+at (?:the )?least\b)"
    r"|(?P<approx>\s+or so\b)|(?P<at_most>\s+or (?:less|fewer)\b|\s+at (?:the )?most\b)"
)
_MARK_NEXT = re.compile(r"[ -](?:mark|milestone|threshold|barrier)\b")


def is_mark(text: str, start: int, end: int) -> bool:
    """Whether the number at ``start:end`` is a mark that is reached: "the 20,000 mark"."""
    return text.endswith("the ", 0, start) and _MARK_NEXT.match(text, end) is not None


_VERB_BOUND = re.compile(r"\b(" + "|".join(OUTSIDE_BOUNDS) + r")\s+(?:the\s+)?(?:mark of\s+)?\Z", re.IGNORECASE)
_VERB_ENDS = (*OUTSIDE_BOUNDS, "the", "mark of", "passed", "crossed")
# "have passed 20,000", "crossed the 1,000 mark", but not "passed 20 stations".
_PASSED = re.compile(
    r"\b(?P<had>(?:has|have|had|having)\s+(?:already\s+|now\s+)?)?(?:passed|crossed)\s+(?P<the>the\s+)?\Z"
)


def bound_after(text: str, position: int) -> tuple[str, int] | None:
    """A bound right after ``position`` and where it ends: "or so", "+"."""
    match = _BOUND_AFTER.match(text, position)
    return (str(match.lastgroup), match.end()) if match else None


def bound_verb(text: str, position: int) -> str | None:
    """A bound given by the verb before: "exceeded", "surpassed"."""
    if not ends_in(text, position, _VERB_ENDS):
        return None
    match = _VERB_BOUND.search(text, max(0, position - 30), position)
    if match:
        return OUTSIDE_BOUNDS[match[1].lower()]
    passed = _PASSED.search(text, max(0, position - 30), position)
    if passed and (_MARK.match(text, position) if passed["the"] or not passed["had"] else _LARGE.match(text, position)):
        return "more_than"
    return None


_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*|[.;:()!?]|,|\d[\d.,]*%?")
_FILL = frozenset("by of a an another some further the about around nearly almost over than more additional extra "
                  "just only "
                  "roughly approximately sharply slightly steadily significantly year-on-year respectively an "
                  "estimated "
                  "impressive whopping modest strong upwards solid robust healthy mere massive hefty staggering slight "
                  "sharp steep combined full remarkable".split())  # fmt: skip
_NOMINAL = re.compile(
    r"(?:\s*\([^()]{0,40}\)|\))?(?:\s+|-)(?:year-on-year |year-over-year |annual |yearly |sharp |steep |slight "
    r"|further |share price |traffic |volume |price )?(?P<word>[a-z]+)\b"
)
_COMPARED = frozenset(
    "more less higher lower fewer greater bigger smaller larger faster longer shorter cheaper above below better"
    " stronger weaker heavier lighter".split()
)
_RISES = frozenset("increase rise jump surge gain growth climb leap boost uptick hike spike upswing expansion "
                   "improvement upturn plus".split())  # fmt: skip
_FALLS = frozenset("decrease decline drop fall cut reduction slide dip slump contraction loss plunge shrinkage "
                   "slowdown "
                   "downturn saving fall-off collapse minus".split())  # fmt: skip
_CAUSAL = INCREASE | DECREASE
_ANY_WORD = re.compile(r"\w+")


_CLAUSE = re.compile(r"[;:]|, (?:while|but|and)\b")


_PUT_ON = (" put on ", " puts on ", " putting on ")
_GROWS = re.compile(r"\bgr[oe]ws? (?:[a-z]+ )?\Z")
_LEVEL_BOUND = re.compile(r"(?:below|above|beneath|past|beyond)\b")
_LOSSES = frozenset("lose loses lost losing raise raises raised raising save saves saved saving".split())


def change_of(text: str, start: int, end: int, sentence_start: int, unit: str | None, kind: str) -> str | None:
    """Whether the number at ``start:end`` is the size of a change: increase, decrease or None."""
    if _LEVEL_BOUND.match(text, start) or (unit == "%" and _SHARE.match(text, end)):
        return None  # "fell below 100,000": a level; "to gain a 45 per cent share"
    if unit == "%" and text.startswith(" of ", end) and _GROWS.search(text, max(0, start - 12), start):
        return None  # "Kitami grows 20 percent of the country's crop"
    if unit != "%" and unit != "times" and text.startswith("up to ", start):
        return None  # "increased up to five a day"
    if unit == "%" and text.endswith(_PUT_ON, 0, start):
        return "increase"
    sign = text[start : start + 1]
    if unit == "%" and sign in "+-−–":
        return "increase" if sign == "+" else "decrease"
    fewer = _FEWER.search(text, start, end)
    if fewer and (fewer["down"] or _THAN.match(text, end)):
        return "decrease" if fewer["down"] else "increase"
    window = max(sentence_start, start - 90)
    before = _CLAUSE.split(text[window:start])[-1]
    if kind in ("length", "speed", "mass") and _ALONG.search(before):
        return None  # "down a 10-mile branch line", "a platform off by 15 centimetres"
    tokens = _WORDS.findall(before)
    last = tokens[-1].lower() if tokens else ""
    if kind == "money" and last in _LOSSES:
        return None  # "lost 250 million won", "raised $280 million": the sum itself
    links = last in _LINKING or not _LINKING.isdisjoint(token.lower() for token in tokens[-5:])
    was = _CHANGE_WAS.search(before, max(0, len(before) - _LONGEST_WAS)) if links else None
    if was and (kind != "money" or was["noun"].lower() not in ("loss", "gain", "saving")):
        return "increase" if was["noun"].lower() in _RISES else "decrease"
    noun = (_CHANGE_IN_OF.search(before) if unit is not None else None) or (
        _RECORDED.search(before) if unit == "%" else None
    )
    if noun:
        return "increase" if noun["noun"].lower() in _RISES else "decrease"
    return (
        _direct(tokens)
        or _said_after(text, end, unit, kind, after_article=last in ("a", "an", "the"))
        or _said_before(text, before, tokens, unit, window, start)
        or _restated(text, before, end, unit, kind)
    )


_OR_MORE = re.compile(r"(?: [a-z]+)?,? or \d[\d.]*(?:%| ?per ?cent),? (?P<word>[a-z]+)\b")
_AND_MORE = re.compile(r" and \d[\d.]*(?:%| ?per ?cent) (?P<word>[a-z]+)\b")
"""What two shares have in common: "10.7 percent [and 9.2 percent more] than in 2023"."""
_LEVEL_VERB = re.compile(r"\b(?:came|come|amounted|went|rose|fell|up|down)\s+to\s|\b(?:totalled|totaled|reached|at)\s")


_NEAR_VERB = 18


def _restated(text: str, before: str, end: int, unit: str | None, kind: str) -> str | None:
    """The direction of the percentage that says the same: "198 million tons [or 6.8% more than in 2018]"."""
    said = _OR_MORE.match(text, end) if unit != "%" and kind in ("count", "mass", "money", "volume", "other") else None
    if said is None or said["word"] not in _COMPARED or _LEVEL_VERB.search(before[-_NEAR_VERB:]):
        return None
    return "decrease" if said["word"] in _LESS else "increase"


def _said_after(text: str, end: int, unit: str | None, kind: str, *, after_article: bool) -> str | None:
    """A noun or comparison after the number: "2 percent [growth]", "5% [more than]", "12% [up on last year]"."""
    following = None if kind == "count" and unit is None and text[end - 1] == "s" else _NOMINAL.match(text, end)
    if following and following["word"] in _RISES | _FALLS:
        return "increase" if following["word"] in _RISES else "decrease"
    if unit == "%":
        far = _NOMINAL_FAR.match(text, end) if after_article else None
        if far:
            return "increase" if far["word"] in _RISES else "decrease"
        also = _AND_MORE.match(text, end)
        if also and also["word"] in _COMPARED:
            return "decrease" if also["word"] in _LESS else "increase"
    ahead = _AHEAD.match(text, end) if unit == "%" else None
    if ahead:
        return "decrease" if ahead["down"] else "increase"
    if unit == "%" and _OFF.match(text, end):
        return "decrease"  # "to take 52% off their tariff"
    upon = _UPON.match(text, end) if unit == "%" or kind in ("money", "mass") else None
    if upon and (unit == "%" or _UP_ON.match(text, end)):
        return "decrease" if upon["down"] else "increase"
    gained = _GAINED.match(text, end) if unit != "%" and kind in ("count", "mass", "other", "volume") else None
    if gained and (unit or not gained["past"]):
        return "decrease" if gained["lost"] else "increase"
    if kind == "count" and unit is None and (than := _MORE_THAN.match(text, end)):
        return "increase" if than["more"] else "decrease"
    if following is None or following["word"] not in _COMPARED:
        return None
    if unit in ("%", "times") or _COMPARES.match(text, following.end()):
        return "decrease" if following["word"] in _LESS else "increase"
    return None


def _said_before(text: str, before: str, tokens: list[str], unit: str | None, window: int, start: int) -> str | None:
    """A verb further before the number: "fell, sources say, by 3 percent", "lifting revenue 8 percent"."""
    most = _MOST.search(before) if unit == "%" else None
    if most:
        return "increase" if most["verb"] in INCREASE else "decrease"
    if tokens and tokens[-1].lower() == "off" and not _LAID_OFF.search(before):
        return "decrease"
    at_rate = _AT_RATE.search(before) if unit == "%" else None
    if at_rate:
        return "increase" if at_rate["verb"] in INCREASE else "decrease"
    lifted = _TRANSITIVE.search(before) if unit == "%" else None
    if lifted:
        return "increase" if lifted["up"] else "decrease"
    while tokens and tokens[-1].lower() in ("a", "an", "another", "further", "about", "some", "nearly", "additional"):
        tokens.pop()
    if "by" not in (token.lower() for token in tokens[-2:]):
        return None
    said = _causes(before) or _causes(text[window:start])
    verbs = [verb for verb in said if verb not in _WEAK]
    if verbs:
        return "increase" if verbs[-1] in INCREASE else "decrease"
    return "increase" if _BEATS.search(before) else None


def _causes(text: str) -> list[str]:
    """The words of change in ``text``."""
    return [word for word in _ANY_WORD.findall(text.lower()) if word in _CAUSAL]


_COMPARES = re.compile(r"\s+(?:than|compared|year|on)\b|[.,;)]")
_LESS = frozenset("less lower fewer smaller shorter cheaper below weaker lighter".split())
# "lifting freight revenue 8.2 percent": the verb, what it changes, the size of the change.
_TRANSITIVE = re.compile(
    r"\b(?:(?P<up>lift|rais|boost|push|increas)|cut|reduc|lower|trim|slash)(?:e|es|ed|ing|s|ting|ming)?"
    r"(?:\s(?!to\b|from\b|in\b|of\b|by\b|for\b|with\b|at\b)[A-Za-z'’-]+){1,4}"
    r"(?:\s(?:at|in|on|of)\s(?:the\s)?[A-Za-z'’-]+(?=\sby\s))?\s(?:(?:by|about|nearly|another|a|further|some)\s)*$"
)
_VERB_OF_CHANGE = "|".join(sorted(INCREASE | DECREASE))
_MOST = re.compile(rf"\b(?P<verb>{_VERB_OF_CHANGE})\s(?:the\s)?(?:most|least|fastest|more|less|further),\s(?:by\s)?\Z")
"""Who moved most, and by how much: "the group gained most, 12.6%"."""
_AT_RATE = re.compile(
    rf"\b(?P<verb>{_VERB_OF_CHANGE})\s(?:up\s|down\s)?at\san?\s(?:[a-z-]+\s){{0,3}}(?:rate|pace)\sof\s$"
)
"""The pace of a change: "increased at an annual rate of 7.6%"."""
_SHARE = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:share|stake|holding)\b(?!\s+price)")
_BEATS = re.compile(
    r"\b(?:beat(?:s|ing|en)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)|topp(?:ed|ing))\b[^.;]*"
    r"\b(?:record|previous|last\s+(?:year|month)|a\s+year)\b"
)
_ALONG = re.compile(r"\b(?:(?:up|down)\s+(?:an?|the)|off\s+by)\s+\Z")
_LINKING = frozenset("was is be been to totalled totaled reached at only just".split())
_CHANGE_WAS = re.compile(
    rf"\b(?P<noun>{'|'.join(sorted((_RISES | _FALLS) - {'growth'}))})\s+"  # "growth reached 4 percent": a rate
    r"(?:(?:in|of|on|over)\s+[^.,;:]{1,30}?\s+)?(?:will\s+|would\s+)?"
    r"(?:was|is|be|have\s+been|amounte?d?\s+to|totall?ed|c[oa]mes?\s+to|reached|stood\s+at)\s+"
    r"(?:only\s+|just\s+|one\s+of\s+|between\s+|an?\s+(?:more\s+|less\s+)?[a-z]+\s+)?\Z",
    re.IGNORECASE,
)  # "the drop was 49%", "the decrease was a more modest 10%", "the increase in 2018 and 2019 will come to 5 million"
_NOUN_OF_CHANGE = "|".join(sorted(_RISES | _FALLS))
_CHANGE_IN_OF = re.compile(  # "a rise in volume of 20%", "an overall fall in activity of some 43.7 percent"
    rf"\b(?P<noun>{_NOUN_OF_CHANGE})\s(?:in|on|for)\s(?:[A-Za-z'’-]+\s){{1,5}}?of\s"
    r"(?:(?:an?|extra|another|some|about|around|nearly|almost|over|more than|up to)\s)*\Z"
)
_RECORDED = re.compile(  # "growth was recorded at the crossings with China - 26%, Russia - 19%"
    rf"\b(?P<noun>{_NOUN_OF_CHANGE})\s(?:(?:in|of|for)\s[a-z-]+\s(?:[a-z-]+\s){{0,2}})?(?:was|were"
    rf"|has been)\s(?:recorded|registered|observed|seen"
    rf"|noted)\b[^.;]*\s[-–—]\s\Z",
    re.IGNORECASE,
)
_LONGEST_WAS = 80
_FEWER = re.compile(
    r" (?:(?P<down>fewer|less)|more) (?!than\b)"
)  # "7000 fewer lorries", "300 more trains than in 2020"
_THAN = re.compile(r"(?:\s+[a-z]+){0,3}?\s+than\b")
_NOMINAL_FAR = re.compile(  # "a 13.6 per cent first quarter year-on-year increase"
    r"\s+(?:(?!(?:of|in|to|and|for|on|share|stake|rate)\b)(?:[\w-]+|\([A-Za-z]{2,5}\))\s+){1,5}?"
    rf"(?P<word>{'|'.join(sorted(_RISES | _FALLS))})\b"
)
_GAINED = re.compile(r" (?P<past>(?P<lost>lost)|gained)\b(?! by\b)| more(?=[,.;])")
"""Behind what came or went: "0.8 million tonnes gained", "ten wagons more,"."""
_AHEAD = re.compile(r" (?:up|ahead|(?P<down>down|behind))(?=[,.;)]|\Z)")  # "nearly 20 percent up."
_OFF = re.compile(r" off (?:its|their|the|his|her|our|your|all|prices|tariffs|costs|rates)\b")
_UP_ON = re.compile(
    r"\s+(?:up|down)\s+(?:on|from|against)\s+(?:(?:the\s+)?(?:same|previous|prior|corresponding|last|year)|a\s+year|20\d\d)\b"
)
_UPON = re.compile(  # "12% up on last year", "8% over the same period"
    r"\s+(?:up|(?P<down>down))\s+(?:on|from|compared|year|against)\b"
    r"|\s+(?:over|above|ahead of)\s+(?:(?:the )?(?:same|previous|prior|corresponding|comparable|last)|a year|20\d\d)\b"
)
_MORE_THAN = re.compile(r",?\s+(?:(?P<more>more)|less|fewer)\s+than\b(?!\s+\d)")  # "57 wagons more than in May"
_LAID_OFF = re.compile(r"\b(?:lay|lays|laid|laying|pay|paid|set|kick|kicked)\s+off\s*(?:[\w-]+\s+){0,3}$")
_WEAK = frozenset("up down more less extra add".split())


def has_change(text: str) -> bool:
    """Whether a verb or noun of change stands in ``text``, as in "rose from"."""
    return any(word not in ("up", "down", "more", "less", "extra") for word in _causes(text)) or bool(
        re.search(r"\b(?:up|down|went|moved|revised|slow\w*|brought|taking|improved)\s+from\s*$", text)
    )


def is_nominal(text: str, end: int) -> bool:
    """Whether a noun of change follows: "2 percent [growth]"."""
    following = _NOMINAL.match(text, end)
    return following is not None and following["word"] in _RISES | _FALLS


_SAVES = frozenset("save saves saved saving".split())


def is_change(before: str) -> bool:
    """Whether a word of change stands right before the number that ``before`` leads to, as in "fell 3 percent"."""
    return _direct(_WORDS.findall(before)) is not None


def _direct(tokens: list[str]) -> str | None:
    """A word of change right before the number, with "by", "of" or a bound between."""
    near = [token.lower() for token in tokens[-5:]]
    for back, word in enumerate(reversed(near)):
        if word in _FILL or word.endswith("ly"):
            continue
        if back == 0 and word in ("higher", "lower", "extra", "raise", "add", "save"):
            return None
        preceding = near[-back - 2] if len(near) > back + 1 else ""
        if word == "up" and preceding in _PHRASAL:
            return None
        if _MULTIPLIES.match(word):
            return None  # "double the 120 tonnes", "doubling 300 km of track": what is doubled
        if word in _SAVES and back == 0:
            return None  # "saves 190 tonnes of carbon dioxide": the amount itself
        if word == "off" and preceding in ("lay", "lays", "laid", "laying", "set", "kick", "kicked", "pay", "paid"):
            return None
        if word in INCREASE:
            return "increase"
        if word in DECREASE or (word == "off" and back <= 1):
            return "decrease"
        return None
    return None


_MULTIPLIES = re.compile(r"(?:doubl|tripl|quadrupl|halv)")
_PHRASAL = frozenset(
    "made make makes making set take taken taking opened end ended pick picked build sum adds adding give gives gave "
    "giving takes put puts putting eat eats eaten eating hold holds holding held".split()
)


_PER = re.compile(
    r"(?:\s*/\s*|\s+(?:a|an|per|each|every)[ -]+|\s+(?:on|in)\s+(?:each|every)\s+|-(?:per|a)-)"
    r"(?P<unit>(?:[24]0-?)?[A-Za-z][A-Za-z-]*)\b"
    r"|\s+(?P<adverb>daily|weekly|monthly|annually|yearly|per annum|hourly|pa|p\.a)\b"
)
_RATE_OPENS = re.compile(
    r"\s*(?:/|-(?:per|a)-|\()|\s+(?:an?|per|each|every|on|in|daily|weekly|monthly|annually|yearly|hourly|pa|p\.a)\b"
)
"""How a rate begins, or the bracket before it, looked for first because few numbers have one."""
# "five departures in each direction every week"
_EACH_WAY = re.compile(
    r"\s+(?:in\s+)?(?:each|per|every)\s+(?:direction|way)(?=\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b"
    r"|\s+(?:daily|weekly|monthly)\b)"
)
_PER_MEASURE = re.compile(r"(?P<unit>sqm|sqft|mmbtu|(?:square|cubic|sq|cu)\b\.? ?[A-Za-z]+)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_PER_BOX = re.compile(
    r"(?P<size>20|40|twenty|forty)[- ]?(?:f(?:oo|ee)t|ft|HQ|HC|GP|DC)\b"
    r"(?P<noun>[ -](?:\w+ )?(?:container|box|unit)\b)?",
    re.IGNORECASE,
)
_PER_THINGS = frozenset(
    "teu feu container train tonne ton km kilometre kilometer mile wagon car axle trip hour box trailer unit person "
    "barrel gallon litre gram kg share vehicle truck lorry passenger head capita metre meter hectare acre bushel "
    "kilo employee customer household ounce pound piece night game set bottle seat tonne-kilometre direction".split()
)
_EARLIER = re.compile(r"\s+(?:before|earlier|ago|later|after|prior|previously|old|older|long)\b")
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)")


def rate_after(text: str, position: int) -> tuple[str, int] | None:
    """What a rate is taken per, written right after ``position``, and where that ends."""
    if not _RATE_OPENS.match(text, position):
        return None
    both_ways = _EACH_WAY.match(text, position)
    match = _PER.match(text, both_ways.end() if both_ways else position)
    if match is None:
        bracket = _BRACKET.match(text, position)  # "9 billion shekels ($2.4 billion) a year"
        match = _PER.match(text, bracket.end()) if bracket else None
    if match is None or _EARLIER.match(text, match.end()):
        return None
    if match["adverb"]:
        return ("year" if match["adverb"] in ("per annum", "pa", "p.a") else PER_UNITS[match["adverb"]]), match.end()
    if "per" in match.group() or "/" in match.group():
        box = _PER_BOX.match(text, match.start("unit"))
        if box:
            by_size = "TEU" if box["size"].lower() in ("20", "twenty") else "FEU"
            return ("container" if box["noun"] else by_size), box.end()
        measure = _PER_MEASURE.match(text, match.start("unit"))
        if measure:
            return _measure_name(measure["unit"]), measure.end()
    raw = match["unit"]
    word = raw.lower()
    thing = _NEXT_WORD.match(text, match.end())
    if thing and word not in _PER_THINGS and thing[1] in _PER_THINGS and "per" in match.group():
        return thing[1], thing.end()  # "per diluted share"
    if word in PER_UNITS:
        return PER_UNITS[word], match.end()
    if word in _PER_SYMBOLS:
        return _PER_SYMBOLS[word], match.end()
    if word in _PER_THINGS or (re.search(r"\bper\b", match.group()) and word not in ("cent",)):
        return (raw.upper() if word in ("teu", "feu") else word), match.end()
    short = _PER_SHORT.get(word) if "/" in match.group() else None
    return (short, match.end()) if short else None


_PER_SYMBOLS = {"tonne": "t", "ton": "t", "kilo": "kg", "kilogram": "kg", "kilogramme": "kg", "kilometre": "km",
                "kilometer": "km", "tonne-kilometre": "tkm", "tonne-km": "tkm"}  # fmt: skip
_PER_SHORT = {"yr": "year", "y": "year", "a": "year", "h": "hour", "hr": "hour", "d": "day", "t": "t",
                   "s": "second",
              "cm": "centimetre", "m": "metre", "wk": "week", "mo": "month"}  # fmt: skip
_MEASURE_WORDS = {"sq": "square", "cu": "cubic", "ft": "foot", "feet": "foot", "m": "metre", "meter": "metre",
                  "meters": "metre", "km": "kilometre", "kilometer": "kilometre", "mi": "mile", "in": "inch",
                  "yd": "yard"}  # fmt: skip


def _measure_name(raw: str) -> str:
    """The full name of an area or volume: "sq ft" is "square foot"."""
    whole = {"sqm": "square metre", "sqft": "square foot", "mmbtu": "mega british thermal unit"}.get(raw.lower())
    return whole or " ".join(_MEASURE_WORDS.get(word, word) for word in raw.lower().replace(".", " ").split())
