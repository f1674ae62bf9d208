"""Registers the component ``freight_quantities``."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.component import Component
from extractor.quantities.find import find
from extractor.quantities.mention import Quantity
from extractor.quantities.si import in_si
from extractor.sentences import bounds_of


class Quantities(Component):
    """Finds numbers with what they measure."""

    LISTS = ("quantities",)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["quantities"]``."""
        text = spans.text_of(doc)
        dates = spans.read(doc, "dates")
        taken = [(d["start_char"], d["end_char"]) for d in dates]
        rates = [
            (d["start_char"], _PERIODS[d["value"]])
            for d in dates
            if d["value"] in _PERIODS and d["type"] == "set" and text[d["end_char"] : d["end_char"] + 1] != "-"
        ]
        found = find(text, bounds_of(doc), taken, rates)
        rows = [_row(quantity, text) for quantity in found]
        spans.write(doc, "quantities", rows)
        return doc


_PERIODS = {"P1D": "day", "P1W": "week", "P1M": "month", "P1Y": "year", "PT1H": "hour"}


def _row(q: Quantity, text: str) -> spans.Row:
    si_value, si_unit = in_si(q.value, q.unit)
    return {
        "text": text[q.start : q.end],
        "start_char": q.start,
        "end_char": q.end,
        "rule": q.rule,
        "kind": q.kind,
        "value": plain(q.value),
        "high": None if q.high is None else plain(q.high),
        "unit": q.unit,
        "bound": q.bound,
        "change": q.change,
        "per": q.per,
        "counted": q.counted,
        "si_value": si_value,
        "si_unit": si_unit,
    }


def plain(value: float) -> int | float:
    """A whole number as int, so that it is written without a point."""
    return int(value) if float(value).is_integer() and abs(value) < 1e300 else value


@Language.factory("freight_quantities", assigns=["doc.spans", "doc._.quantities"])
def create(nlp: Language, name: str) -> Quantities:
    """The factory spaCy calls for ``nlp.add_pipe("freight_quantities")``."""
    return Quantities()
