"""The command line: a thin face of the functions in the package."""

import errno
import io
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.models import Article
    from extractor.sources import Story

app = typer.Typer(
    name="freight-news",
    help="Turn freight-train news into typed records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


rules_app = typer.Typer(help="Work on a file of your own services, places and organisations.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
REASONS = 10
"""How many reasons for rejected rows are printed."""
RULES_HELP = "YAML file of your own services, places and organisations."


class Format(StrEnum):
    """How `extract` prints a record."""

    json = "json"
    table = "table"
    html = "html"


def fail(message: str) -> NoReturn:
    """End the run with one line on standard error."""
    print(f"freight-news: {message}", file=sys.stderr)
    raise typer.Exit(1)


def _is_json_object(raw: bytes) -> bool:
    """Whether text is one JSON object, rather than an article that happens to begin with a brace."""
    if not raw.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(raw), dict)
    except (ValueError, RecursionError):
        return False


def _story(file: str) -> "Story":
    """The article in a file, or on standard input for "-". Raises SourceError if there is none."""
    from extractor import sources

    if file == "-":
        raw = sys.stdin.buffer.read()
        return sources.parse(raw, name="standard input", as_json=_is_json_object(raw))
    return sources.load(Path(file))


@app.command()
def extract(
    file: Annotated[str, typer.Argument(help="Text with optional front matter, JSON or HTML; - for stdin.")],
    published: Annotated[str | None, typer.Option(help="Publication date, such as 2024-11-18.")] = None,
    format: Annotated[Format, typer.Option(help="How to print the record.")] = Format.json,
    rules: Annotated[Path | None, typer.Option(help=RULES_HELP)] = None,
) -> None:
    """Extract the record of one article and print it."""
    try:
        story = _story(file)
        from extractor.api import Extractor
        from extractor.published import parse_published

        day = parse_published(published) or story.published
        article = Extractor(rules=rules).extract(story.text, day, id=story.id, title=story.title, url=story.url)
    except ValueError as error:
        fail(str(error))
    _tell_if_undated(file, article)
    if format is Format.table:
        from extractor.sinks import table

        table.print_article(article, table.console())
    elif format is Format.html:
        from extractor.report import render

        print(render([article]))
    else:
        print(article.model_dump_json(indent=2))


@app.command()
def batch(
    inputs: Annotated[list[str], typer.Argument(help=".jsonl(.gz), .json, .txt, .md, .html, folders of these, or -.")],
    output: Annotated[Path, typer.Option(help="Where the records go; the suffix chooses the form.")],
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a killed run stopped.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an earlier output, and drop an unfinished run.")
    ] = False,
    max_chars: Annotated[int, typer.Option(min=1, help="Longer articles are rejected.")] = 500_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 60.0,
    english_only: Annotated[bool, typer.Option("--english-only", help="Reject texts in other languages.")] = False,
    rules: Annotated[Path | None, typer.Option(help=RULES_HELP)] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Extract many articles. Exits with 0 if all became records, 3 if some were rejected, 1 if the run failed."""
    from extractor import batch as engine
    from extractor.batch.worker import Settings

    try:
        settings = Settings(None, str(rules) if rules else None, max_chars, english_only)
        summary = engine.run(inputs, output, engine.Options(settings, workers, timeout, resume, overwrite, quiet))
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}; what was finished is kept for --resume")
    except (ValueError, RuntimeError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("interrupted; go on with --resume")
    if not quiet:
        print("\n".join(summary.lines(output)), file=sys.stderr)
    if summary.rejects:
        raise typer.Exit(3)


def _tell_rejects(reasons: "Sequence[str]") -> None:
    for reason in reasons[:REASONS]:
        print(f"freight-news: {reason}", file=sys.stderr)
    if len(reasons) > REASONS:
        print(f"freight-news: … and {len(reasons) - REASONS} more", file=sys.stderr)


@app.command()
def report(
    inputs: Annotated[list[str], typer.Argument(help="Articles as for batch, or .jsonl of records that batch wrote.")],
    output: Annotated[Path, typer.Option(help="The page, such as report.html.")],
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
    published: Annotated[str | None, typer.Option(help="Publication date of articles that give none.")] = None,
    rules: Annotated[Path | None, typer.Option(help=RULES_HELP)] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a page that is there.")] = False,
) -> None:
    """Make one page to look at: map, timeline, charts, facts and articles. It opens offline.

    A row that is no article is named on standard error and left out; the exit code is then 3.
    """
    from extractor.report.build import build

    if output.exists() and not overwrite:
        fail(f"{output} exists; give another name, or --overwrite")
    try:
        made = build(inputs, title=title, published=published, rules=rules)
        output.write_text(made.page, encoding="utf-8")
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    _tell_rejects(made.rejects)
    print(made.summary(output), file=sys.stderr)
    if made.rejects:
        raise typer.Exit(3 if made.articles else 1)


@app.command()
def events(
    records: Annotated[list[str], typer.Argument(help=".jsonl(.gz) of records that batch wrote.")],
    output: Annotated[Path, typer.Option(help=".jsonl, .csv, .sqlite, .duckdb, .parquet or .geojson.")],
    add: Annotated[bool, typer.Option("--add", help="Add to the events that are there.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the output.")] = False,
) -> None:
    """Find the trains and figures that several articles tell of: one row for each, with who says what.

    A line that is no record is named on standard error and left out; the exit code is then 3.
    """
    from extractor.events.run import run

    try:
        summary = run(records, output, add=add, overwrite=overwrite)
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}")
    except ValueError as error:
        fail(str(error))
    _tell_rejects(summary.rejects)
    print(f"{output}: {summary}", file=sys.stderr)
    if summary.rejects:
        raise typer.Exit(3 if summary.articles else 1)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.")],
    errors: Annotated[bool, typer.Option("--errors", help="List every difference first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the figures as a Markdown table.")] = False,
) -> None:
    """Print precision, recall and F1 against gold annotations."""
    from extractor import evaluate as evaluation

    try:
        report = evaluation.run(gold)
    except (OSError, ValueError) as error:
        fail(str(error))
    if as_json:
        print(report.as_json())
    else:
        print(report.markdown() if markdown else report.render(errors=errors))


def _tell_if_undated(file: str, article: "Article") -> None:
    """Say on standard error that a publication date is missing and what relative dates stand on instead."""
    if article.published is not None:
        return
    own = any("reference" in date.assumed for date in article.dates)
    instead = "relative dates count from the date that the text gives itself" if own else "relative dates stay open"
    name = "standard input" if file == "-" else file
    print(f"freight-news: {name}: no publication date, so {instead}; give it with --published", file=sys.stderr)


def _articles(files: list[str], published: str | None, rules: Path | None) -> "list[Article]":
    """The records of several files. One that cannot be read is named on standard error, and the others are read."""
    from extractor.api import Extractor
    from extractor.published import parse_published

    try:
        day = parse_published(published)
        extractor = Extractor(rules=rules)
    except ValueError as error:
        fail(str(error))
    articles = []
    for file in files:
        try:
            story = _story(file)
            when = story.published or day
            articles.append(extractor.extract(story.text, when, id=story.id, title=story.title, url=story.url))
            _tell_if_undated(file, articles[-1])
        except ValueError as error:
            print(f"freight-news: {error}", file=sys.stderr)
    return articles


def _exit_if_fewer(found: int, asked: int) -> None:
    if found < asked:
        raise typer.Exit(3 if found else 1)


@app.command()
def facts(
    files: Annotated[list[str], typer.Argument(help="Articles as for extract; - for stdin.")],
    published: Annotated[str | None, typer.Option(help="Publication date of articles that give none.")] = None,
    rules: Annotated[Path | None, typer.Option(help=RULES_HELP)] = None,
) -> None:
    """Print who moved what, where and when, and which number measures what, as aligned columns.

    A file that cannot be read is named on standard error, and the others are printed; the exit code is then 3.
    """
    from extractor.sinks import table

    articles = _articles(files, published, rules)
    table.print_facts(articles, table.console())
    _exit_if_fewer(len(articles), len(files))


@app.command()
def explain(
    files: Annotated[list[str], typer.Argument(help="Articles as for extract; - for stdin.")],
    published: Annotated[str | None, typer.Option(help="Publication date of articles that give none.")] = None,
    rules: Annotated[Path | None, typer.Option(help=RULES_HELP)] = None,
) -> None:
    """Print each movement and statistic with, for every slot, the words it comes from, the rule and the runner-up."""
    from extractor.sinks import table
    from extractor.sinks.explain import print_explained

    articles = _articles(files, published, rules)
    for article in articles:
        print_explained(article, table.console())
    _exit_if_fewer(len(articles), len(files))


@app.command()
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


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from extractor.models import Article

    print(json.dumps(Article.model_json_schema(), indent=2))


@rules_app.command("check")
def check_rules(
    file: Annotated[Path, typer.Argument(help="YAML file of services, places and organisations.")],
    corpus: Annotated[Path | None, typer.Option(help="Article, JSON Lines file or folder to match against.")] = None,
    examples: Annotated[int, typer.Option(help="How many matches to print for each rule.")] = 5,
) -> None:
    """Say what is wrong with a rules file, or what each of its rules matches."""
    from extractor import rules

    try:
        matched = rules.check(file, corpus)
    except (OSError, ValueError) as error:
        fail(str(error))
    for rule in matched:
        note = ", takes the place of a packaged service" if rule.overrides else ""
        count = "" if corpus is None else f": {len(rule.found)} found"
        print(f"{rule.name} ({rule.kind}{note}){count}")
        for article, words in rule.found[:examples]:
            print(f"    {article}: {words}")
    print(f"{file}: {len(matched)} rules, all usable", file=sys.stderr)


def main() -> None:
    """The console script. Output that cannot be written ends it like any other failure: one line, and exit code 1."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    given = sys.stdout
    code: str | int | None = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    except OSError as error:
        code = _unwritten(error)
        given = sys.stdout
    if code == 1 and sys.stdout is not given:  # Click put another there as the pipe's reader had gone, and said nothing
        code = _unwritten(BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)))
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _unwritten(error)
    sys.exit(code)


class _Closed(io.TextIOBase):
    """Stands for standard output where the shell closed it."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _unwritten(error: OSError) -> int:
    print(f"freight-news: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  # what is left in the buffer is told of once
    return 1
