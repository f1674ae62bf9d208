"""The web page quotes the article whole, marks every mention, and is safe to open."""

import re
from html import unescape
from typing import Any

from extractor.models import Article
from extractor.sinks.page import render, segments

TEXT = "On May 5, <b>two</b> trains left Xi'an."


def mention(text: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start_char": start, "end_char": start + len(text), **fields}


ARTICLE = Article.model_validate(
    {
        "title": "Trains & <more>",
        "text": TEXT,
        "dates": [mention("May 5", rule="dates.month_day", type="date", value="2024-05-05")],
        "places": [mention("Xi'an", rule="places.gazetteer", kind="city", name="Xi'an", country="CN")],
        "services": [mention("trains left Xi'an", rule="services.form", kind="product", name="x")],
        "movements": [
            {
                "kind": "departure",
                "origin": "Xi'an",
                "sentence": TEXT,
                "start_char": 0,
                "end_char": len(TEXT),
                "rule": "movements.departure",
            }
        ],
    }
)


def test_segments_join_to_the_text_and_name_all_lists_that_cover_them() -> None:
    found = list(segments(ARTICLE))
    assert "".join(text for text, _, _ in found) == TEXT
    assert [(text, names) for text, names, _ in found if names] == [
        ("May 5", "dates"),
        ("trains left ", "services"),
        ("Xi'an", "services places"),
    ]


def test_page_shows_the_text_and_escapes_it() -> None:
    page = render(ARTICLE)
    assert "<b>two</b>" not in page
    assert "<title>Trains &amp; &lt;more&gt;</title>" in page
    body = page.split('<div class="text">')[1].split("</div>")[0]
    assert unescape(re.sub(r"<[^>]*>", "", body)) == TEXT
    assert 'title="rule: dates.month_day, type: date, value: 2024-05-05"' in page
    assert "<td>departure</td>" in page


def test_page_asks_nothing_of_the_network() -> None:
    assert not re.search(r"(src|href)=|@import|url\(", render(ARTICLE))
