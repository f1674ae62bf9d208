"""Looks names up in the gazetteer and in the lexicon of services."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from extractor.models.base import Record
from extractor.models.rows import country_name
from extractor.places.component import Places
from extractor.places.gazetteer import Gazetteer
from extractor.services import lexicon


class PlaceFound(Record):
    """A place that bears the name."""

    name: str = Field(description="Standard English name.")
    kind: str = Field(description="country, region, city, facility, water or area.")
    country: str | None = Field(description="ISO 3166-1 alpha-2 code.")
    country_name: str | None = Field(description="The country's name.")
    division: str | None = Field(description="The first-level division it lies in or is.")
    latitude: float | None = Field(description="WGS 84, degrees north.")
    longitude: float | None = Field(description="WGS 84, degrees east.")
    population: int | None = Field(description="Inhabitants, where known.")
    geonames_id: int | None = Field(description="Id in GeoNames; null for the project's own places.")


class ServiceFound(Record):
    """A service of the lexicon that bears the name."""

    name: str = Field(description="Canonical name.")
    kind: str = Field(description="rail_service, corridor, line, product, programme or operating_model.")
    aliases: list[str] = Field(description="Other names.")
    operator: str | None = Field(description="Who runs it, where known.")
    region: str | None = Field(description="Where it runs.")
    source: str | None = Field(description="Where the fact comes from.")


class Lookup:
    """The names that the extractor knows, the user's own among them."""

    def __init__(self, rules: Path | None = None) -> None:
        """Raises RulesError if the rules cannot be used."""
        places, own = [], []
        if rules is not None:
            from extractor.rules import load

            loaded = load(rules)
            places = list(loaded.places)
            own = [lexicon.check(row, "services", lexicon.OWN) for row in loaded.services]
        self._gazetteer: Gazetteer = Places(places).gazetteer
        taken = {entry.name for entry in own}
        self._services = [*own, *(entry for entry in lexicon.packaged() if entry.name not in taken)]

    def places(self, name: str, most: int) -> list[PlaceFound]:
        """The places of a name, the likeliest first; none if no place is called so."""
        found = self._gazetteer.find(" ".join(name.split()))
        return [
            PlaceFound(
                name=entry.name,
                kind=entry.kind,
                country=entry.country,
                country_name=country_name(entry.country),
                division=self._division(entry.admin),
                latitude=entry.latitude,
                longitude=entry.longitude,
                population=entry.population or None,
                geonames_id=entry.geonames_id,
            )
            for entry in (found.entries[:most] if found else ())
        ]

    def _division(self, code: str | None) -> str | None:
        """The name of the first-level division that a code such as ``US.GA.145`` begins with."""
        if code is None or "." not in code:
            return None
        found = self._gazetteer.division(".".join(code.split(".")[:2]))
        return found.name if found else None

    def services(self, name: str, most: int) -> list[ServiceFound]:
        """Services called so, then those that have all of the words in one of their names."""
        wanted = lexicon.words_of(name)
        if not wanted:
            return []
        exact = [entry for entry in self._services if wanted in map(lexicon.words_of, _names(entry))]
        part = [
            entry for entry in self._services if any(set(wanted) <= set(lexicon.words_of(n)) for n in _names(entry))
        ]
        found = dict.fromkeys((*exact, *part))
        return [
            ServiceFound(
                name=entry.name,
                kind=entry.kind,
                aliases=list(entry.aliases),
                operator=entry.operator,
                region=entry.region,
                source=entry.source,
            )
            for entry in list(found)[:most]
        ]


def _names(entry: lexicon.Entry) -> Iterable[str]:
    return entry.name, *entry.aliases
