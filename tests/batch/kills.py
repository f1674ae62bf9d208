"""A run that is killed at any step that touches a file, in a forked process, so that hundreds of kills take seconds."""

import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

from extractor.batch import ledger
from extractor.batch.worker import Answer, Settings, Task
from extractor.models import Article

ENGINE = importlib.import_module("extractor.batch.run")  # the package's ``run`` is the function
STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})


class InProcess:
    """Stands in for the pool of workers: answers at once, in this process."""

    def __init__(self, workers: int, settings: Settings, timeout: float) -> None:
        pass

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        for task in tasks:
            if task.story is None:
                yield Answer(task.number, None, task.reason)
            else:
                record = Article(text=task.story.text).model_dump_json().encode() + b"\n"
                yield Answer(task.number, record)

    def close(self) -> None:
        pass


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do ``work`` in a process that is killed just before its ``step``-th step; False if it has fewer steps."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _arm(step)
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the run failed of itself"
    return False


def _arm(step: int) -> None:
    seen = count(1)

    def at_step() -> None:
        if next(seen) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in STEPS and not (event == "open" and "__pycache__" in str(args[0])):
            at_step()

    def stepping(name: str) -> None:
        method = getattr(ledger.Ledger, name)

        def armed(self: ledger.Ledger, *args: Any, **more: Any) -> Any:
            if self.last.rows % 2:  # of what no checkpoint promises, all or nothing may have come onto the disk
                for file in self._files:
                    file.flush()
            at_step()
            return method(self, *args, **more)

        setattr(ledger.Ledger, name, armed)

    for name in ("record", "reject", "checkpoint"):
        stepping(name)
    ENGINE.Pool = InProcess  # type: ignore[attr-defined]
    sys.addaudithook(watch)
