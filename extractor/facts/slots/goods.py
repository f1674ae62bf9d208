"""The goods that a train carries, one each, without their amounts."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.facts.article import Article, Mention, Sentence, Word
from extractor.facts.lexicon import phrases_of
from extractor.facts.register import Train
from extractor.facts.slots.candidate import Candidate, of_words
from extractor.facts.slots.listing import Listing
from extractor.facts.slots.load import fits_a_train
from extractor.spans import Row

_STRONG = re.compile(
    r"^(?:loaded|laden|carry|carri|haul|transport|filled|packed|full|with a|stuffed|stacked|piled|"
    r"heaped|on board|aboard|in (?:them|it)|inside|cargo|load |weighed|hold|held|contain)"
)
_STARTS_CARRYING = re.compile(
    r"(?:start|started|starts|begin|began|begun|begins|beginning|starting) (?:transporting|carrying|hauling|moving)$"
)
_AMONG = re.compile(r",? among (?:other things|others|them)(?:,? (?:is|are|was|were))?,? | (?:is|are|was|were) ")
_COLON = re.compile(r"[^.;:]{0,60}: (?=[a-z])")
_GENERAL = re.compile(
    r"^(?:other )?(?:goods|products|items|things|wares|commodities|freight|cargo|merchandise|"
    r"materials|others|etc|so on|more|export cargo)$",
    re.IGNORECASE,
)
_VESSELS = frozenset(
    ("goods.vessel", "carriers.train", "carriers.trains", "carriers.wagons", "carriers.boxes", "carriers.load")
)
_WAGON = re.compile(r"\b(?:hopper|tank|flat|box|freight|covered|open|platform|well|gondola)[ -]?cars?$")
_CARRIED = re.compile(
    r" (?:is|are|was|were|will be|is to be|are to be|has been|have been|being|had been)"
    r"(?: (?:being|then|also|mainly|all))? (?:carried|transported|hauled|moved|shipped|loaded|brought|"
    r"taken|sent|dispatched|delivered|conveyed)\b"
)
"""What stands behind goods that are said to be carried, rather than what carries them."""
_ABOARD = re.compile(r"\bwith (?=(?:[^,;.()]| \()*?,? (?:on board|aboard|inside)\b)")
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|its|short|long|whole|first|per)\s$", re.IGNORECASE)
_PARTICIPLES = ("ed", "brought", "held")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s)?$")
_BEHIND_AMOUNT = re.compile(
    r" (?:\([^)]*\) )?(?P<lead>of|with|containing|filled with|loaded with|full of|carrying|laden with) "
)
_BEHIND_VESSEL = re.compile(
    r"(?:,? (?:mainly|mostly|chiefly))? (?P<lead>of|with|containing|filled with|loaded with|full of|carrying|"
    r"laden with) "
)
_WITH, _LOADED, _VESSEL, _GOOD = "with", "loaded", "vessel", "good"
_GOODS_TRAINS = ("coal train", "ore train", "oil train", "grain train")
_STRONGEST, _WEAKER, _NAMED = 3, 2, 1
_LONGEST = 6
_REACH = 200
"""How far a list of goods is followed, in characters."""

Strong = tuple[int, list[Candidate]]


def goods(train: Train, article: Article) -> list[Candidate]:
    """The first list of goods after words of loading or amounts, else after weaker words, else of the train's name."""
    weaker: dict[int, list[Candidate]] = {}
    for level, found in _lists(train, article):
        if level == _STRONGEST:
            return _merged(found)
        weaker.setdefault(level, found)
    return _merged(weaker[max(weaker)]) if weaker else []


def _merged(found: list[Candidate]) -> list[Candidate]:
    kept: dict[str, Candidate] = {}
    for candidate in found:
        kept.setdefault(candidate.text.lower(), candidate)
    return list(kept.values())


def _lists(train: Train, article: Article) -> Iterator[Strong]:
    """The lists of goods in what is said of a train, in order, with how strongly the words before speak for them."""
    for talk in train.talks:
        yield from _of_stretch(article, talk.sentence, talk.start, talk.end)
        yield from _of_name(article, talk.sentence, talk.reference.start, talk.reference.end)
    for sentence in train.near:
        yield from _of_stretch(article, sentence, sentence.start, sentence.end)


