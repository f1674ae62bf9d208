"""Cargo: the goods that a train carries, one each, without their amounts."""

import re

from extractor.facts.phrases import Phrase
from extractor.facts.view import Sentence
from extractor.spans import Row

_NATIONAL = r"[A-Z][a-z]+(?:an|ese|ish|ch|i|kh|z|bek)\s[a-z]"
_NUMBERED = (
    r"(?=\s(?:(?:about|around|some|over|nearly|more than|up to)\s)?(?:\d|(?:two|three|four|five|six|ten|twenty)\s))"
)
_LOADED_WITH = Phrase(
    r"\b(?:[Ll]oaded with|laden with|carrying|hauling|transporting|bringing|filled with|packed with"
    r"|consisting of"
    rf"|full of{_NUMBERED}"
    r"|train [^,;.]{0,40}?carried"
    r"|(?:is|are|was) to take|brings?|carried its first|(?:will|to|would) (?:carry|haul|bring|transport"
    r"|move|send(?! (?:out|off|a|an|the|its|another)\b))"
    r"|with (?:a )?(?:cargo|load|consignment|shipment) of"
    rf"|loading{_NUMBERED}|[Oo]n board (?:was|were|are|is){_NUMBERED}"
    r"|^(?:It|They|The train|The convoy) (?:carried|took|brought|hauled)|with (?:its|a) cargo of"
    r"|^(?:The )?(?:[Cc]argo|[Gg]oods|[Ll]oad)\b[^,.;]{0,40}?,? (?:includ(?:ing|es?|ed)|comprise[sd]?))\s+"
)
_AMOUNT_OF = Phrase(
    r"\b(?:containers?|TEUs?|FEUs?|wagons?|carriages|compartments|cars|hoppers|tonnes?|tons?|boxes|reefers|kg|loads)"
    r"(?:\s*\([^)]*\))?\s+(?:of|with|containing)\s+(?=[a-z\d]|" + _NATIONAL + ")"
)
_WITH = Phrase(
    r"(?<=[a-z),\d])\s+with\s+(?=(?:[a-z][\w-]*\s?){1,3}(?:,|\band\b))"
    r"|\b(?:[Tt]rain|rake|special|shuttle)(?: [A-Z][\w'’ ]{2,30}| to [A-Z][\w'’ ]{2,30})?,? with\s+(?=[a-z]|"
    + _NATIONAL
    + ")"
)
_TRAIN_OF = Phrase(rf"\b(?:train|trainload|shipment|consignment|load|cargo) of\s+(?=[a-z]|{_NATIONAL})")
_GOODS_TRAIN = Phrase(
    r"\b(?P<goods>coal|(?:iron |copper )?ore|grain|wheat|corn|soybean|barley|rice|sugar|fruit|durian|cement|steel|salt"
    r"|potash|fertili[sz]er|timber|oil|fuel|milk|phosphate|manganese|bauxite|gravel|stone)(?:-(?:laden|loaded))?"
    r" (?:(?:block|unit) )?(?:trains?|special|rakes?)\b"
)
_ITEM = re.compile(
    # "industrial and medical goods" are one
    r"(?:(?!coal\b|metal\b|cereal\b|meal\b)[a-z]+(?:[aiou]l|ic|ary|ive) and (?=[a-z]+(?:al|ic|ary|ive) [a-z]))?"
    r"(?:[^,]|,(?=\d{3}\b))+?(?=,(?!\d{3}\b)|\s+and\s+|\s+as well as\s+|$)"
)
_FILLER = re.compile(
    r"(?:[\w-]+\s+){0,2}?(?:goods|products|commodities|cargo(?:es)?|items)\b(?:[^.;:]{0,60}?,)?"
    r"\s+(?:such as|including|like)\s+"
)
_DETERMINER = re.compile(
    r"^(?:(?:various|other|different|mainly|only|including|of|the|its|some|locally made|first|a batch of|an?)\s+)+"
)
_CONJUNCTION = re.compile(r"^\s*(?:and|as well as|or|plus)\s+")
_NUMBER = re.compile(r"[\w,.]+\s+")
_OF = re.compile(r"\s+of\s+")
_AMOUNT_REACH = 24
_GOODS_END = re.compile(
    r"\b(?:departed|left|loaded(?! with)|set off|set out|pulled|rolled|arrived|reached|headed|heading"
    r"|bound|from|worth|on board"
    r"|aboard|for|to|at|in|on|was|were|is|are|that|which|crossed|exited|started|entered|produced|grown|departs"
    r"|leaves|arrives|bound|passed|slowly|will|via|through|has|had|who|when|designed|intended|destined|meant|with|providing"
    r"|after|between|among|weighing|valued|into|over|took|have|during|under|by|off|ran|runs?|running|moving|before"
    r"|within|because|being|this|last|it|its way|according"
    r"|travel+ed|manufactured|assembled|rode|came|went|made|completed"
    r"|of the (?:year|season|week|month|day)|[a-z]+ed (?:its|out|away|through|past|along|into))\b|[.;()—–\"”]|\s-\s"
)
_AMOUNT = re.compile(
    r"^(?:(?:about|around|some|over|nearly|more than|up to|a total of|approximately|various|other|among others"
    r"|mainly|mostly|different|such as|goods such as|products such as|goods including)\s+)*"
)
_VESSELS = re.compile(
    r"^(?:[\w.,-]+\s+)?(?:standard\s+|forty-foot\s+|40-foot\s+|twenty-foot\s+|refrigerated\s+|cold-chain\s+"
    r"|reefer\s+|tank\s+|loaded\s+|full\s+)*(?:containers?|TEUs?|FEUs?|wagons?|carriages|cars|tonnes?"
    r"|tons?|metric tons?|boxes|"
    r"twenty-foot equivalent units|hoppers|tankers|tank cars|units|trucks|kg"
    r"|loads?)(?:\s*\([^)]*\))?\s+(?:of|with|packed with"
    r"|containing|filled with|loaded with)\s+"
)
_NOT_GOODS = re.compile(
    r"^(?:another|customers?|passengers?|shippers?|owned|operated|built|supplied|leased"
    r"|other|others|(?:\w+ )?ones?|more|etc|and so on|(?:a )?total|among|its|their|the|them|so on|goods|cargo|freight"
    r"|products|commodities|(?:new|other|related|associated|relevant) (?:products|goods|items)|capacity|board"
    r"|room|trains?|stops?|whistles?|ceremony|speed"
    r"|length|help|support|driver|crew|wagons?|containers?|departures?|trips?|long|loud|partners?|locomotives?|service"
    r"|a long|a loud|[\w-]+-(?:foot|car|wagon)|years?|months?|weeks?|seasons?|days?)\b"
    r"|.*\b(?:trains?|rakes?|convoys?|services?|shuttles?|options?|solutions?|benefits?|boxes)$",
    re.IGNORECASE,
)


