"""Registers the component ``freight_places``."""

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.places.find import Candidate, Finder, direction_before
from extractor.places.gazetteer import Entry, Gazetteer
from extractor.places.lexicon import AREAS_WITH_DIRECTION
from extractor.places.normalise import key_of
from extractor.places.resolve import Resolved, resolve
from extractor.sentences import bounds_of

_FACILITY_AFTER = re.compile(
    r"(?:['’]s)?[ \u00a0](?:international[ \u00a0]|railway[ \u00a0]|freight[ \u00a0]|inland[ \u00a0]|land[ \u00a0]|dry[ \u00a0]|sea[ \u00a0]|container[ \u00a0]|rail[ \u00a0]|border[ \u00a0]|logistics[ \u00a0]|intermodal[ \u00a0]|north[ \u00a0]|south[ \u00a0]|east[ \u00a0]|west[ \u00a0]){0,2}"
    r"(?:ports?|stations?|terminals?|seaport|depots?|yard|crossing|checkpoint|airport|hub|logistics park|marshalling yard)\b(?! city| of entry)"
)
_FACILITY_BEFORE = re.compile(
    r"\b(?:ports?|stations?|terminals?|seaport|crossing|dry port|yard|harbour|harbor) of (?:[A-Z][\w'’-]+(?:, | and ))*$"
)


class Places:
    """Finds place names and resolves them to country and coordinates."""

    def __init__(self, entries: list[dict[str, Any]] | None = None) -> None:
        own = [_own_entry(row) for row in entries or []]
        names: dict[str, list[int]] = {}
        for index, row in enumerate(entries or []):
            for name in (row["name"], *_aliases(row)):
                names.setdefault(key_of(name), []).append(index)
        self.gazetteer = Gazetteer(own, names)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["places"]``."""
        text = spans.text_of(doc)
        taken = [(d["start_char"], d["end_char"]) for d in spans.read(doc, "dates")]
        candidates = Finder(text, self.gazetteer, bounds_of(doc), taken).run()
        rows = [row for r in resolve(text, candidates) if (row := _row(r, text))]
        spans.write(doc, "places", rows, label="kind", value="name")
        return doc


def _aliases(row: dict[str, Any]) -> list[str]:
    given = row.get("aliases") or []
    return [a.strip() for a in given.split(";")] if isinstance(given, str) else list(given)


def _own_entry(row: dict[str, Any]) -> Entry:
    return Entry(
        name=row["name"],
        kind=row["kind"],
        country=row.get("country") or None,
        admin="own",
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        population=0,
        geonames_id=None,
    )


def _row(resolved: Resolved, text: str) -> spans.Row | None:
    candidate, entry = resolved.candidate, resolved.entry
    start, end = candidate.start, candidate.end
    kind = candidate.kind or (entry.kind if entry else None)
    if kind is None:
        return None
    name = text[start:end]
    country = entry.country if entry else None
    turned = direction_before(text, start, candidate.base)
    if turned is not None and kind in ("country", "area", "region") and candidate.rule != "places.state":
        start = turned
        kind = "area" if candidate.base in AREAS_WITH_DIRECTION and candidate.base != "China" else "region"
        name = text[start:end]
    elif candidate.kind is None and kind in ("city", "region"):
        kind, name = _as_called(candidate, entry, text, kind)
    located = kind in ("city", "facility") and entry is not None
    stated = resolved.stated_country if resolved.stated_country != country else None
    return {
        "text": text[start:end],
        "start_char": start,
        "end_char": end,
        "rule": resolved.rule or candidate.rule,
        "kind": kind,
        "name": name if entry is None or kind in ("region", "facility") else entry.name,
        "country": None if kind == "area" else country,
        "latitude": entry.latitude if located and entry else None,
        "longitude": entry.longitude if located and entry else None,
        "geonames_id": entry.geonames_id if entry and kind != "facility" else None,
        "stated_country": stated,
        "conflict": stated is not None,
        "why": _why(resolved),
    }


def _as_called(candidate: Candidate, entry: Entry | None, text: str, kind: str) -> tuple[str, str]:
    """The kind that the article's words give: "Mombasa port" and "the port of Aktau" are facilities."""
    name = text[candidate.start : candidate.end]
    if kind == "city" and (
        _FACILITY_AFTER.match(text, candidate.end)
        or _FACILITY_BEFORE.search(text[max(0, candidate.start - 60) : candidate.start])
    ):
        return "facility", name
    return kind, name


def _why(resolved: Resolved) -> str | None:
    runner = resolved.runner_up
    if runner is None or resolved.entry is None:
        return None
    where = ", ".join(part for part in (runner.name, runner.admin, runner.country) if part and part != "own")
    return f"{resolved.rule.removeprefix('places.')}; runner-up {where}"


@Language.factory("freight_places", default_config={"entries": []}, assigns=["doc.spans"])
def create(nlp: Language, name: str, entries: list[dict[str, Any]]) -> Places:
    """The factory spaCy calls for ``nlp.add_pipe("freight_places")``."""
    return Places(entries)
