"""The record types: the contract between the extractor and everything that reads its output.

Nothing here imports spaCy or any other part of the package.
"""

from extractor.models.article import SCHEMA_VERSION, Article
from extractor.models.base import Number, Record, Words
from extractor.models.facts import Candidate, Evidence, Fact, MentionList, Movement, MovementKind, Statistic, Status
from extractor.models.mentions import (
    Assumption,
    Bound,
    Change,
    Date,
    DateMod,
    DateType,
    Located,
    Mention,
    Organisation,
    OrganisationKind,
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
    "Assumption",
    "Bound",
    "Candidate",
    "Change",
    "Date",
    "DateMod",
    "DateType",
    "Evidence",
    "Fact",
    "Located",
    "Mention",
    "MentionList",
    "Movement",
    "MovementKind",
    "Number",
    "Organisation",
    "OrganisationKind",
    "Place",
    "PlaceKind",
    "Quantity",
    "QuantityKind",
    "Record",
    "Service",
    "ServiceKind",
    "Statistic",
    "Status",
    "Words",
]
