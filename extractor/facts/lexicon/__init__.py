"""Words of freight news by class, read from the files beside this module.

A line is ``class: phrase, phrase``; lines that begin with a space go on with the class above, and # begins a comment.
The class of a word is named after its file too: ``verbs.depart``, ``cues.origin``. Forms of verbs are made by rule from
the base, with the exceptions of ``irregular.txt``.
"""

from extractor.facts.lexicon.load import finder, phrases_of

__all__ = ["finder", "phrases_of"]
