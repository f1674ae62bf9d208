"""Tasks for Prodigy's ``spans.manual``: a line for each article, its mentions as spans labelled with their list.

The tokens are those of spaCy's blank English pipeline, cut where a mention begins or ends inside one, so that no span
is widened or lost. Besides offsets and label a span carries what else an annotator decides, named as in the records.
"""

import json
from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.models.annotated import FIELDS, decided
from extractor.tokenizing import blank, tokenize

if TYPE_CHECKING:
    from spacy.language import Language


def write_prodigy(records: Path, made: Path) -> Path:
    """JSON Lines of tasks, one for each article."""
    nlp = blank()
    with records.open("rb") as lines, made.open("w", encoding="utf-8") as out:
        for line in lines:
            with nlp.memory_zone():
                out.write(json.dumps(_task(json.loads(line), nlp)) + "\n")
    return made


def _task(article: dict[str, Any], nlp: "Language") -> dict[str, Any]:
    found = ((m["start_char"], m["end_char"], name, m) for name in FIELDS for m in article[name])
    mentions = sorted(found, key=itemgetter(0, 1, 2))
    tokens = _tokens(article["text"], nlp, sorted({edge for start, end, *_ in mentions for edge in (start, end)}))
    starts = [token["start"] for token in tokens]
    spans = [
        {
            "start": start,
            "end": end,
            "token_start": bisect_left(starts, start),
            "token_end": bisect_left(starts, end) - 1,
            "label": name,
            **decided(name, mention),
        }
        for start, end, name, mention in mentions
    ]
    given = {name: article[name] for name in ("id", "title", "published", "url") if article[name] is not None}
    return {"text": article["text"], "meta": given, "tokens": tokens, "spans": spans}


def _tokens(text: str, nlp: "Language", edges: list[int]) -> list[dict[str, Any]]:
    """The tokens of a text, none of which holds one of the ``edges`` inside."""
    tokens: list[dict[str, Any]] = []
    for token in tokenize(nlp, text):
        end = token.idx + len(token)
        inside = edges[bisect_left(edges, token.idx + 1) : bisect_left(edges, end)]
        cuts = [token.idx, *inside, end]
        for start, stop in pairwise(cuts):
            piece = {"text": text[start:stop], "start": start, "end": stop, "id": len(tokens)}
            tokens.append({**piece, "ws": stop == end and bool(token.whitespace_)})
    return tokens
