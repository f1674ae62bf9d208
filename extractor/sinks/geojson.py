"""Places and movements as layers of GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from extractor.models.rows import movement, place_of

LAYERS = ("places", "movements")


def write_geojson(records: Path, made: Path) -> Path:
    """A folder with two GeoJSON files (RFC 7946), a layer each.

    ``places.geojson``: a point for each place of an article, with the number of its mentions. ``movements.geojson``: a
    line for each movement between located places, with its goods and operator.
    """
    made.mkdir()
    with ExitStack() as stack:
        layers = {name: stack.enter_context(_Layer(made / f"{name}.geojson")) for name in LAYERS}
        with records.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                article = json.loads(line)
                about = {"article": number, "id": article["id"], "published": article["published"]}
                for point in _points(article, about):
                    layers["places"].add(point)
                for arc in _arcs(article, about):
                    layers["movements"].add(arc)
    return made


class _Layer:
    """A feature collection that is written feature by feature."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first = True

    def __enter__(self) -> "_Layer":
        self._out = self._path.open("w", encoding="utf-8")
        self._out.write('{"type": "FeatureCollection", "features": [')
        return self

    def add(self, feature: dict[str, Any]) -> None:
        self._out.write(("\n" if self._first else ",\n") + json.dumps(feature, ensure_ascii=False))
        self._first = False

    def __exit__(self, *_: object) -> None:
        self._out.write("\n]}\n")
        self._out.close()


_OF_PLACE = ("name", "kind", "country", "admin1", "admin1_name", "located", "geonames_id")


def _points(article: dict[str, Any], about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each place once, whatever the words it is told in."""
    mentions: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for place in article["places"]:
        if place["latitude"] is not None:
            mentions.setdefault((*_position(place), *(place[key] for key in _OF_PLACE)), []).append(place)
    for same in mentions.values():
        said = {"text": same[0]["text"], "mentions": len(same), **{key: same[0][key] for key in _OF_PLACE}}
        yield _feature("Point", _position(same[0]), {**about, **said})


def _arcs(article: dict[str, Any], about: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for m in article["movements"]:
        ends = [
            place_of(m, "origin"),
            *(e["index"] for e in m["evidence"] if e["slot"] == "via"),
            place_of(m, "destination"),
        ]
        places = [article["places"][index] for index in ends if index is not None]
        if ends[0] is None or ends[-1] is None or None in (places[0]["latitude"], places[-1]["latitude"]):
            continue
        located = [_position(place) for place in places if place["latitude"] is not None]
        yield _feature("LineString", located, {**about, **movement(article, m)})


def _position(place: dict[str, Any]) -> list[float]:
    return [place["longitude"], place["latitude"]]


def _feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
