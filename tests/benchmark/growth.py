"""How the cost of a text grows with its length, on texts made to be slow: at most 2.6 times for twice the length.

Each family repeats what some rule looks for, or names something new at every step, without end and mostly without
a stop. The quadratic takes 4 times as long for twice the length, the linear twice.
"""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, pairwise, product

from extractor import Extractor
from tests.benchmark.articles import towns
from tests.benchmark.measure import Rows, cpu

LIMIT = 2.6
SIZES = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000)
_SYLLABLES = ("ka", "lu", "mo", "ri", "te", "vo", "zhen", "shi", "bro", "nad", "el", "qui")


def _repeated(*parts: str) -> Callable[[], Iterator[str]]:
    return lambda: cycle(parts)


def _counted(form: str) -> Callable[[], Iterator[str]]:
    """``form`` with ever new towns, names and numbers."""

    def parts() -> Iterator[str]:
        names = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]
        for number, (town, name) in enumerate(zip(cycle(towns()), cycle(names), strict=False)):
            yield form.format(town=town, name=name, n=number * 37 + 5, day=number % 28 + 1, year=1900 + number % 130)

    return parts


FAMILIES: dict[str, Callable[[], Iterator[str]]] = {
    "brackets": _repeated("("),
    "quotation marks": _repeated('"', "“", "'", "’ "),
    "dashes": _repeated("-", "–", "-- "),
    "one word": _repeated("a"),
    "white space": _repeated(" ", "\n", "\t", "\u00a0"),
    "combining marks": _repeated("e\u0301", "\U0001f682"),
    "abbreviations": _repeated("U.S. ", "Co.", "a.m. "),
    "figures with commas": _repeated("1,000,"),
    "figures in a list": _counted("{n}, "),
    "ranges": _counted("{n} to {n}, between {n} and {n}, "),
    "in their order": _counted("{n} and {n} respectively, "),
    "measured numbers": _repeated("5 tons ", "and "),
    "number words": _repeated("two ", "hundred ", "and "),
    "changes": _repeated("up 5% ", "from 3% "),
    "dates": _counted("on {day} May {year}, "),
    "names of days": _repeated("Monday ", "last ", "week, "),
    "months in a row": _repeated("January ", "February, ", "March ", "May and "),
    "qualified towns": _repeated("Zhengzhou, Henan, China; "),
    "towns, one a line": _counted("{town}\n"),
    "towns in a list": _counted("{town}, "),
    "routes": _counted("{town}–{name}–"),
    "named trains": _counted("the “{name} Express” and "),
    "trains in a list": _counted("train X{n}, train No. {n}, "),
    "hyphen chains": _repeated("Xi'an-", "Almaty-", "Duisburg-", "China-Europe-"),
    "persons": _counted("said {name} {town} of {name} Co., "),
    "companies": _counted("{name} Logistics Co., Ltd. ({name}) and {town} Rail said, "),
    "organisations in a list": _counted("{name} Railways, {name} Logistics Group and "),
    "one railway": _repeated("Kazakhstan Temir Zholy (KTZ) said, operators KTZ, "),
    "ministries": _repeated("Ministry of Transport and Trade, ", "China Railway "),
    "movements": _repeated("a train carrying 5 TEUs left Xi'an for Almaty on Nov. 5, "),
    "movements of other towns": _counted("A train with {n} containers left {town} for {name}. "),
    "statistics": _counted("{town} handled {n} trains, up 5%, "),
    "statistics of one city": _counted("{town} grew. The city handled {n} trains. "),
    "movements of one sentence": _counted("a train left {town} for {town} and "),
    "a table": _counted("{town}\t{n}\t{day}.5%\n"),
    "a table with commas": _counted("{town},{n},{day}.5,{year}\n"),
    "a table with bars": _counted("| {town} | {n} | {day}.5% |\n"),
    "a table in markup": _counted("<tr><td>{town}</td><td>{n}</td><td>{day}.5%</td></tr>"),
    "a column of figures": _repeated("5\n"),
    "columns of figures": _counted("{n} {n} {n} {n}\n"),
    "a numbered list": _counted("{n}. {town}\n"),
    "a list of figures": _counted("• {town} – {n} TEU\n"),
    "measures, one a line": _counted("{n} tons\n"),
    "trains, one a sentence": _counted("{n} trains. "),
    "trains without a stop": _repeated("a train left "),
    "markup": _counted("<a href='{n}'>{town}</a>"),
}


def text(family: str, size: int) -> str:
    """The first ``size`` characters of a family."""
    made, length = [], 0
    for part in FAMILIES[family]():
        made.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(made)[:size]


def cost(family: str, size: int, *, tokens: bool = False, times: int = 5) -> float:
    """CPU seconds from text to JSON, with empty caches; with ``tokens`` through a spaCy Doc. The best of some times."""

    def work(extractor: Extractor, given: str) -> None:
        made = extractor.record(extractor.doc(given)) if tokens else extractor.extract(given, "2024-11-18")
        made.model_dump_json()

    given = text(family, size)
    best = float("inf")
    for _ in range(times):
        extractor = Extractor()
        extractor.extract("A train left Xi'an.")
        gc.collect()
        gc.disable()
        try:
            best = min(best, cpu(partial(work, extractor, given)))
        finally:
            gc.enable()
    return best


def growth() -> Rows:
    """The steepest doubling of each family, and what its longest text costs."""
    rows = []
    for family in FAMILIES:
        costs = [cost(family, size) for size in SIZES]
        steepest = max(after / before for before, after in pairwise(costs))
        rows.append((family, f"{steepest:.1f} ×, {costs[-1]:.1f} s"))
    return rows
