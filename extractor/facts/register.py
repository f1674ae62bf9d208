"""The register of what an article speaks of: runs of trains, and services or lines."""

from dataclasses import dataclass, field

from extractor.facts.article import Article, Sentence
from extractor.facts.placed import PlaceRole
from extractor.facts.talk import Talk

RUN, SERVES = "run", "service"
"""What the register holds."""
OPENS = ("verbs.launch", "verbs.resume", "verbs.suspend", "verbs.cease")
STARTS = ("verbs.launch", "verbs.resume", "verbs.link")
RUNS = ("verbs.depart", "verbs.send", "verbs.arrive", "verbs.run", "verbs.receive", "verbs.pass")
"""Classes of verbs: of services that open or stop, of services that begin, of trains that move."""

SEVERAL = 99
"""Trains told of without their number."""


@dataclass(slots=True, eq=False)
class Train:
    """A run, or a service or line, with all that speaks of it, in text order."""

    number: int
    kind: str
    talks: list[Talk] = field(default_factory=list)
    near: list[Sentence] = field(default_factory=list)  # sentences next to it that speak of no other
    another: bool = False  # told as one more beside the train before it
    returning: bool = False  # whether it goes back the way that the one before it came
    opens: bool = False  # whether it is told as the opening of a service
    before: "Train | None" = None  # the train that it is another of
    chapter: bool = False  # whether it is a later event of the service before it: "opened in 2017, closed in 2023"
    group: int = 1  # how many trains are told of as one; SEVERAL where no number is
    parted: bool = False  # whether the trains of a group are told of one by one

    @property
    def first(self) -> Talk:
        """Where it is first spoken of."""
        return self.talks[0]

    @property
    def roles(self) -> list[PlaceRole]:
        """The roles of the places in its stretches."""
        return [role for talk in self.talks for role in talk.roles]

    def verbs(self, *names: str) -> list[str]:
        """The phrases of its verbs of these classes."""
        return [verb.phrase for talk in self.talks for verb in talk.verbs if not verb.classes.isdisjoint(names)]


_MEMORY = 12
"""How many of the trains told of last are remembered."""
LONGEST = 40
"""From how many clauses at most a train's story is gathered."""


@dataclass(slots=True)
class Register:
    """What has been spoken of so far."""

    article: Article
    trains: list[Train] = field(default_factory=list)
    run: Train | None = None  # the run spoken of last
    service: Train | None = None  # the service or line spoken of last
    subject: Train | None = None  # what "it" is
    traffic: int = -9  # the number of the last sentence that speaks of trains in general
    named: Talk | None = None  # a train named in passing, which "it" can take up: "climbed onto a train at X"

    @property
    def recent(self) -> list[Train]:
        """The trains that a later clause can still be of, in order: so that long texts take no longer a word."""
        return self.trains[-_MEMORY:]

    def new(self, kind: str, talk: Talk) -> Train:
        """A train that the article has not spoken of before; ``talk`` brings it."""
        train = Train(len(self.trains), kind)
        named, self.named = self.named, None
        if named is not None and talk.reference.definite and talk.sentence.number - named.sentence.number <= 1:
            train.talks.append(named)
        self.trains.append(train)
        return train


def last_sentence(train: Train) -> int:
    """The number of the last sentence that speaks of a train or goes with it."""
    near = train.near[-1].number if train.near else -1
    return max(train.talks[-1].sentence.number, near)


def name_of(train: Train) -> str | None:
    """The canonical name that a train goes by, if it has one."""
    return next((t.reference.service.row["name"] for t in train.talks if t.reference.service is not None), None)
