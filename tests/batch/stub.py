"""A worker that answers at once and does as the text says, so that tests of the engine need not load a pipeline."""

import os
import resource
import time
from contextlib import suppress
from multiprocessing.connection import Connection

from extractor.batch.worker import Answer, Settings, Task
from extractor.models import Article


def serve(pipe: Connection, settings: Settings) -> None:
    pipe.send("ready")
    while True:
        try:
            task: Task = pipe.recv()
        except (EOFError, OSError):
            return
        text = task.story.text if task.story else ""
        if text == "die":
            os.kill(os.getpid(), 9)
        if text == "fill memory":
            resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
            held = bytearray(1 << 29)
            del held
        if text == "hang":
            time.sleep(60)
        with suppress(OSError):  # the parent is gone
            pipe.send(Answer(task.number, Article(text=text).model_dump_json().encode() + b"\n"))
