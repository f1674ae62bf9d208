"""What runs in a worker process: articles in over a pipe, records as JSON out."""

import os
import queue
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from extractor.sources import SourceError, Story, html
from extractor.sources.language import is_english

if TYPE_CHECKING:
    from extractor.api import Extractor

ZONE = 100
"""Articles after which spaCy's caches of words are emptied."""


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract, a page to find it on, or the reason why the row is neither."""

    number: int
    story: Story | None
    page: bytes | None = None
    id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A record as JSON, or the reason why there is none."""

    number: int
    record: bytes | None
    reason: str | None = None
    english: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How a worker extracts."""

    model: str | None = None
    rules: str | None = None
    max_chars: int = 500_000
    english_only: bool = False


def serve(pipe: Connection, settings: Settings) -> None:
    """Answer tasks in order until the other end closes; the life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    # A thread empties the pipe at once, so that the two ends never wait for each other with full pipes.
    waiting: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    from extractor.api import Extractor

    extractor = Extractor(model=settings.model, rules=settings.rules)
    try:
        pipe.send("ready")
        while (task := waiting.get()) is not None:
            with extractor.nlp.memory_zone():
                pipe.send(answer(task, extractor, settings))
                for _ in range(ZONE - 1):
                    task = waiting.get()
                    if task is None:
                        return
                    pipe.send(answer(task, extractor, settings))
    except (BrokenPipeError, ConnectionResetError):
        return


def _receive(pipe: Connection, waiting: "queue.SimpleQueue[Task | None]") -> None:
    while True:
        try:
            waiting.put(pipe.recv())
        except (EOFError, OSError):
            waiting.put(None)
            return
        except MemoryError:
            os._exit(1)  # the parent sees it at once and tries the article again on a fresh worker


def answer(task: Task, extractor: "Extractor", settings: Settings) -> Answer:
    """The record of one task as a line of JSON. An article that cannot be extracted is answered with the reason."""
    try:
        story = task.story if task.story is not None else html.read(task.page or b"", name="page", default_id=task.id)
        if len(story.text) > settings.max_chars:
            return Answer(task.number, None, f"{len(story.text)} characters, over the limit of {settings.max_chars}")
        english = is_english(story.text)
        if settings.english_only and not english:
            return Answer(task.number, None, "not in English", english)
        article = extractor.extract(story.text, story.published, id=story.id, title=story.title, url=story.url)
        return Answer(task.number, article.model_dump_json().encode() + b"\n", None, english)
    except SourceError as error:
        return Answer(task.number, None, str(error).removeprefix("page: "))
    except MemoryError:
        return Answer(task.number, None, "out of memory")
    except Exception as error:  # one article must not end the run, whatever a rule stumbles over
        return Answer(task.number, None, f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")
