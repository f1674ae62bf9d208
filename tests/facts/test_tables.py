"""A table of more than forty numbers gives no statistics; a list of sentences does, and so does a short table."""

import pytest

from extractor import Extractor

TABLES = {
    "rows with tabs": "{name}\t{n} trains\t{n}.5%\n",
    "sums and signs": "{name}\t€{n} million\t(+{n}%)\n",
    "no lines": "{name} {n} trains {n}.5% ",
    "no lines, with markup": '<td width="{n}" height="{n}"><a href="/ports/of/europe/{name}/figures">{name}</a></td>',
    "commas": "{name},{n},{n}.5\n",
    "quotation marks": '"{name}";"{n}";"{n}.5"\n',
    "bars": "| {name} | {n} | {n}.5% |\n",
}
LISTS_OF_NAMES = {
    "figures alone": "{n} {n}.5%\n",
    "bullets": "• {name}: {n}.5 million tons, up {n}%\n",
    "numbered": "{n}. Port of {name} and Rijeka: {n} trains\n",
    "measures": "{name}: {n} freight trains\n",
    "markup": "<li>\n{name}: {n} trains\n</li>\n",
}
LISTS = {
    "bullets": "•\tThe port of {name} handled {n} trains in 2023, up {n}.5%.\n",
    "bullets before a number": "•\t{n} trains left {name} in 2023, up {n}.5%.\n",
    "numbered": "{n}.\tThe port of {name} handled {n} trains in 2023, up {n}.5%.\n",
    "sentences": "The port of {name} handled {n} trains in 2023, up {n}.5%. ",
}
NAMES = ("Riga", "Gdansk", "Hamburg", "Rostock", "Antwerp", "Genoa")


def _text(form: str, count: int) -> str:
    rows = (form.format(name=NAMES[n % 6], n=n + 2) for n in range(count))
    return "The ports told of their trains.\n" + "".join(rows)


@pytest.mark.parametrize("form", TABLES.values(), ids=TABLES)
def test_a_long_table_gives_no_statistics(extractor: Extractor, form: str) -> None:
    record = extractor.extract(_text(form, 30))
    assert len(record.quantities) >= 60
    assert not record.statistics


@pytest.mark.parametrize("form", LISTS.values(), ids=LISTS)
def test_a_long_list_of_sentences_gives_statistics(extractor: Extractor, form: str) -> None:
    assert len(extractor.extract(_text(form, 30)).statistics) > 40


@pytest.mark.parametrize("form", LISTS_OF_NAMES.values(), ids=LISTS_OF_NAMES)
def test_only_a_very_long_list_of_names_gives_no_statistics(extractor: Extractor, form: str) -> None:
    assert extractor.extract(_text(form, 150)).statistics
    assert not extractor.extract(_text(form, 450)).statistics


def test_the_numbers_of_a_list_are_no_statistics(extractor: Extractor) -> None:
    assert not extractor.extract(_text("{n}. Port of {name} and Rijeka\n", 30)).statistics


def test_sentences_that_fill_a_line_are_no_table(extractor: Extractor) -> None:
    """Many figures stand in one line, some in sentences as long as those that are cut."""
    long = "The port of {name}, which " + "lies on the sea and " * 30 + "handled {n} trains in 2023, up {n}.5%. "
    assert len(extractor.extract(_text(long, 30)).statistics) > 40


def test_a_short_table_is_read_as_sentences_are(extractor: Extractor) -> None:
    assert extractor.extract(_text("{name}\t{n} trains\t{n}.5%\n", 10)).statistics
