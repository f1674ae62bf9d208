"""The user's own services, places and organisations: a YAML file, checked before use.

    services:
      - name: Northern Fruit Express
        kind: rail_service
        aliases: [Fruit Express North]
    places:
      - name: Duisburg Logport III
        kind: facility
        country: DE
        latitude: 51.39
        longitude: 6.70
        aliases: [logport III]
    organisations:
      - name: Northern Fruit Logistics
        kind: operator
        country: "NO"
        aliases: [NFL]

A service or organisation with the name of a packaged one takes its place. A bare list is a list of services, as in
``extractor/data/services``.
"""

from extractor.rules.file import RulesFile
from extractor.rules.load import Rules, RulesError, load

__all__ = ["Rules", "RulesError", "RulesFile", "load"]