def cargo_of(part: Sentence, *, strong: bool = False) -> list[Row]:
    """The goods that a train carries, one each, without their amounts; ``strong``: only after words of loading."""
    for phrase in (_LOADED_WITH,) if strong else (_LOADED_WITH, _AMOUNT_OF, _WITH, _TRAIN_OF):
        for lead in phrase.finditer(part.text, part.words):
            goods = _listed(part, lead.end())
            if goods:
                return goods
    kind = None if strong else _GOODS_TRAIN.search(part.text, part.words)
    if kind is None:
        return []
    start = part.start + kind.start("goods")
    text = kind["goods"]
    return [{"text": text, "start_char": start, "end_char": start + len(text), "quantity_index": None}]


def _listed(part: Sentence, lead: int) -> list[Row]:
    """The goods listed from ``lead`` on, each without its amount."""
    start = _past_amounts(part.text, lead)
    rest = part.text[start:]
    stop = _GOODS_END.search(rest)
    goods: list[Row] = []
    for listed in _ITEM.finditer(rest[: stop.start()] if stop else rest):
        good = _good(part, start + listed.start(), listed.group())
        if good is not None:
            goods.append(good)
    if len(goods) == 1 and goods[0]["quantity_index"] is None:
        goods[0]["quantity_index"] = _amount_before(part, lead, goods[0]["start_char"])
    return goods


def _past_amounts(text: str, lead: int) -> int:
    """Past "1,000 tonnes of" and "goods such as", to the first good itself."""
    plain = _AMOUNT.sub("", text[lead:])
    start = lead
    vessel = _VESSELS.match(plain)
    if vessel:
        start = len(text) - len(plain) + vessel.end()
        if _VESSELS.match(text[start:]):
            return _past_amounts(text, start)
    filler = _FILLER.match(text[start:])
    return start + filler.end() if filler else start


def _good(part: Sentence, offset: int, raw: str) -> Row | None:
    """One item of a list as a good, or nothing if it is none."""
    good = _CONJUNCTION.sub("", raw).strip().removesuffix(" and")
    start = part.start + offset + raw.find(good)
    amount = _leading_amount(good, part, start) if good else None
    text = _DETERMINER.sub("", good[amount[0] :] if amount else good).strip()
    at = start + good.find(text, amount[0] if amount else 0)
    behind = next((q for q in part.quantities if at < q.start < at + len(text)), None)
    if behind is not None:
        text = text[: behind.start - at].strip()  # "aggregate 200 miles" is hauled that far
    if not text or _NOT_GOODS.match(text) or len(text.split()) > 6 or text[0].isdigit():
        return None
    start = at
    if [1 for name in (*part.services, *part.places) if name.start < start + len(text) and start < name.end]:
        return None  # "the first train of the Lagos-Ibadan railway"
    return {
        "text": text,
        "start_char": start,
        "end_char": start + len(text),
        "quantity_index": amount[1] if amount else None,
    }


def _amount_before(part: Sentence, lead: int, end: int) -> int | None:
    """The amount of the only good: "1,000 tonnes of sunflower oil"."""
    low = part.start + max(0, lead - 40)
    before = [q for q in part.quantities if q.start >= low and q.end <= end]
    return before[-1].index if before and end - before[-1].end <= _AMOUNT_REACH else None


def _leading_amount(good: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """How many characters of ``good`` are an amount, and which quantity that is."""
    for quantity in sentence.quantities:
        if quantity.start == start and quantity.row["kind"] in ("mass", "count") and quantity.end - start <= len(good):
            if quantity.row["kind"] == "count" and quantity.row["unit"] is None:
                digits = _NUMBER.match(good)
                return (digits.end(), quantity.index) if digits else None
            skip = quantity.end - start
            of = _OF.match(good, skip)
            return of.end() if of else skip, quantity.index
    return None
