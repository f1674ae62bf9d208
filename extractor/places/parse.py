"""Takes a capitalised sequence apart, without looking at what stands around it.

"Xi'an International Port Station" is one facility, "Bank of China" an organisation, "Andrew Mackay" perhaps a person,
"President Xi of China" a person and a country. The result depends on the words alone, so that it can be kept.
"""

import re
from dataclasses import dataclass

from extractor.places.gazetteer import Gazetteer, Name
from extractor.places.lexicon import (
    CHINESE_SURNAMES,
    DEMONYMS,
    DISTRICT_WORDS,
    FACILITY_MODIFIERS,
    FACILITY_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    HEAD_WORDS,
    LINE_WORDS,
    MODIFIERS,
    NOT_PLACES,
    ORGANISATION_HEADS,
    ORGANISATION_WORDS,
    PLACES_AND_GIVEN_NAMES,
    RAILWAY_TAILS,
    REGION_TAIL,
    REGION_WORDS,
    STATE_ABBREVIATIONS,
    SURE_REGION_WORDS,
    TITLES,
    TOWN_NAME_ENDS,
    WATER_HEADS,
    WATER_WORDS,
    WEAK_FACILITY_WORDS,
)

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚẠ-Ỹ"
_LETTER = r"[^\W\d_]"
_ABBREVIATED = "|".join(
    sorted((re.escape(a) for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
# "U.S.", "Ky." before no small letter, "St." before a name, "V." between names; else a capitalised word with
# apostrophes and hyphens inside, but not the possessive.
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,4}}|(?:{_ABBREVIATED})\.(?![ ]?[a-z])|(?:St|Mt|Ft|Sta|Ste)\.(?=\s[A-Z])"
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
_SUFFIX = re.compile(r"-(?:based|bound|born|led|owned|built|made|area|style|registered|wide|backed|side|to)$")
_MAX_WORDS, _MAX_LENGTH = 6, 400
_KEEP_SHORT = frozenset("USA UAE UK US PRC DRC".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a sequence that may name a place; offsets count from where the sequence begins."""

    start: int
    end: int
    name: Name | None
    kind: str | None = None
    rule: str = "places.gazetteer"
    base: str = ""
    penalty: float = 0.0
    words: int = 1


@dataclass(frozen=True, slots=True)
class Parse:
    """What a sequence holds."""

    hits: tuple[Hit, ...] = ()
    people: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    unknown: Hit | None = None
    """The whole sequence as a name that the gazetteer lacks, if it could be a place at all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sequence with its offsets."""

    text: str
    start: int
    end: int

    @property
    def upper(self) -> bool:
        """Whether it is a word of a name, not a link such as "of"."""
        return not self.text[0].islower()


class Parser:
    """Takes sequences apart with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.find = gazetteer.find

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
            stop = self._run_end(words, index)
            if self._organisation(words, index, stop):
                index = self._behind_organisation(words, stop)
                continue
            person = self._person(words, index, stop, sequence)
            if person:
                people += [w.text for w in words[person[0] : stop]]
                stop = person[0]
            while index < stop:
                hit, used = self._at(words, index, stop, sequence)
                if hit:
                    hits.append(hit)
                elif words[index].text.casefold() not in FUNCTION_WORDS:
                    strangers.append(index)
                index += used
            index = self._run_end(words, index) if person else max(index, stop)
        if not hits:
            return self._nameless(words, strangers, people, nations, sequence)
        weighed = tuple(self._weighed(words, hits, strangers, people))
        return Parse(weighed, tuple(people), nations)

    def _words(self, sequence: str) -> list[Word]:
        words: list[Word] = []
        for match in _PIECE.finditer(sequence):
            text = match.group()
            suffix = _SUFFIX.search(text)
            if suffix and suffix.start():
                text = text[: suffix.start()]
            words += self._split(Word(text, match.start(), match.start() + len(text)))
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

    @staticmethod
    def _run_end(words: list[Word], index: int) -> int:
        while index < len(words) and words[index].upper:
            index += 1
        return index

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
        if run[-1] in ORGANISATION_WORDS or run[-1] in LINE_WORDS:
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
        while stop < len(words) and words[stop].text.startswith("of"):
            stop = self._run_end(words, stop + 1)
        return stop

    def _person(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[int, int] | None:
        """Where in the run a person's name begins, if one does."""
        generic = words[stop - 1].text in _GENERICS
        for i in range(index, stop):
            text = words[i].text
            if text in TITLES and i + 1 < stop and words[i + 1].text not in REGION_WORDS | FACILITY_WORDS:
                return (i, stop)
            if i + 1 == stop or generic:
                break
            following = words[i + 1].text
            known = self.find(f"{text} {following}")
            given = text in GIVEN_NAMES or (text in PLACES_AND_GIVEN_NAMES and self.find(following) is None)
            if known is None and given and following not in _GENERICS | ORGANISATION_WORDS | MODIFIERS:
                return (i, stop)
            surname = text in CHINESE_SURNAMES and stop - i in (2, 3) and i == index
            if (
                surname
                and known is None
                and following not in FACILITY_WORDS | REGION_WORDS | DISTRICT_WORDS | WATER_WORDS | FACILITY_MODIFIERS
            ):
                return (i, stop)
        return None

    def _at(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """The place that begins here, and how many words it takes."""
        state = STATE_ABBREVIATIONS.get(words[index].text.rstrip("."))
        if state and (len(words[index].text) < 4 or words[index].text.endswith(".")):
            return Hit(words[index].start, words[index].end, self.find(state), "region", "places.state", state), 1
        known, length = self._longest(words, index, sequence)
        pattern, reach = self._pattern(words, index, stop, sequence)
        if pattern and reach >= length:
            return pattern, reach
        headed = self._headed(words, index, stop, sequence)
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

    def _longest(self, words: list[Word], index: int, sequence: str) -> tuple[Name | None, int]:
        for length in range(min(_MAX_WORDS, len(words) - index), 0, -1):
            last = words[index + length - 1]
            if not last.upper:
                continue
            surface = sequence[words[index].start : last.end]
            folded = surface.rstrip(".").casefold()
            if (
                folded in NOT_PLACES
                or folded in DEMONYMS
                or (length == 1 and (surface in MODIFIERS or folded in FUNCTION_WORDS))
            ):
                continue
            if length == 1 and surface.isupper() and len(surface) < 3 and surface not in _KEEP_SHORT:
                continue
            name = self.find(surface)
            if name:
                return name, length
        return None, 0

    def _pattern(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """A name that ends in a generic: "Horgos Port", "Shaanxi Province", "Alashankou Railway Station"."""
        ends = [i for i in range(index + 1, stop) if words[i].text in _GENERICS]
        if not ends:
            return None, 0
        cut = ends[0]
        while cut + 1 < stop and (
            words[cut + 1].text in _GENERICS
            or (words[cut + 1].text in FACILITY_MODIFIERS and cut + 2 < stop and words[cut + 2].text in _GENERICS)
        ):
            cut += 1
        generic = words[cut].text
        inner = index
        first = words[index].text
        if (
            first.casefold() in DEMONYMS
            or first in TITLES
            or (first in MODIFIERS and cut == index + 1 and generic not in ("Island", "Islands"))
        ):
            return None, 0
        tail = cut
        while tail - 1 > inner and words[tail - 1].text in (FACILITY_MODIFIERS | REGION_TAIL | _GENERICS):
            tail -= 1
        start, end = words[index].start, words[cut].end
        whole = self.find(sequence[start:end])
        bare = sequence[start : words[tail - 1].end]
        base = self.find(bare)
        if base is None and generic in FACILITY_WORDS:
            base = self._inside(words[index:tail])
        reach = cut - index + 1
        if generic in FACILITY_WORDS:
            if whole is None and base is None and generic in WEAK_FACILITY_WORDS:
                return None, 0
            town = whole and any(e.kind == "city" and not e.curated and e.key == whole.key for e in whole.entries)
            if town and generic in TOWN_NAME_ENDS:  # "Eagle Pass", "Newport", "Winter Park"
                return Hit(start, end, whole, None, "places.gazetteer", sequence[start:end], words=reach), reach
            named = whole if whole and whole.best.kind == "facility" else base or whole
            if named is base and base is not None and bare.casefold() in FUNCTION_WORDS | NOT_PLACES:
                return None, 0
            return Hit(start, end, named, "facility", "places.facility_pattern", bare, words=reach), reach
        kind = "water" if generic in WATER_WORDS else "city" if generic in DISTRICT_WORDS else "region"
        named = whole or base
        if named is None and generic not in SURE_REGION_WORDS | WATER_WORDS | {"District"}:
            return None, 0
        if (
            whole
            and whole.best.kind in ("water", "area", "country", "city")
            and (base is None or whole.best.kind != "city")
        ):
            kind = whole.best.kind
        if (
            kind == "region"
            and whole is None
            and base is not None
            and generic in ("State", "Republic", "Department", "Basin", "Coast", "Territory", "Valley")
            and base.best.kind not in ("region", "country")
        ):
            return (
                (Hit(start, end, None, "region", "places.region_pattern", bare, words=reach), reach)
                if generic in ("Valley", "Basin", "Coast")
                else (None, 0)
            )
        return Hit(start, end, named, kind, "places.region_pattern", bare, words=reach), reach

    def _headed(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int] | None:
        """ "Port of Vancouver", "Gulf of Oman", "Lake Torneträsk", "Port Kembla"."""
        head = words[index].text
        if (
            head in ("Lake", "Mount", "Cape", "Puerto", "Euroterminal", "Interporto", "Estación", "Gare", "Bahnhof")
            and index + 1 < stop
        ):
            last = index + 1
            start, end = words[index].start, words[last].end
            kind = (
                "water"
                if head == "Lake"
                else "region"
                if head in ("Mount", "Cape")
                else "city"
                if head == "Puerto"
                else "facility"
            )
            base = self.find(words[last].text)
            return Hit(
                start,
                end,
                self.find(sequence[start:end]) or (base if kind == "facility" else None),
                kind,
                "places.headed",
                sequence[start:end],
                words=2,
            ), 2
        if (
            head not in HEAD_WORDS
            or index + 1 != stop
            or stop + 1 >= len(words)
            or not words[stop].text.startswith("of")
        ):
            return None
        far = self._run_end(words, stop + 1)
        if words[far - 1].text in ORGANISATION_WORDS:
            return None
        start = words[index].start
        base, length = self._longest(words, stop + 1, sequence)
        if head not in WATER_HEADS | {"Port", "Ports", "Harbour", "Harbor", "Isle"}:
            if base is None:
                return None
            inner = words[stop + 1].start
            end = words[stop + length].end
            called = "city" if head in ("City", "Town") else "region" if head != "District" else None
            return Hit(
                inner, end, base, called, "places.headed", sequence[inner:end], words=length
            ), stop + 1 + length - index
        last = stop + length if base else far - 1
        end = words[last].end
        whole = self.find(sequence[start:end])
        kind = "water" if head in WATER_HEADS else "region" if head == "Isle" else "facility"
        named = whole or (base if kind == "facility" else None)
        bare = sequence[words[stop + 1].start : end]
        return Hit(
            start, end, named, kind, "places.port_of" if kind == "facility" else "places.headed", bare, words=3
        ), last - index + 1

    def _inside(self, words: list[Word]) -> Name | None:
        """The place named inside a facility's name: its beginning first, then the most important."""
        best: Name | None = None
        for i in range(len(words)):
            for j in range(len(words), i, -1):
                text = " ".join(w.text for w in words[i:j])
                if text.casefold() in NOT_PLACES or (j == i + 1 and (text in MODIFIERS or text in FACILITY_MODIFIERS)):
                    continue
                name = self.find(text)
                if name and (not name.common or name.best.kind != "city"):
                    if j - i > 1 or (i == 0 and j == len(words)):
                        return name
                    weighty = name.best.kind != "city" or name.best.population >= 50_000 or name.best.curated
                    if weighty and best is None:
                        best = name
                    break
        return best

    def _weighed(self, words: list[Word], hits: list[Hit], strangers: list[int], people: list[str]) -> list[Hit]:
        """The hits, less likely where an unknown capitalised word touches them: "Paris Hilton", "Andrew Mackay"."""
        odd_starts = {
            words[i].start
            for i in strangers
            if words[i].text not in MODIFIERS and words[i].text.casefold() not in DEMONYMS
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


_GENERICS = FACILITY_WORDS | REGION_WORDS | DISTRICT_WORDS | WATER_WORDS
_NO_UNLISTED = ORGANISATION_WORDS | LINE_WORDS | TITLES | GIVEN_NAMES
