"""Articles of any text, written in a form."""

from pathlib import Path

from hypothesis import strategies as st

from extractor.models import Article
from extractor.sinks import write

WORDS = """Xi'an|Duisburg|Małaszewicze|Łódź|Horgos Port|two trains|1.36 million tonnes|55 containers|up 5%|daily
since 2013|last year|on Nov. 17, 2024|12:30 pm|China-Europe freight train|X8153|“Chang'an” train
China Railway Xi'an Group|DB Cargo|left|for|reached|said|with|in|the|of|a|.|,|(|)|;|é|中欧班列|🚂|👩‍🚒|𝔛i'an"""
SIGNS = "e\u0301 \u200b \ufeff \u202e \u00ad -\n Zheng-\nzhou China-\nEurope".split(" ")
SPACES = ["\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\x0b"]
PIECES = st.lists(st.sampled_from([*WORDS.replace("\n", "|").split("|"), *SIGNS, *SPACES]), max_size=40)
TEXTS = st.tuples(PIECES, st.sampled_from([" ", "", "  "])).map(lambda made: made[1].join(made[0]))
"""Texts of the trade with odd signs, emoji and broken lines among them."""

BROKEN = (
    "\ufeff🚂 On Nov. 17, 2024 a China-\nEurope freight\ntrain left Xi'an\u00a0for Duis-\nburg 👩‍🚒 with 55\r\n"
    "containers, up 5%.\x85"
)
"""A text of which every tool has something to stumble over."""


def written(articles: list[Article], out: Path) -> Path:
    """``out``, made of the articles' records."""
    records = out.with_name("records.jsonl")
    records.write_text("".join(article.model_dump_json() + "\n" for article in articles), encoding="utf-8")
    return write(records, out)
