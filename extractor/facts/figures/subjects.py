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
    v = _main_verb(pieces, verbs, low, high)
    c.verb = v
    m = v
    while (
        m + 1 < high
        and (pieces[m].cls & {"verb.be", "verb.have", "verb.modal", "verb.do"})
        and (
            pieces[m + 1].verb
            or pieces[m + 1].cls & {"adv"}
            or pieces[m + 1].low in ("to", "not")
            or pieces[m + 1].low.endswith("ly")
            or (pieces[m + 1].low.endswith("ed") and pieces[m + 1].kind == "word")
        )
    ):
        if "verb.be" in pieces[m].cls and pieces[m + 1].low.endswith(("ed", "en", "t", "n")) and pieces[m + 1].verb:
            c.passive = True
        m += 1
        while (
            m + 1 < high
            and (pieces[m].cls & {"adv"} or pieces[m].low in ("to", "not") or pieces[m].low.endswith("ly"))
            and not (pieces[m].verb)
        ):
            m += 1
    while m > v and not pieces[m].verb and not pieces[m].low.endswith("ed"):
        m -= 1
    c.main = m
    between = pieces[v : m + 1]
    c.passive = (
        any("verb.be" in p.cls for p in between[:-1])
        and pieces[m].low.endswith(("ed", "ent", "en", "ought", "un", "ught", "own", "one", "old", "ut", "eld"))
        and pieces[m].verb
    )
    c.future = any(
        "verb.modal" in p.cls
        or p.low
        in (
            "plans",
            "aims",
            "expects",
            "expected",
            "planned",
            "hopes",
            "intends",
            "wants",
            "targets",
            "want",
            "plan",
            "aim",
            "expect",
            "hope",
        )
        for p in pieces[v : min(high, m + 3)]
    ) or any(p.low == "to" for p in between)
    c.subject = _subject(pieces, low, v)
    return c


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
            and nxt.cls & {"prep"}
            and not any(q.kind == "quantity" for q in pieces[v + 1 : verbs[n + 1]])
        ):
            continue
        participle = (
            p.low.endswith("ed") or p.low in ("sent", "carried", "taken", "sent", "run", "made", "brought", "held")
        ) and p.cls
        if participle and nxt is not None and nxt.cls & {"prep"} and n + 1 < len(verbs):
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
    i = low
    max((k for k in range(low, verb) if pieces[k].low == ","), default=-1)
    guard = 0
    if i + 1 < verb and pieces[i].low in ("which", "whose", "where", "when"):
        i += 1
    while i < verb and guard < 6:
        guard += 1
        p = pieces[i]
        if (
            p.kind == "mark"
            or ("conj" in p.cls and "prep" not in p.cls)
            or ("adv" in p.cls and not p.cls & {"det", "prep"})
            or (p.low.endswith("ly") and p.kind == "word" and not p.cls)
        ):
            i += 1
            continue
        if p.kind == "date" and i + 1 < verb:
            i += 1
            if pieces[i].low in ("'s", "’s"):
                i += 1
            continue
        dated = (
            i + 1
            if i + 1 < verb and pieces[i + 1].kind == "date"
            else i + 2
            if i + 2 < verb and pieces[i + 1].cls & {"det"} and pieces[i + 2].kind == "date"
            else -1
        )
        if "prep" in p.cls and 0 < dated < verb - 1:
            i = dated + 1
            if i + 1 < verb and pieces[i].low in ("through", "to", "and", "until") and pieces[i + 1].kind == "date":
                i += 2
            continue
        if "prep" in p.cls or p.low in ("compared", "according", "over", "following"):
            stop = next((k for k in range(i + 1, verb) if pieces[k].low == ","), -1)
            if stop > 0:
                i = stop + 1
                continue
            # without a comma: the phrase ends behind its date or place
            stop = next(
                (k for k in range(i + 1, verb) if pieces[k].kind in ("date", "place", "service", "organisation")), -1
            )
            if 0 < stop < verb - 1:
                i = stop + 1
                if i < verb and pieces[i].low in ("alone",):
                    i += 1
                continue
            i += 1
            continue
        break
    if [p.low for p in pieces[i : i + 4]] in (["year", "on", "year", ","], ["month", "on", "month", ","]):
        i += 4
    commas = [k for k in range(i, verb) if pieces[k].low == ","]
    if (
        len(commas) == 1
        and commas[0] - i <= 2
        and i == low
        and commas[0] + 1 < verb
        and not pieces[low].cls & {"det"}
        and pieces[low].kind == "word"
    ):
        i = commas[0] + 1  # "Westward, the corridor is"
    start = i
    end = i
    while end < verb:
        p = pieces[end]
        if p.low == "of":
            end += 1
            continue
        if p.kind == "mark" and p.low not in ("'s", "’s", "'", "’", '"', "“", "”", "-", "/", "&", "."):
            break
        if "prep" in p.cls or (
            p.cls & {"pronoun.relative"} and (p.low != "that" or (end > start and nominal(pieces[end - 1])))
        ):
            break
        if (
            p.verb
            and p.low not in NOUNY
            and not p.low.endswith("ing")
            and "verb.say" not in p.cls
            and end > start
            and p.low.endswith("ed")
            and nominal(pieces[end - 1])
        ):
            break
        if (
            p.low.endswith("ing")
            and p.verb
            and end > start
            and nominal(pieces[end - 1])
            and p.low not in ("loading", "handling", "loadings")
        ):
            break
        end += 1
    while (
        end > start
        and (pieces[end - 1].cls & {"adv"} or pieces[end - 1].low.endswith("ly") or pieces[end - 1].low in ("of", '"'))
        and not nominal(pieces[end - 1])
    ):
        end -= 1
    return (start, end)
