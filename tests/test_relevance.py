"""The first look: freight on rails, and what looks like it."""

import pytest

from extractor import Extractor, sources
from extractor.relevance import about_freight
from tests.conftest import CORPUS

ABOUT = [
    "The first container train of the year left Xi'an for Duisburg.",
    "Coal loadings on Indian Railways rose by 4 percent.",
    "BNSF reported 210,400 carloads, up 3 percent.",
    "Rail freight volumes fell. The operator ran fewer trains, and wagons stood idle with steel and timber.",
    "Goods trains between Riga and Lodz resumed on Monday after a flood.",
    "From Tuesday, timber trains will again run between Oulu and Kemi.",
    "Freight services between Medyka and Lviv have been suspended since Saturday.",
    "A goods train derailed near Kazipet; two wagons of cement overturned.",
]
OTHER = [
    "",
    "The train was full of passengers, and fares will rise.",
    "She trains athletes and hauls tires across the yard.",
    "The port handled 1.2 million containers and 30 million tonnes of coal, and trucks wait for hours.",
    "A bridal train of silk and a wagon of friends.",
    "The metro bought 40 trains; tickets and fares stay as they are, and tourists bring goods home.",
    "The winger came down the left flank like a freight train and beat two defenders.",
    "In the film, a runaway freight train loaded with chemicals hurtles towards a town.",
    "The airline suspended its air freight services to Lodz on Monday.",
    "The goods were on show, and trains of camels passed the town.",
    "His train of thought went off the rails.",
    "The council discussed noise. " * 200 + "A freight train passed with wagons of coal.",
]


@pytest.mark.parametrize("text", ABOUT)
def test_freight_on_rails(text: str) -> None:
    assert about_freight(text)


@pytest.mark.parametrize("text", OTHER)
def test_other_news(text: str) -> None:
    assert not about_freight(text)


def test_a_headline_counts() -> None:
    text = "Volumes came to 41.5 million tonnes of coal and 3 million tonnes of grain, the ministry said."
    assert not about_freight(text)
    assert about_freight(text, "Rail freight in Latvia drops")


def test_the_corpus_is_kept_but_for_its_news_of_other_traffic() -> None:
    other = {
        "dev-c-14": "stranded passengers",
        "dev-g-14": "rates of lorries",
        "dev-h-14": "a strike of dockers",
        "dev-i-14": "ships and a canal",
        "dev-j-10": "a strike of lorries",
        "retold-090": "a passenger station",
        "retold-124": "a rush of passengers",
        "retold-128": "a container ship",
        "retold-136": "trains of tourists",
        "retold-195": "a night train",
        "retold-204": "lorries in a queue",
        "retold-217": "a night train",
    }
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    assert {story.id for story in stories if not about_freight(story.text, story.title)} == set(other)


def test_the_record_tells_it(extractor: Extractor) -> None:
    assert [extractor.extract(text).about_freight for text in (ABOUT[0], OTHER[1])] == [True, False]
