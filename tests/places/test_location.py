"""Where places lie: their own point, that of what contains them, or none; never a neighbour's."""

import pytest

from extractor import Extractor

# text, mention, admin1, name of it, located, latitude and longitude or None
TABLE = [
    ("A train left Zhengzhou.", "Zhengzhou", "CN.09", "Henan", "exact", (34.76, 113.65)),
    ("A train left Henan.", "Henan", "CN.09", "Henan", "exact", (34.4, 113.7)),
    ("Coal moved through Davidson County, Tennessee.", "Davidson County", "US.TN", "Tennessee", "exact", (36.2, -86.7)),
    ("A train left China.", "China", None, None, "exact", (33, 108)),
    ("Trains link China and Europe.", "Europe", None, None, "exact", (48.7, 9.1)),
    ("A train reached Khorgos, Kazakhstan.", "Khorgos", "KZ.12510144", "Zhetysu Region", "exact", (44.2, 80.4)),
    # A station whose own point nobody lists has its town's.
    ("A train left the Chongqing Xiaonanya Station.", "Chongqing Xiaonanya Station", "CN.33", "Chongqing", "parent",
     (29.56, 106.56)),
    ("Onions left for Azadpur in Delhi.", "Azadpur", "IN.07", "Delhi", "parent", (28.65, 77.23)),
    ("Wagons from Langerfeld yard in Wuppertal arrived.", "Langerfeld", "DE.07", "North Rhine-Westphalia", "parent",
     (51.27, 7.18)),
    # Not the point of a name that only stands beside it.
    ("The train stopped at Tatarskaya station near Novosibirsk, Russia.", "Tatarskaya", None, None, "none", None),
    ("Coal came from northwest China.", "northwest China", None, None, "none", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "mention", "admin1", "name", "located", "point"), TABLE)
def test_location(
    text: str,
    mention: str,
    admin1: str | None,
    name: str | None,
    located: str,
    point: tuple[float, float] | None,
    extractor: Extractor,
) -> None:
    (place,) = (p for p in extractor.extract(text).places if p.text == mention)
    assert (place.admin1, place.admin1_name, place.located) == (admin1, name, located)
    if point is None:
        assert (place.latitude, place.longitude) == (None, None)
    else:
        assert place.latitude == pytest.approx(point[0], abs=0.5 if place.kind in ("city", "facility") else 3)
        assert place.longitude == pytest.approx(point[1], abs=0.5 if place.kind in ("city", "facility") else 3)
