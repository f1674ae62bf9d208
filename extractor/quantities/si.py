"""Values in coherent SI units (BIPM, The International System of Units, 9th edition)."""

# symbol -> (factor, SI unit); temperatures are handled apart.
_FACTORS: dict[str, tuple[float, str]] = {
    "t": (1000, "kg"), "kg": (1, "kg"), "g": (0.001, "kg"), "lb": (0.45359237, "kg"), "oz": (0.028349523125, "kg"),
    "short ton": (907.18474, "kg"), "long ton": (1016.0469088, "kg"),
    "km": (1000, "m"), "m": (1, "m"), "cm": (0.01, "m"), "mm": (0.001, "m"), "mi": (1609.344, "m"),
    "ft": (0.3048, "m"), "in": (0.0254, "m"), "yd": (0.9144, "m"),
    "m2": (1, "m2"), "km2": (1e6, "m2"), "ha": (1e4, "m2"), "acre": (4046.8564224, "m2"), "ft2": (0.09290304, "m2"),
    "mi2": (2589988.110336, "m2"), "mu": (666.6666666667, "m2"),
    "m3": (1, "m3"), "l": (0.001, "m3"), "ft3": (0.028316846592, "m3"), "bbl": (0.158987294928, "m3"),
    "gal": (0.003785411784, "m3"),
    "km/h": (1 / 3.6, "m/s"), "mph": (0.44704, "m/s"),
    "W": (1, "W"), "kW": (1000, "W"), "MW": (1e6, "W"), "GW": (1e9, "W"), "hp": (745.6998715823, "W"),
    "kWh": (3.6e6, "J"), "MWh": (3.6e9, "J"), "GWh": (3.6e12, "J"), "tkm": (1e6, "kg·m"),
}  # fmt: skip


def in_si(value: float, unit: str | None) -> tuple[int | float | None, str | None]:
    """``value`` in the SI unit of its dimension; (None, None) for counts, money and shares."""
    if unit == "°C":
        return round(value + 273.15, 6), "K"
    if unit == "°F":
        return round((value - 32) * 5 / 9 + 273.15, 6), "K"
    if unit not in _FACTORS:
        return None, None
    factor, symbol = _FACTORS[unit]
    converted = float(f"{value * factor:.10g}")
    return (int(converted) if converted.is_integer() else converted), symbol
