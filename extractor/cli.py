"""The command line: a thin face of the functions in the package."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.command import engines, services, streams, tools
from extractor.command.engines import Address, Engine, EngineName, PartRows
from extractor.command.options import (
    OUTPUTS,
    File,
    Files,
    IdColumn,
    Inputs,
    MaxMb,
    MaxRulesMb,
    OnlyFreight,
    Published,
    PublishedColumn,
    Rules,
    TextColumn,
    TitleColumn,
    UrlColumn,
    reading,
    rules_file,
)
from extractor.command.told import fail, say
from extractor.threads import one_thread
from extractor.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.models import Article
    from extractor.rules import RulesFile

app = typer.Typer(name="freight-news", no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
rules_app = typer.Typer(help="Check rules of your own; see what each rule of facts is worth.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
REASONS = 10
"""How many reasons for rejected rows are printed."""


def _version(asked: bool) -> None:
    if asked:
        print(f"freight-news-extractor {__version__}")
        raise typer.Exit


@app.callback()
def freight_news(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn news of freight trains into data.

    Out of an article come its dates, figures (TEU, tonnes, trains), places, train services, railways and operators, and
    what is said with them: which train left where, when, for where, with what; which figure measures what.

    \b
    One article:     freight-news extract article.txt --format table
    What moved:      freight-news facts news/*.html
    A whole archive: freight-news batch archive.csv --output tables.sqlite
    What is new:     freight-news watch https://example.org/rail.rss --output news.jsonl
    """


class Format(StrEnum):
    """How `extract` prints a record."""

    json = "json"
    table = "table"
    html = "html"


@app.command()
def extract(
    file: File,
    published: Published = None,
    format: Annotated[Format, typer.Option(help="How to print the record.")] = Format.json,
    rules: Rules = None,
    max_rules_mb: MaxRulesMb = 64,
    max_mb: MaxMb = 64,
) -> None:
    """Extract the record of one article and print it.

    \b
    freight-news extract article.txt --published 2024-11-18
    freight-news extract page.html --format html > marked.html
    echo "A train left Xi'an on Tuesday." | freight-news extract - --published 2024-11-18
    """
    from extractor.command.articles import extracted

    try:
        how = reading(None, None, None, None, None, max_mb)
        (article,) = extracted([file], published, rules_file(rules, max_rules_mb), how, single=True)
    except ValueError as error:
        fail(str(error))
    assert article is not None, "what cannot be read is an error here"
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
    inputs: Inputs,
    output: Annotated[
        str, typer.Option(metavar="OUT", help=f"Where the records go; the suffix chooses the form: {OUTPUTS}.")
    ],
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a killed run stopped.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an earlier output, and drop an unfinished run.")
    ] = False,
    text_column: TextColumn = None,
    published_column: PublishedColumn = None,
    title_column: TitleColumn = None,
    url_column: UrlColumn = None,
    id_column: IdColumn = None,
    only_freight: OnlyFreight = False,
    list_passed: Annotated[
        bool, typer.Option("--list-passed", help="List what is passed over in OUT.rejects.jsonl too.")
    ] = False,
    english_only: Annotated[bool, typer.Option("--english-only", help="Reject texts in other languages.")] = False,
    events: Annotated[
        bool, typer.Option("--events", help="Beside the tables, the trains and figures that several articles tell of.")
    ] = False,
    max_chars: Annotated[int, typer.Option(min=1, help="Longer articles are rejected.")] = 500_000,
    max_mb: MaxMb = 64,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 60.0,
    rules: Rules = None,
    max_rules_mb: MaxRulesMb = 64,
    engine: EngineName = Engine.local,
    address: Address = None,
    part_rows: PartRows = 500,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Extract many articles: archives, feeds, folders of pages and print-outs.

    Exits with 0 if all became records or were passed over, 3 if some were rejected, 1 if the run failed.

    \b
    freight-news batch news/ --output records.jsonl --workers 2
    freight-news batch archive.csv --text-column Artikel --published-column Datum --output tables.sqlite
    freight-news batch CC-NEWS-20241118.warc.gz --only-freight --output tables.duckdb
    freight-news batch https://example.org/rail.rss --output trains.geojson
    """
    from extractor.batch import Options
    from extractor.batch.worker import Settings

    try:
        settings = Settings(None, rules_file(rules, max_rules_mb), max_chars, english_only, only_freight)
        how = reading(text_column, published_column, title_column, url_column, id_column, max_mb)
        options = Options(
            settings, workers, timeout, resume, overwrite, quiet, reading=how, list_passed=list_passed, events=events
        )
        summary = engines.run(inputs, output, options, engine, address, part_rows)
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
    published: Published = None,
    rules: Rules = None,
    max_rules_mb: MaxRulesMb = 64,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a page that is there.")] = False,
) -> None:
    """Make one page to look at: map, timeline, charts, facts and articles. It opens offline.

    A row that is no article is named on standard error and left out; the exit code is then 3.
    """
    from extractor.report.build import build

    if output.exists() and not overwrite:
        fail(f"{output} exists; give another name, or --overwrite")
    try:
        made = build(inputs, title=title, published=published, rules=rules_file(rules, max_rules_mb))
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
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED…", help="RSS or Atom feeds: addresses or files.")],
    output: Annotated[Path, typer.Option(metavar="OUT.jsonl", help="JSON Lines that the new records are added to.")],
    only_freight: OnlyFreight = False,
    rules: Rules = None,
    max_rules_mb: MaxRulesMb = 64,
    max_mb: MaxMb = 64,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 60.0,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Add what is new in feeds to a file of records; made to be called again and again, as by cron.

    Entries are known by their id and address, kept in OUT.jsonl.seen. Exits with 0, with 3 if a feed or an entry could
    not be read, which is named, and with 1 if nothing could be done.

    \b
    freight-news watch https://example.org/rail.rss --output news.jsonl --only-freight
    """
    from extractor import watching

    try:
        how = reading(None, None, None, None, None, max_mb)
        summary = watching.run(
            feeds, output, watching.Options(rules_file(rules, max_rules_mb), how, only_freight, timeout), fault=say
        )
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}")
    except (ValueError, RuntimeError) as error:
        fail(str(error))
    if not quiet:
        print(summary, file=sys.stderr)
    if summary.faults:
        raise typer.Exit(3)


