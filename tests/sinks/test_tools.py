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
def test_pandas_reads_movements_that_need_no_join(tmp_path: Path, records: Path, form: str) -> None:
    folder = write(records, tmp_path / f"o.{form}")
    read = pd.read_csv if form == "csv" else pd.read_parquet
    movements, goods, via = (
        read(folder / f"{name}.{form}") for name in ("movements", "movement_cargo", "movement_via")
    )
    found = set(zip(movements["origin_name"], movements["origin_country"], movements["destination_name"], strict=True))
    assert found == {("Wuhan", "CN", "Duisburg"), ("Chengdu", "CN", "Łódź")}
    assert pd.to_datetime(movements["earliest"]).notna().all()
    first = movements[movements["article"] == 1].iloc[0]
    carried = goods[(goods["article"] == 1) & (goods["movement"] == first["position"])]
    assert list(carried["text"]) == ["toys", "tea"]
    assert list(via["place"]) == ["Almaty"]


def test_namibia_survives_the_default_reader(tmp_path: Path, extractor: Extractor) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(extractor.extract("Trains reach Windhoek.").model_dump_json() + "\n", encoding="utf-8")
    places = pd.read_csv(write(records, tmp_path / "o.csv") / "places.csv")
    assert list(places["country_name"]) == ["Namibia"]


@pytest.mark.parametrize(("layer", "kind", "shape"), [("places", "Point", 1), ("movements", "LineString", 2)])
def test_gdal_reads_a_layer_of_points_and_one_of_lines(
    tmp_path: Path, records: Path, layer: str, kind: str, shape: int
) -> None:
    made = write(records, tmp_path / "o.geojson") / f"{layer}.geojson"
    about = pyogrio.read_info(made)
    assert (about["driver"], about["crs"], about["geometry_type"]) == ("GeoJSON", "EPSG:4326", kind)
    meta, _, shapes, columns = pyogrio.raw.read(made)
    assert {int.from_bytes(wkb[1:5], "little") for wkb in shapes} == {shape}
    fields = dict(zip(meta["fields"], columns, strict=True))
    names = fields["name"] if layer == "places" else [*fields["origin_name"], *fields["destination_name"]]
    assert set(names) >= {"Wuhan", "Duisburg", "Chengdu", "Łódź"}
    west, south, east, north = about["total_bounds"]
    assert (round(west), round(east)) == (7, 114)
    assert 30 < south < north < 52
