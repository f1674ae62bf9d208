"""Movements from sentences with marked mentions: (sentence, what is expected), and near misses that give none."""

import pytest

from tests.facts.markup import facts

D = "{May 5|date 2024-05-05}"
CE = "<<China-Europe freight train|rail_service>>"

# (sentence, kind, origin, destination, via, cargo, service, status)
ROWS = [
    (f"On {D}, a {CE} left [Xi'an|city CN] for [Duisburg|city DE].", "departure Xi'an > Duisburg"),
    (f"A freight train departed from [Wuhan|city CN] on {D}, heading towards [Hamburg"
     f"|city DE].", "departure Wuhan > Hamburg"),
    (f"A train set off from [Chengdu|city CN] on {D}, bound for [Lodz|city PL].", "departure Chengdu > Lodz"),
    (f"On {D} a train pulled out of [Putian Station|facility CN] for [Moscow"
     f"|city RU].", "departure Putian Station > Moscow"),
    (f"The train was dispatched from [Baku|city AZ] to [Poti|city GE] on {D}.", "departure Baku > Poti"),
    (f"A block train departed [Halkali|facility TR] for [Cologne|city DE] on {D}.", "departure Halkali > Cologne"),
    (f"A train arrived in [Hamburg|city DE] from [Zhengzhou|city CN] on {D}.", "arrival Zhengzhou > Hamburg"),
    (f"On {D}, a freight train rolled into [Madrid|city ES] after leaving [Yiwu|city CN].", "arrival Yiwu > Madrid"),
    (f"A train from [Kostanay|city KZ] reached [Bandar Abbas|city IR] on {D}.", "arrival Kostanay > Bandar Abbas"),
    (f"The first train pulled into [Vientiane|city LA] on {D}.", "arrival None > Vientiane"),
    (f"A train passed through [Mohan|facility CN] on {D}.", "passage None > None via Mohan"),
    (f"A train left [Almaty|city KZ] for [Tehran|city IR] via [Sarakhs|city IR] "
     f"on {D}.", "departure Almaty > Tehran via Sarakhs"),
    (
        f"On {D}, a train left [Xi'an|city CN] for [Izmit|city TR] via [Kazakhstan|country KZ], the [Caspian Sea"
        f"|water] and"
        " [Georgia|country GE].",
        "departure Xi'an > Izmit via Kazakhstan, Caspian Sea, Georgia",
    ),
    (
        f"A train loaded with tyres, garlic and excavator parts left [Jinan|city CN] for [Tashkent|city UZ] on {D}.",
        "departure Jinan > Tashkent with tyres, garlic, excavator parts",
    ),
    (
        f"A train carrying machinery, automotive parts, electronics, and clothing departed from [Zhengzhou|city "
        f"CN] on {D}.",
        "departure Zhengzhou > None with machinery, automotive parts, electronics, clothing",
    ),
    (
        f"On {D}, a train with <41 containers|count 41 counted=containers> of auto parts and solar modules left "
        f"[Xi'an|city CN].",
        "departure Xi'an > None with auto parts, solar modules",
    ),
    (
        f"A train hauling <1,000 tonnes|mass 1000 unit=t> of sunflower seed oil left [Minsk|city BY] on {D}.",
        "departure Minsk > None with sunflower seed oil",
    ),
    (f"[Xi'an|city CN]'s first {CE} set off on {D}.", "departure Xi'an > None"),
    (f"The <<China-Laos Railway|line>> opened on {D}.", "launch None > None"),
    (f"[Shandong|region CN] launched the <<Qilu|rail_service>> service on {D}.", "launch Shandong > None"),
    (f"The <<Adria Shuttle|rail_service>> between [Trieste|city IT] and [Villach|city AT] was launched "
     f"on {D}.", "launch Trieste > Villach"),
    (f"A freight service linking [Chengdu|city CN] with [Gdansk|city PL] was launched "
     f"on {D}.", "launch Chengdu > Gdansk"),
    (f"The <<Baltic Link|rail_service>> will be launched on {D}.", "launch None > None planned"),
    (f"On {D} the train will leave [Kunming|city CN] for [Bangkok|city TH].", "departure Kunming > Bangkok planned"),
    (f"A train is scheduled to depart from [Riga|city LV] for [Almaty|city KZ] "
     f"on {D}.", "departure Riga > Almaty planned"),
    (f"A train due to leave [Lviv|city UA] on {D} was cancelled.", "departure Lviv > None cancelled"),
    (f"A train left [Liège|city BE], [Belgium|country BE], on {D}.", "departure Liège > None"),
    (f"On {D}, the train departed from [Jiaozhou|city CN] in [Shandong|region CN] for [Minsk"
     f"|city BY].", "departure Jiaozhou > Minsk"),
]  # fmt: skip


def render(row: dict) -> str:  # type: ignore[type-arg]
    text = f"{row['kind']} {row['origin']} > {row['destination']}"
    if row["via"]:
        text += " via " + ", ".join(row["via"])
    if row["cargo"]:
        text += " with " + ", ".join(good["text"] for good in row["cargo"])
    return text if row["status"] == "done" else f"{text} {row['status']}"


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_movement(sentence: str, expected: str) -> None:
    found, _, _, _ = facts(sentence)
    assert [render(row) for row in found] == [expected]
    assert found[0]["when"] == "2024-05-05"


NONE = [
    f"Demand hit the market like a freight train on {D}.",
    f"Trains reach <25 countries|count 25 counted=countries> as of {D}.",
    f"Trains leave [Halle|city DE] every day since {D}.",
    f"The minister arrived in [Baku|city AZ] on {D}.",
    f"The yard at [Halle|city DE] was rebuilt on {D}.",
    f"No train left [Brest|city BY] on {D}.",
    f"The number of trains rose on {D}.",
    f"[Poland|country PL] opened an inquiry on {D}.",
    f"There were no trains left at [Chop|city UA] on {D}.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_movement(sentence: str) -> None:
    assert facts(sentence)[0] == []


def test_what_follows_belongs_to_the_same_train() -> None:
    found, _, _, _ = facts(
        f"A train left [Xi'an|city CN] on {D}. Its destination is [Izmit|city TR] by way of [Georgia|country GE]."
    )
    assert [render(row) for row in found] == ["departure Xi'an > Izmit via Georgia"]


def test_a_caption_does_not_make_a_second_movement() -> None:
    lead = f"A train left [Xi'an|city CN] for [Izmit|city TR] on {D}."
    assert len(facts(f"{lead}\nPhoto: a train left [Xi'an|city CN] on {D}.")[0]) == 1
