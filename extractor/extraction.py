"""One text through the pipeline, to its record."""

from pathlib import Path
from pickle import PicklingError
from typing import TYPE_CHECKING, Self, cast

from spacy.tokens import Doc

from extractor import pipeline, spans
from extractor.models import Article
from extractor.published import Published, parse_published
from extractor.record import article
from extractor.surrogates import clean
from extractor.tokenizing import tokenize

if TYPE_CHECKING:
    from extractor.rules import RulesFile


class Extraction:
    """Turns texts into records. Build it once: the pipeline is loaded here and reused.

    The same text and publication date give the same record, whatever was extracted before.
    """

    def __init__(self, model: str | None = None, rules: "str | Path | RulesFile | None" = None) -> None:
        """Load the pipeline; see `extractor.pipeline.build` for the options."""
        self.model = model
        self.rules = rules
        self.nlp = pipeline.build(model=model, rules=rules)
        self._built = tuple(self.nlp.pipe_names)

    def doc(self, text: str, published: Published = None, title: str | None = None) -> Doc:
        """The spaCy document with all spans, for use in other spaCy code."""
        _must_be_text(text)
        text = clean(text)
        made = tokenize(self.nlp, text)
        made._.published = parse_published(published)
        made._.title = title
        spans.keep_text(made, text)
        return self.nlp(made)

    def extract(
        self,
        text: str,
        published: Published = None,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Article:
        """The record of one article.

        ``published`` (YYYY-MM-DD, a `date`, or another form that `extractor.published` lists) is what relative dates
        are resolved against; without it they stay open and nothing is guessed from today's clock.

        No text raises: what a rule makes of it and no record can hold is left out, and told to the log. Halves of
        surrogate pairs, which are no characters, become U+FFFD. Raises ValueError if ``published`` is no date or
        ambiguous, TypeError if ``text`` is not text.
        """
        _must_be_text(text)
        text = clean(text)
        id, title, url = (None if given is None else clean(given) for given in (id, title, url))
        if not self._needs_tokens():
            draft = spans.Draft(text, parse_published(published), title)
            for _, component in self.nlp.pipeline:
                component(cast(Doc, draft))
            return article(draft, id=id, url=url)
        return self.record(self.doc(text, published, title), id=id, url=url)

    def record(self, doc: Doc, *, id: str | None = None, url: str | None = None) -> Article:
        """The record of a document that the pipeline has processed; ``doc._.article`` where these are set on it."""
        return article(doc, id=id, url=url)

    def _needs_tokens(self) -> bool:
        """Whether the pipeline holds a component that is not ours: of a trained model, or added by the user."""
        return any(name not in pipeline.COMPONENTS for name in self.nlp.pipe_names)

    def __reduce__(self) -> tuple[type[Self], tuple[str | None, "str | Path | RulesFile | None"]]:
        """Pickled as its model and rules, from which it is built again; components of the user's own do not travel."""
        if tuple(self.nlp.pipe_names) != self._built:
            raise PicklingError("an Extractor to whose pipeline components were added or removed cannot be pickled")
        return type(self), (self.model, self.rules)


def _must_be_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a string, got {type(text).__name__}")
