"""The record types: the contract between the extractor and everything that reads its output.

Nothing here imports spaCy or any other part of the package.
"""

from extractor.models.article import SCHEMA_VERSION, Article
from extractor.models.base import Number, Record
from extractor.models.facts import Cargo, Movement, MovementKind, Statistic, Status
from extractor.models.mentions import (
    Bound,
    Change,
    Date,
    DateMod,
    DateType,
    Mention,
    Place,
    PlaceKind,
    Quantity,
    QuantityKind,
    Service,
    ServiceKind,
)

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "Bound",
    "Cargo",
    "Change",
    "Date",
    "DateMod",
    "DateType",
    "Mention",
    "Movement",
    "MovementKind",
    "Number",
    "Place",
    "PlaceKind",
    "Quantity",
    "QuantityKind",
    "Record",
    "Service",
    "ServiceKind",
    "Statistic",
    "Status",
]
