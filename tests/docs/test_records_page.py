"""The glossary of the records is made from the record types."""

import importlib.util

from tests.conftest import ROOT


def test_the_page_is_that_of_the_types() -> None:
    spec = importlib.util.spec_from_file_location("build_records_page", ROOT / "scripts" / "build_records_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.render()
