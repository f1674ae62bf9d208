"""Registers the component ``freight_sentences``."""

from typing import cast

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from extractor.sentences.split import CACHE_KEY, split
from extractor.spans import Draft, text_of, view_of


class Sentences:
    """Sets sentence starts by rule: punctuation, abbreviations, case and line breaks."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` on the first token of each sentence; all others go on with theirs."""
        if isinstance(doc, Draft) or len(doc) == 0:
            return doc  # of a draft, `bounds_of` finds the sentences when they are asked for
        bounds = split(text_of(doc))
        doc.user_data[CACHE_KEY] = bounds
        starts = np.full(len(doc), -1)
        starts[0] = 1
        view = view_of(doc)
        begins = [view.source(*bound)[0] if view else bound[0] for bound in bounds[1:]]
        firsts = np.searchsorted(doc.to_array(IDX), begins)
        starts[firsts[firsts < len(doc)]] = 1
        # Not token by token: spaCy looks through the whole document each time that a start is set.
        doc.from_array([SENT_START], cast(Ints2d, starts.astype(np.uint64)))
        return doc


@Language.factory("freight_sentences", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """The factory spaCy calls for ``nlp.add_pipe("freight_sentences")``."""
    return Sentences()
