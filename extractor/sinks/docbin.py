"""spaCy's own form: a DocBin of documents with all spans, as training data or for other spaCy code."""

import json
from pathlib import Path

from spacy.tokens import DocBin

from extractor import entities, spans
from extractor.spans import LISTS
from extractor.tokenizing import blank, tokenize


def write_docbin(records: Path, made: Path) -> Path:
    """One ``.spacy`` file. Each document has ``doc.spans`` for every list, with the records, and ``doc.ents``.

    A DocBin is written and read whole, so that memory grows with the number of articles: some 30 kB each.
    """
    nlp = blank()
    held = DocBin(attrs=("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID"), store_user_data=True)
    with records.open("rb") as lines:
        for line in lines:
            article = json.loads(line)
            with nlp.memory_zone():
                doc = tokenize(nlp, article["text"])
                doc._.published, doc._.title = article["published"], article["title"]
                doc._.article_id, doc._.url = article["id"], article["url"]
                for name in LISTS:
                    spans.put(doc, name, article[name])
                entities.mark(doc)
                held.add(doc)
    held.to_disk(made)
    return made
