"""Values in coherent SI units (BIPM, The International System of Units, 9th edition)."""

# symbol -> (factor, SI unit); temperatures are handled apart.
_FACTORS: dict[str, tuple[float, str]] = {
    "t": (1000, "kg"), "kg": (1, "kg"), "g": (0.001, "kg"), "lb": (0.45359237, "kg"), "oz": (0.028349523125, "kg"),
    "short ton": (907.18474, "kg"), "long ton": (1016.0469088, "kg"),
    "km": (1000, "m"), "m": (1, "m"), "cm": (0.01, "m"), "mm": (0.001, "m"), "mi": (1609.344, "m"),
    "ft": (0.3048, "m"), "in": (0.0254, "m"), "yd": (0.9144, "m"), "nautical mile": (1852, "m"),
    "m2": (1, "m2"), "km2": (1e6, "m2"), "ha": (1e4, "m2"), "acre": (4046.8564224, "m2"), "ft2": (0.09290304, "m2"),
    "mi2": (2589988.110336, "m2"), "mu": (666.6666666667, "m2"),
    "m3": (1, "m3"), "l": (0.001, "m3"), "ft3": (0.028316846592, "m3"), "bbl": (0.158987294928, "m3"),
    "gal": (0.003785411784, "m3"),
    "quart": (0.000946352946, "m3"), "pint": (0.000473176473, "m3"), "fluid ounce": (2.95735295625e-5, "m3"),
    "bushel": (0.03523907016688, "m3"), "acre foot": (1233.48183754752, "m3"), "ml": (1e-6, "m3"),
    "cubic yard": (0.764554857984, "m3"), "cubic inch": (1.6387064e-5, "m3"), "cubic centimetre": (1e-6, "m3"),
    "cubic kilometre": (1e9, "m3"), "square inch": (6.4516e-4, "m2"), "square yard": (0.83612736, "m2"),
    "quintal": (100, "kg"), "carat": (2e-4, "kg"), "fathom": (1.8288, "m"), "furlong": (201.168, "m"),
    "knot": (1852 / 3600, "m/s"), "foot per second": (0.3048, "m/s"), "metre per second": (1, "m/s"),
    "kiloton": (1e6, "kg"), "megaton": (1e9, "kg"), "gigaton": (1e12, "kg"), "ton-mile": (1459972.4, "kg·m"),
    "british thermal unit": (1055.05585262, "J"), "mega british thermal unit": (1055055852.62, "J"),
    "therm": (105505585.262, "J"), "kilowatt hour": (3.6e6, "J"), "horsepower-hour": (2684519.537696, "J"),
    "horsepower": (745.6998715823, "W"), "kV": (1000, "V"), "pound per square inch": (6894.757293168, "Pa"),
    "standard atmosphere": (101325, "Pa"), "inch of mercury": (3386.389, "Pa"), "torr": (101325 / 760, "Pa"),
    "pound-force": (4.4482216152605, "N"), "kilogram-force": (9.80665, "N"), "revolutions per minute": (1 / 60, "Hz"),
    "km/h": (1 / 3.6, "m/s"), "mph": (0.44704, "m/s"),
    "W": (1, "W"), "kW": (1000, "W"), "MW": (1e6, "W"), "GW": (1e9, "W"), "hp": (745.6998715823, "W"),
    "kWh": (3.6e6, "J"), "MWh": (3.6e9, "J"), "GWh": (3.6e12, "J"), "tkm": (1e6, "kg·m"),
}  # fmt: skip

_PREFIXES = {"nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 0.01, "deci": 0.1, "": 1.0, "kilo": 1e3, "mega": 1e6,
             "giga": 1e9, "tera": 1e12, "peta": 1e15}  # fmt: skip
_BASES = {"metre": (1, "m"), "gram": (0.001, "kg"), "litre": (0.001, "m3"), "hertz": (1, "Hz"), "volt": (1, "V"),
          "ampere": (1, "A"), "ohm": (1, "Ω"), "watt": (1, "W"), "joule": (1, "J"), "calorie": (4.184, "J"),
          "pascal": (1, "Pa"), "bar": (1e5, "Pa"), "newton": (1, "N"), "coulomb": (1, "C"), "farad": (1, "F"),
          "becquerel": (1, "Bq"), "electronvolt": (1.602176634e-19, "J")}  # fmt: skip
_FACTORS |= {
    prefix + base: (scale * factor, unit)
    for prefix, scale in _PREFIXES.items()
    for base, (factor, unit) in _BASES.items()
}


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
