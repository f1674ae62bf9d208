"""The package version, in one place: pyproject.toml and every record read it here."""

__version__ = "0.2.0"
