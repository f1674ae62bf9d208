"""Commands for those who work on rules, gold and other programs."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.command.options import MaxRulesMb
from extractor.command.told import fail

if TYPE_CHECKING:
    from extractor.rules.coverage import Covered


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, a folder of them, or an export of Label Studio.")],
    errors: Annotated[bool, typer.Option("--errors", help="List every difference first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the figures as a Markdown table.")] = False,
) -> None:
    """Print precision, recall and F1 against gold annotations, or Label Studio's export in the form JSON."""
    from extractor import evaluate as evaluation

    try:
        report = evaluation.run(gold)
    except (OSError, ValueError) as error:
        fail(str(error))
    if as_json:
        print(report.as_json())
    else:
        print(report.markdown() if markdown else report.render(errors=errors))


def timex(
    source: Annotated[str, typer.Argument(metavar="IN.jsonl", help="Rows of id, published, text; - for stdin.")],
    output: Annotated[str, typer.Option(help="Where the lines go; - for standard output.")] = "-",
    tml: Annotated[Path | None, typer.Option(help="Folder for a TimeML file of each document.")] = None,
) -> None:
    """Find temporal expressions in TimeML terms, one JSON line a document."""
    from extractor import timeml

    try:
        timeml.run(source, output, tml)
    except OSError as error:
        if error.filename is None:
            raise  # standard output, which `main` tells of
        fail(f"{error.filename}: {error.strerror}")
    except ValueError as error:
        fail(str(error))


def schema(
    labelstudio: Annotated[
        bool, typer.Option("--labelstudio", help="Print Label Studio's labelling configuration instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a record."""
    if labelstudio:
        from extractor.sinks.labelstudio import configuration

        print(configuration(), end="")
        return
    from extractor.models import Article

    print(json.dumps(Article.model_json_schema(), indent=2))


def check_rules(
    file: Annotated[Path, typer.Argument(help="YAML file of services, places and organisations.")],
    corpus: Annotated[Path | None, typer.Option(help="Article, JSON Lines file or folder to match against.")] = None,
    examples: Annotated[int, typer.Option(help="How many matches to print for each rule.")] = 5,
    max_rules_mb: MaxRulesMb = 64,
) -> None:
    """Say what is wrong with a rules file, or what each of its rules matches."""
    from extractor.rules import RulesFile
    from extractor.rules.check import check

    try:
        matched = check(RulesFile(str(file), max_rules_mb), corpus)
    except (OSError, ValueError) as error:
        fail(str(error))
    for rule in matched:
        note = ", takes the place of a packaged service" if rule.overrides else ""
        count = "" if corpus is None else f": {len(rule.found)} found"
        print(f"{rule.name} ({rule.kind}{note}){count}")
        for article, words in rule.found[:examples]:
            print(f"    {article}: {words}")
    print(f"{file}: {len(matched)} rules, all usable", file=sys.stderr)


def coverage(
    folder: Annotated[Path, typer.Argument(help="Article, JSON Lines file or folder, without the folders in it.")],
    component: Annotated[
        list[str] | None, typer.Option(help="Only rules of this list of a record, such as dates; may be repeated.")
    ] = None,
    articles: Annotated[int, typer.Option(help="How many changed articles to name for each rule.")] = 3,
) -> None:
    """Silence each rule in turn, and say which records change.

    A rule's line has its id, in how many articles it speaks, how many records are lost, new or others without it, by
    list, and in which articles. Rules without which every record is the same are named again at the end.
    """
    from extractor.rules.coverage import coverage as covered
    from extractor.spans import LISTS

    chosen = component or LISTS
    if unknown := [name for name in chosen if name not in LISTS]:
        fail(f"no rules of {', '.join(unknown)}: choose from {', '.join(LISTS)}")
    try:
        found = covered(folder, chosen)
    except (OSError, ValueError) as error:
        fail(str(error))
    for rule in found:
        print(f"{rule.rule}: speaks in {rule.articles}, {_worth(rule, articles)}")
    idle = [rule.rule for rule in found if not rule.changed]
    print(f"{len(found)} rules, {len(idle)} of them change nothing: {', '.join(idle) or 'none'}", file=sys.stderr)


def _worth(rule: "Covered", articles: int) -> str:
    if not rule.changed:
        return "changes nothing"
    lists = ", ".join(f"{count} {name}" for name, count in rule.lists.items())
    named = ", ".join(rule.where[:articles]) + (", …" if len(rule.where) > articles else "")
    return f"changes {lists} in {len(rule.where)} ({named})"
