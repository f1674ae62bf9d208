"""The extractor on frames of pandas, as Spark and Dask hand them out: articles in, movements out.

    Spark:  articles.mapInPandas(movements, SPARK_SCHEMA)
    Dask:   articles.map_partitions(lambda frame: next(movements([frame])), meta=EMPTY)

``articles`` has the columns text and, if known, id, title, published, url. What is no article is left out here; a
program that must know of it hands ``rejected`` a function of its own.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import pandas as pd

from extractor import Extractor

COLUMNS = {
    "article_id": "string",
    "kind": "string",
    "status": "string",
    "earliest": "string",
    "origin_name": "string",
    "origin_country": "string",
    "destination_name": "string",
    "destination_country": "string",
    "operator": "string",
    "sentence": "string",
}
SPARK_SCHEMA = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
EMPTY = pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)


@cache
def extractor() -> Extractor:
    """The extractor, built once in each process."""
    return Extractor()


def movements(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The movements of each frame of articles."""
    for frame in frames:
        articles = extractor().stream(frame.to_dict("records"), rejected=lambda row, reason: None)
        rows = [row for article in articles for row in article.rows("movements")]
        yield pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
