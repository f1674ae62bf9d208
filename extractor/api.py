"""The public face: ``Extractor`` for many articles, ``extract`` for one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from spacy.tokens import Doc

from extractor import pipeline, spans
from extractor.faults import checked
from extractor.models import Article
from extractor.published import parse_published
from extractor.tokenizing import tokenize

LISTS = ("dates", "quantities", "places", "services", "organisations", "movements", "statistics")
"""The lists of a record, in its order."""


class Extractor:
    """Turns texts into records. Build it once: the pipeline is loaded here and reused.

    The same text and publication date give the same record, whatever was extracted before.
    """

    def __init__(self, model: str | None = None, rules: str | Path | None = None) -> None:
        """Load the pipeline; see `extractor.pipeline.build` for the options."""
        self.model = model
        self.rules = rules
        self.nlp = pipeline.build(model=model, rules=rules)

    def doc(self, text: str, published: str | None = None, title: str | None = None) -> Doc:
        """The spaCy document with all spans, for use in other spaCy code."""
        made = tokenize(self.nlp, text)
        made._.published = parse_published(published)
        made._.title = title
        spans.keep_text(made, text)
        return self.nlp(made)

    def extract(
        self,
        text: str,
        published: str | None = None,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Article:
        """The record of one article.

        ``published`` (YYYY-MM-DD, or the date of an ISO timestamp) is what relative dates are resolved
        against; without it they stay open and nothing is guessed from today's clock.

        Raises ValueError if ``published`` is not an ISO date.
        """
        if not self._needs_tokens():
            draft = spans.Draft(text, parse_published(published))
            for _, component in self.nlp.pipeline:
                component(cast(Doc, draft))
            return article(draft, title, id, url)
        return self.record(self.doc(text, published, title), id=id, url=url)

    def record(self, doc: Doc, *, id: str | None = None, url: str | None = None) -> Article:
        """The record of a document that the pipeline has processed."""
        return article(doc, doc._.title, id, url)

    def _needs_tokens(self) -> bool:
        """Whether the pipeline holds a component that is not ours: of a trained model, or added by the user."""
        return any(name not in pipeline.COMPONENTS for name in self.nlp.pipe_names)

    def stream(
        self,
        articles: Iterable[Mapping[str, Any]],
        workers: int = 1,
        *,
        timeout: float = 60.0,
        rejected: Callable[[int, str], None] | None = None,
    ) -> Iterator[Article]:
        """The records of many articles, in order, extracted by worker processes with the model and rules of this one.

        Each article is a mapping with ``text`` and, if known, ``id``, ``title``, ``published``, ``url``. The stream is
        lazy and memory stays flat. An article that is refused, takes over ``timeout`` seconds or twice kills its worker
        is told to ``rejected(row, reason)``, rows counting from 1; without ``rejected``, ValueError is raised.

        Workers are started as new processes: a script that calls this needs ``if __name__ == "__main__":``.
        """
        from extractor.batch.stream import stream

        return stream(articles, self.model, self.rules, workers, timeout, rejected)


def article(doc: Doc | spans.Draft, title: str | None = None, id: str | None = None, url: str | None = None) -> Article:
    """The record of what the components wrote."""
    return checked(
        {
            "id": id,
            "title": title,
            "published": spans.reference_date(doc),
            "url": url,
            "text": spans.source_of(doc),
            **{name: spans.records(doc, name) for name in LISTS},
        }
    )


@cache
def _default() -> Extractor:
    return Extractor()


def extract(
    text: str,
    published: str | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The record of one article, by an extractor that is built on first use; see `Extractor.extract`."""
    return _default().extract(text, published, id=id, title=title, url=url)
