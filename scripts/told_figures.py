"""Gold articles of which only the statistics were annotated, with the quantities that these are of."""

from dataclasses import replace

from extractor.evaluate.gold import Gold


def with_quantities_of_statistics(one: Gold) -> Gold:
    """The article with the quantities of its statistics in text order, where its quantities were not annotated."""
    if "quantities" in one.lists:
        return one
    text, at = one.story.text, 0
    found = []
    for row in one.lists["statistics"]:
        start = text.find(row["quantity"], at)
        start = start if start >= 0 else text.find(row["quantity"])
        if start >= 0:
            at = start + 1
            found.append({"text": row["quantity"], "start_char": start, "end_char": start + len(row["quantity"])})
    told = [row for row in one.lists["statistics"] if row["quantity"] in text]
    found.sort(key=lambda row: row["start_char"])
    return replace(one, lists=one.lists | {"quantities": found, "statistics": told})
