"""Headlines: news in the present tense, without articles, a day or a final stop."""

from extractor.facts.gathered import Gathered

_STOPS = (".", "!", "?", '"', "”", ":")


def tells(one: Gathered) -> bool:
    """Whether a headline at the head of the text tells of a run, an opening or a stop between two places.

    "Freight train from Hefei reaches Tashkent" is one, "Freight trains reach Tashkent from Hefei." none: traffic is
    told of with a plural subject or with a final stop. What a headline tells is done, though its verb is present.
    """
    sentence, verb = one.event.sentence, one.verb
    if sentence.number or verb is None or verb.form != "s" or sentence.text.rstrip().endswith(_STOPS):
        return False
    return one.event.reference.bare and bool(one.slots["origin"] and one.slots["destination"])
