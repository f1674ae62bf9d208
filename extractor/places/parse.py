"""Takes a capitalised sequence apart, without looking at what stands around it.

"Xi'an International Port Station" is one facility, "Bank of China" an organisation, "Andrew Mackay" perhaps a person,
"President Xi of China" a person and a country. The result depends on the words alone, so that it can be kept.
"""

import re
from dataclasses import dataclass

from extractor.places.gazetteer import Gazetteer
from extractor.places.hits import Hit, Word, longest, run_end
from extractor.places.lexicon import (
    DEMONYMS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    LINE_WORDS,
    MODIFIERS,
    NOT_PLACES,
    ORGANISATION_HEADS,
    ORGANISATION_WORDS,
    RAILWAY_TAILS,
    STATE_ABBREVIATIONS,
    TEAM_WORDS,
)
from extractor.places.patterns import Patterns
from extractor.places.persons import BORNE_NAMES, GIVEN_NAMES, TITLES, person_start

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚẠ-Ỹ"
_LETTER = r"[^\W\d_]"
_ABBREVIATED = "|".join(
    sorted((re.escape(a) for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
# "U.S.", "R-Ariz.", "Ky." before no small letter, "St." before a name, "V." between names; else a capitalised word with
# apostrophes and hyphens inside, but not the possessive.
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,4}}|[DRI]-(?:{_ABBREVIATED})\.|(?:{_ABBREVIATED})\.(?![ ]?[a-z])"
    r"|(?:St|Mt|Ft|Sta|Ste|ST|MT|FT)\.(?=\s[A-Z])"
    rf"|[A-Z]\.(?=\s[{_UPPER}][a-z])"
    rf"|[{_UPPER}]{_LETTER}*(?:['’‘ʼ](?![sS]\b){_LETTER}+)*(?:-{_LETTER}+(?:['’](?!s\b){_LETTER}+)?){{0,3}})"
)
_LINK = (
    r"[ \u00a0](?:(?:of(?: the)?|es|de(?: l[ao]s?)?|del|da|do|dos|das|di|du|des|la|le|el|al|y|e|am|an der|im"
    r"|auf der|sur|sous|nad|na)[ \u00a0])?"
)
# No name has more words; a longer run is read in stretches, which keeps the work linear.
SEQUENCE = re.compile(rf"(?<![\w@#$&]){_WORD}(?:(?:{_LINK}|/){_WORD}){{0,15}}(?!\w)")
_PIECE = re.compile(r"[^ \u00a0/]+")
_PART = re.compile(r"[^-]+")
_PARTY = re.compile(r"[DRI]-(?=[A-Z])")  # "R-Ariz.", "D-Portland": the party of a member of Congress
_SUFFIX = re.compile(r"-(?:based|bound|born|led|owned|built|made|area|style|registered|wide|backed|side|to)$")
_MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Parse:
    """What a sequence holds."""

    hits: tuple[Hit, ...] = ()
    people: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    unknown: Hit | None = None
    """The whole sequence as a name that the gazetteer lacks, if it could be a place at all."""


