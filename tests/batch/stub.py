"""A worker that answers at once and does as the text says, so that tests of the engine need not load a pipeline."""

import ctypes
import os
import resource
import time
from contextlib import suppress
from multiprocessing.connection import Connection

from extractor.batch.worker import IDLE, Answer, Settings, Task, end_with_parent
from extractor.models import Article


def serve(pipe: Connection, alive: Connection, began: ctypes.c_longlong, settings: Settings) -> None:
    end_with_parent(alive)
    with suppress(EOFError, OSError):  # the parent is gone
        pipe.send([])
        while True:
            for task in pipe.recv():
                began.value = task.number
                pipe.send([_answer(task)])
                began.value = IDLE


def _answer(task: Task) -> Answer:
    text = task.story.text if task.story else ""
    if text == "die":
        os.kill(os.getpid(), 9)
    if text == "fill memory":
        resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
        held = bytearray(1 << 29)
        del held
    if text.startswith("hang"):
        time.sleep(60)
    if text.startswith("slow "):
        time.sleep(float(text.split()[1]))
    if text.startswith("hold"):  # the interpreter: no other thread of the process can run
        ctypes.PyDLL(None).sleep(60)
    known = {"id": task.story.id, "url": task.story.url} if task.story else {}
    return Answer(task.number, Article(text=text, **known).model_dump_json().encode() + b"\n")
