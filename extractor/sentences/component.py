"""Registers the component ``freight_sentences``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.sentences.split import CACHE_KEY, split


class Sentences:
    """Sets sentence starts by rule: punctuation, abbreviations, case and line breaks."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` on every token that begins a sentence; all others are inside one."""
        if len(doc) == 0:
            return doc
        bounds = split(doc.text)
        doc.user_data[CACHE_KEY] = bounds
        starts = iter(start for start, _ in bounds[1:])
        following = next(starts, None)
        for token in doc:
            inside = following is None or token.idx < following
            token.is_sent_start = token.i == 0 or not inside
            if not inside:
                while following is not None and following <= token.idx:
                    following = next(starts, None)
        return doc


@Language.factory("freight_sentences", assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> Sentences:
    """The factory spaCy calls for ``nlp.add_pipe("freight_sentences")``."""
    return Sentences()
