"""Options that several commands take, and the words that explain them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.rules import RulesFile
    from extractor.sources import Reading

FORMS = (
    "text and mail (.txt .md .eml), web pages (.html .htm .xhtml), print-outs (.pdf), JSON (.json .jsonl .ndjson), "
    "tables (.csv .tsv .xlsx .xls .ods .parquet), RSS and Atom feeds (.rss .atom .xml), web archives (.warc .wet); "
    "also packed with .gz, .bz2, .xz; addresses (https:// s3:// gs:// zip://)"
)
OUTPUTS = ".jsonl .jsonl.gz .csv .parquet .sqlite .duckdb .geojson .labelstudio.json .prodigy.jsonl .brat .spacy"
"""The suffixes of ``--output``."""

File = Annotated[str, typer.Argument(metavar="FILE", help=f"One article: {FORMS}; - for standard input.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE…", help=f"Articles: {FORMS}; folders; - for standard input.")]
Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help=f"Many articles: {FORMS}; folders; - for JSON Lines.")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help='Day of publication, which "yesterday" and "last month" count from: 2024-11-18.'),
]
Rules = Annotated[
    Path | None, typer.Option(metavar="FILE", help="YAML file of your own services, places and organisations.")
]
TextColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column or field with the text, if it is not text, body or content.")
]
PublishedColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column or field with the day of publication.")
]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column or field with the headline.")]
UrlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column or field with the address.")]
IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Column or field with the id.")]
MaxMb = Annotated[int, typer.Option(min=1, help="Megabytes of the longest line, row, page or file that is read.")]
MaxRulesMb = Annotated[int, typer.Option(min=1, help="Megabytes of the longest file of rules that is read.")]
OnlyFreight = Annotated[
    bool,
    typer.Option("--only-freight", help="Pass over articles that are not about freight on rails, after a first look."),
]


def reading(
    text: str | None, published: str | None, title: str | None, url: str | None, id: str | None, max_mb: int
) -> "Reading":
    """How inputs are read, from the options."""
    from extractor.sources import Reading
    from extractor.sources.fields import Columns

    return Reading(Columns(text, published, title, url, id), max_mb)


def rules_file(path: Path | None, max_mb: int) -> "RulesFile | None":
    """The user's rules, from the options."""
    if path is None:
        return None
    from extractor.rules import RulesFile  # late: it brings all that rules are checked with

    return RulesFile(str(path), max_mb)
