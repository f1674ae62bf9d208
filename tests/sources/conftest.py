"""Fixtures of the tests of batch runs."""

import pytest

from extractor.batch import workers
from tests.batch import stub


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that answer at once."""
    monkeypatch.setattr(workers, "serve", stub.serve)
