"""The goods that a train carries, one each, without their amounts."""

import re
from collections.abc import Iterator

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
_LONGEST = 6
_REACH = 200
"""How far a list of goods is followed, in characters."""


def goods(train: Train, article: Article) -> list[Candidate]:
    """The first list of goods after words of loading or amounts, else after weaker words, else of the train's name."""
    lists = list(_lists(train, article))
    for strength in (3, 2, 1):
        for level, found in lists:
            if level == strength and found:
                return _merged(found)
    return []


def _merged(found: list[Candidate]) -> list[Candidate]:
    kept: dict[str, Candidate] = {}
    for candidate in found:
        kept.setdefault(candidate.text.lower(), candidate)
    return list(kept.values())


def _lists(train: Train, article: Article) -> Iterator[tuple[int, list[Candidate]]]:
    for talk in train.talks:
        yield from _of_stretch(article, talk.sentence, talk.start, talk.end)
        yield from _of_name(article, talk.sentence, talk.reference.start, talk.reference.end)
    for sentence in train.near:
        yield from _of_stretch(article, sentence, sentence.start, sentence.end)


def _of_name(article: Article, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, list[Candidate]]]:
    """ "a [coal] train", "the [milk] train"."""
    words = [w for w in sentence.words if start <= w.start < end and "goods.goods" in w.classes and w.inside is None]
    if words:
        yield 1, [of_words(article, words[-1].start, words[-1].end, "movements.cargo.name")]
    for head in ("coal train", "ore train", "oil train", "grain train"):
        for word in sentence.words:
            if word.phrase == head and start <= word.start < end:
                yield 1, [of_words(article, word.start, word.start + len(head) - 6, "movements.cargo.name")]


def _of_stretch(article: Article, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, list[Candidate]]]:
    for quantity in sentence.quantities:
        if start <= quantity.start < end and _is_amount(quantity.row):
            behind = re.match(
                r" (?:\([^)]*\) )?(?:of|with|containing|filled with|loaded with|full of|carrying|laden with) ",
                article.text[quantity.end : quantity.end + 40],
            )
            if behind:
                found = _listed(article, sentence, quantity.end + behind.end(), end, strong=behind.group() != " with ")
                if found:
                    yield 3, found
            if _is_amount(quantity.row) or _is_of_goods(quantity.row):
                colon = _COLON.match(article.text, quantity.end)
                found = (
                    _listed(article, sentence, colon.end(), sentence.end, strong=colon.start() + 2 == colon.end())
                    if colon and colon.end() < sentence.end
                    else []
                )
                if found:
                    yield 3, found
            if _is_of_goods(quantity.row) and (carried := _counted(article, quantity)) is not None:
                yield 2, [carried]
    for aboard in _ABOARD.finditer(article.text, start, end):
        found = _listed(article, sentence, aboard.end(), end, strong=True)
        if found:
            yield 3, found
    if passive := list(_carried(article, sentence, start, end)):
        yield 2, passive
    for word in sentence.words:
        if start <= word.start < end and not word.classes.isdisjoint(_VESSELS):
            behind = re.match(
                r"(?:,? (?:mainly|mostly|chiefly))? (?:of|with|containing|filled with|loaded with|full of|"
                r"carrying|laden with) ",
                article.text[word.end : word.end + 40],
            )
            if behind:
                strong = behind.group() not in (" with ", " of ")
                found = _listed(article, sentence, word.end + behind.end(), end, strong=strong)
                if found:
                    yield 3, found
        if start <= word.start < end and _loads(word, sentence):
            strong = _STRONG.match(word.phrase) is not None or "goods.loaded" not in word.classes
            found = _listed(article, sentence, word.end, end, strong=strong)
            if found:
                yield 3 if strong else 2, found


def _loads(word: Word, sentence: Sentence) -> bool:
    """Whether a word says what is loaded: "hauls grain", and not "the haul is short"."""
    if "goods.loaded" not in word.classes:
        return _STARTS_CARRYING.match(word.phrase) is not None
    if word.phrase.endswith(_PARTICIPLES) and _PASSIVE.search(sentence.before(word.start, 24)):
        return False
    return word.form == "ing" or _DETERMINED.search(sentence.before(word.start, 8)) is None


def _carried(article: Article, sentence: Sentence, start: int, end: int) -> Iterator[Candidate]:
    """Goods that are the subject of carrying: "[frozen fish] is carried north"."""
    for word in sentence.words:
        is_good = start <= word.start < end and "goods.goods" in word.classes and word.inside is None
        if is_good and _CARRIED.match(article.text, word.end):
            yield of_words(article, word.start, word.end, "movements.cargo.carried")


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
    """The items listed from ``start`` on; a weak lead needs a first item that the lexicon knows."""
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
