"""Registers the component ``freight_sentences``."""

import numpy as np
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from extractor.sentences.split import CACHE_KEY, split
from extractor.spans import Draft, text_of


class Sentences:
    """Sets sentence starts by rule: punctuation, abbreviations, case and line breaks."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` on the first token of each sentence; all others go on with theirs."""
        if isinstance(doc, Draft) or len(doc) == 0:
            return doc  # of a draft, `bounds_of` finds the sentences when they are asked for
        bounds = split(text_of(doc))
        doc.user_data[CACHE_KEY] = bounds
        offsets = doc.to_array(IDX)
        firsts = np.searchsorted(offsets, [start for start, _ in bounds[1:]])
        if len(doc) > 1:
            doc[1].is_sent_start = False  # so that a document of one sentence counts as split
        for first in firsts:
            if first < len(doc):
                doc[int(first)].is_sent_start = True
        return doc


@Language.factory("freight_sentences", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """The factory spaCy calls for ``nlp.add_pipe("freight_sentences")``."""
    return Sentences()
