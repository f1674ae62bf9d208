"""Facts with the reason of every slot, for people: the words in their place, the rule, and what came second."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extractor.models import Article, Evidence, Movement, Statistic
from extractor.models.rows import wide

_AROUND = 32
"""Characters of the article shown on either side of the words."""
_COLUMNS = ("slot", "value", "words in the article", "rule", "instead of", "because")


def print_explained(article: Article, console: Console) -> None:
    """Print every fact of a record with a line for each of its slots."""
    record = article.model_dump(mode="json")
    lists: dict[str, Sequence[Movement | Statistic]] = {
        "movement": article.movements,
        "statistic": article.statistics,
    }
    for name, facts in lists.items():
        rows = wide(record, f"{name}s")
        for number, (fact, row) in enumerate(zip(facts, rows, strict=True), 1):
            console.print(f"[bold]{name} {number}[/bold]: {escape(_headline(article, fact))}  ({fact.rule})")
            console.print(f"  {escape(_one_line(fact.sentence))}", style="dim")
            _print(console, [*_lines(article, fact, row)])
    if not article.movements and not article.statistics:
        console.print("no movement and no statistic found")


def _headline(article: Article, fact: Movement | Statistic) -> str:
    if isinstance(fact, Movement):
        said = fact.kind if fact.status == "done" else f"{fact.kind} ({fact.status})"
        return f"{said}, {fact.origin or '?'} → {fact.destination or '?'}"
    return article.quantities[fact.quantity].text


def _lines(article: Article, fact: Movement | Statistic, row: dict[str, object]) -> Iterator[tuple[str, ...]]:
    seen: set[str] = set()
    several = ("via", "cargo", "load")
    for evidence in fact.evidence:
        value = evidence.text if evidence.slot in several else row.get(evidence.slot)
        first = evidence.slot not in seen or evidence.slot in several
        seen.add(evidence.slot)
        second = evidence.runner_up
        yield (
            evidence.slot,
            str(value) if first and value is not None else "",
            _in_place(article.text, evidence),
            evidence.rule,
            f"{second.text} ({second.rule})" if second else "",
            "; ".join(evidence.because),
        )


def _in_place(text: str, words: Evidence) -> str:
    """The words between marks, with what stands around them on the same line."""
    before = text[max(0, words.start_char - _AROUND) : words.start_char].rpartition("\n")[2]
    after = text[words.end_char : words.end_char + _AROUND].partition("\n")[0]
    return f"…{before}»{_one_line(words.text)}«{after}…"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _print(console: Console, lines: list[tuple[str, ...]]) -> None:
    shown = [at for at in range(len(_COLUMNS)) if any(line[at] for line in lines)]
    if not shown:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for at in shown:
        table.add_column(_COLUMNS[at], overflow="fold")
    for line in lines:
        table.add_row(*(escape(line[at]) for at in shown))
    console.print(table)
