"""Outputs in the hands of the tools that people open them with: pandas, and GDAL as in QGIS."""

from pathlib import Path

import pytest

from extractor import Extractor
from extractor.sinks import write

pd = pytest.importorskip("pandas")
pyogrio = pytest.importorskip("pyogrio")

TEXTS = (
    "A train with 41 containers left Wuhan for Duisburg via Almaty on November 17, 2024, carrying toys and tea.",
    "Duisburg handled 1,200 trains in 2023, up 5%. A train with 50 containers left Chengdu for Łódź on Monday.",
)


@pytest.fixture(scope="module")
def records(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    made = (extractor.extract(text, "2024-11-18", id=f"=a{n}") for n, text in enumerate(TEXTS))
    path.write_text("".join(article.model_dump_json() + "\n" for article in made), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_pandas_joins_movements_to_their_places(tmp_path: Path, records: Path, form: str) -> None:
    folder = write(records, tmp_path / f"o.{form}")
    read = pd.read_csv if form == "csv" else pd.read_parquet
    movements, places, cargo, via = (
        read(folder / f"{table}.{form}") for table in ("movements", "places", "cargo", "movement_via")
    )
    edges = movements
    for end in ("origin", "destination"):
        keyed = places.set_index(["article", "position"])[["name", "country"]].add_prefix(f"{end}_")
        edges = edges.join(keyed, on=["article", f"{end}_index"])
    found = set(zip(edges["origin_name"], edges["origin_country"], edges["destination_name"], strict=True))
    assert found == {("Wuhan", "CN", "Duisburg"), ("Chengdu", "CN", "Łódź")}
    first = edges[edges["article"] == 1].iloc[0]
    goods = cargo[(cargo["article"] == 1) & (cargo["movement"] == first["position"])]
    assert list(goods["text"]) == ["toys", "tea"]
    assert list(via["place"]) == ["Almaty"]


def test_gdal_reads_points_and_lines(tmp_path: Path, records: Path) -> None:
    made = write(records, tmp_path / "o.geojson")
    about = pyogrio.read_info(made)
    assert about["driver"] == "GeoJSON"
    assert about["crs"] == "EPSG:4326"
    meta, _, shapes, columns = pyogrio.raw.read(made)
    fields = dict(zip(meta["fields"], columns, strict=True))
    kinds = [int.from_bytes(shape[1:5], "little") for shape in shapes]  # of well-known binary: 1 point, 2 line
    assert {(record, kind) for record, kind in zip(fields["record"], kinds, strict=True)} == {
        ("place", 1),
        ("movement", 2),
    }
    assert set(fields["name"]) >= {"Wuhan", "Duisburg", "Almaty", "Chengdu", "Łódź"}
    west, south, east, north = about["total_bounds"]
    assert (round(west), round(east)) == (7, 114)
    assert 30 < south < north < 52
