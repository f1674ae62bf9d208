"""Registers the component ``freight_places``."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.component import Component
from extractor.places.acronyms import with_acronyms
from extractor.places.candidates import Resolved
from extractor.places.entries import KINDS, Entry
from extractor.places.find import Finder
from extractor.places.gazetteer import CACHE_SIZE, Gazetteer
from extractor.places.hits import OWN
from extractor.places.lexicon import AREAS_WITH_DIRECTION, DIRECTIONS
from extractor.places.locate import locate
from extractor.places.normalise import key_of
from extractor.places.parse import Parser
from extractor.places.resolve import resolve
from extractor.sentences import bounds_of
from extractor.silence import is_watched

_REGION_AFTER = re.compile(r"[ \u00a0](?:province|region|oblast|county|prefecture|voivodeship|governorate)\b")
_COMPASS = re.compile(r"([A-Za-z]+(?:-[a-z]+)?)[ \u00a0]$")
_SMALL = 100_000  # inhabitants of a town that is hardly named for anything but its port or station
_VILLAGE = 5_000  # inhabitants below which a place is known for the station or crossing of its name
_PARTS = (" north", " south", " east", " west", " central", " center", " centre", " yard")  # of a town: "Yueyang North"
_COMPASS_ENDS = frozenset(point[-2:] for point in DIRECTIONS)


class Places(Component):
    """Finds place names and resolves them to country and coordinates.

    | found | kind |
    |---|---|
    | China, U.S., UAE | country |
    | Shaanxi Province, Ohio, northwest China, Pearl River Delta | region |
    | Xi'an, Duisburg, Qingbaijiang District | city |
    | Horgos Port, Małaszewicze terminal, Port of Vancouver | facility |
    | Caspian Sea, Lake Baikal | water |
    | Europe, Central Asia | area |

        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> _ = nlp.add_pipe("freight_places")
        >>> [(span.text, span.label_) for span in nlp("A train left Xi'an for Almaty, Kazakhstan.").spans["places"]]
        [("Xi'an", 'city'), ('Almaty', 'city'), ('Kazakhstan', 'country')]

    Names inside services ("China-Europe freight train") and organisations ("Bank of China"), persons and adjectives of
    nationality are left out.
    """

    LISTS = ("places",)

    def __init__(self, entries: list[dict[str, Any]] | None = None) -> None:
        """``entries`` are the user's own places, with the fields of the tables in ``extractor/data/places``.

        Raises ValueError if an entry lacks a name or has no known kind.
        """
        own: dict[str, list[Entry]] = {}
        for row in entries or []:
            entry = _own_entry(row)
            for name in (row["name"], *_aliases(row)):
                own.setdefault(key_of(name), []).append(entry)
        self.gazetteer = Gazetteer(own)
        self._parser = Parser(self.gazetteer)
        self._parse = lru_cache(CACHE_SIZE)(self._parser.parse)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["places"]``."""
        text = spans.text_of(doc)
        taken = [(d["start_char"], d["end_char"]) for d in spans.read(doc, "dates")]
        view = spans.view_of(doc)
        place = view.position if view else int
        entities = {(place(e.start_char), place(e.end_char)): e.label_ for e in doc.ents}
        parse = self._parser.parse if is_watched() else self._parse
        found = Finder(text, parse, self.gazetteer.find, bounds_of(doc), taken, entities).run()
        resolved = resolve(text, found, self.gazetteer.neighbours)
        found_rows = [(r, row) for r in resolved if (row := _row(r, text, self.gazetteer.division))]
        rows = _as_called_before(found_rows)
        rows = with_acronyms(text, rows)
        spans.write(doc, "places", rows)
        return doc


def _aliases(row: dict[str, Any]) -> list[str]:
    given = row.get("aliases") or []
    return [a.strip() for a in given.split(";") if a.strip()] if isinstance(given, str) else list(given)


def _own_entry(row: dict[str, Any]) -> Entry:
    if not row.get("name") or row.get("kind") not in KINDS:
        raise ValueError(f"a place needs a name and a kind of {', '.join(KINDS)}: {row}")
    latitude, longitude = (
        float(v) if v not in (None, "") else None for v in (row.get("latitude"), row.get("longitude"))
    )
    return Entry(
        row["name"],
        row["kind"],
        row.get("country") or None,
        None,
        latitude,
        longitude,
        0,
        None,
        True,
        key_of(row["name"]),
    )


