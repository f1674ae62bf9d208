"""What the service takes on."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Size, time and concurrency of what is accepted."""

    max_chars: int = 500_000
    """Characters of an article."""
    max_mb: int = 8
    """Megabytes of the body of one article, or of a line of a batch."""
    max_batch_mb: int = 256
    """Megabytes of the body of a batch."""
    max_requests: int = 64
    """Requests that are under way at once."""
    timeout: float = 30.0
    """Seconds that one article may take, and that the service waits for more of a body."""
    workers: int = 2
    """Worker processes."""
