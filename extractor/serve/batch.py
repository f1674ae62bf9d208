"""A batch over HTTP: lines in, lines out in the same order, both as they come."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

from pydantic import Field
from starlette.requests import ClientDisconnect, Request
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from extractor.models.base import Record
from extractor.serve.bodies import Spool, pieces
from extractor.serve.crew import Crew, CrewError
from extractor.serve.limits import MEGABYTE, Limits
from extractor.serve.metrics import Metrics
from extractor.serve.problems import RefusedRequestError
from extractor.sources import SourceError, Story, from_object
from extractor.sources.article import decoded
from extractor.surrogates import clean

NDJSON = "application/x-ndjson"
AHEAD = 4
"""Articles of one batch that are under way or wait for an earlier one, per worker: other requests get their turn."""
_PIECE = 1 << 16


class Rejected(Record):
    """A line of a batch that became no record."""

    line: int = Field(description="The line in the body of the request, from 1.")
    id: str | None = Field(default=None, description="The caller's id, where the line could be read.")
    reason: str = Field(description="Why there is no record.")

    def encoded(self) -> bytes:
        """As a line of JSON."""
        return self.model_copy(update={"reason": clean(self.reason)}).model_dump_json().encode() + b"\n"


@dataclass(slots=True)
class Lines:
    """Cuts what comes into lines, none longer than ``most`` bytes."""

    most: int
    number: int = 0
    _open: bytearray = field(default_factory=bytearray)
    _too_long: bool = False

    def cut(self, piece: bytes) -> Iterator[tuple[int, bytes | None]]:
        """(number, content) of every line that ends in ``piece`` and is not blank; None for one that is too long."""
        *ended, rest = piece.split(b"\n")
        for part in ended:
            self._add(part)
            yield from self.last()
        self._add(rest)

    def last(self) -> Iterator[tuple[int, bytes | None]]:
        """The line that is open ends here."""
        self.number += 1
        line, too_long = bytes(self._open), self._too_long
        self._open.clear()
        self._too_long = False
        if too_long:
            yield self.number, None
        elif line.strip():
            yield self.number, line

    def _add(self, part: bytes) -> None:
        if self._too_long or len(self._open) + len(part) > self.most:
            self._too_long = True
            self._open.clear()
        else:
            self._open += part


class Batch:
    """One request: a task reads the body, another hands its lines to the workers, the response takes the answers."""

    def __init__(self, request: Request, crew: Crew, limits: Limits, metrics: Metrics) -> None:
        """Nothing is read before `answers`."""
        self._request = request
        self._crew = crew
        self._limits = limits
        self._metrics = metrics
        self._spool = Spool()
        self._came = asyncio.Event()
        self._ended = False
        self._gone = False
        self._fault: str | None = None
        self._answers: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(AHEAD * limits.workers)

    @property
    def ended(self) -> bool:
        """Whether all of the body that will be read has been."""
        return self._ended

    async def answers(self) -> AsyncIterator[bytes]:
        """A record or a `Rejected` for each line that is not blank, in the order of the lines."""
        at_work = [asyncio.create_task(self._read()), asyncio.create_task(self._hand_out())]
        try:
            while (answer := await self._answers.get()) is not None and not self._gone:
                yield await answer
            for task in at_work:
                if task.done():
                    task.result()  # a fault of ours must not look like the end of the lines
        finally:
            for task in at_work:
                task.cancel()
            self._spool.close()

    async def _read(self) -> None:
        most, size = self._limits.max_batch_mb * MEGABYTE, 0
        try:
            async for piece in pieces(self._request, self._limits.timeout):
                size += len(piece)
                if size > most:
                    self._fault = f"a body of over {self._limits.max_batch_mb} MB; the rest is not read"
                    break
                self._spool.put(piece)
                self._came.set()
        except RefusedRequestError as late:
            self._fault = f"{late}; the rest is not read"
        except ClientDisconnect:
            self._gone = True
        except OSError as error:
            self._fault = f"no room to keep the body: {error.strerror or error}; the rest is not read"
        finally:
            self._ended = True
            self._came.set()
        while self._fault is None and not self._gone:  # nothing but its leaving can come from the client now
            self._gone = (await self._request.receive())["type"] == "http.disconnect"

    async def _hand_out(self) -> None:
        lines = Lines(self._limits.max_mb * MEGABYTE)
        try:
            while not (self._gone or (self._ended and not self._spool.waiting)):
                await self._came.wait()
                self._came.clear()
                while self._spool.waiting and not self._gone:
                    await self._put(lines.cut(self._spool.take(_PIECE)))
            if self._fault is None:
                await self._put(lines.last())
            else:
                await self._answers.put(asyncio.create_task(self._refused(lines.number + 1, None, self._fault)))
        finally:
            await self._answers.put(None)

    async def _put(self, lines: Iterator[tuple[int, bytes | None]]) -> None:
        """Have lines answered, unless nobody would read the answers."""
        for number, line in lines:
            if self._gone:
                return
            await self._answers.put(asyncio.create_task(self._answered(number, line)))

    async def _answered(self, number: int, line: bytes | None) -> bytes:
        if line is None:
            return await self._refused(number, None, f"a line of over {self._limits.max_mb} MB")
        try:
            story = _story(line)
        except SourceError as error:
            return await self._refused(number, None, str(error).removeprefix("line: "))
        try:
            answer = await self._crew.answer(story)
        except CrewError as error:
            return await self._refused(number, story.id, str(error))
        if answer.record is None:
            return await self._refused(number, story.id, answer.reason or "")
        self._metrics.articles.labels("extracted").inc()
        return answer.record

    async def _refused(self, number: int, id: str | None, reason: str) -> bytes:
        self._metrics.articles.labels("refused").inc()
        return Rejected(line=number, id=id, reason=reason).encoded()


class Stream(StreamingResponse):
    """The answers of a batch. Starlette's own would read the body away while it looks whether the client is there."""

    def __init__(self, batch: Batch, seconds: float) -> None:
        """A client that has sent all and takes nothing for so many ``seconds`` is given up."""
        super().__init__(batch.answers(), media_type=NDJSON)
        self._batch = batch
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answers as they are made."""

        async def patiently(message: Message) -> None:
            sent = asyncio.ensure_future(send(message))
            while not (await asyncio.wait({sent}, timeout=self._seconds))[0]:
                if self._batch.ended:
                    sent.cancel()
                    raise ClientDisconnect
            await sent

        await self.stream_response(patiently)


def _story(line: bytes) -> Story:
    return from_object(decoded(line.removeprefix(b"\xef\xbb\xbf"), name="line"), name="line")