def _row(resolved: Resolved, text: str, division: Callable[[str], Entry | None]) -> spans.Row | None:
    candidate, entry = resolved.candidate, resolved.entry
    if entry is None:
        return None
    start, end = candidate.start, candidate.end
    kind = candidate.kind or entry.kind
    turned = None
    if kind in ("country", "area", "region") and candidate.rule != "places.state":
        turned = _with_direction(text, start, candidate.base)
    if turned is not None:
        start = turned
        kind = "area" if candidate.base in AREAS_WITH_DIRECTION and candidate.base != "China" else "region"
    elif candidate.kind is None and kind == "city" and not entry.curated and (region := _REGION_AFTER.match(text, end)):
        kind, end = "region", region.end()
    elif candidate.kind is None and kind == "facility" and not candidate.called:
        kind = _bare_kind(resolved)
    elif candidate.kind is None and kind == "city" and candidate.called:
        kind = "facility"
    elif candidate.kind is None and kind == "city" and candidate.called_region:
        kind = "region"
    where = locate(kind, entry, resolved.holder, turned is not None, division)
    stated = resolved.stated_country if resolved.stated_country != entry.country else None
    name = text[start:end]
    return {
        "text": name,
        "start_char": start,
        "end_char": end,
        "rule": resolved.rule,
        "kind": kind,
        "name": entry.name
        if kind == entry.kind
        and turned is None
        and (kind != "region" or candidate.kind is None or resolved.rule == OWN)
        else name,
        "country": None if kind == "area" else entry.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "located": where.located,
        "admin1": where.admin1,
        "admin1_name": where.admin1_name,
        "geonames_id": entry.geonames_id if kind == entry.kind and turned is None else None,
        "stated_country": stated,
        "conflict": stated is not None,
        "why": _why(resolved),
    }


def _as_called_before(found: list[tuple[Resolved, spans.Row]]) -> list[spans.Row]:
    """The rows, with a small town's name that the text has called a port or a station a facility from there on: "the
    border station of Khasan", then "the line from Khasan".
    """
    called: set[str] = set()
    for resolved, row in found:
        entry = resolved.entry
        if row["kind"] == "facility":
            called.add(row["text"])
        elif row["kind"] == "city" and row["text"] in called and entry and (entry.curated or entry.population < _SMALL):
            row |= {"kind": "facility", "geonames_id": None}
            row["located"] = "none" if row["latitude"] is None else "parent"
    return [row for _, row in found]


def _bare_kind(resolved: Resolved) -> str:
    """The kind of a facility named without a generic: "Alat" for Alat Port is the town."""
    name, entry = resolved.candidate.name, resolved.entry
    if name is None or entry is None:
        return "facility"
    if name.key.endswith(_PARTS):
        return "facility"
    towns = [e for e in name.entries if e.kind == "city" and e.country == entry.country]
    town = any(e.curated or entry.key != name.key or e.population >= _VILLAGE for e in towns)
    return "city" if town or entry.key.startswith(f"{name.key} ") else "facility"


def _with_direction(text: str, start: int, base: str) -> int | None:
    """Where a compass point before a name begins, if they make one place: "northwest China", "Eastern Europe"."""
    if start < 2 or text[start - 3 : start - 1].lower() not in _COMPASS_ENDS:
        return None
    match = _COMPASS.search(text[max(0, start - 16) : start])
    if match is None or match[1].lower() not in DIRECTIONS:
        return None
    return start - len(match.group()) if base in AREAS_WITH_DIRECTION or match[1][0].isupper() else None


def _why(resolved: Resolved) -> str:
    decided = resolved.rule.removeprefix("places.")
    runner = resolved.runner_up
    if runner is None or runner is resolved.entry:
        return decided
    where = ", ".join(part for part in (runner.name, runner.admin, runner.country) if part)
    return f"{decided}; runner-up {runner.kind} {where}"


@Language.factory("freight_places", default_config={"entries": []}, assigns=["doc.spans", "doc._.places"])
def create(nlp: Language, name: str, entries: Any) -> Places:  # typed, spaCy would look at each value, many times
    """The factory spaCy calls for ``nlp.add_pipe("freight_places")``."""
    return Places(entries)
