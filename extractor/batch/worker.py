"""What runs in a worker process: articles in over a pipe, records as JSON out."""

import ctypes
import fcntl
import gc
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from extractor.relevance import about_freight
from extractor.sources import SourceError, Story
from extractor.sources.item import Packed
from extractor.sources.language import is_english
from extractor.sources.unpack import unpack
from extractor.threads import one_thread

if TYPE_CHECKING:
    from extractor.extraction import Extraction
    from extractor.models import Article
    from extractor.rules import RulesFile

ZONE = 100
"""Articles after which spaCy's caches of words are emptied."""
EVERY = 0.2
"""Seconds after which answers are sent though more tasks wait; each time the parent wakes up for them."""
IDLE = 0
"""Stands for no task."""
YOUNG = 20_000
"""Objects that are made before the collector looks for rings among them; an article leaves next to none."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract, one still packed, or the reason why the row is neither."""

    number: int
    story: Story | None
    packed: Packed | None = None
    reason: str | None = None

    @property
    def size(self) -> int:
        """About how much of it has to be held and sent."""
        return len(self.packed.content if self.packed else b"") + (len(self.story.text) if self.story else 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """A record as JSON, or the reason why there is none."""

    number: int
    record: bytes | None
    reason: str | None = None
    english: bool = True
    dated: bool = True
    passed: bool = False
    """Whether the first look found that it is not about freight on rails."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a worker extracts."""

    model: str | None = None
    rules: "RulesFile | None" = None
    max_chars: int = 500_000
    english_only: bool = False
    only_freight: bool = False


def serve(pipe: Connection, alive: Connection, began: "ctypes.c_longlong", settings: Settings) -> None:
    """Answer tasks in order until the parent ends; the life of a worker process.

    Lists of tasks come in over ``pipe``, lists of answers go out; ``began`` says which task is under way.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    end_with_parent(alive)
    one_thread()
    from extractor.extraction import Extraction

    extractor = Extraction(model=settings.model, rules=settings.rules)
    gc.freeze()  # none of it is garbage, and it need not be looked through for any again and again
    gc.set_threshold(YOUNG)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send([])
        for zone in count():
            if zone == 1:  # by now all that is loaded on demand is there too
                gc.collect()
                gc.freeze()
            with extractor.nlp.memory_zone():
                answered = 0
                while answered < ZONE:
                    tasks = _received(pipe)
                    answered += len(tasks)
                    _work(tasks, pipe, began, extractor, settings)


def _received(pipe: Connection) -> list[Task]:
    try:
        tasks: list[Task] = pipe.recv()
    except MemoryError:
        os._exit(1)  # the parent sees it at once and tries them again on a fresh worker
    return tasks


def _work(
    tasks: list[Task], pipe: Connection, began: "ctypes.c_longlong", extractor: "Extraction", settings: Settings
) -> None:
    """Answer one list of tasks, and send what is ready now and then."""
    answers = []
    sent = time.monotonic()
    for task in tasks:
        began.value = task.number
        answers.append(answer(task, extractor, settings))
        now = time.monotonic()
        if now - sent > EVERY:
            began.value = IDLE  # it may have to wait until the parent takes them in
            pipe.send(answers)
            answers, sent = [], now
    began.value = IDLE
    if answers:
        pipe.send(answers)


def end_with_parent(alive: Connection) -> None:
    """Have the system end this process when the other end of ``alive`` closes, even if it holds the interpreter."""
    fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(alive, fcntl.F_SETFL, fcntl.fcntl(alive, fcntl.F_GETFL) | os.O_ASYNC)  # then SIGIO, which ends it
    if alive.poll():  # it closed before
        os._exit(1)


_LINE_ENDS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})


def _line(article: "Article") -> bytes:
    """A record as a line of JSON, in which nothing but its end is taken for the end of a line."""
    line = article.model_dump_json()
    if not line.isascii() and any(sign in line for sign in "\x85\u2028\u2029"):
        line = line.translate(_LINE_ENDS)
    return line.encode() + b"\n"


class RefusedError(ValueError):
    """An article that becomes no record; the message says why."""

    def __init__(self, reason: str, english: bool = True) -> None:
        super().__init__(reason)
        self.english = english


class PassedOverError(RefusedError):
    """An article that the first look finds to be about other things."""


def extracted(task: Task, extractor: "Extraction", settings: Settings) -> tuple["Article", bool]:
    """The record of one task, and whether its text seems to be English. Raises RefusedError for whatever goes wrong."""
    try:
        story = task.story if task.story is not None else unpack(task.packed or Packed("page", b""), "page")
        if len(story.text) > settings.max_chars:
            raise RefusedError(f"{len(story.text)} characters, over the limit of {settings.max_chars}")
        english = is_english(story.text)
        if settings.english_only and not english:
            raise RefusedError("not in English", english)
        if settings.only_freight and not about_freight(story.text, story.title):
            raise PassedOverError("not about freight on rails")
        article = extractor.extract(story.text, story.published, id=story.id, title=story.title, url=story.url)
    except RefusedError:
        raise
    except SourceError as error:
        raise RefusedError(str(error).removeprefix("page: ")) from None
    except MemoryError:
        raise RefusedError("out of memory") from None
    except Exception as error:  # one article must not end the run, whatever a rule stumbles over
        raise RefusedError(f"{type(error).__name__}: {' '.join(str(error).split())[:300]}") from error
    return article, english


def answer(task: Task, extractor: "Extraction", settings: Settings) -> Answer:
    """The record of one task as a line of JSON. An article that cannot be extracted is answered with the reason."""
    try:
        article, english = extracted(task, extractor, settings)
        return Answer(task.number, _line(article), None, english, dated=article.published is not None)
    except PassedOverError as passed:
        return Answer(task.number, None, str(passed), passed=True)
    except RefusedError as refused:
        return Answer(task.number, None, str(refused), refused.english)
    except MemoryError:  # the record in words is far larger than the record
        return Answer(task.number, None, "out of memory")