class Parser:
    """Takes sequences apart with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.find = gazetteer.find
        self.patterns = Patterns(gazetteer.find)

    def parse(self, sequence: str) -> Parse:
        """What ``sequence`` holds."""
        words = self._words(sequence) if len(sequence) <= _MAX_LENGTH else []
        if not words:
            return Parse()
        hits: list[Hit] = []
        people: list[str] = []
        nations = tuple(code for w in words if (code := DEMONYMS.get(w.text.casefold())))
        strangers: list[int] = []
        index = 0
        while index < len(words):
            if not words[index].upper:
                index += 1
                continue
            stop = run_end(words, index)
            if self._organisation(words, index, stop):
                index = self._behind_organisation(words, stop)
                continue
            person = person_start(words, index, stop, self.find)
            if person is not None:
                people += [w.text for w in words[person:stop]]
                stop = person
            while index < stop:
                hit, used = self._at(words, index, stop, sequence)
                if hit:
                    hits.append(hit)
                elif words[index].text.casefold() not in FUNCTION_WORDS:
                    strangers.append(index)
                index += used
            index = run_end(words, index) if person is not None else max(index, stop)
        if not hits:
            return self._nameless(words, strangers, people, nations, sequence)
        weighed = tuple(self._weighed(words, hits, strangers, people))
        return Parse(weighed, tuple(people), nations)

    def _words(self, sequence: str) -> list[Word]:
        words: list[Word] = []
        for match in _PIECE.finditer(sequence):
            text = match.group()
            start = match.start() + (2 if _PARTY.match(text) else 0)
            text = text[start - match.start() :]
            suffix = _SUFFIX.search(text)
            if suffix and suffix.start():
                text = text[: suffix.start()]
            words += self._split(Word(text, start, start + len(text)))
        while words and (not words[0].upper or self._is_function(words)):
            words = words[1:]
        return words

    def _is_function(self, words: list[Word]) -> bool:
        """Whether the first word is grammar: "In Beijing", not "The Hague"."""
        if words[0].text.casefold().rstrip(".") not in FUNCTION_WORDS or (
            len(words[0].text) == 2 and words[0].text.isupper()
        ):
            return False
        return len(words) < 2 or not words[1].upper or self.find(f"{words[0].text} {words[1].text}") is None

    def _split(self, word: Word) -> list[Word]:
        """The parts of "China-Russia" and "Adelaide-to-Darwin"; a hyphenated name of its own stays whole."""
        if "-" not in word.text or self.find(word.text):
            return [word]
        parts = [Word(m.group(), word.start + m.start(), word.start + m.end()) for m in _PART.finditer(word.text)]
        parts = [part for part in parts if part.text not in ("to", "and")]
        known = sum(part.upper and self.find(part.text) is not None for part in parts)
        demonyms = sum(part.text.casefold() in DEMONYMS for part in parts)
        return parts if len(parts) > 1 and known + demonyms == len(parts) else [word]

    def _organisation(self, words: list[Word], index: int, stop: int) -> bool:
        """Whether the run of capitalised words names an organisation, a line or a street."""
        run = [w.text for w in words[index:stop]]
        linked = stop < len(words) and words[stop].text.startswith("of")
        if linked and run[-1] in ORGANISATION_HEADS:
            return True
        if len(run) < 2:
            return False
        if run[0] == "Air":
            return True
        if run[-1] in ORGANISATION_WORDS or run[-1] in LINE_WORDS or run[-1] in TEAM_WORDS:
            known = self.find(" ".join(run))
            return known is None or known.best.kind not in ("facility", "water", "city")
        if run[-1] in RAILWAY_TAILS and run[0] not in MODIFIERS and self.find(" ".join(run)) is None:
            return True  # "Norfolk Southern", "Hamburg Süd"
        ends = [
            i for i, w in enumerate(run) if w in ("Group", "Co", "Co.", "Ltd", "Corporation", "University", "Ministry")
        ]
        return bool(ends) and run[-1] not in FACILITY_WORDS

    def _behind_organisation(self, words: list[Word], stop: int) -> int:
        """Where the organisation's name ends: "Ministry of Transport of Kazakhstan" is one."""
        if words[stop - 1].text not in ORGANISATION_HEADS:
            return stop
        while stop < len(words) and words[stop].text.startswith("of"):
            stop = run_end(words, stop + 1)
        return stop

    def _at(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """The place that begins here, and how many words it takes."""
        state = STATE_ABBREVIATIONS.get(words[index].text.rstrip("."))
        if state and (words[index].text.isupper() or words[index].text.endswith(".")):
            return Hit(words[index].start, words[index].end, self.find(state), "region", "places.state", state), 1
        known, length = longest(words, index, sequence, self.find)
        pattern, reach = self.patterns.generic(words, index, stop, sequence)
        if pattern and reach >= length:
            return pattern, reach
        headed = self.patterns.headed(words, index, stop, sequence)
        if headed and headed[1] > length:
            return headed
        if known is None:
            return None, 1
        start, end = words[index].start, words[index + length - 1].end
        kind = None
        last = words[index + length - 1].text
        if length > 1 and last in FACILITY_WORDS and known.best.kind in ("city", "facility"):
            town = any(e.kind == "city" and e.key == known.key for e in known.entries)
            kind = None if town else "facility"
        return Hit(start, end, known, kind, "places.gazetteer", sequence[start:end], words=length), length

    def _weighed(self, words: list[Word], hits: list[Hit], strangers: list[int], people: list[str]) -> list[Hit]:
        """The hits, less likely where an unknown capitalised word touches them: "Paris Hilton", "Andrew Mackay"."""
        odd_starts = {
            words[i].start
            for i in strangers
            if words[i].text not in MODIFIERS
            and words[i].text not in TITLES
            and words[i].text.casefold() not in DEMONYMS
        }
        odd_ends = {
            words[i].end
            for i in strangers
            if words[i].text not in MODIFIERS
            and words[i].text not in TITLES
            and words[i].text.casefold() not in DEMONYMS
        }
        weighed = []
        for hit in hits:
            before = hit.start - 1 in odd_ends
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
        if people or not strangers:
            return Parse((), tuple(people), nations)
        texts = [words[i].text for i in strangers]
        if len(texts) in (2, 3) and not any(t in ORGANISATION_WORDS or t.isupper() for t in texts):
            people = [texts[-1]]
        usable = len(strangers) == len(words) <= 3 and not any(
            t in _NO_UNLISTED or t.casefold() in NOT_PLACES or t.casefold() in DEMONYMS or t.isupper() for t in texts
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
        return Parse((), tuple(people), nations, whole if usable else None)


_NO_UNLISTED = ORGANISATION_WORDS | LINE_WORDS | TITLES | GIVEN_NAMES | BORNE_NAMES
