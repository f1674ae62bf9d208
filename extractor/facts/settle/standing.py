"""Where something stands from the point of view of a movement."""

from collections.abc import Sequence

from extractor.facts.gathered import Gathered

HERE, BESIDE, ELSEWHERE = SPACES = ("here", "beside", "elsewhere")
"""In a sentence that speaks of the train; in one next to it; farther off."""
_AROUND = 3
"""So many sentences before and behind those of a train still stand around it."""
_ORDER = ("event", "talk", "own", "near", "next", "before it", "opening", "after", "before", "far")
NEAR = {zone: number for number, zone in enumerate(_ORDER)}
FAR = frozenset(("before", "far"))
"""Where days, sizes, goods and rates are no more looked for, unless the rules found them there."""
_SPACE = dict(zip(_ORDER, [HERE] * 3 + [BESIDE] * 3 + [ELSEWHERE] * 4, strict=True))


class Standing:
    """One movement among all that an article tells, and where the rest stands to it."""

    __slots__ = ("_apart", "_near", "_spoken", "own")

    def __init__(self, one: Gathered) -> None:
        self.own = {talk.sentence.number for talk in one.train.talks}
        self._spoken = [(talk.sentence.number, talk.start, talk.end, talk is one.event) for talk in one.train.talks]
        self._near = {sentence.number for sentence in one.train.near}
        self._apart: dict[int, str] = {}

    def zone(self, start: int, sentence: int) -> str:
        """Where what begins at ``start`` in a sentence stands: "event", "talk", "own", "near" and so on."""
        if sentence in self.own:
            for number, low, high, is_event in self._spoken:
                if number == sentence and low <= start < high:
                    return "event" if is_event else "talk"
            return "own"
        known = self._apart.get(sentence)
        if known is None:
            known = self._apart[sentence] = self._zone_apart(sentence)
        return known

    def _zone_apart(self, sentence: int) -> str:
        if sentence in self._near:
            return "near"
        distance = min((sentence - number for number in self.own), key=abs)
        if abs(distance) == 1:
            return "next" if distance > 0 else "before it"
        if sentence == 0:
            return "opening"
        if abs(distance) <= _AROUND:
            return "after" if distance > 0 else "before"
        return "far"


def nearest(zones: Sequence[str]) -> str:
    """The zone that is nearest to the movement."""
    return min(zones, key=NEAR.__getitem__)


def space(zone: str) -> str:
    """Whether a zone is here, beside or elsewhere."""
    return _SPACE[zone]
