"""Worker processes for requests that come one by one, watched over from an event loop.

A worker holds one article at a time, so that the one that it hangs in or dies of is known; a fresh worker takes its
place, and no other request is lost. The processes are those of batch runs, see `extractor.batch.worker`.
"""

import asyncio
import signal
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from extractor.batch.process import Process, start
from extractor.batch.worker import Answer, Settings, Task, serve
from extractor.batch.workers import START_SECONDS, STARTS, TRIES
from extractor.sources import Story

if TYPE_CHECKING:
    import ctypes

UNABLE = "worker processes cannot load the pipeline"


class CrewError(RuntimeError):
    """No answer; the message says why, in words for the client."""


class OvertimeError(CrewError):
    """The article took longer than it may, and its worker was killed."""


class LostError(CrewError):
    """The workers that were given the article died, or none can be started."""


def undisturbed(pipe: Connection, alive: Connection, began: "ctypes.c_longlong", settings: Settings) -> None:
    """The life of a worker that a signal to stop leaves alone, for it may reach the whole group of processes."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    serve(pipe, alive, began, settings)


class _Hand:
    """A worker and the article before it."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.ready = False
        self.reply: asyncio.Future[Answer] | None = None


class Crew:
    """``workers`` processes that extract as ``settings`` say; an article may take ``timeout`` seconds."""

    def __init__(
        self, workers: int, settings: Settings, timeout: float, broken: Callable[[], object] = lambda: None
    ) -> None:
        """Nothing runs before `start`. ``broken`` is called if workers cannot load the pipeline."""
        self._size = workers
        self._settings = settings
        self._timeout = timeout
        self._broken = broken
        self._numbers = count(1)
        self._hands: list[_Hand] = []
        self._idle: deque[_Hand] = deque()
        self._waiting: deque[asyncio.Future[_Hand]] = deque()
        self._under_way: set[asyncio.Task[Answer]] = set()
        self._failed_starts = 0
        self.replaced = 0
        """How many workers were replaced because they hung or died."""

    def start(self) -> None:
        """Start the processes; they load the pipeline while requests may already wait."""
        self._loop = asyncio.get_running_loop()
        self._hands = [self._hired() for _ in range(self._size)]

    @property
    def ready(self) -> int:
        """How many workers have loaded the pipeline."""
        return sum(hand.ready for hand in self._hands)

    @property
    def broken(self) -> bool:
        """Whether workers cannot be started."""
        return self._failed_starts >= STARTS

    async def answer(self, story: Story) -> Answer:
        """The answer to one article, which is worked on to its end even if nobody waits for it any more.

        Raises OvertimeError or LostError.
        """
        asked = self._loop.create_task(self._ask(story))
        self._under_way.add(asked)
        asked.add_done_callback(self._under_way.discard)
        return await asyncio.shield(asked)

    def kill(self) -> None:
        """End the processes where the event loop has ended before."""
        for hand in self._hands:
            hand.process.kill()

    def close(self) -> None:
        """End the processes."""
        hands, self._hands = self._hands, []
        for asked in self._under_way:
            asked.cancel()
        for hand in hands:
            self._part_with(hand)

    async def _ask(self, story: Story) -> Answer:
        task = Task(next(self._numbers), story)
        for _ in range(TRIES):
            hand = await self._taken()
            hand.reply = self._loop.create_future()
            self._send(hand, task)
            try:
                answer = await asyncio.wait_for(hand.reply, self._timeout)
            except TimeoutError:
                self._replace(hand)
                raise OvertimeError(f"took over {self._timeout:g} s") from None
            except EOFError:
                continue  # the fault may have been the worker's
            hand.reply = None
            self._rest(hand)
            return answer
        raise LostError("the worker process died, twice")

    async def _taken(self) -> _Hand:
        """A worker that is free now, or the next one that will be."""
        if self.broken:
            raise LostError(UNABLE)
        if self._idle:
            return self._idle.popleft()
        while True:
            place: asyncio.Future[_Hand] = self._loop.create_future()
            self._waiting.append(place)
            hand = await place
            if hand in self._hands:  # it may have died since
                return hand

    def _rest(self, hand: _Hand) -> None:
        """Give a free worker to who waits longest."""
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(hand)
                return
        self._idle.append(hand)

    def _refuse_all(self, reason: str) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_exception(LostError(reason))

    def _hired(self) -> _Hand:
        hand = _Hand(start(undisturbed, self._settings))
        self._loop.add_reader(hand.process.channel.fileno(), self._receive, hand)
        self._loop.call_later(START_SECONDS, self._look, hand)
        return hand

    def _look(self, hand: _Hand) -> None:
        if not hand.ready:
            self._replace(hand)

    def _send(self, hand: _Hand, task: Task) -> None:
        channel = hand.process.channel
        channel.send([task])
        if channel.pending:
            self._loop.add_writer(channel.fileno(), self._flush, hand)

    def _flush(self, hand: _Hand) -> None:
        hand.process.channel.flush()
        if not hand.process.channel.pending:
            self._loop.remove_writer(hand.process.channel.fileno())

    def _receive(self, hand: _Hand) -> None:
        try:
            messages = hand.process.channel.receive()
        except (EOFError, OSError):
            self._replace(hand)
            return
        for answers in messages:
            if not hand.ready:
                hand.ready = True
                self._failed_starts = 0
                self._rest(hand)
            for answer in answers:
                if hand.reply is not None and not hand.reply.done():
                    hand.reply.set_result(answer)

    def _replace(self, hand: _Hand) -> None:
        """Put a fresh worker in the place of one that hangs or is dead."""
        if hand not in self._hands:
            return
        self._part_with(hand)
        self.replaced += 1
        self._hands.remove(hand)
        if not hand.ready:
            self._failed_starts += 1
            if self.broken:
                self._refuse_all(UNABLE)
                self._broken()
                return
        self._hands.append(self._hired())

    def _part_with(self, hand: _Hand) -> None:
        with suppress(ValueError):
            self._idle.remove(hand)
        for forget in (self._loop.remove_reader, self._loop.remove_writer):
            forget(hand.process.channel.fileno())
        hand.process.end()
        if hand.reply is not None and not hand.reply.done():
            hand.reply.set_exception(EOFError())
