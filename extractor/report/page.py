"""The report: one self-contained page for one article or a corpus, made from the records by a template.

It opens offline and asks nothing of the network: styles, scripts, the base map (Natural Earth, public domain) and the
libraries that draw it (d3-geo and topojson-client, ISC licence, in ``vendor/``) stand in the page.
"""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from extractor.models import Article
from extractor.report.payload import article_row, without_text

TEXTS_BYTES = 24_000_000
"""How much JSON of articles with their texts a page holds; compressed it stays under 15 MB."""
FACTS_BYTES = 16_000_000
"""How much more, of articles without their texts, before the page stops and says so."""
LIBRARIES = ("d3-array.min.js", "d3-geo.min.js", "topojson-client.min.js")


@dataclass(slots=True)
class Report:
    """A report in the making: articles are added, then it is rendered."""

    title: str = "Freight-train news"
    rows: list[str] = field(default_factory=list)
    size: int = 0
    textless: int = 0
    left_out: int = 0

    def add(self, record: dict[str, Any]) -> None:
        """Add a record given as decoded JSON. What the page has no room for is counted."""
        if self.size > TEXTS_BYTES + FACTS_BYTES:
            self.left_out += 1
            return
        row = article_row(record)
        if self.size > TEXTS_BYTES:
            self.textless += 1
            row = without_text(row)
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self.size += len(line)
        self.rows.append(line)

    def render(self) -> str:
        """The page as HTML."""
        about = {"textless": self.textless, "leftOut": self.left_out}
        data = f'{{"about":{json.dumps(about)},"articles":[{",".join(self.rows)}]}}'
        return template("report.html.jinja").render(
            title=self.title,
            style=Markup(asset("report.css")),
            libraries=[Markup(asset(f"vendor/{name}")) for name in LIBRARIES],
            script=Markup(asset("report.js")),
            world=packed(asset("vendor/countries-110m.json")),
            data=packed(data),
        )


def packed(text: str) -> str:
    """Text as base64 of its zlib stream: letters that mean nothing to HTML, a quarter of the size."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")


def render(articles: Iterable[Article], title: str | None = None) -> str:
    """The page of some articles; text and values are escaped."""
    report = Report()
    for article in articles:
        report.add(article.model_dump(mode="json"))
        report.title = title or article.title or article.id or report.title
    if title is None and len(report.rows) > 1:
        report.title = f"{len(report.rows)} articles of freight-train news"
    return report.render()


def asset(name: str) -> str:
    """A file of this package, as text."""
    return resources.files("extractor.report").joinpath(name).read_text(encoding="utf-8")


@cache
def template(name: str) -> Template:
    """A template of this package; what is put into it is escaped."""
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(asset(name))
