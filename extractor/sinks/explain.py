"""Facts with the reason of every slot: the words in their place, the rule, and what came second."""

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extractor.models import Article, Evidence, Movement, Statistic
from extractor.models.explained import Explained, Explanation, Reason
from extractor.models.rows import wide

_AROUND = 32
"""Characters of the article shown on either side of the words."""
_COLUMNS = ("slot", "value", "words in the article", "rule", "instead of", "because")
_SEVERAL = ("via", "cargo", "load")
"""Slots that hold several values, each with its own words."""


def explanation(article: Article) -> Explanation:
    """The facts of a record with the reasons of their slots."""
    record = article.model_dump(mode="json")
    lists: dict[Literal["movement", "statistic"], Sequence[Movement | Statistic]] = {
        "movement": article.movements,
        "statistic": article.statistics,
    }
    facts = (
        Explained(
            type=kind,
            index=index,
            headline=_headline(article, fact),
            sentence=fact.sentence,
            rule=fact.rule,
            reasons=tuple(_reasons(article, fact, row)),
        )
        for kind, listed in lists.items()
        for index, (fact, row) in enumerate(zip(listed, wide(record, f"{kind}s"), strict=True))
    )
    return Explanation(id=article.id, facts=tuple(facts))


def print_explained(article: Article, console: Console) -> None:
    """Print every fact of a record with a line for each of its slots."""
    facts = explanation(article).facts
    for fact in facts:
        console.print(f"[bold]{fact.type} {fact.index + 1}[/bold]: {escape(fact.headline)}  ({fact.rule})")
        console.print(f"  {escape(_one_line(fact.sentence))}", style="dim")
        _print(console, [*map(_line, fact.reasons)])
    if not facts:
        console.print("no movement and no statistic found")


def _headline(article: Article, fact: Movement | Statistic) -> str:
    if isinstance(fact, Movement):
        said = fact.kind if fact.status == "done" else f"{fact.kind} ({fact.status})"
        return f"{said}, {fact.origin or '?'} → {fact.destination or '?'}"
    return article.quantities[fact.quantity].text


def _reasons(article: Article, fact: Movement | Statistic, row: dict[str, object]) -> Iterator[Reason]:
    seen: set[str] = set()
    for evidence in fact.evidence:
        value = evidence.text if evidence.slot in _SEVERAL else row.get(evidence.slot)
        first = evidence.slot not in seen or evidence.slot in _SEVERAL
        seen.add(evidence.slot)
        before, after = _around(article.text, evidence)
        second = evidence.runner_up
        yield Reason(
            slot=evidence.slot,
            value=str(value) if first and value is not None else None,
            words=evidence.text,
            before=before,
            after=after,
            rule=evidence.rule,
            instead_of=second.text if second else None,
            instead_of_rule=second.rule if second else None,
            because=evidence.because,
        )


def _around(text: str, words: Evidence) -> tuple[str, str]:
    """What stands before and after the words on the same line."""
    before = text[max(0, words.start_char - _AROUND) : words.start_char].rpartition("\n")[2]
    return before, text[words.end_char : words.end_char + _AROUND].partition("\n")[0]


def _line(reason: Reason) -> tuple[str, ...]:
    """The cells of a slot, the words between marks."""
    return (
        reason.slot,
        reason.value or "",
        f"…{reason.before}»{_one_line(reason.words)}«{reason.after}…",
        reason.rule,
        f"{reason.instead_of} ({reason.instead_of_rule})" if reason.instead_of else "",
        "; ".join(reason.because),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _print(console: Console, lines: Sequence[tuple[str, ...]]) -> None:
    shown = [at for at in range(len(_COLUMNS)) if any(line[at] for line in lines)]
    if not shown:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for at in shown:
        table.add_column(_COLUMNS[at], overflow="fold")
    for line in lines:
        table.add_row(*(escape(line[at]) for at in shown))
    console.print(table)
