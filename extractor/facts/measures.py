"""Which numbers measure freight traffic or its network; the load of one train, prices, fleets and staff do not."""

import re

from extractor.facts.view import Ref, Sentence

_TRAFFIC = re.compile(
    r"\b(?:trains?|trips?|services?|departures?|journeys?|runs?|carloads?|wagonloads?|units?|containers?|trailers?"
    r"|boxes|teus?|feus?|consignments?|shipments?"
    r"|goods|cargo|cargoes|freight|loads?|semi-trailers|cars|vehicles|passenger|tons?|tonnes?|pairs?|movements?"
    r"|slots|paths|circulations|transits?)\b",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"\b(?:routes?|lines?|cities|countries|regions|destinations|ports|stations|provinces|corridors?|connections"
    r"|terminals|kinds|types|varieties|categories|towns"
    r"|points|crossings|nations|hubs|shippers|customers|municipalities)\b",
    re.IGNORECASE,
)
_OUT_COUNT = re.compile(
    r"\b(?:people|employees|workers|staff|jobs|locomotives?|diesels|trucks|lorries|drivers|crews?|bridges|tunnels?"
    r"|sleepers|tracks?|cranes|hoppers|ships|vessels"
    r"|sailings|hours|homes|railways|railroads|mines|projects|companies|percent|groups|officials|sides|parties"
    r"|years|days|times|feet|warehouses|yards?|platforms|engineers"
    r"|continents|seas|axles|models|phases|stages|sections|agreements|swap bodies|loading units|minutes|weeks"
    r"|months)\b",
    re.IGNORECASE,
)
_FLEET = re.compile(
    r"\b(?:fleet|owns?|owned|ordered|order for|purchase\w*|bought|buy(?:ing)?|acquir\w+|procure\w*|leas\w+"
    r"|currently in use|room for|consists? of|comprises|formed of)\b"
)
_MONEY_OUT = re.compile(
    r"\b(?:cost\w*|invest\w*|pric\w*|pledg\w*|charge\w*|fee|fees|fare|tariffs?|loan|fund\w*|budget|turnover"
    r"|revenue|profit|earn\w*|paid|pays?|contract|debt|spent|spend\w*|grant"
    r"|subsid\w*|savings?|penalt\w*|market|capital|financ\w*|concession|purchase|bought|income|loss)\b",
    re.IGNORECASE,
)
_MONEY_IN = re.compile(r"\b(?:worth|valued?|value of|goods|cargo|trade|exports?|imports?|merchandise)\b", re.IGNORECASE)
_PERCENT_OUT = re.compile(
    r"\b(?:cost|costs|price|prices|emission\w*|wages?|fee|fees|tariff|time|transit times?|speed|fuel|energy"
    r"|ferr\w+|sea|road|ships?|market value|profit|revenue|earnings|staff|employ"
    r"|logistics costs?|for logistics|interest|inflation|gdp|population|stake)\b",
    re.IGNORECASE,
)
_TRAIN_SENTENCE = re.compile(
    r"\b(?:departed|left|pulled out|set off|rolled|arrived|reached|passed through|took off|headed|bound for)\b"
)
_ONE_TRAIN = re.compile(
    r"\b(?:a|an|the first|another|each|the|one|every)\s+(?:[\w'’+-]+\s+){0,6}?train\b", re.IGNORECASE
)
PER = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "quarter": "P3M"}


def is_network(quantity: Ref) -> bool:
    """Whether the number counts routes, cities, ports: what the traffic runs over."""
    counted = quantity.row["counted"] or ""
    if quantity.row["kind"] == "length":
        return True
    return (
        quantity.row["kind"] in ("count", "ordinal")
        and bool(_NETWORK.search(counted))
        and not re.search(r"train|trip|TEU", counted)
    )


def is_traffic(quantity: Ref) -> bool:
    """Whether the number counts trains, goods or containers."""
    return (
        bool(_TRAFFIC.search(quantity.row["counted"] or ""))
        or quantity.row["unit"] in ("TEU", "FEU")
        or not quantity.row["counted"]
    )


