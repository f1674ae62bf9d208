"""Services that several tests ask; those who stop one or wear it out start their own."""

from collections.abc import Iterator

import pytest

from tests.serve.running import REAL, Running, running


@pytest.fixture(scope="package")
def service() -> Iterator[Running]:
    """The real one, whose limits are the usual ones."""
    with running("--workers", "2", program=REAL) as started:
        yield started


@pytest.fixture(scope="package")
def strict() -> Iterator[Running]:
    """One with small limits, a token and workers that do as the text says."""
    small = ("--max-chars", "1000", "--max-mb", "1", "--max-batch-mb", "2", "--max-requests", "3", "--timeout", "1")
    with running(*small, "--workers", "2", token="sesame") as started:
        yield started
