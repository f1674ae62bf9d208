"""A worker that answers at once and does as the text says, so that tests of the engine need not load a pipeline."""

import json
import os
import time
from multiprocessing.connection import Connection

from extractor.batch.worker import Answer, Settings, Task


def serve(pipe: Connection, settings: Settings) -> None:
    pipe.send("ready")
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        text = task.story.text if task.story else ""
        if text == "die":
            os.kill(os.getpid(), 9)
        if text == "hang":
            time.sleep(60)
        pipe.send(Answer(task.number, json.dumps({"text": text}).encode() + b"\n"))
