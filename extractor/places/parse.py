"""Takes a capitalised sequence apart, without looking at what stands around it.

"Xi'an International Port Station" is one facility, "Bank of China" an organisation, "Andrew Mackay" perhaps a person,
"President Xi of China" a person and a country. The result depends on the words alone, so that it can be kept.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from extractor.places.gazetteer import Gazetteer
from extractor.places.hits import OWN, Hit, Word, hyphen_before, longest, run_end, word_at
from extractor.places.lexicon import (
    AUSTRALIAN_STATES,
    AUTHORITIES,
    CALENDAR_WORDS,
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
from extractor.places.persons import BORNE_NAMES, CHINESE_SURNAMES, GIVEN_NAMES, TITLES, person_start

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽƏȘȚẠ-Ỹ"
_LETTER = r"[^\W\d_]"
_ABBREVIATED = "|".join(
    sorted((re.escape(a) for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
_REST = (
    rf"{_LETTER}*(?:['’‘ʼ](?![sS]\b){_LETTER}+)*(?:-{_LETTER}+(?:['’](?!s\b){_LETTER}+)?){{0,3}}"
    r"(?:(?<=-(?:St|Ft|Mt))\.(?=\s[A-Z]))?"
)
_PEOPLES = r"People['’]s(?=\s(?:Democratic\s)?Republic\b)"
# "U.S.", "R-Ariz.", "Ky." before no small letter, "St." before a name, "V." between names; else a capitalised word with
# apostrophes and hyphens inside, but not the possessive.
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,4}}|[DRI]-(?:{_ABBREVIATED})\.|(?:{_ABBREVIATED})\.(?![ ]?[a-z])"
    r"|(?:St|Mt|Ft|Sta|Ste|ST|MT|FT)\.(?=\s[A-Z])"
    rf"|[A-Z]\.(?=\s[{_UPPER}][a-z])"
    rf"|{_PEOPLES}|[{_UPPER}]{_REST})"
)
_LINK = (
    r"[ \u00a0](?:(?:of(?: the)?|es|de(?: l[ao]s?)?|del|da|do|dos|das|di|du|des|la|le|el|al|y|e|am|an der|im"
    r"|auf der|sur|sous|nad|na)[ \u00a0])?"
)
# A word that begins a sequence, read from its first letter, which lets the search skip all others at once. Abbreviated
# states are tried where at most four more letters are followed by a stop.
_AFTER_FIRST = "|".join(
    rf"(?<={re.escape(word[0])}){re.escape(word[1:])}"
    for word in sorted((a for a in STATE_ABBREVIATIONS if not a.isupper() and len(a) > 1), key=len, reverse=True)
)
_FIRST_WORD = (
    rf"[{_UPPER}](?<![\w@#$&].)(?:(?<=[A-Z])\.(?:[A-Z]\.){{1,3}}|(?<=[DRI])-(?:{_ABBREVIATED})\."
    rf"|(?=[a-zV. ]{{1,4}}\.)(?:{_AFTER_FIRST})\.(?![ ]?[a-z])|(?:(?<=S)(?:ta|te|t|T)|(?<=[MF])[tT])\.(?=\s[A-Z])"
    rf"|(?<=[A-Z])\.(?=\s[{_UPPER}][a-z])|(?<=P){_PEOPLES[1:]}|{_REST})"
)
_ELIDED = rf"[dl]['’](?=[{_UPPER}])"  # "Cote d'Ivoire", "Bocca d'Arno"
# No name has more words; a longer run is read in stretches, which keeps the work linear.
SEQUENCE = re.compile(rf"{_FIRST_WORD}(?:(?:{_LINK}|/)(?:{_ELIDED})?{_WORD}){{0,15}}(?!\w)")
_PIECE = re.compile(r"[^ \u00a0/]+")
_PART = re.compile(r"[^-]+")
_PARTY = re.compile(r"[DRI]-(?=[A-Z])")  # "R-Ariz.", "D-Portland": the party of a member of Congress
_SUFFIX = re.compile(r"-(?:based|bound|born|led|owned|built|made|area|style|registered|wide|backed|side|to)$")
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

    def parse(self, sequence: str) -> Parse:
        """What ``sequence`` holds."""
        words = self._words(sequence) if len(sequence) <= _MAX_LENGTH else []
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
            if self._organisation(words, index, stop):
                index = self._behind_organisation(words, stop)
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
            if name:
                return Hit(start, end, name, name.best.kind, OWN, sequence[start:end], words=length)
        return None

    def _words(self, sequence: str) -> list[Word]:
        words: list[Word] = []
        pieces = list(_PIECE.finditer(sequence))
        for index, match in enumerate(pieces):
            text = match.group()
            if "-" in text:
                behind = pieces[index + 1].group() if index + 1 < len(pieces) else ""
                words += self._hyphenated(text, match.start(), [w.text for w in words[-2:]], behind)
            elif text == "St." and self._is_street(words, pieces, index):
                words.clear()  # "1125 Bonham St. Paris"
            else:
                words.append(word_at(match.start(), text))
        while words and (not words[0].upper or self._is_function(words)):
            words = words[1:]
        while len(words) > 1 and words[0].folded in CALENDAR_WORDS:
            words = words[1:]  # "In January Latvia moved"
        return words

    def _is_street(self, words: list[Word], pieces: list[re.Match[str]], index: int) -> bool:
        """Whether "St." is a street here: behind a name that does not go on in a saint's, as "Port St. Lucie" does."""
        if not words or not words[-1].upper or words[-1].end + 1 != pieces[index].start() or index + 1 == len(pieces):
            return False
        before = words[-1].text
        if before in MODIFIERS or words[-1].folded in FUNCTION_WORDS:
            return False
        return self.find(f"{before} St. {pieces[index + 1].group()}") is None

    def _is_function(self, words: list[Word]) -> bool:
        """Whether the first word is grammar: "In Beijing", not "The Hague"."""
        if words[0].folded.rstrip(".") not in FUNCTION_WORDS or (len(words[0].text) == 2 and words[0].text.isupper()):
            return False
        return len(words) < 2 or not words[1].upper or self.find(f"{words[0].text} {words[1].text}") is None

    def _hyphenated(self, text: str, start: int, before: list[str], behind: str) -> list[Word]:
        """The words of a piece with a hyphen, between the words ``before`` and the piece ``behind``."""
        if _PARTY.match(text):
            start, text = start + 2, text[2:]
        suffix = _SUFFIX.search(text)
        ending = []
        if suffix and suffix.start():
            ending = [word_at(start + suffix.start() + 1, suffix.group()[1:])]  # "Chongqing-based Changan Automobile"
            text = text[: suffix.start()]
        word = word_at(start, text)
        return [*(self._split(word, before, behind) if "-" in text else [word]), *ending]

    def _split(self, word: Word, before: list[str], behind: str) -> list[Word]:
        """The parts of "China-Russia", "Adelaide-to-Darwin" and the middle word of "Addis Ababa-Port Sudan"; a name of
        its own stays whole.
        """
        if self.find(word.text):
            return [word]
        parts = [word_at(word.start + m.start(), m.group(), joined=m.start() > 0) for m in _PART.finditer(word.text)]
        parts = [part for part in parts if part.text not in ("to", "and")]
        if len(parts) < 2:
            return [word]
        known = all(
            (part.upper and self.find(part.text) is not None)
            or part.folded in DEMONYMS
            or (part is parts[0] and any(self.find(" ".join([*before[i:], part.text])) for i in range(len(before))))
            or (part is parts[-1] and behind and self.find(f"{part.text} {behind}") is not None)
            for part in parts
        )
        return parts if known else [word]

    def _organisation(self, words: list[Word], index: int, stop: int) -> bool:
        """Whether the run of capitalised words names an organisation, a line or a street."""
        linked = stop < len(words) and words[stop].text.startswith("of")
        if linked and words[stop - 1].text in ORGANISATION_HEADS:
            return True
        if stop - index < 2:
            return False
        run = [w.text for w in words[index:stop]]
        if run[0] == "Air":
            return True
        if run[-1] in ORGANISATION_WORDS or run[-1] in LINE_WORDS or run[-1] in TEAM_WORDS:
            known = self.find(" ".join(run))
            return known is None or (
                known.best.kind not in ("facility", "water", "city", "country") and not known.best.is_division
            )
        if self._branch(run) or (run[-1] == "District" and run[-2] in AUTHORITIES):
            return True
        if run[-1] in RAILWAY_TAILS and run[0] not in MODIFIERS and self.find(" ".join(run)) is None:
            return True  # "Norfolk Southern", "Hamburg Süd"
        ends = [
            i for i, w in enumerate(run) if w in ("Group", "Co", "Co.", "Ltd", "Corporation", "University", "Ministry")
        ]
        return bool(ends) and run[-1] not in FACILITY_WORDS

    def _branch(self, run: list[str]) -> bool:
        """Whether the run names a firm by its trade and the country of its branch: "DB Cargo Russia"."""
        for index in range(1, len(run) - 1):
            if run[index] in ORGANISATION_WORDS:
                place = self.find(" ".join(run[index + 1 :]))
                return place is not None and place.best.kind in ("country", "area")
        return False

    def _behind_organisation(self, words: list[Word], stop: int) -> int:
        """Where the organisation's name ends: "Ministry of Transport of Kazakhstan" is one, and so is "Kansas City
        Southern de México".
        """
        if stop < len(words) and words[stop].text in ("de", "do"):
            return run_end(words, stop + 1)
        if words[stop - 1].text not in ORGANISATION_HEADS:
            return stop
        while stop < len(words) and words[stop].text.startswith("of"):
            stop = run_end(words, stop + 1)
        return stop

    def _at(self, words: list[Word], index: int, stop: int, sequence: str) -> tuple[Hit | None, int]:
        """The place that begins here, and how many words it takes."""
        written = words[index].text.rstrip(".")
        state = STATE_ABBREVIATIONS.get(written) or AUSTRALIAN_STATES.get(written)
        known, length = longest(words, index, sequence, self.find)
        if state and length < 2 and (words[index].text.isupper() or words[index].text.endswith(".")):
            return Hit(words[index].start, words[index].end, self.find(state), "region", "places.state", state), 1
        pattern, reach = self.patterns.generic(words, index, stop, sequence)
        if pattern and reach >= length:
            return pattern, reach
        headed = self.patterns.headed(words, index, stop, sequence)
        if headed and (headed[1] > length or words[index].text in ("City", "Town")):
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
        return Parse((), tuple(people), nations, whole if usable else None, chinese)


def _is_branch(one: Hit, two: Hit) -> bool:
    """Whether a town's name before a country where no such town lies names a firm: "Lafarge Africa"."""
    if one.name is None or two.name is None or one.kind or one.name.best.kind != "city":
        return False
    if two.name.best.kind not in ("country", "area"):
        return False
    country = two.name.best.country
    return not any(entry.country == country for entry in one.name.entries) and not one.name.best.population > 300_000


_NO_UNLISTED = ORGANISATION_WORDS | LINE_WORDS | TITLES | GIVEN_NAMES | BORNE_NAMES
