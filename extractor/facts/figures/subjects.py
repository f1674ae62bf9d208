"""The verb and the subject of a clause."""

from dataclasses import dataclass

from extractor.facts.figures.pieces import Piece
from extractor.facts.figures.verbs import NOUNY, nominal


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of a sentence's pieces with one verb and one subject."""

    low: int
    high: int
    verb: int = -1  # index of the first finite verb, -1 without
    subject: tuple[int, int] = (0, 0)  # the noun phrase, from first modifier to head or "of" phrase
    main: int = -1  # index of the main verb behind auxiliaries
    passive: bool = False
    future: bool = False
    kind: str = "main"  # main, relative, said


def clause_at(pieces: list[Piece], is_finite: list[bool], low: int, high: int, kind: str) -> Clause:
    """The clause ``low:high`` with its verb, voice and subject."""
    c = Clause(low, high, kind=kind)
    verbs = [i for i in range(low, high) if is_finite[i]]
    if not verbs:
        return c
    c.verb = _main_verb(pieces, verbs, low, high)
    c.main = _behind_auxiliaries(pieces, c.verb, high)
    main = pieces[c.main]
    if c.main > c.verb and main.verb and main.low.endswith(_PARTICIPLE):
        c.passive = any("verb.be" in p.cls for p in pieces[c.verb : c.main])
    ahead = pieces[c.verb : min(high, c.main + 3)]
    c.future = any("verb.modal" in p.cls or p.low in _PLANS for p in ahead) or (
        c.main > c.verb and any(p.low == "to" for p in pieces[c.verb : c.main])
    )
    c.subject = _subject(pieces, low, c.verb)
    return c


_PARTICIPLE = ("ed", "ent", "en", "ought", "un", "ught", "own", "one", "old", "ut", "eld")
_PLANS = frozenset("plans aims expects expected planned hopes intends wants targets want plan aim expect hope".split())
_AUXILIARY = frozenset(("verb.be", "verb.have", "verb.modal", "verb.do"))


def _behind_auxiliaries(pieces: list[Piece], verb: int, high: int) -> int:
    """The main verb behind auxiliaries and adverbs: "have been sent", "will soon carry"."""
    m = verb
    while m + 1 < high and pieces[m].cls & _AUXILIARY and _goes_on(pieces[m + 1]):
        m += 1
        while m + 1 < high and not pieces[m].verb and _is_between(pieces[m]):
            m += 1
    while m > verb and not pieces[m].verb and not pieces[m].low.endswith("ed"):
        m -= 1
    return m


def _is_between(p: Piece) -> bool:
    return "adv" in p.cls or p.low in ("to", "not") or p.low.endswith("ly")


def _goes_on(p: Piece) -> bool:
    return p.verb or _is_between(p) or (p.low.endswith("ed") and p.kind == "word")


def _main_verb(pieces: list[Piece], verbs: list[int], low: int, high: int) -> int:
    for n, v in enumerate(verbs):
        p = pieces[v]
        if v == low and len(verbs) > 1:
            continue
        nxt = pieces[v + 1] if v + 1 < high else None
        if (
            n + 1 < len(verbs)
            and any(
                pieces[k].low in ("that", "which", "who") and k > low and nominal(pieces[k - 1])
                for k in range(low + 1, v)
            )
            and not any(q.kind == "quantity" or q.low == "," for q in pieces[v + 1 : verbs[n + 1]])
            and not any("verb.say" in q.cls for q in pieces[low:v])
        ):
            continue
        if (
            n + 1 < len(verbs)
            and v
            and pieces[v - 1].low == ","
            and p.low.endswith("ed")
            and nxt is not None
            and "prep" in nxt.cls
            and not any(q.kind == "quantity" for q in pieces[v + 1 : verbs[n + 1]])
        ):
            continue
        participle = (
            p.low.endswith("ed") or p.low in ("sent", "carried", "taken", "sent", "run", "made", "brought", "held")
        ) and p.cls
        if participle and nxt is not None and "prep" in nxt.cls and n + 1 < len(verbs):
            later = verbs[n + 1]
            between = pieces[v + 1 : later]
            if (
                not any(q.low in ("and", "but", ";") or q.kind == "quantity" for q in between)
                and sum(q.low == "," for q in between) != 1
            ):
                continue
        return v
    return verbs[0]


