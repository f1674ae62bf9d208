"""Statistics: which number measures what, over which period, for which place or service, against what.

A number is a statistic if it measures freight traffic or its network; the load of one train, prices, fleets and
staff are not. Period and scope are attached by ordered preferences: the clause, the sentence, what the text spoke of
last.
"""

import re
from dataclasses import dataclass, field

from extractor.facts.view import Ref, Sentence
from extractor.spans import Row

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
_LOAD = re.compile(
    r"\b(?:loaded with|laden with|carrying|hauling|transporting|with|of|pulling|each with|gross weight|each|per "
    r"train|capacity of a train|one train|a train|train of"
    r"|a \w+(?: \w+)? train with)\b[^.;]{0,40}$",
    re.IGNORECASE,
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

_AS_OF = re.compile(r"\b(?:as of|as at|by|until|till|up to|through|to date,? by)\s+(?:the\s+)?$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|says|reported|announced|told|issued|released|published|showed|according to|stated|unveiled"
    r"|statement|bulletin|report|noted|added)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|against|versus|vs\.?|as in)\s+(?:(?:in|that of|those of|the|that in)\s+)*"
    r"(?:(?:same|corresponding|matching)\s+\w+\s+(?:(?:of|in|a)\s+)?(?:the\s+)?)?$"
    r"|\b(?:same|corresponding|matching)\s+\w+\s+(?:(?:of|in|a)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_YEAR_ON_YEAR = re.compile(
    r"\byear[- ]on[- ]year\b|\byear[- ]over[- ]year\b|\b(?:from|than|over|compared (?:with|to)) (?:a|one|the) year "
    r"(?:ago|earlier|before)\b|\ba year (?:ago|earlier)\b|\by-o-y\b|\byoy\b"
    r"|\bon the year\b|\bannually\b(?= up)",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\b(?:same|corresponding) (?:period|month|week|quarter|time|point|half)(?: (?:of|in|a))? (?:the )?(?:last"
    r"|previous|prior) year\b|\bthe same time last year\b"
    r"|\b(?:compared (?:to|with)|over|from|than|against|that of)\s+(?:that of\s+)?(?:in\s+)?(?:the\s+)?last year\b"
    r"|\bthan last year\b|\blast year's\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|, (?:while|whereas|but|and|although|though)\b|, with (?=[A-Z])|\bwhile\b|\bwith (?=[A-Z])|\s[–—]\s"
    r"|\balthough\b"
)
_COREF = {
    "place": re.compile(
        r"\b(?:[Tt]he|[Tt]his|[Ii]ts) (?:(?:whole|entire|border|coastal|landlocked) )?(?P<noun>city|province"
        r"|region|country|state|municipality|county|area|district)\b"
    ),
    "facility": re.compile(
        r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>port|station|terminal|yard|hub|crossing|depot|facility|land port"
        r"|checkpoint|pass)\b"
    ),
    "service": re.compile(
        r"\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?P<noun>line|railway|corridor|route|service|shuttle|express"
        r"|tunnel|link)\b(?! (?:authorities|operator))"
    ),
}


@dataclass(slots=True)
class Scope:
    """What a number is said of."""

    name: str
    list: str
    index: int


@dataclass(slots=True)
class State:
    """What the text has spoken of so far."""

    scope: Scope | None = None
    period: tuple[str, int] | None = None
    first_period: tuple[str, int] | None = None
    service: Ref | None = None
    counts: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # (kind, text): how often, first index
    rows: list[Row] = field(default_factory=list)

    def main(self, kinds: tuple[str, ...]) -> Scope | None:
        """The place of one of these kinds that the text has named most, the first of equals."""
        named = [(count, -index, text) for (kind, text), (count, index) in self.counts.items() if kind in kinds]
        if not named:
            return None
        _, index, text = max(named)
        return Scope(text, "places", -index)


def statistics(sentences: list[Sentence]) -> list[Row]:
    """The statistics of a document, in text order."""
    state = State()
    for sentence in sentences:
        if sentence.opens_paragraph:
            state.period = None
        _remember(sentence, state)
        _read(sentence, state)
    return state.rows


def _remember(sentence: Sentence, state: State) -> None:
    for place in sentence.places:
        text = place.text.capitalize() if place.text.isupper() and len(place.text) > 3 else place.text
        count, first = state.counts.get((place.row["kind"], text), (0, place.index))
        state.counts[place.row["kind"], text] = count + 1, first
    for service in sentence.services:
        if service.row["kind"] in ("line", "corridor", "rail_service"):
            state.service = service


def _read(sentence: Sentence, state: State) -> None:
    earlier: list[tuple[Ref, Row]] = []
    for quantity in sentence.quantities:
        if not is_statistic(quantity, sentence):
            continue
        clause = _clause(sentence, quantity)
        network = _is_network(quantity)
        period = _period(quantity, sentence, clause, state, network)
        scope = _scope(quantity, sentence, clause, state)
        baseline = _baseline(quantity, sentence, clause, earlier)
        row: Row = {
            "sentence": sentence.text,
            "start_char": sentence.start,
            "end_char": sentence.end,
            "rule": "facts.change" if quantity.row["change"] else "facts.level",
            "quantity": quantity.index,
            "period": period[0] if period else None,
            "period_index": period[1] if period and period[1] >= 0 else None,
            "scope": scope.name if scope else None,
            "scope_list": scope.list if scope else None,
            "scope_index": scope.index if scope else None,
            "baseline": baseline[0] if baseline else None,
            "baseline_index": baseline[1] if baseline else None,
        }
        earlier.append((quantity, row))
        state.rows.append(row)
        if scope or _has_unknown_subject(sentence):
            state.scope = scope  # a company's figures end what was said of a place
        alone = " alone" in sentence.text
        if period and not network and quantity.row["per"] is None and not alone and quantity.row["kind"] != "ordinal":
            state.period = period
            state.first_period = state.first_period or period


def _is_network(quantity: Ref) -> bool:
    counted = quantity.row["counted"] or ""
    if quantity.row["kind"] == "length":
        return True
    return (
        quantity.row["kind"] in ("count", "ordinal")
        and bool(_NETWORK.search(counted))
        and not re.search(r"train|trip|TEU", counted)
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
            return row["per"] in _PER
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


def _clause(sentence: Sentence, quantity: Ref) -> tuple[int, int]:
    """Bounds of the clause around a quantity, in characters of the article."""
    position = quantity.start - sentence.start
    start, end = 0, len(sentence.text)
    for match in _CLAUSE.finditer(sentence.text):
        if match.end() <= position:
            start = match.start()
        elif match.start() >= quantity.end - sentence.start:
            end = match.start()
            break
    return sentence.start + start, sentence.start + end


_PER = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "quarter": "P3M"}


def _period(
    quantity: Ref, sentence: Sentence, clause: tuple[int, int], state: State, network: bool
) -> tuple[str, int] | None:
    dates = [d for d in sentence.dates if _can_be_period(d, sentence)]
    inside = [d for d in dates if clause[0] <= d.start < clause[1]]
    per = quantity.row["per"]
    if per in _PER:
        calendar = [d for d in inside if re.fullmatch(r"\d{4}(?:-\w{2,3})?(?:/\d{4}(?:-\w{2})?)?", str(d.row["value"]))]
        if calendar:
            return _value(_nearest(calendar, quantity, sentence), sentence)
        return _PER[per], -1
    if network:
        return None
    since = next((d for d in inside if str(d.row["value"]).endswith("/..")), None)
    until = next((d for d in dates if _AS_OF.search(sentence.before(d.start, 16))), None)
    if since is not None and until is not None:
        return f"{since.row['value'].removesuffix('/..')}/{until.row['value']}", until.index
    for choice in (inside, dates):
        if choice:
            return _value(_nearest(choice, quantity, sentence), sentence, ordinal=quantity.row["kind"] == "ordinal")
    if state.period is not None:
        return state.period
    if quantity.row["kind"] == "ordinal":
        return None
    return (
        state.first_period if quantity.row["change"] or quantity.row["kind"] != "count" or _traffic(quantity) else None
    )


def _traffic(quantity: Ref) -> bool:
    return (
        bool(_TRAFFIC.search(quantity.row["counted"] or ""))
        or quantity.row["unit"] in ("TEU", "FEU")
        or not quantity.row["counted"]
    )


def _nearest(dates: list[Ref], quantity: Ref, sentence: Sentence) -> Ref:
    """The date nearest to the quantity; a date that stands behind another quantity belongs to that one."""
    return min(dates, key=lambda d: _distance(d, quantity, sentence))


_BEHIND_ANOTHER = 60


def _distance(date: Ref, quantity: Ref, sentence: Sentence) -> int:
    if date.start < quantity.start:
        return quantity.start - date.end
    between = [q for q in sentence.quantities if quantity.end <= q.start < date.start]
    return date.start - quantity.end + (_BEHIND_ANOTHER if between else 0)


def _value(date: Ref, sentence: Sentence, *, ordinal: bool = False) -> tuple[str, int]:
    value = str(date.row["value"])
    if ordinal and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"../{value}", date.index
    if date.row["type"] == "date" and _AS_OF.search(sentence.before(date.start, 16)) and not _is_target(date, sentence):
        return f"../{value}", date.index
    return value, date.index


_TARGET = re.compile(
    r"\b(?:plans?|targets?|aims?|expects?|expected|will|forecast|hopes?|goal|want|set to|is to|are to|intend\w*)\b",
    re.IGNORECASE,
)


def _is_target(date: Ref, sentence: Sentence) -> bool:
    return bool(_TARGET.search(sentence.before(date.start, 140))) and bool(
        re.search(r"\bby\s+(?:the\s+)?$", sentence.before(date.start, 12))
    )


def _can_be_period(date: Ref, sentence: Sentence) -> bool:
    row = date.row
    if row["type"] in ("duration", "set", "time") or row["rule"] in ("dates.offset", "dates.ago"):
        return False
    before = sentence.before(date.start, 60)
    if re.search(
        r"(?:percent|per cent|%|pc|times|higher|lower|more|less|\d|trains|tonnes|tons|TEUs?)\s+(?:from|on"
        r"|over)\s+(?:the\s+)?$",
        before,
    ):
        return False
    if _COMPARED.search(before):
        return False
    if row["type"] == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(row["value"])):
        if _REPORTED.search(before) or (
            re.match(r"[A-Z][\w'’ ]+,?\s+$", before)
            and date.start - sentence.start < 30
            and re.match(r"\s*(?:\([^)]*\)\s*)?(?:—|–|--|-|:|\.)", sentence.after(date.end, 12))
        ):
            return False
        if re.search(r"\b(?:opened|launched|since it|started|began|operational)\b[^,;]{0,20}$", before):
            return False
    return not re.search(
        r"\b(?:opened|launched|signed|founded|rebuilt|built|completed|started operations|approved"
        r"|inaugurated)\b[^,;]{0,16}$",
        before,
    )


def _scope(quantity: Ref, sentence: Sentence, clause: tuple[int, int], state: State) -> Scope | None:
    """What the number is said of, by preference; each step answers only if the one before is silent."""
    if quantity.row["kind"] == "length":
        return _line(sentence, state)
    directed = _directed(sentence, clause, quantity)
    if directed:
        return directed
    found = _subject(sentence, clause[0], quantity.start, before=True)
    if found and not _is_rail_service(found, sentence):
        return found
    coreferent = _coreferent(sentence, quantity, state)
    if coreferent:
        return coreferent
    beside = _subject(sentence, quantity.end, clause[1], before=False)
    if beside and beside.list == "places":
        return beside
    if clause[0] > sentence.start:
        wider = _subject(sentence, sentence.start, quantity.start, before=True)
        if wider and not _is_rail_service(wider, sentence):
            return wider
    if _has_unknown_subject(sentence):
        return None
    if found and (state.scope is None or state.scope.list == "services" or not _continues(sentence)):
        return found
    return state.scope or found or beside


# A company as subject: what it moves is said of no place.
_UNKNOWN_SUBJECT = re.compile(
    r"(?:(?:In|From|For|By|On|Between|During|Over|At|As of|About|Last|This)\b[^,]{3,60}, )?(?P<who>"
    r"(?:[A-Z][\w&’'.-]*|[A-Z]{2,})(?: (?:[A-Z&][\w&’'.-]*|and|of|de))*)"
    r"(?: [a-z]+){0,2}? (?:moved|carried|handled|transported|hauled|shipped|operates?|runs?|ran|loaded|reported"
    r"|posted|expects?|plans?|aims?|said|has|had|will|moves|carries|trucked|sent)\b"
)
_PRONOUNS = frozenset(
    "The It They He She We Its Their This That These Those There Officials Trains Each Most Some All Both Customs "
    "Freight Container".split()
)


def _has_unknown_subject(sentence: Sentence) -> bool:
    """Whether the sentence is about a name that is no place or service: a company."""
    return bool(_UNKNOWN_SUBJECT.match(sentence.text)) and not _names(sentence, _UNKNOWN_SUBJECT)


def _names(sentence: Sentence, pattern: re.Pattern[str]) -> bool:
    """Whether the subject is one of the mentions or no name at all."""
    match = pattern.match(sentence.text)
    if match is None or match["who"].split()[0] in _PRONOUNS:
        return True
    start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
    return any(
        m.start < end and start < m.end
        for m in (*sentence.places, *sentence.services, *sentence.dates, *sentence.quantities)
    )


def _continues(sentence: Sentence) -> bool:
    """Whether the sentence goes on about the trains spoken of: "The trains carried"."""
    return bool(re.match(r"(?:[^,]{0,60}, )?(?:The|These|Its|Their)\b", sentence.text))


def _is_rail_service(scope: Scope, sentence: Sentence) -> bool:
    return scope.list == "services" and any(
        s.index == scope.index and s.row["kind"] in ("rail_service", "product") for s in sentence.services
    )


def _line(sentence: Sentence, state: State) -> Scope | None:
    """The line or service whose length is given."""
    for service in sentence.services:
        if service.row["kind"] in ("line", "corridor", "rail_service"):
            return Scope(service.row["name"], "services", service.index)
    return Scope(state.service.row["name"], "services", state.service.index) if state.service else None


_DIRECTED = re.compile(
    r"(?:^|[,;:]\s*|\b(?:while|and|but|although|whereas)\s+)(?:[\w-]+\s){0,3}?(?:traffic|services?|trains?"
    r"|exports?|imports|shipments?|volumes?|deliveries|transit|trade|transport|departures|train volume|lifts)\s+"
    r"(?:to|from|for|with|through|via|at|near|between|in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _directed(sentence: Sentence, clause: tuple[int, int], quantity: Ref) -> Scope | None:
    """ "services to Central Asia tripled": the place that the traffic goes to or through."""
    for place in sentence.places:
        if clause[0] <= place.start < quantity.start and _DIRECTED.search(
            sentence.text[: place.start - sentence.start]
        ):
            return Scope(place.text, "places", place.index)
    return None


_GOAL = re.compile(
    r"\b(?:to|towards?|for|across|into|between|after setting out from|after leaving|said|joins|connecting|linking"
    r"|reaching|and|including|than)\s+(?:the\s+)?(?:[A-Z][\w'’]+(?:,| and)\s+)*$"
)
_SOURCE = re.compile(r"\b(?:from|in|at|of|through|via|on|by|near)\s+(?:the\s+)?$")


def _subject(sentence: Sentence, low: int, high: int, *, before: bool) -> Scope | None:
    """The place or service that a clause is about: its first, unless that is only a goal or an agent."""
    places = [p for p in sentence.places if low <= p.start < high and _can_be_scope(p, sentence)]
    services = [
        s
        for s in sentence.services
        if low <= s.start < high and s.row["kind"] in ("line", "corridor", "rail_service", "product")
    ]
    if not before:
        places = [
            p
            for p in places
            if re.search(r"\b(?:from|in|at|through|via|of|handled by|on)\s+(?:the\s+)?$", sentence.before(p.start, 24))
        ]
        services = [
            s
            for s in services
            if re.search(r"\b(?:on|along|via|through|by|of|under)\s+(?:the\s+)?[\"“']?$", sentence.before(s.start, 24))
        ]
    subjects = [p for p in places if not _GOAL.search(sentence.before(p.start, 60))]
    lines = [s for s in services if s.row["kind"] in ("line", "corridor") or not before]
    first_place = subjects[0] if subjects else None
    first_line = lines[0] if lines else None
    if first_place and (first_line is None or first_place.start < first_line.start):
        return Scope(first_place.text, "places", first_place.index)
    if first_line:
        return Scope(first_line.row["name"], "services", first_line.index)
    rail = [s for s in services if s.row["kind"] in ("rail_service", "product")]
    if rail and before:
        return Scope(rail[0].row["name"], "services", rail[0].index)
    return None


def _can_be_scope(place: Ref, sentence: Sentence) -> bool:
    kind = place.row["kind"]
    if kind in ("water", "area"):
        return False
    offset = place.start - sentence.start
    if place.text.isupper() and offset < 4 and len(place.text) > 3:
        return False  # a dateline
    after = sentence.after(place.end, 24)
    if re.match(r", capital|-based", after):
        return False
    if re.match(r"['’]s\s", after) and any(0 < p.start - place.end < 4 for p in sentence.places):
        return False  # "China's Shaanxi Province"
    if kind in ("country", "region") and any(
        0 < place.start - p.end < 5 and p.row["kind"] != "country" for p in sentence.places
    ):
        lead = sentence.text[:offset]
        if re.search(r"[\w)](?:, | \()$", lead):
            return False  # "Liège, Belgium"
    return not re.match(r"(?: [A-Z][\w.]+)* (?:said|says|told|Customs)\b", after)


def _coreferent(sentence: Sentence, quantity: Ref, state: State) -> Scope | None:
    """ "the city", "the port", "the line": what was named of that sort, the main one of the article first."""
    text = sentence.text[: quantity.start - sentence.start]
    place = _COREF["place"].search(sentence.text)
    if place:
        noun = place["noun"]
        kinds = {"city": ("city",), "municipality": ("city",), "country": ("country",)}.get(noun, ("region",))
        chosen = state.main(kinds)
        if chosen:
            return chosen
    facility = _COREF["facility"].search(text)
    if facility:
        chosen = state.main(("facility",))
        if chosen:
            return chosen
    if _COREF["service"].search(text) and state.service:
        return Scope(state.service.row["name"], "services", state.service.index)
    return state.scope if re.match(r"(?:In [^,]+, )?(?:It|it)\b", sentence.text) else None


def _baseline(
    quantity: Ref, sentence: Sentence, clause: tuple[int, int], earlier: list[tuple[Ref, Row]]
) -> tuple[str, int | None] | None:
    if not quantity.row["change"]:
        return None
    text = sentence.text
    stop = _next_stop(sentence, quantity)
    after = text[quantity.end - sentence.start : stop]
    for zone in (
        after,
        text[: quantity.start - sentence.start]
        if not earlier
        else text[clause[0] - sentence.start : quantity.start - sentence.start],
    ):
        if _YEAR_ON_YEAR.search(zone):
            return "year-on-year", None
        if _LAST_YEAR.search(zone):
            return "last year", next((d.index for d in sentence.dates if "last year" in d.text), None)
    for date in sentence.dates:
        if quantity.end <= date.start < sentence.start + stop and date.row["type"] in ("date", "interval"):
            lead = text[quantity.end - sentence.start : date.start - sentence.start]
            if re.search(r"\b(?:than|compared|from|over|of|on|against|versus)\b", lead) and re.search(
                r"\b(?:than|from|compared|same|over|against|on)\b", lead
            ):
                return str(date.row["value"]), date.index
    if re.search(r"\b(?:on|over|from|than) the (?:previous|prior|preceding) year\b", after):
        return "last year", None
    for other, row in reversed(earlier):
        if other.row["change"] and row["baseline"] and other.row["kind"] == quantity.row["kind"]:
            return row["baseline"], row["baseline_index"]
    later = text[quantity.end - sentence.start :]
    if "respectively" in later and _YEAR_ON_YEAR.search(later):
        return "year-on-year", None
    return None


def _next_stop(sentence: Sentence, quantity: Ref) -> int:
    """Where the words about a change end: at the next change or clause, else at the end of the sentence."""
    following = [q for q in sentence.quantities if q.start > quantity.end and q.row["change"]]
    semicolon = sentence.text.find(";", quantity.end - sentence.start)
    stop = semicolon if semicolon >= 0 else len(sentence.text)
    if following:
        between = sentence.text[quantity.end - sentence.start : following[0].start - sentence.start]
        if not re.fullmatch(r",?\s*(?:and|or)\s*(?:up |down |by )?", between):
            stop = min(stop, following[0].start - sentence.start)
    return stop
