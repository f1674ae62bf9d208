"""Options and fixtures shared by all tests."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

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


def script(name: str) -> Any:
    """A module of ``scripts/``, to train anew and compare."""
    pytest.importorskip("sklearn")
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    train = importlib.util.module_from_spec(spec)
    if str(ROOT / "scripts") not in sys.path:
        sys.path.append(str(ROOT / "scripts"))  # scripts share what they read
    spec.loader.exec_module(train)
    return train
