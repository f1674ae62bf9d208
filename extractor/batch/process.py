"""One worker process as its parent holds it."""

import ctypes
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import sharedctypes
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from extractor.batch.channel import Channel
from extractor.batch.worker import IDLE, Settings

Serve = Callable[[Connection, Connection, "ctypes.c_longlong", Settings], None]
"""What runs in it; see `extractor.batch.worker.serve`."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process, the parent's end of its pipe, and what it works on."""

    own: BaseProcess
    channel: Channel
    alive: Connection
    """Held open as long as the parent lives."""
    began: "ctypes.c_longlong"
    """The number of the task that it works on."""

    @property
    def pid(self) -> int:
        """Its id in the system."""
        return self.own.pid or 0

    def kill(self) -> None:
        """Kill it, whatever it does."""
        self.own.kill()

    def end(self) -> None:
        """Kill it and clean up after it."""
        self.kill()
        self.own.join()
        self.channel.close()
        self.alive.close()


def start(serve: Serve, settings: Settings) -> Process:
    """A new process that runs ``serve``; it inherits no state and no open pipes."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    watched, alive = context.Pipe(duplex=False)
    began = sharedctypes.RawValue(ctypes.c_longlong, IDLE)
    process = context.Process(target=serve, args=(theirs, watched, began, settings), daemon=True)
    process.start()
    theirs.close()
    watched.close()
    return Process(process, Channel(ours), alive, began)
