"""dateparser as the resolver of last resort: full dates whose month the grammar does not know.

The grammar finds a day, one to three words and a year, or a date in Chinese figures; dateparser reads the month:
"17 novembre 2024", "17 de noviembre de 2024", "17. Dezember 2024", "2024年11月17日". All three parts must be
stated, so that nothing is filled in from the clock. dateparser is imported at the first such date and its answers
are kept in a bounded cache.
"""

from datetime import date
from functools import lru_cache

# How month names begin in the languages below; a word that begins otherwise is not worth a parse.
_MONTH_STEMS = frozenset(
    """
    jan ene gen gin fév fev feb fév mar mär mrt abr avr apr kwi mai may mag mei maj mei jun jui giu iun cze jul lug iul
    lip ago aoû aou aug sie set sep wrz out okt oct ott paź nov lis dez dic déc dec gru янв фев мар апр мая июн июл авг
    сен окт ноя дек oca şub nis haz tem ağu eyl eki kas ara
    """.split()
)
_LANGUAGES = ["fr", "de", "es", "it", "pt", "nl", "pl", "ru", "tr", "zh", "en"]
_CACHED = 256


def may_be_month(word: str) -> bool:
    """Whether a word begins as a month does in one of the languages."""
    return word[:3].lower() in _MONTH_STEMS


@lru_cache(maxsize=_CACHED)
def full_date(words: str) -> date | None:
    """The day that ``words`` name, if they give day, month and year; None otherwise."""
    import dateparser

    found = dateparser.parse(
        words,
        languages=_LANGUAGES,
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
    )
    return found.date() if found else None
