"""A number written in any notation reads back as that number, and the words quoted are those of the text."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.models import Quantity

EXTRACTOR = Extractor()
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "lakh": 10**5,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}


def the_quantity(words: str) -> Quantity:
    sentence = f"The line moved {words} in all."
    (quantity,) = EXTRACTOR.extract(sentence).quantities
    assert sentence[quantity.start_char : quantity.end_char] == quantity.text
    return quantity


def same(value: float | int | None, expected: Decimal | int) -> bool:
    return value == pytest.approx(float(expected), rel=1e-12)


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    for size, word in ((10**6, "million"), (10**3, "thousand")):
        if number >= size:
            small = "and " if number % size < 100 else ""
            rest = f" {small}{spelled(number % size)}" if number % size else ""
            return f"{spelled(number // size)} {word}{rest}"
    raise ValueError(number)


def indian(number: int) -> str:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(1, 10**12))
def test_whole_numbers(number: int) -> None:
    grouped = f"{number:,}"
    notations = [str(number), grouped, *(grouped.replace(",", space) for space in "\u00a0\u202f ")]
    if number >= 10**6:
        notations.append(grouped.replace(",", "."))
    if number >= 10**5:
        notations.append(indian(number))
    for notation in notations:
        assert same(the_quantity(f"{notation} tonnes").value, number), notation


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(2, 999_999_999))
def test_numbers_in_words(number: int) -> None:
    words = spelled(number)
    assert same(the_quantity(f"{words} tonnes").value, number), words


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.decimals("0.01", "999", places=2), st.sampled_from(sorted(SCALES)))
def test_scaled_decimals(number: Decimal, scale: str) -> None:
    gap = "" if scale in ("m", "bn") else " "
    assert same(the_quantity(f"{number}{gap}{scale} tonnes").value, number * SCALES[scale])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.decimals("0.001", "99999", places=3).filter(lambda number: str(number)[-1] != "0"))
def test_decimals_and_middle_dots(number: Decimal) -> None:
    assert same(the_quantity(f"{number} tonnes").value, number)
    assert same(the_quantity(f"{str(number).replace('.', '·')} tonnes").value, number)
    assert same(the_quantity(f"{number:,} tonnes").value, number)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(2, 99), st.sampled_from(["million", "billion", "thousand"]))
def test_and_a_half(number: int, scale: str) -> None:
    expected = Decimal(2 * number + 1) / 2 * SCALES[scale]
    assert same(the_quantity(f"{spelled(number)} and a half {scale} tonnes").value, expected)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(10, 10**6), st.integers(1, 9), st.sampled_from(["{}-{} tonnes", "{}–{} tonnes", "{} to {} tonnes"]))
def test_ranges(low: int, more: int, form: str) -> None:
    quantity = the_quantity(form.format(f"{low:,}", f"{low + more:,}"))
    assert (quantity.value, quantity.high) == (low, low + more)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.decimals("1.1", "999", places=1),
    st.sampled_from(
        [
            ("US${}bn", "USD", 10**9),
            ("${} billion", "USD", 10**9),
            ("€{}m", "EUR", 10**6),
            ("£{} million", "GBP", 10**6),
            ("RMB {} billion", "CNY", 10**9),
            ("{} billion yuan", "CNY", 10**9),
            ("Rs {} crore", "INR", 10**7),
            ("₹{} lakh", "INR", 10**5),
            ("CHF {} million", "CHF", 10**6),
            ("{} million euros", "EUR", 10**6),
            ("{} million rubles", "RUB", 10**6),
            ("A${}m", "AUD", 10**6),
            ("R{}bn", "ZAR", 10**9),
        ]
    ),
)
def test_money(amount: Decimal, notation: tuple[str, str, int]) -> None:
    form, code, scale = notation
    quantity = the_quantity(form.format(amount))
    assert (quantity.kind, quantity.unit) == ("money", code)
    assert same(quantity.value, amount * scale)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789.,-–$€% ½×/\u00a0tmnMbkaehund()~+", max_size=40))
def test_any_text_gives_ordered_exact_mentions(text: str) -> None:
    end = 0
    for quantity in EXTRACTOR.extract(f"x {text} y").quantities:
        assert quantity.start_char >= end
        assert f"x {text} y"[quantity.start_char : quantity.end_char] == quantity.text
        end = quantity.end_char