def _subject(pieces: list[Piece], low: int, verb: int) -> tuple[int, int]:
    """The subject's noun phrase between ``low`` and the verb."""
    start = low
    if start + 1 < verb and pieces[start].low in ("which", "whose", "where", "when"):
        start += 1
    for _ in range(_LEADS):
        behind = _behind_lead(pieces, start, verb) if start < verb else start
        if behind == start:
            break
        start = behind
    if start < verb and pieces[start].low in ("year", "month"):
        unit = pieces[start].low
        if [p.low for p in pieces[start + 1 : start + 4]] == ["on", unit, ","]:
            start += 4
    commas = [k for k in range(start, verb) if pieces[k].low == ","]
    if (
        len(commas) == 1
        and commas[0] - start <= 2
        and start == low
        and commas[0] + 1 < verb
        and "det" not in pieces[low].cls
        and pieces[low].kind == "word"
    ):
        start = commas[0] + 1  # "Westward, the corridor is"
    end = start
    while end < verb and not _ends_subject(pieces, start, end):
        end += 1
    while end > start and not nominal(pieces[end - 1]) and _is_no_head(pieces[end - 1]):
        end -= 1
    return (start, end)


_LEADS = 6  # adverbs, dates and phrases that may stand before a subject


def _behind_lead(pieces: list[Piece], i: int, verb: int) -> int:
    """Behind what stands before a subject at ``i``: a mark, an adverb, a date, a phrase; ``i`` if nothing does."""
    p = pieces[i]
    adverb = ("adv" in p.cls and not p.cls & {"det", "prep"}) or (
        p.low.endswith("ly") and p.kind == "word" and not p.cls
    )
    if p.kind == "mark" or ("conj" in p.cls and "prep" not in p.cls) or adverb:
        return i + 1
    if p.kind == "date" and i + 1 < verb:
        return i + 2 if pieces[i + 1].low in ("'s", "’s") else i + 1
    dated = _dated(pieces, i, verb)
    if "prep" in p.cls and 0 < dated < verb - 1:
        i = dated + 1
        spans = pieces[i].low in ("through", "to", "and", "until") and pieces[i + 1].kind == "date"
        return i + 2 if i + 1 < verb and spans else i
    if "prep" in p.cls or p.low in ("compared", "according", "over", "following"):
        return _behind_phrase(pieces, i, verb)
    return i


def _dated(pieces: list[Piece], i: int, verb: int) -> int:
    """The date right behind ``i`` or behind an article there; -1 if there is none."""
    if i + 1 < verb and pieces[i + 1].kind == "date":
        return i + 1
    return i + 2 if i + 2 < verb and "det" in pieces[i + 1].cls and pieces[i + 2].kind == "date" else -1


def _behind_phrase(pieces: list[Piece], i: int, verb: int) -> int:
    """Behind the phrase that a preposition at ``i`` opens: at its comma, else behind its date or name."""
    comma = next((k for k in range(i + 1, verb) if pieces[k].low == ","), -1)
    if comma > 0:
        return comma + 1
    names = ("date", "place", "service", "organisation")
    stop = next((k for k in range(i + 1, verb) if pieces[k].kind in names), -1)
    if 0 < stop < verb - 1:
        return stop + 2 if pieces[stop + 1].low == "alone" else stop + 1
    return i + 1


_WITHIN = ("'s", "’s", "'", "’", '"', "“", "”", "-", "/", "&", ".")  # marks that a noun phrase may have


def _ends_subject(pieces: list[Piece], start: int, end: int) -> bool:
    """Whether the noun phrase from ``start`` ends before the piece ``end``."""
    p = pieces[end]
    if p.low == "of":
        return False
    if p.kind == "mark" and p.low not in _WITHIN:
        return True
    behind_noun = end > start and nominal(pieces[end - 1])
    if "prep" in p.cls or ("pronoun.relative" in p.cls and (p.low != "that" or behind_noun)):
        return True
    if not (p.verb and behind_noun):
        return False
    participle = p.low.endswith("ed") and p.low not in NOUNY and "verb.say" not in p.cls
    return participle or (p.low.endswith("ing") and p.low not in ("loading", "handling", "loadings"))


def _is_no_head(p: Piece) -> bool:
    return "adv" in p.cls or p.low.endswith("ly") or p.low in ("of", '"')
