"""The bodies of requests, read as they come and never beyond their limits."""

import asyncio
from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile

from pydantic import Field, ValidationError, field_validator
from starlette.requests import Request

from extractor.models.base import Record
from extractor.published import parse_published
from extractor.serve.limits import MEGABYTE, Limits
from extractor.serve.problems import RefusedRequestError
from extractor.sources import Story

_IN_MEMORY = MEGABYTE


class Submission(Record):
    """An article to extract."""

    text: str = Field(pattern=r"\S", description="The article; offsets in the record count in it.")
    published: str | None = Field(
        default=None,
        description="Day of publication (YYYY-MM-DD), which relative dates are resolved against.",
        json_schema_extra={"format": "date"},
    )
    title: str | None = Field(default=None, description="Headline.")
    url: str | None = Field(default=None, description="Address of the article.")
    id: str | None = Field(default=None, description="The caller's id, returned in the record.")

    @field_validator("published")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        day = parse_published(value)
        if value is not None and day is None:
            raise ValueError("holds no date; leave it out where the day is unknown")
        return day


async def submitted(request: Request, limits: Limits) -> Story:
    """The article in the body of a request. Raises RefusedRequestError with 408, 413 or 422."""
    raw = await _whole(request, limits)
    try:
        given = Submission.model_validate_json(raw)
    except ValidationError as error:
        raise RefusedRequestError(422, _first(error)) from None
    if len(given.text) > limits.max_chars:
        raise RefusedRequestError(413, f"text: {len(given.text)} characters, over the limit of {limits.max_chars}")
    return Story(given.text, given.id, given.title, given.published, given.url)


def _first(error: ValidationError) -> str:
    """The first mistake in one line; what was sent is not repeated, it may be long."""
    mistakes = error.errors(include_input=False, include_url=False, include_context=False)
    told = [f"{'.'.join(map(str, mistake['loc'])) or 'body'}: {mistake['msg']}" for mistake in mistakes[:1]]
    more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
    return " ".join(told[0].split())[:300] + more


async def _whole(request: Request, limits: Limits) -> bytes:
    most = limits.max_mb * MEGABYTE
    refuse_announced(request, limits.max_mb)
    body = bytearray()
    try:
        async with asyncio.timeout(limits.timeout):
            async for piece in pieces(request, limits.timeout):
                body += piece
                if len(body) > most:
                    raise over(limits.max_mb)
    except TimeoutError:
        raise late(limits.timeout) from None
    return bytes(body)


def over(max_mb: int) -> RefusedRequestError:
    """The refusal of a body that is too long."""
    return RefusedRequestError(413, f"a body of over {max_mb} MB", {"Connection": "close"})


def late(seconds: float) -> RefusedRequestError:
    """The refusal of a body that does not come in time."""
    return RefusedRequestError(408, f"the body did not come within {seconds:g} s", {"Connection": "close"})


def refuse_announced(request: Request, max_mb: int) -> None:
    """Refuse a body that says itself that it is too long, before any of it is read."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > max_mb * MEGABYTE:
        raise over(max_mb)


async def pieces(request: Request, seconds: float) -> AsyncIterator[bytes]:
    """The body as it comes. Raises RefusedRequestError with 408 if nothing comes for some ``seconds``.

    Raises starlette's ClientDisconnect if the client leaves.
    """
    stream = aiter(request.stream())
    while True:
        try:
            yield await asyncio.wait_for(anext(stream), seconds)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise late(seconds) from None


class Spool:
    """What has been read and waits its turn: in memory, and beyond a megabyte on disk.

    Many clients send all of a batch before they read any answer, so that reading must never wait for writing.
    """

    def __init__(self) -> None:
        """Nothing waits yet."""
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed by `close`
        self._read = 0
        self._written = 0

    @property
    def waiting(self) -> int:
        """Bytes that were put and not yet taken."""
        return self._written - self._read

    def put(self, piece: bytes) -> None:
        """Add at the end."""
        self._file.seek(self._written)
        self._file.write(piece)
        self._written += len(piece)

    def take(self, most: int) -> bytes:
        """The next bytes, at most so many; none if nothing waits."""
        self._file.seek(self._read)
        piece = self._file.read(most)
        self._read += len(piece)
        if self._read == self._written:
            self._file.seek(0)
            self._file.truncate()
            self._read = self._written = 0
        return piece

    def close(self) -> None:
        """Drop what waits."""
        self._file.close()
