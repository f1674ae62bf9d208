"""A pool of worker processes that survives the death of any of them.

Each worker has a short queue of its own and answers in order, so the article that a worker died of or hangs in is
always the first one unanswered. It is tried once more on a fresh worker and then given up with a reason; the others
in the queue are handed out again and lose nothing.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from extractor.batch.worker import Answer, Settings, Task, serve

DEPTH = 4
"""Articles that a worker has before it: enough that it never waits for the next."""
WINDOW = 64
"""Articles per worker that may be under way or waiting for an earlier one; bounds memory."""
TRIES = 2
STARTS = 3
"""How many workers may die one after the other before they have loaded."""
START_SECONDS = 120
"""How long a worker may take to load the pipeline."""


class WorkerError(RuntimeError):
    """Workers cannot be started at all."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    queue: deque[Task] = field(default_factory=deque)
    since: float = 0.0  # when it began on the first of the queue
    ready: bool = False


class Pool:
    """``workers`` processes that extract as ``settings`` say; an article may take ``timeout`` seconds."""

    def __init__(self, workers: int, settings: Settings, timeout: float) -> None:
        """Start the processes."""
        self._settings = settings
        self._timeout = timeout
        self._context = multiprocessing.get_context("spawn")  # no state and no open pipes inherited
        self._tries: dict[int, int] = {}
        self._again: deque[Task] = deque()
        self._failed_starts = 0
        self._workers = [self._start() for _ in range(workers)]

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """An answer for each task, in the order of the tasks. Raises WorkerError if workers cannot start."""
        source = iter(tasks)
        order: deque[int] = deque()
        done: dict[int, Answer] = {}
        more = True
        while True:
            while more and len(order) < WINDOW * len(self._workers) and (idle := self._idle()) is not None:
                task = self._again.popleft() if self._again else next(source, None)
                if task is None:
                    more = False
                    break
                if task.number not in self._tries:
                    order.append(task.number)
                    self._tries[task.number] = 0
                if task.reason is not None:
                    done[task.number] = Answer(task.number, None, task.reason)
                else:
                    self._send(idle, task)
            while self._again and (idle := self._idle()) is not None:
                self._send(idle, self._again.popleft())
            while order and order[0] in done:
                number = order.popleft()
                del self._tries[number]
                yield done.pop(number)
            if not order and not more:
                return
            if order and order[0] not in done:
                for answer in self._collect():
                    done[answer.number] = answer

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid or 0 for worker in self._workers]

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, since=time.monotonic())

    def _idle(self) -> _Worker | None:
        worker = min(self._workers, key=lambda one: len(one.queue))
        return worker if len(worker.queue) < DEPTH else None

    def _send(self, worker: _Worker, task: Task) -> None:
        if not worker.queue:
            worker.since = time.monotonic()
        worker.queue.append(task)
        with suppress(OSError):  # it is dead: reading from it will say so and hand the task on
            worker.pipe.send(task)

    def _collect(self) -> list[Answer]:
        """Answers that have come in; waits for one, or for a worker to die or overrun its time."""
        readable = wait([worker.pipe for worker in self._workers], timeout=0.5)
        answers = []
        for index, worker in enumerate(self._workers):
            if worker.pipe in readable:
                try:
                    answers.extend(self._receive(worker))
                except (EOFError, OSError):
                    answers.extend(self._bury(index, "the worker process died"))
            elif time.monotonic() - worker.since > (self._timeout if worker.ready else START_SECONDS) and worker.queue:
                answers.extend(self._bury(index, f"took over {self._timeout:g} s"))
        return answers

    def _receive(self, worker: _Worker) -> list[Answer]:
        message = worker.pipe.recv()
        worker.since = time.monotonic()
        if isinstance(message, Answer):
            worker.queue.popleft()
            return [message]
        worker.ready = True
        self._failed_starts = 0
        return []

    def _bury(self, index: int, reason: str) -> list[Answer]:
        """Put a fresh worker in the place of a dead or hanging one; answer its first task if that is past hope."""
        worker = self._workers[index]
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise WorkerError("worker processes cannot load the pipeline; their messages stand above")
            self._again.extend(worker.queue)  # nobody has looked at these yet
            worker.queue.clear()
        self._workers[index] = self._start()
        if not worker.queue:
            return []
        first = worker.queue.popleft()
        self._again.extend(worker.queue)
        self._tries[first.number] += 1
        if self._tries[first.number] < TRIES:
            self._again.append(first)
            return []
        return [Answer(first.number, None, f"{reason}, twice")]
