"""Gathers the organisations of a text, run by run: from the lexicon, by form, by what the sentence says of a name."""

import re
from bisect import bisect_right

from extractor.organisations.context import apposition, beside, noun_before
from extractor.organisations.find import NATION, in_lexicon
from extractor.organisations.forms import by_form, segment
from extractor.organisations.found import OPENING, Found, Word, runs
from extractor.organisations.lexicon import Lexicon
from extractor.organisations.taken import Taken
from extractor.organisations.words import Words, words
from extractor.silence import heard

_LISTED = re.compile(r"(?:,|,? and|,? or|;) \Z")
_LINES = ("Line", "Subdivision", "Branch")
_GAP = 7
_MOST_WORDS = 5  # of a name that only the sentence around it shows
_ACRONYM_BEHIND = re.compile(r"[ \u00a0]\((?P<acronym>[A-Z][A-Za-z&-]{1,7})\)")


class Collector:
    """Reads one text."""

    def __init__(self, text: str, lexicon: Lexicon, places: Taken, services: Taken) -> None:
        self.text, self.lexicon, self.places, self.services = text, lexicon, places, services
        self.words: Words = words()
        self.found: list[Found] = []
        self.starts: dict[str, list[int]] = {}
        """Where capitalised words begin, by the word: what names told again are looked up in."""
        self.alone: set[int] = set()
        """Where those begin that stand alone, not in a run of several."""
        self.doubtful: list[Found] = []
        self._listed: tuple[int, str] | None = None

    def run(self) -> list[Found]:
        """All organisations that show themselves, in text order, none sharing a character with another."""
        done = 0
        for run in runs(self.text):
            for word in run:
                self.starts.setdefault(word.text, []).append(word.start)
            if len(run) == 1:
                self.alone.add(run[0].start)
            if run[-1].end <= done:
                continue
            for found in self._of(run, done):
                if self.found and self.found[-1].start >= found.start:
                    self.found.pop()  # the first part of a longer name
                    done = self.found[-1].end if self.found else 0
                if found.start >= done:
                    self.found.append(found)
                    done = found.end
        return self.found + self._confirmed()

    def _confirmed(self) -> list[Found]:
        """The doubtful mentions of organisations that the text speaks of beyond doubt."""
        if not self.doubtful:
            return []
        shown = {found.key for found in self.found}
        ends = [found.end for found in self.found]
        confirmed = []
        for doubtful in self.doubtful:
            at = bisect_right(ends, doubtful.start)
            free = at == len(ends) or self.found[at].start >= doubtful.end
            if free and doubtful.key in shown:
                confirmed.append(doubtful)
        return confirmed

    def _of(self, run: list[Word], done: int) -> list[Found]:
        text = self.text
        hits: list[Found] = []
        alone = len(run) == 1 and self.lexicon.begins(run[0].text) is None  # as most are
        for hit in () if alone else in_lexicon(text, run, self.lexicon, done):
            if hit.doubtful:
                self.doubtful.append(hit)
            elif not self._in_larger_name(run, hit):
                hits.append(hit)
        name = segment(run if run[0].start >= done else [word for word in run if word.start >= done], self.words)
        if not name:
            return hits
        form = by_form(text, name, self._is_known)
        if form:
            hits = _merged(text, form, hits, self.words)
        elif not hits and not self._is_known(name[0].start, name[-1].end):
            new = self._shown(name)
            hits = [new] if new else []
        if not hits:
            return hits
        hits = [hit for hit in hits if text[hit.start : hit.end] not in self.words.media]
        self._note_list(hits)
        return hits

    def _is_known(self, start: int, end: int) -> bool:
        return self.places.overlap(start, end)

    def _in_larger_name(self, run: list[Word], hit: Found) -> bool:
        """Whether a run goes on with what makes a place or an event of a name: "Samskip Multimodal Rail Terminal"."""
        behind = [word for word in run if word.start >= hit.end]
        if not behind or behind[0].start - hit.end != 1:
            return False
        for word in behind[:4]:
            if word.text in self.words.offices:
                return False
            if word.text in self.words.not_organisations or word.text in _LINES:
                return True
        return False

    def _shown(self, run: list[Word]) -> Found | None:
        """A name of no known form that the sentence shows to be an organisation's."""
        if len(run) > _MOST_WORDS:
            return None
        text, start, end = self.text, run[0].start, run[-1].end
        told = self._introduced(start)
        if told is None and text.startswith(", ", end) and not _like_a_person(run):
            told = apposition(text, end), "organisations.apposition"
        if told is None or told[0] is None:
            told = beside(text, start, end)
        if told is None or told[0] is None or not self._may_be_name(run) or not heard(told[1]):
            return None
        return Found(start, end, told[0], told[1], text[start:end], sure=False)

    def _introduced(self, start: int) -> tuple[str | None, str] | None:
        """The kind that a noun before a name, or before the list that it goes on, gives it."""
        kind = noun_before(self.text, start)
        if kind is None and self._listed and self._goes_on_list(start):
            kind = self._listed[1]
        return (kind, "organisations.introduced") if kind else None

    def _may_be_name(self, run: list[Word]) -> bool:
        start, end = run[0].start, run[-1].end
        if self.places.overlap(start, end) or self.services.overlap(start, end) or run[-1].text in OPENING:
            return False
        texts = [word.text for word in run]
        if len(texts) == 1 and (texts[0] in self.words.ends or len(texts[0]) < 2 or NATION.match(texts[0])):
            return False
        return not (self.words.not_organisations & set(texts) or any(any(c.isdigit() for c in t) for t in texts))

    def _goes_on_list(self, start: int) -> bool:
        if self._listed is None or not 0 < start - self._listed[0] <= _GAP:
            return False
        return _LISTED.fullmatch(self.text, self._listed[0], start) is not None

    def _note_list(self, hits: list[Found]) -> None:
        """Keep where a list of organisations stands that a noun in the plural introduces: "operators BZK, DB Cargo"."""
        if not hits:
            return
        first, last = hits[0], hits[-1]
        if self._goes_on_list(first.start):
            self._listed = (last.end, self._listed[1] if self._listed else last.kind)
            return
        kind = noun_before(self.text, first.start)
        self._listed = (last.end, kind) if kind and self.text[first.start - 2] == "s" else None


