"""Web pages: the day of publication, headline, tables, small marks, and pages that are no articles."""

import pytest

from extractor.sources import SourceError, Story
from extractor.sources.item import Packed
from extractor.sources.unpack import unpack
from tests.sources import made


def read(page: bytes, published: str | None = None, charset: str | None = None) -> Story:
    return unpack(Packed("page", page, "p", published, None, charset), "page")


def ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


MODIFIED = '<meta property="article:modified_time" content="2025-02-03T00:00:00Z">'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            ld('{"@type": "NewsArticle", "datePublished": "2024-11-18T09:00:00+08:00", "dateModified": "2025-01-03"}'),
            "18",
        ),
        (
            ld(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2024-11-11"}, '
                '{"@type": ["NewsArticle"], "datePublished": "2024-11-18"}]}'
            ),
            "18",
        ),
        (ld('[{"@type": "Organization"}, {"@type": "BlogPosting", "datePublished": "18 Nov 2024"}]'), "18"),
        (ld("not json") + '<meta property="article:published_time" content="2024-11-18">', "18"),
        ('<meta name="pubdate" content="Mon, 18 Nov 2024 09:00:00 GMT">', "18"),
        ('<meta name="date" content="2024-11-20"><meta name="dcterms.issued" content="2024-11-18">', "18"),
        ('<meta itemprop="datePublished" content="2024-11-18">', "18"),
        (ld('{"@type": "NewsArticle", "datePublished": "soon"}') + '<meta name="pubdate" content="2024-11-18">', "18"),
    ],
)
def test_the_day_of_publication_beats_every_change(head: str, day: str) -> None:
    for order in (MODIFIED + head, head + MODIFIED):
        assert read(made.page(1, order)).published == f"2024-11-{day}"


def test_an_archives_day_is_taken_where_the_page_tells_none() -> None:
    assert read(made.page(1), published="2024-11-30").published == "2024-11-30"
    assert read(made.page(1)).published is None


def test_the_headline_is_that_of_the_article() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "Rail &amp; road", "datePublished": "2024-11-18"}')
    assert read(made.page(1, head)).title == "Rail & road"
    assert read(made.page(1)).title == "Train 1"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            "<table><tr><th>Month</th><th>TEU</th></tr><tr><td>May 2024</td><td>12,300</td></tr></table>",
            "May 2024 | 12,300",
        ),
        ("<table><tr><th>Month</th><th>TEU</th></tr><tr><td>May 2024</td><td>12,300</td></tr></table>", "Month | TEU"),
        (
            "<p>It moved 1,200 m<sup>3</sup> of oil and 50 containers<sup>1</sup> on the 1<sup>st</sup> day.</p>",
            "It moved 1,200 m³ of oil and 50 containers on the 1st day.",
        ),
        (
            "<p>The train from Du&shy;is&shy;burg saved CO<sub>2</sub> on its way\u00a0to Xi'an.</p>",
            "The train from Duisburg saved CO2 on its way to Xi'an.",
        ),
        (
            "<p>Coal<sup>[2]</sup> came first<sup><a href='#n'>*</a></sup>, ore last in this year.</p>",
            "Coal came first, ore last in this year.",
        ),
    ],
)
def test_tables_and_small_marks(body: str, line: str) -> None:
    assert line in read(made.page(1, body=body)).text.split("\n")


HEADLINE = "<a href='/{n}'>Freight train number {n} leaves Xi'an for Duisburg with goods</a>"
TEASER = "<p>A short teaser number {n} of what is told.</p>"
LISTS = [
    "<ul>{}</ul>".format("".join(f"<li>{HEADLINE.format(n=n)}</li>" for n in range(30))),
    "".join(f"<h3>{HEADLINE.format(n=n)}</h3>{TEASER.format(n=n)}" for n in range(30)),
    "".join(f"<div><a href='/{n}'><h3>Freight train number {n} leaves for Duisburg</h3></a></div>" for n in range(30)),
]


@pytest.mark.parametrize("content", LISTS)
def test_a_page_that_only_lists_articles_says_so(content: str) -> None:
    page = f"<html><head><title>News</title></head><body><h1>Latest news</h1>{content}</body></html>"
    with pytest.raises(SourceError, match="the page is only a list of articles"):
        read(page.encode())


@pytest.mark.parametrize("content", LISTS)
def test_an_article_with_others_beside_it_is_one(content: str) -> None:
    for beside in (content, f"<aside>{content}</aside>", f"<nav>{content}</nav>"):
        page = made.page(1).replace(b"</article>", f"</article>{beside}".encode())
        assert made.text(1) in read(page).text


def test_encodings() -> None:
    page = made.page(1, body="<p>The city of 西安 sent a train to Łódź in the year, said the café.</p>").decode()
    assert "西安" in read(page.encode()).text
    chinese = page.replace("Łódź", "Lodz").replace("é", "e")
    assert "西安" in read(chinese.encode("gb18030"), charset="gb2312").text
    declared = chinese.replace("<head>", '<head><meta charset="gbk">')
    assert "西安" in read(declared.encode("gb18030")).text


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"\0" * 100, b"<" * 10_000, b"<div>" * 20_000])
def test_pages_without_an_article(page: bytes) -> None:
    with pytest.raises(SourceError, match="no main text found on the page"):
        read(page)


def test_a_page_that_is_too_large_says_so() -> None:
    with pytest.raises(SourceError, match="a page of over 20 MB"):
        read(b" " * (21 << 20))
