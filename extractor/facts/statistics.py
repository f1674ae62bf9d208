"""Statistics: which number measures what, over which period, of whom, against what. The only place where one is built.

Each sentence is read in pieces and clauses, and its numbers in this order: does it count at all, its role (a level,
a change, an earlier level), the level that a change belongs to, what is measured, the period, what it is compared with,
and of which place, service and organisation it is said. A change takes everything from its level. What the text has
spoken of before stands in registers: the periods, and what the figures of the passage were said of.
"""

from itertools import groupby

from extractor.dates.calendar import bounds
from extractor.facts.article import Article, Sentence
from extractor.facts.figures import baseline, measure, period
from extractor.facts.figures.around import pair
from extractor.facts.figures.case import Periods
from extractor.facts.figures.dated import uses
from extractor.facts.figures.figure import Figure, Found, figures_of
from extractor.facts.figures.judge import Verdict, verdicts
from extractor.facts.figures.reading import read
from extractor.facts.figures.said_of import Passage
from extractor.facts.tables import rows_of_tables
from extractor.spans import Row

_LONGEST_LEAD = 400  # characters of a sentence that may set what the next ones speak of
_CARRIED = ("measure", "period", "place", "service", "organisation")
_SLOTS = (*_CARRIED, "baseline")


def statistics(article: Article) -> list[Row]:
    """The statistics of an article, in text order, as rows with the evidence of every slot."""
    counted, verdict = judged(article)
    found = gather(article, counted, list(verdict))
    return [_row(figure, verdict[figure], article.text) for figure in found]


def judged(article: Article) -> tuple[dict[int, Sentence], dict[Figure, Verdict]]:
    """The sentences with numbers by their own, and the figures that are statistics, with the verdict on each."""
    tables = rows_of_tables(article)
    counted = {s.number: s for s in article.sentences if s.quantities and s.number not in tables}
    figures = figures_of([read(sentence) for sentence in counted.values()])
    verdict = zip(figures, verdicts(figures, article.title), strict=True)
    return counted, {figure: said for figure, said in verdict if said.counts}


def gather(article: Article, known: dict[int, Sentence], figures: list[Figure]) -> list[Figure]:
    """Fill the slots of the figures, reading the article to the last of them; ``known``: sentences with numbers."""
    if not figures:
        return []
    passage = Passage(article, by_rule(article, known, figures))
    for _, here in groupby(figures, key=lambda figure: figure.reading.sentence.number):
        passage.say_of(list(here))
    return figures


def by_rule(article: Article, known: dict[int, Sentence], figures: list[Figure]) -> list[Figure]:
    """Fill the slots of figures that rules fill: what is measured, the period, what it is compared with."""
    end = figures[-1].reading.sentence.number + 1
    register = Periods(published=article.published)
    told: Sentence | None = None  # what may say what the next one measures
    last: Figure | None = None
    tables = rows_of_tables(article)
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        by_sentence.setdefault(figure.reading.sentence.number, []).append(figure)
    for sentence in article.sentences[:end]:
        number = sentence.number
        here = by_sentence.get(number, [])
        if number not in known:
            if number in tables or (number + 1 not in by_sentence and not _leads(sentence)):
                told = None
                continue
            known[number] = sentence
        dates = uses(read(sentence)) if sentence.dates else []
        if here:
            pair(here, last)
            _measure(here, last, told)
            period.fill(here, dates, register)
            baseline.baselines(here, dates)
            last, told = here[-1], None
        elif len(sentence.text) < _LONGEST_LEAD:
            told = sentence
            register.lead(sentence, dates)
        register.note(number, dates)
    return figures


def _leads(sentence: Sentence) -> bool:
    """Whether a sentence without figures may set what those behind speak of: it names a place, service or time."""
    return bool(sentence.places or sentence.services or sentence.dates)


def _measure(figures: list[Figure], last: Figure | None, told: Sentence | None) -> None:
    """Measures of levels first, so that changes can take theirs; a change may name what its level measures."""
    for figure in sorted(figures, key=lambda f: (f.of is not None and f.of.at > f.at, f.at)):
        at = figures.index(figure)
        measure.fill(figure, figures[at - 1] if at else last, told)


def _row(figure: Figure, verdict: Verdict, text: str) -> Row:
    sentence = figure.reading.sentence
    said = figure.value("period")
    earliest, latest = bounds(said) if said else (None, None)
    of = figure.of if figure.role == "change" else None
    evidence = [_evidence("itself", figure.itself("itself.weighed"), text, verdict.because)]
    evidence += [_evidence(slot, figure.slots[slot], text) for slot in _SLOTS if slot in figure.slots]
    if of is not None:
        evidence.append(_evidence("of", of.itself(figure.of_rule), text))
    return {
        "sentence": sentence.text,
        "start_char": sentence.start,
        "end_char": sentence.end,
        "rule": f"statistics.{figure.role}",
        "earliest": earliest,
        "latest": latest,
        "quantity": figure.piece.index,
        **{slot: figure.value(slot) for slot in _SLOTS},
        "of": of.piece.index if of is not None else None,
        "evidence": evidence,
    }


def _evidence(slot: str, found: Found, text: str, because: tuple[str, ...] = ()) -> Row:
    runner_up = found.runner_up
    return {
        "slot": slot,
        **_candidate(found, text),
        "runner_up": _candidate(runner_up, text) if runner_up is not None else None,
        "because": because or found.because,
    }


def _candidate(found: Found, text: str) -> Row:
    words = {"text": text[found.start : found.end], "start_char": found.start, "end_char": found.end}
    return {**words, "list": found.list, "index": found.index, "rule": f"statistics.{found.rule}"}
