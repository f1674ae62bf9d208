"""Statistics from sentences with marked mentions, and numbers that measure no traffic."""

import pytest

from tests.facts.markup import facts

Y = "{2024|date 2024}"
TRIPS = "<1,941 trips|count 1941 counted=trips>"
UP = "<15 percent|percent 15 unit=% change=increase>"
CE = "<<China-Europe freight trains|rail_service=China-Europe freight train>>"

# (text, [(quantity, period, place or service, baseline)])
ROWS = [
    (f"In {Y}, [Henan|region CN] handled {TRIPS}.", [("1,941 trips", "2024", "Henan", None)]),
    (f"[Henan|region CN] handled {TRIPS} in {Y}.", [("1,941 trips", "2024", "Henan", None)]),
    (
        f"In {Y}, [Henan|region CN] handled {TRIPS}, up {UP} year on year.",
        [("1,941 trips", "2024", "Henan", None), ("15 percent", "2024", "Henan", "year-on-year")],
    ),
    (
        f"[Wuhan|city CN] sent {TRIPS} in {Y}, up {UP} from the same period last year.",
        [("1,941 trips", "2024", "Wuhan", None), ("15 percent", "2024", "Wuhan", "last year")],
    ),
    (
        f"[Wuhan|city CN] sent {TRIPS} in {Y}, {UP} more than in {{2023|date 2023}}.",
        [("1,941 trips", "2024", "Wuhan", None), ("15 percent", "2024", "Wuhan", "2023")],
    ),
    (
        "As of {November 15|date 2024-11-15}, the number of " + CE + " has surpassed <100,000|count 100000 "
                                                                     "counted=trains>.",
        [("100,000", "../2024-11-15", "China-Europe freight train", None)],
    ),
    (
        "By {the end of 2024|date 2024}, the <<China-Laos Railway|line>> had carried <48 million tonnes|mass "
        "48000000 unit=t>.",
        [("48 million tonnes", "../2024", "China-Laos Railway", None)],
    ),
    (
        "As of {April 10|date 2025-04-10}, [Manzhouli|city CN] had recorded <29,000 trains|count 29000 "
        "counted=trains> {since 2013|interval 2013/..}.",
        [("29,000 trains", "2013/2025-04-10", "Manzhouli", None)],
    ),
    (
        "{Since its launch in 2013|interval 2013/..}, the <<Chang'an|rail_service>> has made <27,000 trips|count "
        "27000 counted=trips>.",
        [("27,000 trips", "2013/..", "Chang'an", None)],
    ),
    ("[Halle|city DE] sorts <2,400 wagons|count 2400 counted=wagons per=day> "
     "daily.", [("2,400 wagons", "P1D", "Halle", None)]),
    (
        "The <<Saale Express|rail_service>> runs <three round trips|count 3 counted=round_trips per=week> per week.",
        [("three round trips", "P1W", "Saale Express", None)],
    ),
    (
        "[Wuhan|city CN] now has <55 routes|count 55 counted=routes> to <41 countries|count 41 counted=countries>.",
        [("55 routes", None, "Wuhan", None), ("41 countries", None, "Wuhan", None)],
    ),
    (
        f"In {Y} the <<Middle Corridor|corridor>> carried <4.48 million tonnes|mass 4480000 unit=t>.",
        [("4.48 million tonnes", "2024", "Middle Corridor", None)],
    ),
    (
        f"[Chongqing|city CN] sent goods worth <9.2 billion yuan|money 9200000000 unit=CNY> in {Y}.",
        [("9.2 billion yuan", "2024", "Chongqing", None)],
    ),
    (
        f"Kombiverkehr moved <951,000 consignments|count 951000 counted=truck_consignments> in {Y}.",
        [("951,000 consignments", "2024", None, None)],
    ),
    (
        f"In {Y}, services to [Central Asia|area] grew to <900 trips|count 900 counted=trips>.",
        [("900 trips", "2024", "Central Asia", None)],
    ),
    (
        "The <<Benguela Railway|line>> is a <1,289 km|length 1289 unit=km> line.",
        [("1,289 km", None, "Benguela Railway", None)],
    ),
    (
        "It was the <10,000th train|ordinal 10000 counted=train> from [Wuhan|city CN] in {2024|date 2024}.",
        [("10,000th train", "2024", "Wuhan", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_statistics(text: str, expected: list[tuple[str | None, ...]]) -> None:
    _, found, _, lists = facts(text)
    shown = [
        (lists["quantities"][row["quantity"]]["text"], row["period"], row["place"] or row["service"], row["baseline"])
        for row in found
    ]
    assert shown == expected


NONE = [
    f"On {Y} a train with <55 containers|count 55 counted=containers> left [Wuhan|city CN].",
    "Each train is <680 metres|length 680 unit=m> long.",
    "The rate fell to <$4,000|money 4000 unit=USD per=container> per container.",
    "The yard was rebuilt at a cost of <€180m|money 180000000 unit=EUR>.",
    "Lineas employs <2,100 people|count 2100 counted=people>.",
    "It owns <250 locomotives|count 250 counted=locomotives>.",
    "Trains run at <120 km/h|speed 120 unit=km/h>.",
    "The yard covers <520,000 square metres|area 520000 unit=m2>.",
    "Shippers pay <20 percent|percent 20 unit=% change=decrease> less for logistics costs.",
    "The gauge changes from <1,435 mm|length 1435 unit=mm>.",
    "It was <50 °C|temperature 50 unit=°C> in the yard.",
    "They invested <$455 million|money 455000000 unit=USD> in the port.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_statistic(text: str) -> None:
    assert facts(text)[1] == []


def test_a_period_governs_the_next_sentence_of_the_paragraph() -> None:
    _, found, _, _ = facts(
        f"In {Y}, [Henan|region CN] handled {TRIPS}. The trains carried <8,000 TEUs|count 8000 unit=TEU>."
    )
    assert [row["period"] for row in found] == ["2024", "2024"]


def test_the_city_is_the_one_spoken_of() -> None:
    _, found, _, _ = facts(
        f"[Wuhan|city CN] lies on a river. {CE} handled by the city in {Y} numbered <600|count 600>."
    )
    assert [row["place"] or row["service"] for row in found] == ["Wuhan"]


@pytest.mark.parametrize("date", ["{Q2 2024|date 2024-Q2}", "{March 2024|date 2024-03}", "{2024|date 2024}"])
def test_a_relative_clause_behind_any_date_is_read(date: str) -> None:
    change = f"up {UP} from the same period of {date}, which was <5 trips|count 5 counted=trips>"
    _, found, _, _ = facts(f"In {Y}, [Henan|region CN] handled {TRIPS}, {change}.")
    assert found


def _list_of(size: int) -> str:
    items = ", ".join(f"<{n},100 tons|mass {n}100 unit=t> of coal" for n in range(1, size + 1))
    return f"In {Y}, [Henan|region CN] received {items}."


def test_a_long_list_is_read_but_no_table_without_its_lines() -> None:
    assert facts(_list_of(40))[1]
    assert not facts(_list_of(41))[1]