def lists_of(article: Article, sentence: Sentence) -> Iterator[Strong]:
    """The lists of goods in a sentence, whatever it speaks of, with how strongly the words before speak for them."""
    yield from _of_stretch(article, sentence, sentence.start, sentence.end)


def _of_name(article: Article, sentence: Sentence, start: int, end: int) -> Iterator[Strong]:
    """ "a [coal] train", "the [milk] train", "[ore] trains"."""
    named = [w for w in sentence.words if start <= w.start < end or w.end == start - 1]
    goods_in_it = [w for w in named if "goods.goods" in w.classes and w.inside is None]
    if goods_in_it:
        yield _NAMED, [of_words(article, goods_in_it[-1].start, goods_in_it[-1].end, "movements.cargo.name")]
    for word in named:
        if word.phrase in _GOODS_TRAINS:
            last = word.start + len(word.phrase) - len(" train")
            yield _NAMED, [of_words(article, word.start, last, "movements.cargo.name")]


def _of_stretch(article: Article, sentence: Sentence, start: int, end: int) -> Iterator[Strong]:
    for quantity in sentence.quantities:
        if start <= quantity.start < end and _is_amount(quantity.row):
            yield from _of_amount(article, sentence, quantity, end)
    words = [(word, parts) for word, parts in _with_parts(sentence) if start <= word.start < end]
    for word, parts in words:
        aboard = _ABOARD.match(article.text, word.start) if _WITH in parts else None
        if aboard and (found := _listed(article, sentence, aboard.end(), end, strong=True)):
            yield _STRONGEST, found
    passive = [w for w, parts in words if _GOOD in parts and w.inside is None and _CARRIED.match(article.text, w.end)]
    if passive:
        yield _WEAKER, [of_words(article, word.start, word.end, "movements.cargo.carried") for word in passive]
    for word, parts in words:
        behind = _BEHIND_VESSEL.match(article.text, word.end) if _VESSEL in parts else None
        if behind:
            strong = behind["lead"] not in ("with", "of")
            if found := _listed(article, sentence, behind.end(), end, strong=strong):
                yield _STRONGEST, found
        if _LOADED in parts and _loads(word, sentence):
            strong = _STRONG.match(word.phrase) is not None or "goods.loaded" not in word.classes
            if found := _listed(article, sentence, word.end, end, strong=strong):
                yield _STRONGEST if strong else _WEAKER, found


def _with_parts(sentence: Sentence) -> list[tuple[Word, frozenset[str]]]:
    """The words of a sentence that can be something for a list of goods; worked out once."""
    known: list[tuple[Word, frozenset[str]]] | None = sentence.memo.get("parts for goods")
    if known is None:
        found = ((word, _parts(word.phrase, word.classes)) for word in sentence.words)
        known = sentence.memo["parts for goods"] = [(word, parts) for word, parts in found if parts]
    return known


def _of_amount(article: Article, sentence: Sentence, quantity: Mention, end: int) -> Iterator[Strong]:
    """ "1,000 tonnes of [sugar]", "3,000 appliances: [ovens] and [grills]", "110 [new cars]"."""
    behind = _BEHIND_AMOUNT.match(article.text, quantity.end)
    if behind and (found := _listed(article, sentence, behind.end(), end, strong=behind["lead"] != "with")):
        yield _STRONGEST, found
    colon = _COLON.match(article.text, quantity.end, sentence.end)
    if colon:
        direct = colon.end() - colon.start() == len(": ")
        if found := _listed(article, sentence, colon.end(), sentence.end, strong=direct):
            yield _STRONGEST, found
    if _is_of_goods(quantity.row) and (carried := _counted(article, quantity)) is not None:
        yield _WEAKER, [carried]


