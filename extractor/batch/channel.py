"""The parent's end of a worker's pipe, which never waits for the worker: it may hold the interpreter, or be stopped."""

import os
import pickle
import struct
from collections import deque
from multiprocessing.connection import Connection
from typing import Any

_SIZE = struct.Struct("!i")  # how `Connection` tells the length of a message, in one piece up to 2 GB
_LONG = struct.Struct("!iQ")
_PIECE = 1 << 20


class Channel:
    """Sends to and receives from a `Connection`, as much as it takes and gives at the moment."""

    def __init__(self, connection: Connection) -> None:
        """Take over one end."""
        self._connection = connection
        os.set_blocking(connection.fileno(), False)
        self._out: deque[memoryview] = deque()
        self._in = bytearray()
        self.moved = 0
        """Bytes sent and received until now."""

    def fileno(self) -> int:
        """For selectors."""
        return self._connection.fileno()

    @property
    def pending(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._out)

    def send(self, message: object) -> None:
        """Put a message in line, and send what goes."""
        content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        long = len(content) > 0x7FFFFFFF
        head = _LONG.pack(-1, len(content)) if long else _SIZE.pack(len(content))
        self._out.append(memoryview(head + content))
        self.flush()

    def flush(self) -> None:
        """Send what goes; to a worker that is dead nothing goes, and `receive` will say so."""
        while self._out:
            try:
                sent = os.write(self.fileno(), self._out[0][:_PIECE])
            except BlockingIOError:
                return
            except OSError:
                self._out.clear()
                return
            self.moved += sent
            if sent == len(self._out[0]):
                self._out.popleft()
            else:
                self._out[0] = self._out[0][sent:]

    def receive(self) -> list[Any]:
        """The messages that have come in whole. Raises EOFError or OSError if the worker is dead."""
        try:
            piece = os.read(self.fileno(), _PIECE)
        except BlockingIOError:
            return []
        if not piece:
            raise EOFError
        self.moved += len(piece)
        self._in += piece
        messages = []
        at = 0
        while (found := self._message(at)) is not None:
            start, at = found
            messages.append(pickle.loads(memoryview(self._in)[start:at]))
        del self._in[:at]
        return messages

    def _message(self, at: int) -> tuple[int, int] | None:
        """Where the message that begins at ``at`` has its content, if all of it is there."""
        start = at + _SIZE.size
        if len(self._in) < start:
            return None
        (size,) = _SIZE.unpack_from(self._in, at)
        if size == -1:
            start = at + _LONG.size
            if len(self._in) < start:
                return None
            _, size = _LONG.unpack_from(self._in, at)
        return (start, start + size) if len(self._in) >= start + size else None

    def close(self) -> None:
        """Close this end."""
        self._connection.close()
