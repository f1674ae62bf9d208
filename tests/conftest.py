"""Options and fixtures shared by all tests."""

from pathlib import Path

import pytest

from extractor import Extractor

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Rewrite the golden records; read the diff before committing."
    )


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
