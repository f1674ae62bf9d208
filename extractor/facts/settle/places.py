"""The places that a movement could begin, end or call at."""

from collections.abc import Iterator

from extractor.facts.article import Sentence
from extractor.facts.names import names_of
from extractor.facts.placed import GRAINS
from extractor.facts.settle.option import ENDS, Options, Span, add, by_rule, of_title, ranks_of
from extractor.facts.settle.view import View
from extractor.facts.slots.candidate import Candidate, of_mention, of_words


def places(view: View) -> Options:
    """Each place of an article, and each name that no list knows, by its name in small letters."""
    made: Options = {}
    for sentence in view.sentences:
        for place in filter(lambda one: view.sees(one.start), sentence.places):
            add(made, place.text.lower(), of_mention(place, place.text, "movements.place.weighed"))
        for start, end in named(sentence, view):
            found = of_words(view.article, start, end, "movements.place.named")
            add(made, found.text.lower(), found)
    ranks = {slot: ranks_of(view, slot, lambda c: c.value.lower()) for slot in (*ENDS, "via")}
    ends = {slot: view.one.slots[slot][0] for slot in ENDS if view.one.slots[slot]}
    held = {(slot, value.lower()) for other in view.others for slot in ENDS if (value := other.value(slot))}
    for name, option in made.items():
        said = [told for slot, ranked in ranks.items() for told in by_rule(ranked.get(name), slot)]
        option.features += of_title(option.candidate.text, view)
        option.features += said or ["a place by no rule"]
        option.features += [f"{slot} of another" for slot in ENDS if (slot, name) in held]
        option.features += _beside(option.candidate, ends)
    return made


def named(sentence: Sentence, view: View) -> Iterator[Span]:
    """The names of a sentence that no list knows."""
    return (span for span in names_of(sentence) if view.sees(span[0]))


def _beside(candidate: Candidate, ends: dict[str, Candidate]) -> Iterator[str]:
    """What a place is beside the ends that the rules know: more exact, less exact, of the same country."""
    row = candidate.mention.row if candidate.mention else None
    yield f"a {row['kind']}" if row else "a name"
    for slot, end in ends.items():
        its, name, other = end.mention and end.mention.row, candidate.text.lower(), end.value.lower()
        if name == other:
            continue
        if row and its and its.get("country") == row.get("country"):
            grain, of_end = GRAINS[row["kind"]], GRAINS[its["kind"]]
            yield f"{'more' if grain < of_end else 'less' if grain > of_end else 'as'} exact than the {slot}"
        if name in other or other in name:
            yield f"shares a name with the {slot}"
