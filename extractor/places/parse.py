"""Takes a capitalised sequence apart, without looking at what stands around it.

"Xi'an International Port Station" is one facility, "Bank of China" an organisation, "Andrew Mackay" perhaps a person,
"President Xi of China" a person and a country. The result depends on the words alone, so that it can be kept.
"""

from itertools import pairwise
from typing import NamedTuple

from extractor.places.firms import behind_firm, is_firm
from extractor.places.gazetteer import Gazetteer
from extractor.places.hits import OWN, Hit, Word, hyphen_before, longest, run_end
from extractor.places.lexicon import (
    AUSTRALIAN_STATES,
    DEMONYMS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    LINE_WORDS,
    MODIFIERS,
    NOT_PLACES,
    ORGANISATION_WORDS,
    STATE_ABBREVIATIONS,
)
from extractor.places.patterns import Patterns
from extractor.places.persons import BORNE_NAMES, CHINESE_SURNAMES, GIVEN_NAMES, TITLES, person_start
from extractor.places.splitter import Splitter
from extractor.silence import heard

_MAX_LENGTH = 400


class Parse(NamedTuple):
    """What a sequence holds."""

    hits: tuple[Hit, ...] = ()
    people: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    unknown: Hit | None = None
    """The whole sequence as a name that the gazetteer lacks, if it could be a place at all."""
    doubted: bool = False
    """Whether it looks like a Chinese person's name, as that of Kong Pisey district does."""


