"""A pool of worker processes that survives the death of any of them.

Each worker has a queue of its own, is sent many articles at a time and answers in order. What it is working on stands
in memory that it shares with its parent, so that the article that a worker dies of or hangs in is known. It is tried
once more on a fresh worker and then given up with a reason; the others in the queue are handed out again.
"""

import selectors
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.batch.channel import Channel
from extractor.batch.process import Process, start
from extractor.batch.worker import IDLE, Answer, Settings, Task, serve

BATCH = 16
"""Articles that are sent at once; a worker has up to twice as many before it, so that it never waits for the next."""
WINDOW = 256
"""Articles per worker that may be under way or waiting for an earlier one; with `BYTES` it bounds memory."""
BYTES = 1 << 23
"""Size of the articles that may be under way per worker: a large one is sent alone."""
TRIES = 2
STARTS = 3
"""How many workers may die one after the other before they have loaded."""
START_SECONDS = 300
"""How long a worker may take to load the pipeline, which a crowded machine draws out."""
LOOK = 0.5
"""Seconds between two looks at workers that say nothing."""


class WorkerError(RuntimeError):
    """Workers cannot be started at all."""


@dataclass(slots=True)
class _Worker:
    process: Process
    queue: deque[Task] = field(default_factory=deque)
    size: int = 0
    ready: bool = False
    state: tuple[int, int] = (IDLE, 0)
    spent: float = 0.0
    """Seconds for which its state has been seen unchanged."""
    looked: float = 0.0

    @property
    def channel(self) -> Channel:
        """The parent's end of its pipe."""
        return self.process.channel

    def overran(self, timeout: float) -> bool:
        """Whether it has shown no progress for longer than it may; only time in which it was watched counts."""
        now = time.monotonic()
        state = (self.process.began.value, self.channel.moved)
        self.spent = self.spent + min(now - self.looked, 2 * LOOK) if state == self.state else 0.0
        self.state, self.looked = state, now
        return bool(self.queue) and self.spent > (timeout if self.ready else START_SECONDS)


class Pool:
    """``workers`` processes that extract as ``settings`` say; an article may take ``timeout`` seconds."""

    def __init__(self, workers: int, settings: Settings, timeout: float) -> None:
        """Start the processes."""
        self._settings = settings
        self._timeout = timeout
        self._tries: dict[int, int] = {}
        self._again: deque[Task] = deque()
        self._failed_starts = 0
        self._order: deque[int] = deque()
        self._done: dict[int, Answer] = {}
        self._held = 0
        self._exhausted = False
        self._workers = [self._start() for _ in range(workers)]

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """An answer for each task, in the order of the tasks. Raises WorkerError if workers cannot start."""
        source = iter(tasks)
        self._exhausted = False
        while True:
            for worker in self._workers:
                self._feed(worker, source)
            while self._order and self._order[0] in self._done:
                number = self._order.popleft()
                del self._tries[number]
                answer = self._done.pop(number)
                self._held -= len(answer.record or b"")
                yield answer
            if self._order and self._order[0] not in self._done:
                self._collect()
            elif not self._order and self._exhausted:
                return

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.process.kill()  # all at once, before each is waited for
        for worker in self._workers:
            worker.process.end()
        self._workers = []

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.process.pid for worker in self._workers]

    def _start(self) -> _Worker:
        return _Worker(start(serve, self._settings), looked=time.monotonic())

    def _feed(self, worker: _Worker, source: Iterator[Task]) -> None:
        """Fill up the queue of a worker that has little before it."""
        if len(worker.queue) > BATCH:
            return
        batch: list[Task] = []
        while len(worker.queue) < 2 * BATCH and worker.size < BYTES // 2 and (self._again or self._within_window()):
            task = self._again.popleft() if self._again else next(source, None)
            if task is None:
                self._exhausted = True
                break
            if task.number not in self._tries:
                self._order.append(task.number)
                self._tries[task.number] = 0
            if task.reason is not None:
                self._done[task.number] = Answer(task.number, None, task.reason)
                continue
            batch.append(task)
            worker.queue.append(task)
            worker.size += task.size
        if batch:
            worker.channel.send(batch)

    def _within_window(self) -> bool:
        workers = len(self._workers)
        return not self._exhausted and len(self._order) < WINDOW * workers and self._held < BYTES * workers

    def _collect(self) -> None:
        """Take in answers; waits for one, or for a worker to die or overrun its time."""
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.channel.pending else 0)
                selector.register(worker.channel, events, worker)
            ready = {key.data.process.pid: events for key, events in selector.select(LOOK)}
        for index, worker in enumerate(self._workers):
            events = ready.get(worker.process.pid, 0)
            if events & selectors.EVENT_WRITE:
                worker.channel.flush()
            try:
                if events & selectors.EVENT_READ:
                    self._receive(worker)
            except (EOFError, OSError):
                self._bury(index, "the worker process died")
                continue
            if worker.overran(self._timeout):
                self._bury(index, f"took over {self._timeout:g} s")

    def _receive(self, worker: _Worker) -> None:
        for answers in worker.channel.receive():
            worker.ready = True
            self._failed_starts = 0
            for answer in answers:
                worker.size -= worker.queue.popleft().size
                self._done[answer.number] = answer
                self._held += len(answer.record or b"")

    def _bury(self, index: int, reason: str) -> None:
        """Put a fresh worker in the place of a dead or hanging one; answer what it was doing if that is past hope."""
        worker = self._workers[index]
        worker.process.end()
        self._workers[index] = self._start()
        self._again.extend(worker.queue)
        if not worker.ready:  # nobody has looked at these yet
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise WorkerError("worker processes cannot load the pipeline; their messages stand above")
            return
        if not worker.queue:
            return
        numbers = [task.number for task in worker.queue]
        began = worker.process.began.value
        culprit = began if began in numbers else numbers[0]
        self._tries[culprit] += 1
        if self._tries[culprit] >= TRIES:
            self._again = deque(task for task in self._again if task.number != culprit)
            self._done[culprit] = Answer(culprit, None, f"{reason}, twice")
