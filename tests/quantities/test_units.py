"""Units: the table taken from quantulum3 is that of the installed package, and physical quantities are given in SI."""

import pytest

from extractor import Extractor
from scripts import build_units

EXTRACTOR = Extractor()


def test_the_table_is_that_of_the_installed_quantulum3() -> None:
    assert build_units.main("--check") == 0


@pytest.mark.parametrize(
    ("words", "si_value", "si_unit"),
    [
        ("5 km", 5000, "m"),
        ("740-metre", 740, "m"),
        ("12 miles", 19312.128, "m"),
        ("10,000 feet", 3048, "m"),
        ("25 tonnes", 25000, "kg"),
        ("500 lb", 226.796185, "kg"),
        ("1,300 short tons", 1179340.162, "kg"),
        ("1,300 long tons", 1320860.978, "kg"),
        ("120 km/h", 33.333333, "m/s"),
        ("-25 °C", 248.15, "K"),
        ("7,200 kW", 7200000, "W"),
        ("2 kWh", 7200000, "J"),
        ("400 hectares", 4000000, "m2"),
        ("3,000 cubic metres", 3000, "m3"),
        ("12,000 litres", 12, "m3"),
    ],
)
def test_physical_quantities_in_si(words: str, si_value: float, si_unit: str) -> None:
    (quantity,) = EXTRACTOR.extract(f"It was {words} there.").quantities
    assert quantity.si_unit == si_unit
    assert quantity.si_value == pytest.approx(si_value, rel=1e-6)


@pytest.mark.parametrize("words", ["5 TEU", "$5", "5 percent", "5 trains"])
def test_counts_and_money_have_no_si_value(words: str) -> None:
    (quantity,) = EXTRACTOR.extract(f"It was {words} there.").quantities
    assert quantity.si_value is None
    assert quantity.si_unit is None
