"""Cargo: the goods that a train carries, one each, without their amounts."""

import re

from extractor.facts.view import Sentence
from extractor.spans import Row

_STRONG_CARGO = re.compile(
    r"\b(?:loaded with|laden with|carrying|hauling|transporting|filled with|packed with|consisting of|is to take"
    r"|are to take|brings?|with (?:a )?(?:cargo|load|consignment) of)\s+"
)
_GOODS_END = re.compile(
    r"\b(?:departed|left|set off|set out|pulled|rolled|arrived|reached|headed|heading|bound|from|worth|on board"
    r"|aboard|for|to|at|in|on|was|were|is|are|that|which|crossed|exited|started|entered|produced|grown|departs"
    r"|leaves|arrives|bound|passed|slowly|will|via|through|has|had|who|when"
    r"|after|between|among|weighing|valued|into|over|took|have|during|under|by)\b|[.;()—–]|\s-\s"
)
_AMOUNT = re.compile(
    r"^(?:(?:about|around|some|over|nearly|more than|up to|a total of|approximately|various|other|among others"
    r"|mainly|mostly|different|such as|goods such as|products such as|goods including)\s+)*"
)
_VESSELS = re.compile(
    r"^(?:[\w.,-]+\s+)?(?:standard\s+|forty-foot\s+|40-foot\s+|twenty-foot\s+|refrigerated\s+|cold-chain\s+"
    r"|reefer\s+|loaded\s+|full\s+)*(?:containers?|TEUs?|FEUs?|wagons?|carriages|cars|tonnes?|tons?|metric tons?|boxes|"
    r"twenty-foot equivalent units|hoppers|units|trucks|kg|loads?)(?:\s*\([^)]*\))?\s+(?:of|with|packed with"
    r"|containing|filled with|loaded with)\s+"
)
_NOT_GOODS = re.compile(
    r"^(?:other|others|more|etc|and so on|a total|among|its|their|the|them|so on|goods|cargo|freight|products"
    r"|commodities|other products|other goods|other products|capacity|board|room|trains?|stops?)\b",
    re.IGNORECASE,
)


def cargo_of(sentence: Sentence, *, strong: bool = False) -> list[Row]:
    """The goods that a train carries, one each, without their amounts."""
    text = sentence.text
    lead = _STRONG_CARGO.search(text)
    if lead is None and not strong:
        lead = re.search(
            r"\b(?:with|of)\s+(?=(?:[\w,.-]+\s+){0,4}(?:containers?|tonnes?|tons?|TEUs?|wagons"
            r"|boxes)\b[\w\s()-]{0,20}\b(?:of|with)\b)",
            text,
        )
        if lead is None:
            lead = re.search(r"(?<=[a-z)])\s+with\s+(?=(?:[a-z][\w-]*\s?){1,3}(?:,|\band\b))", text)
    if lead is None:
        return []
    start = lead.end()
    rest = text[start:]
    vessel = _VESSELS.match(_AMOUNT.sub("", rest))
    if vessel:
        start += len(rest) - len(_AMOUNT.sub("", rest)) + vessel.end()
        rest = text[start:]
    else:
        filler = re.match(
            r"(?:goods|products|commodities|cargo(?:es)?|items)\s+(?:such as|including|like)\s+|(?:[\w-]+\s+)?"
            r"(?:goods|products) (?:such as|including)\s+",
            rest,
        )
        if filler:
            start += filler.end()
            rest = text[start:]
    stop = _GOODS_END.search(rest)
    listed = rest[: stop.start()] if stop else rest
    goods: list[Row] = []
    for part in re.finditer(r"[^,]+?(?=,|\s+and\s+|\s+as well as\s+|$)", listed):
        raw = part.group()
        good = re.sub(r"^\s*(?:and|as well as|or)\s+", "", raw).strip()
        amount = _leading_amount(good, sentence, sentence.start + start + part.start() + raw.find(good) if good else 0)
        good_text = good[amount[0] :] if amount else good
        good_text = re.sub(
            r"^(?:various|other|different|mainly|including|of|the|some|locally made)\s+", "", good_text
        ).strip()
        if not good_text or _NOT_GOODS.match(good_text) or len(good_text.split()) > 6 or good_text[0].isdigit():
            continue
        offset = sentence.start + start + part.start() + raw.find(good_text)
        goods.append(
            {
                "text": good_text,
                "start_char": offset,
                "end_char": offset + len(good_text),
                "quantity_index": amount[1] if amount else None,
            }
        )
    if vessel and goods and goods[0]["quantity_index"] is None:
        goods = _with_amount(goods, sentence, lead.end())
    return goods


def _with_amount(goods: list[Row], sentence: Sentence, offset: int) -> list[Row]:
    """One good whose amount stands before it: "1,000 tonnes of sunflower oil"."""
    amount = next(
        (q for q in sentence.quantities if q.start >= sentence.start + offset - 2 and q.end <= goods[0]["start_char"]),
        None,
    )
    if amount is not None and len(goods) == 1:
        goods[0]["quantity_index"] = amount.index
    return goods


def _leading_amount(good: str, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """How many characters of ``good`` are an amount, and which quantity that is."""
    for quantity in sentence.quantities:
        if quantity.start == start and quantity.row["kind"] in ("mass", "count") and quantity.end - start < len(good):
            if quantity.row["kind"] == "count" and quantity.row["unit"] is None:
                digits = re.match(r"[\w,.]+\s+", good)
                return (digits.end(), quantity.index) if digits else None
            skip = quantity.end - start
            of = re.match(r"\s+of\s+", good[skip:])
            return skip + (of.end() if of else 0), quantity.index
    return None