@cache
def _parts(phrase: str, classes: frozenset[str]) -> frozenset[str]:
    """What a word can be for a list of goods: what holds them, what loads them, one of them."""
    traits = {
        _WITH: phrase.startswith("with"),
        _LOADED: "goods.loaded" in classes or _STARTS_CARRYING.match(phrase) is not None,
        _VESSEL: not classes.isdisjoint(_VESSELS),
        _GOOD: "goods.goods" in classes,
    }
    return frozenset(part for part, holds in traits.items() if holds)


def _loads(word: Word, sentence: Sentence) -> bool:
    """Whether a word says what is loaded: "hauls grain", and not "the haul is short"."""
    if word.phrase.endswith(_PARTICIPLES) and _PASSIVE.search(sentence.before(word.start, 24)):
        return False
    return word.form == "ing" or _DETERMINED.search(sentence.before(word.start, 8)) is None


def _is_of_goods(row: Row) -> bool:
    """Whether what is counted is goods: "110 new energy vehicles"."""
    counted = str(row.get("counted") or "").lower()
    last = counted.rpartition(" ")[2]
    return (
        row["kind"] == "count"
        and not row.get("per")
        and last in phrases_of("goods.goods")
        and not _is_wagon(counted)
        and fits_a_train(row)
    )


def _is_wagon(words: str) -> bool:
    """Whether words end in a name of wagons: "L18 hopper cars"."""
    return words in phrases_of("carriers.wagons") or _WAGON.search(words) is not None


def _counted(article: Article, quantity: Mention) -> Candidate | None:
    """The counted noun of a quantity, as a good."""
    at = quantity.text.rfind(str(quantity.row["counted"]))
    return of_words(article, quantity.start + at, quantity.end, "movements.cargo.counted") if at > 0 else None


def _is_amount(row: Row) -> bool:
    """Whether a quantity can be what one train carries."""
    is_level = not row.get("change") and not row.get("per")
    return row["kind"] in ("mass", "volume", "count") and is_level and fits_a_train(row)


def _listed(article: Article, sentence: Sentence, start: int, end: int, *, strong: bool) -> list[Candidate]:
    """The items listed from ``start`` on; a weak lead needs a first item that the lexicon knows; worked out once."""
    known: list[Candidate] | None = sentence.memo.get(("listed", start, end, strong))
    if known is None:
        known = sentence.memo["listed", start, end, strong] = _read_list(article, sentence, start, end, strong=strong)
    return known


def _read_list(article: Article, sentence: Sentence, start: int, end: int, *, strong: bool) -> list[Candidate]:
    found: list[Candidate] = []
    lead = _AMONG.match(article.text, start)
    start = lead.end() if lead else start
    listing = Listing(article.text, sentence, start, min(end, start + _REACH))
    for item in listing.items():
        if isinstance(item, Mention):
            if item.row["kind"] == "percent" and not found:
                return []
            carried = _counted(article, item) if _is_of_goods(item.row) else None
            found += [carried] if carried is not None else []
            continue
        low, high = item
        if _is_good(article.text[low:high], sentence, low, high, known=not strong and not found):
            found.append(of_words(article, low, high, "movements.cargo.listed"))
        elif not found:
            return []
    return found


def _is_good(text: str, sentence: Sentence, low: int, high: int, *, known: bool) -> bool:
    words = text.lower().split()
    if not words or len(words) > _LONGEST or _GENERAL.match(text) or words[-1] in phrases_of("goods.not_goods"):
        return False
    is_vessel = words[-1] in phrases_of("goods.vessel") and not (
        len(words) > 1 and words[-1] in phrases_of("goods.goods")
    )
    if is_vessel or _is_wagon(text.lower()):
        return False
    if any(o.start < high and low < o.end for o in sentence.organisations) or any(
        p.end >= high for p in sentence.places if p.start < high and low < p.end
    ):
        return False
    if any(
        w.start == low and w.form in ("past", "participle", "s") and "goods.goods" not in w.classes
        for w in sentence.words
    ):
        return False
    if not known:
        return text[0].islower() or len(words) > 1
    return any(low <= w.start < high and "goods.goods" in w.classes for w in sentence.words)