def _like_a_person(run: list[Word]) -> bool:
    return len(run) in (2, 3) and all(word.text[1:].islower() for word in run)


def _merged(text: str, form: Found, hits: list[Found], lists: Words) -> list[Found]:
    """A form and the lexicon names in its run: the longest wins; what only adds a legal form or "Group" is the same."""
    inside = [hit for hit in hits if form.start <= hit.start and hit.end <= form.end]
    others = [hit for hit in hits if hit.end <= form.start or hit.start >= form.end]
    crossing = [hit for hit in hits if hit not in inside and hit not in others]
    if crossing or any(hit.end == form.end for hit in inside):
        return hits  # what stands before the known name is no part of it: "between Herne and Malmö TX Logistik"
    for hit in inside:
        added = text[hit.end : form.end]
        if hit.start == form.start and _adds_nothing(added, lists):
            form.kind, form.sure, form.rule = hit.kind, True, hit.rule
            if form.country in (None, hit.country):  # else a daughter abroad: "Schenker Kft."
                form.key, form.country = hit.key, hit.country
    return sorted([*others, form], key=lambda found: found.start)


def _adds_nothing(added: str, lists: Words) -> bool:
    added = added.strip(" ,.\u00a0")
    return bool(lists.legal.fullmatch(added)) or all(
        word in lists.companies or word.strip(",") in lists.legal_words or lists.legal.fullmatch(word)
        for word in added.split()
    )
