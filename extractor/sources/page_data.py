"""What a page tells machines about its article: schema.org's JSON-LD, meta elements, microdata.

The day of publication beats every other day, however often the page was changed since.
"""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.published import parse_published

# In the order of trust: what only ever means the first publication, then what mostly does.
_METAS = """article:published_time og:article:published_time og:published_time datepublished pubdate publishdate
    publish-date publish_date publication_date publicationdate article.published originalpublicationdate
    dcterms.issued dc.date.issued dcterms.created dc.date.created sailthru.date parsely-pub-date
    cxenseparse:recs:publishtime citation_publication_date article:post_date dc.date dcterms.date date""".split()
_ARTICLES = ("Article", "Posting", "Report")
"""Ends of schema.org's types of articles: NewsArticle, BlogPosting, LiveBlogPosting, Report …"""
DEEPEST = 12
"""How deep JSON-LD is looked into."""


@dataclass(frozen=True, slots=True)
class PageData:
    """Headline and day, where the page tells them."""

    headline: str | None = None
    published: str | None = None


def read(tree: Any) -> PageData:
    """What a page, given as lxml's tree, tells of its article."""
    objects = sorted(_objects(tree), key=lambda found: not _is_article(found))
    days = [
        *(found.get("datePublished") for found in objects),
        *_metas(tree),
        *tree.xpath("//*[@itemprop='datePublished']/@content"),
        *tree.xpath("//*[@itemprop='datePublished']/@datetime"),
        *tree.xpath("//time[@pubdate]/@datetime"),
    ]
    headlines = [found.get("headline") for found in objects if _is_article(found)]
    headline = next((" ".join(html.unescape(one).split()) for one in headlines if isinstance(one, str)), None)
    return PageData(headline or None, next((day for given in days if (day := _day(given))), None))


def _day(given: object) -> str | None:
    try:
        return parse_published(given) if isinstance(given, str) else None
    except ValueError:
        return None


def _metas(tree: Any) -> Iterator[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.strip().lower(), meta.get("content") or "")
    yield from (found[name] for name in _METAS if name in found)


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that tell a headline or a day."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _inside(value, 0)


def _inside(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        if "datePublished" in value or "headline" in value:
            yield value
        for inner in value.values():
            yield from _inside(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(inner, depth + 1)


def _is_article(found: dict[str, Any]) -> bool:
    kinds = found.get("@type")
    return any(str(kind).endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))