class Parser:
    """Takes sequences apart with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.find = gazetteer.find
        self.patterns = Patterns(gazetteer.find)
        self.splitter = Splitter(gazetteer.find)

    def parse(self, sequence: str) -> Parse:
        """What ``sequence`` holds."""
        words = self.splitter.words(sequence) if len(sequence) <= _MAX_LENGTH else []
        if not words:
            return Parse()
        hits: list[Hit] = []
        people: list[str] = []
        nations = tuple(code for w in words if (code := DEMONYMS.get(w.folded)))
        strangers: list[int] = []
        index = 0
        while index < len(words):
            if not words[index].upper:
                index += 1
                continue
            own = self._own(words, index, sequence)
            if own:
                hits.append(own)
                index += own.words
                continue
            stop = run_end(words, index)
            if is_firm(self.find, words, index, stop):
                index = behind_firm(words, stop)
                continue
            person = person_start(words, index, stop, self.find)
            if person is not None:
                people += [w.text for w in words[person:stop]]
                stop = person
            while index < stop and not self._own(words, index, sequence):
                hit, used = self._at(words, index, hyphen_before(words, index, stop), sequence)
                if hit:
                    hits.append(hit)
                elif words[index].folded not in FUNCTION_WORDS:
                    strangers.append(index)
                index += used
            if person is not None and index >= stop:
                index = run_end(words, index)
        if not hits:
            return self._nameless(words, strangers, people, nations, sequence)
        if strangers or len(hits) > 1:
            hits = self._weighed(words, hits, strangers, people, sequence)
        return Parse(tuple(hits), tuple(people), nations)

    def _own(self, words: list[Word], index: int, sequence: str) -> Hit | None:
        """The user's longest place that begins here: nothing else that the words could be counts against it."""
        for length in range(min(self.gazetteer.longest_own, len(words) - index), 0, -1):
            start, end = words[index].start, words[index + length - 1].end
            name = self.gazetteer.own(sequence[start:end])
            if name and heard(OWN):
                return Hit(start, end, name, name.best.kind, OWN, sequence[start:end], words=length)
        return None

    def _at(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """The place that begins here, and how many words it takes."""
        written = words[index].text.rstrip(".")
        state = STATE_ABBREVIATIONS.get(written) or AUSTRALIAN_STATES.get(written)
        known, length = longest(words, index, sequence, self.find)
        short = words[index].text.isupper() or words[index].text.endswith(".")
        if state and length < 2 and short and heard("places.state"):
            return Hit(words[index].start, words[index].end, self.find(state), "region", "places.state", state), 1
        pattern, reach = self.patterns.generic(words, index, stop, sequence)
        if pattern and reach >= length and heard(pattern.rule):
            return pattern, reach
        headed = self.patterns.headed(words, index, stop, sequence)
        if headed and (headed[1] > length or words[index].text in ("City", "Town")) and _is_heard(headed[0]):
            return headed
        if known is None or not heard("places.gazetteer"):
            return None, 1
        start, end = words[index].start, words[index + length - 1].end
        kind = None
        last = words[index + length - 1].text
        if length > 1 and last in FACILITY_WORDS and known.best.kind in ("city", "facility"):
            town = any(e.kind == "city" and e.key == known.key for e in known.entries)
            kind = None if town else "facility"
        return Hit(start, end, known, kind, "places.gazetteer", sequence[start:end], words=length), length

    def _weighed(
        self, words: list[Word], hits: list[Hit], strangers: list[int], people: list[str], sequence: str
    ) -> list[Hit]:
        """The hits, less likely where an unknown capitalised word touches them: "Paris Hilton", "Andrew Mackay"."""
        odd = [
            words[i]
            for i in strangers
            if words[i].text not in MODIFIERS and words[i].text not in TITLES and words[i].folded not in DEMONYMS
        ]
        odd_starts, odd_ends = {word.start for word in odd}, {word.end for word in odd}
        for one, two in pairwise(hits):
            if sequence[one.end : two.start] == " " and _is_branch(one, two):
                odd_ends.add(one.end)
                odd_starts.add(two.start)
        weighed = []
        for hit in hits:
            before = hit.start - 1 in odd_ends and not sequence.startswith("Port of ", hit.start)
            after = hit.end + 1 in odd_starts
            cost = (3.5 if before else 0.0) + (3.0 if after else 0.0)
            if before and hit.words == 1 and hit.name and hit.name.best.kind == "city":
                people.append(hit.base)
            weighed.append(
                Hit(hit.start, hit.end, hit.name, hit.kind, hit.rule, hit.base, cost, hit.words) if cost else hit
            )
        return weighed

    def _nameless(
        self, words: list[Word], strangers: list[int], people: list[str], nations: tuple[str, ...], sequence: str
    ) -> Parse:
        """A sequence without a known place: perhaps a place nobody listed, perhaps a person."""
        chinese = not strangers and words[0].text in CHINESE_SURNAMES and 2 <= len(words) <= 3
        if chinese:
            strangers = list(range(len(words)))
        elif people or not strangers:
            return Parse((), tuple(people), nations)
        texts = [words[i].text for i in strangers]
        if len(texts) in (2, 3) and not any(t in ORGANISATION_WORDS or t.isupper() for t in texts):
            people = [texts[-1]]
        usable = len(strangers) == len(words) <= 3 and not any(
            t in _NO_UNLISTED
            or t.casefold() in NOT_PLACES
            or t.casefold() in DEMONYMS
            or (t.isupper() and (len(t) < 6 or len(texts) > 1))
            for t in texts
        )
        whole = Hit(
            words[0].start,
            words[-1].end,
            None,
            "city",
            "places.unlisted",
            sequence[words[0].start : words[-1].end],
            0.0,
            len(words),
        )
        return Parse((), tuple(people), nations, whole if usable and heard(whole.rule) else None, chinese)


def _is_heard(hit: Hit | None) -> bool:
    return hit is None or heard(hit.rule)


def _is_branch(one: Hit, two: Hit) -> bool:
    """Whether a town's name before a country where no such town lies names a firm: "Lafarge Africa"."""
    if one.name is None or two.name is None or one.kind or one.name.best.kind != "city":
        return False
    if two.name.best.kind not in ("country", "area"):
        return False
    country = two.name.best.country
    return not any(entry.country == country for entry in one.name.entries) and not one.name.best.population > 300_000


_NO_UNLISTED = ORGANISATION_WORDS | LINE_WORDS | TITLES | GIVEN_NAMES | BORNE_NAMES
