"""One article as a web page: the text with every mention marked, and its facts in tables.

The page is a single file without scripts or links to elsewhere; it opens anywhere, offline.
"""

from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

from jinja2 import Environment

from extractor.models import Article, Mention

LISTS = ("dates", "quantities", "places", "services", "organisations")


def render(article: Article) -> str:
    """The page as HTML; text and values are escaped."""
    source = resources.files("extractor.sinks").joinpath("page.html.jinja").read_text(encoding="utf-8")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(source)
    return template.render(article=article, segments=list(segments(article)), lists=LISTS)


def segments(article: Article) -> Iterator[tuple[str, str, str]]:
    """The text cut at every border of a mention: (text, names of the lists that cover it, what they say).

    Mentions of different lists may overlap, so a segment can belong to several; the joined texts are the
    article's text.
    """
    mentions = [(name, mention) for name in LISTS for mention in getattr(article, name)]
    borders = {0, len(article.text)}
    for _, mention in mentions:
        borders |= {mention.start_char, mention.end_char}
    cuts = sorted(borders)
    mentions.sort(key=lambda item: item[1].start_char)
    open_now: list[tuple[str, Mention]] = []
    following = 0
    for start, end in pairwise(cuts):
        open_now = [item for item in open_now if item[1].end_char > start]
        while following < len(mentions) and mentions[following][1].start_char <= start:
            open_now.append(mentions[following])
            following += 1
        names = " ".join(name for name, _ in open_now)
        yield article.text[start:end], names, "\n".join(describe(mention) for _, mention in open_now)


def describe(mention: Mention) -> str:
    """The fields of a mention that are set, on one line."""
    hidden = {"text", "start_char", "end_char"}
    fields = mention.model_dump(exclude=hidden, exclude_none=True)
    return ", ".join(f"{name}: {value}" for name, value in fields.items() if value != ())
