"""The public face: ``Extractor`` for many articles, ``extract`` for one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from extractor.extraction import Extraction
from extractor.models import Article
from extractor.published import Published


class Extractor(Extraction):
    """Turns texts into records. Build it once: the pipeline is loaded here and reused.

    The same text and publication date give the same record, whatever was extracted before.
    """

    def stream(
        self,
        articles: Iterable[Mapping[str, Any]],
        workers: int = 1,
        *,
        timeout: float = 60.0,
        rejected: Callable[[int, str], None] | None = None,
    ) -> Iterator[Article]:
        """The records of many articles, in order, extracted with the model and rules of this one.

        Each article is a mapping with ``text`` and, if known, ``id``, ``title``, ``published``, ``url``. The stream is
        lazy and memory stays flat. An article that is refused is told to ``rejected(row, reason)``, rows counting from
        1; without ``rejected``, ValueError is raised.

        With several ``workers`` they are new processes: a script that calls this needs ``if __name__ == "__main__":``.
        An article that takes over ``timeout`` seconds or twice kills its worker is refused too. One worker is this
        process itself, where nothing watches over it.
        """
        from extractor.batch.stream import stream  # late: one article needs no engine

        return stream(self, articles, workers, timeout, rejected)


@cache
def _default() -> Extractor:
    return Extractor()


def extract(
    text: str,
    published: Published = None,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The record of one article, by an extractor that is built on first use; see `Extractor.extract`."""
    return _default().extract(text, published, id=id, title=title, url=url)
