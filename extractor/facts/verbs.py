"""Verbs of movement: which verb a sentence turns on, and whether it tells of a run, a launch or neither."""

import re

from extractor.facts.view import Sentence

_DEPART = re.compile(
    r"\b(?:departed|departs|depart|left|leaves|leave|leaving|set off|sets off|set out|setting off|setting out"
    r"|pulled out|pulls out|rolled out|was sent off|sent off|sent out|were sent|was sent"
    r"|sends? off|sends? out|dispatch(?:es)?|dispatched|was dispatched|headed off|headed out|kicked off|took off"
    r"|started (?:its|their|the) (?:journey|trip)|departure|flagged off|hit the tracks|began its journey|chugged "
    r"out|steamed out|roll out|rolls out|due out|to leave|to depart|to set off|sent (?:its|the|a|an|another) "
    r"(?:\w+ )?(?:train|freight)|carried "
    r"its first)\b"
)
_ARRIVE = re.compile(
    r"\b(?:to arrive|to reach|arrived|arrives|arrival|reached|rolled into|rolls into|pulled into|pulls into|pulled "
    r"in|came into"
    r"|steamed into|chugged into|entered|completed (?:its|the) (?:journey|trip)|were shipped into|was received"
    r"|received (?:its|the|a) (?:first|\d+\w*) (?:\w+ ){0,2}train|got to)\b"
)
_PASS = re.compile(
    r"\b(?:passed through|passes through|crossed|transited|exited|travelled along|was moved along|ran through)\b"
)
LAUNCH = re.compile(
    r"\b(?:Launched|Opened|Inaugurated|Starting operations?|launched|launches|launch|opened|opens|open|inaugurated"
    r"|started operating|began operating|began operation|began operations|started operations|starts?|started"
    r"|introduced|introduces|debuted|put into (?:operation|service)"
    r"|commissioned|went into (?:operation|service)|unveiled|rolled out|kicked off|to open|will open|will (?:run"
    r"|operate|move|connect|link|launch|offer)|begin|begins|will begin|adds?|resumed)\b"
)
_TRAIN = re.compile(r"\b(?:trains?|shuttle|service|express|convoy|shipment|rake|consist)\b", re.IGNORECASE)
_LOADED = re.compile(r"\b(?:wagons|containers|tonnes|tons|TEUs?|carriages)\b")
_LINE = re.compile(
    r"\b(?:service|line|railway|route|connection|link|corridor|shuttle|express|train|tunnel|terminal)\b", re.IGNORECASE
)
PLANNED = re.compile(
    r"\b(?:will|is to|are to|was to|to be|scheduled|planned|plans?|expected|due|is set to|slated|would|announced "
    r"plans|going to|shall)\b|\bnext (?:week|month|year)\b"
)


def find_verb(sentence: Sentence) -> tuple[str, re.Match[str]] | None:
    """The verb of movement that the sentence turns on: the first of a run, then of a launch."""
    text = sentence.text
    runs = [
        (kind, m)
        for kind, pattern in (("departure", _DEPART), ("arrival", _ARRIVE), ("passage", _PASS))
        for m in pattern.finditer(text)
    ]
    runs = [
        (kind, m)
        for kind, m in runs
        if _finite(text, m) and (_TRAIN.search(text[: m.end() + 100]) or _LOADED.search(text[: m.start()]))
    ]
    launch = next((m for m in LAUNCH.finditer(text) if _launches(sentence, m)), None)
    if runs:
        kind, match = min(runs, key=lambda item: item[1].start())
        if (
            launch is None
            or match.start() < launch.start()
            or not re.search(r"\b(?:service|line|route|railway|connection)\b", text[: launch.start()])
        ):
            return kind, match
    return ("launch", launch) if launch else None


def _finite(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    before = text[max(0, match.start() - 24) : match.start()]
    if (
        word == "left"
        and re.search(r"\b(?:has|have|had been|was|were|are|is|the|be)\s+$", before)
        and not re.search(r"\b(?:has|have|had)\s+$", before)
    ):
        return False
    if word in ("leave", "depart", "leaving", "setting out", "setting off"):
        return bool(re.search(r"\b(?:will|to|would|shall)\s+$", before))
    if word == "reached":
        return bool(
            re.match(r"\s+(?:the\s+)?(?:[a-z]+\s+){0,3}[A-Z]", text[match.end() : match.end() + 30])
        ) and not re.match(r"\s+(?:a |an |more|over|\d)", text[match.end() : match.end() + 8])
    if word.startswith(("pass", "cross", "transit")) and re.search(r"\b(?:that|which|who)\s+$", before):
        return False  # which way a service runs, not a run
    if word == "crossed" or word.startswith("passed"):
        return not re.search(r"\b(?:that|has already|have)\s+$", before)
    return True


def _launches(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a verb of opening is said of a named service or line."""
    text = sentence.text
    if match.group() in (
        "launch",
        "opens",
        "open",
        "starts",
        "start",
        "begin",
        "add",
        "adds",
        "begins",
    ) and not PLANNED.search(text[max(0, match.start() - 40) : match.end()]):
        return match.group() in ("opens", "starts", "begins") and bool(sentence.services)
    named = [s for s in sentence.services if s.row["kind"] in ("rail_service", "line", "product", "corridor")]
    near = text[max(0, match.start() - 90) : match.end() + 90]
    if match.group() in (
        "started",
        "starts",
        "start",
        "introduced",
        "adds",
        "add",
        "begins",
        "begin",
        "resumed",
        "kicked off",
    ):
        return bool(named or re.search(r"\b(?:service|connection|shuttle|train|link)\b", near)) and bool(
            _LINE.search(near)
        )
    return bool(named) or bool(
        re.search(
            r"\b(?:freight|container|cargo|rail|intermodal|direct|block)[\w -]{0,20}(?:service|train|route|line"
            r"|connection|link)\b",
            near,
        )
    )
