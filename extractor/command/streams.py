"""Standard output as the shell gives it: a pipe whose reader has gone, a full device, or nothing at all."""

import errno
import io
import os
import sys
from collections.abc import Callable


def run(command: Callable[[], object]) -> None:
    """Run ``command`` and exit with its code.

    Output that cannot be written ends it like any other failure: one line, and exit code 1.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    given = sys.stdout
    code: str | int | None = 0
    try:
        command()
    except SystemExit as end:
        code = end.code
    except OSError as error:
        code = _unwritten(error)
        given = sys.stdout
    if code == 1 and sys.stdout is not given:  # Click put another there as the pipe's reader had gone, and said nothing
        code = _unwritten(BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)))
    try:
        if not sys.stdout.closed:  # as a protocol does that speaks over it
            sys.stdout.flush()
    except OSError as error:
        code = _unwritten(error)
    sys.exit(code)


class _Closed(io.TextIOBase):
    """Stands for standard output where the shell closed it."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _unwritten(error: OSError) -> int:
    print(f"freight-news: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  # what is left in the buffer is told of once
    return 1
