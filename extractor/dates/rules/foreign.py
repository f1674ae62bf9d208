"""Builder of full dates in the words of other languages, which dateparser reads."""

import re

from extractor.dates.expression import Expression
from extractor.dates.fallback import full_date, may_be_month
from extractor.dates.rules.building import expression_of
from extractor.dates.tokens import Tokens


def build_foreign_date(tokens: Tokens, m: re.Match[str]) -> Expression | None:
    """ "17 novembre 2024", "17 de noviembre de 2024", "17. November 2024", "2024年11月17日"."""
    words = [tokens.raw(i) for i in range(m.start(), m.end())]
    if words[0].isdigit() and len(words[0]) == 4:
        if words[1::2] != ["年", "月", "日"]:
            return None
    elif not any(may_be_month(word) for word in words[1:-1] if word != "."):
        return None
    day = full_date(tokens.text[tokens.starts[m.start()] : tokens.ends[m.end() - 1]])
    if day is None or not 1500 <= day.year <= 2200:
        return None
    return expression_of("date", "foreign", m, year=day.year, month=day.month, day=day.day)