def is_statistic(quantity: Ref, sentence: Sentence) -> bool:
    """Whether the number measures freight traffic or its network."""
    row = quantity.row
    kind, counted = row["kind"], row["counted"] or ""
    before = sentence.before(quantity.start, 80)
    after = sentence.after(quantity.end, 70)
    around = f"{before} {after}"
    if re.search(r"\bone of (?:the|its|their)\s+$", before):
        return False  # "one of the five hubs" names one, and counts nothing
    if kind in ("speed", "temperature", "power", "energy", "area", "volume"):
        return False
    if kind == "money":
        if row["per"] or (_MONEY_OUT.search(around) and not re.search(r"\b(?:worth|valued|value)\b", before[-40:])):
            return False
        return bool(_MONEY_IN.search(around)) or _follows_money(quantity, sentence)
    if kind == "length":
        return _is_line_length(quantity, sentence)
    if kind == "percent":
        if _PERCENT_OUT.search(around) and not re.search(
            r"\b(?:trains?|freight|cargo|volume|traffic|containers?|shipments?|carloads?|tonn|TEU)", around
        ):
            return False
        return bool(row["change"]) or bool(re.search(r"\b(?:of|total|share|accounting)\b", after + before[-40:]))
    if kind == "ordinal":
        return bool(
            re.search(r"\b(?:train|trip|service|route|container|teu|line|shipment|departure)", counted, re.IGNORECASE)
        )
    if kind == "ratio":
        return True
    if _is_load(quantity, sentence, before):
        return False
    if kind == "count" and row["unit"] is None:
        if _OUT_COUNT.search(counted) and not re.search(r"\btrains?\b|\btrips?\b", counted):
            return False
        if re.search(r"\bwagons?\b", counted):
            return row["per"] in PER
        if re.search(r"\b(?:cars|containers?)\b", counted) and _FLEET.search(before + after[:20]):
            return False
        if not counted:
            return row["value"] >= 50 or bool(row["change"])
        return bool(_TRAFFIC.search(counted) or _NETWORK.search(counted))
    return True


def _follows_money(quantity: Ref, sentence: Sentence) -> bool:
    """ "9.6 billion yuan (about $1.32 billion)": the other side of a conversion."""
    return bool(re.search(r"\(\s*$", sentence.before(quantity.start, 4))) and bool(
        re.search(r"\b(?:worth|valued?|goods|cargo|trade|exports|imports)\b", sentence.before(quantity.start, 80))
    )


def _is_line_length(quantity: Ref, sentence: Sentence) -> bool:
    after = sentence.after(quantity.end, 45)
    before = sentence.before(quantity.start, 60)
    if re.search(r"\b(?:trains?|long|wagons?|tracks?|siding|gauge|wide|tall|high)\b", after[:22]) or quantity.row[
        "unit"
    ] in ("mm", "m", "ft", "cm", "in"):
        return False
    if re.match(
        r"[\s-]*(?:[\w-]+ ){0,4}(?:line|railway|route|corridor|run|journey|network|link|section|tunnel|trip|haul"
        r"|[A-Z])",
        after,
    ):
        return True
    return bool(
        re.search(
            r"\b(?:journey|trip|distance|route|line|railway|network|length|spans?|stretch\w*|run|haul|travel\w*"
            r"|cover\w*|destination)\b",
            before + after[:30],
        )
    )


def _is_load(quantity: Ref, sentence: Sentence, before: str) -> bool:
    """Whether the number is the load of one train."""
    row = quantity.row
    if row["kind"] not in ("count", "mass"):
        return False
    if re.search(r"\btrains?\b", row["counted"] or "") and row["unit"] is None:
        return False
    if (
        re.search(
            r"\b(?:gross weight|per train|a train|each train|per wagon|per axle|axle load)\b",
            before[-40:] + sentence.after(quantity.end, 20),
        )
        and not row["change"]
    ):
        return True
    at = quantity.start - sentence.start
    head = sentence.text[max(0, at - 400) : at]  # a train further back carries something else
    one = list(_ONE_TRAIN.finditer(head))
    if not one or row["change"]:
        return False
    between = head[one[-1].end() :]
    moving = _TRAIN_SENTENCE.search(sentence.text)
    return bool(
        re.search(
            r"\b(?:with|loaded|laden|carrying|hauling|transporting|of|consist|takes|brought|carries|pulling)\b", between
        )
    ) and (moving is not None or len(between) < 50)
