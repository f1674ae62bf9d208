"""What a run says while it is under way: a bar on a terminal, a line now and then elsewhere, or nothing."""

import sys
import time
from types import TracebackType
from typing import Protocol, Self

EVERY = 30.0
"""Seconds between two lines where standard error is not a terminal."""


class Progress(Protocol):
    """Told after each row."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End."""
        ...

    def step(self, position: int, records: int, rejects: int) -> None:
        """So many bytes of the input are behind us, with so many records and rejected rows."""
        ...


class Silent:
    """Says nothing."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End."""

    def step(self, position: int, records: int, rejects: int) -> None:
        """Nothing to say."""


class Lines(Silent):
    """A line on standard error every half minute: for log files."""

    def __init__(self, total: int | None) -> None:
        """``total``: bytes of input, None if unknown."""
        self._total = total
        self._began = self._spoke = time.monotonic()

    def step(self, position: int, records: int, rejects: int) -> None:
        """Print a line if it is time."""
        now = time.monotonic()
        if now - self._spoke < EVERY:
            return
        self._spoke = now
        rate = (records + rejects) / (now - self._began)
        left = ""
        if self._total and position:
            seconds = (now - self._began) * (self._total - position) / position
            left = f", {max(0, seconds) / 60:.0f} min left"
        print(f"{records} records, {rejects} rejected, {rate:.0f} articles/s{left}", file=sys.stderr, flush=True)


class Bar(Silent):
    """A bar with rate, counts and time left, for a terminal."""

    def __init__(self, total: int | None) -> None:
        """``total``: bytes of input, None if unknown."""
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            BarColumn(),
            TextColumn("{task.fields[records]} records, {task.fields[rejects]} rejected, {task.fields[rate]:.0f}/s"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("articles", total=total, records=0, rejects=0, rate=0.0)
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave the bar as it stands."""
        self._bar.stop()

    def step(self, position: int, records: int, rejects: int) -> None:
        """Move the bar."""
        rate = (records + rejects) / max(time.monotonic() - self._began, 1e-9)
        self._bar.update(self._task, completed=position, records=records, rejects=rejects, rate=rate)


def make(total: int | None, quiet: bool) -> Progress:
    """The progress that fits where standard error goes."""
    if quiet:
        return Silent()
    return Bar(total) if sys.stderr.isatty() else Lines(total)
