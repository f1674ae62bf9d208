"""What commands say on standard error."""

import sys
from typing import NoReturn

import typer


def say(message: str) -> None:
    """Print a line on standard error."""
    print(f"freight-news: {message}", file=sys.stderr)


def fail(message: str) -> NoReturn:
    """End the run with one line on standard error."""
    say(message)
    raise typer.Exit(1)