def _articles(files: list[str], published: str | None, rules: "RulesFile | None") -> "tuple[list[Article], int]":
    """The records of several files, and an exit code that tells whether all could be read."""
    from extractor.command.articles import extracted

    try:
        found = list(extracted(files, published, rules, reading(None, None, None, None, None, 64)))
    except ValueError as error:
        fail(str(error))
    articles = [article for article in found if article is not None]
    return articles, 0 if len(articles) == len(found) else 3 if articles else 1


@app.command()
def facts(files: Files, published: Published = None, rules: Rules = None, max_rules_mb: MaxRulesMb = 64) -> None:
    """Print who moved what, where and when, and which figure measures what, as aligned columns.

    A file that cannot be read is named on standard error, and the others are printed; the exit code is then 3.

    \b
    freight-news facts article.txt page.html
    freight-news facts archive.csv | less -S
    """
    from extractor.sinks import table

    articles, code = _articles(files, published, rules_file(rules, max_rules_mb))
    table.print_facts(articles, table.console())
    raise typer.Exit(code)


@app.command()
def explain(files: Files, published: Published = None, rules: Rules = None, max_rules_mb: MaxRulesMb = 64) -> None:
    """Print each movement and statistic with, for every slot, the words it comes from, the rule and the runner-up."""
    from extractor.sinks import table
    from extractor.sinks.explain import print_explained

    articles, code = _articles(files, published, rules_file(rules, max_rules_mb))
    for article in articles:
        print_explained(article, table.console())
    raise typer.Exit(code)


for command in (tools.evaluate, tools.timex, tools.schema, services.serve, services.mcp):
    app.command()(command)
rules_app.command("check")(tools.check_rules)
rules_app.command("coverage")(tools.coverage)


def main() -> None:
    """The console script."""
    one_thread()
    streams.run(app)
