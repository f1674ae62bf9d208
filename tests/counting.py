"""Work counted in lines run, which is the same on every machine and under every load."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines(work: Callable[[], object], part: str) -> int:
    """How many lines of a part of the package ("facts") are run."""
    count = 0

    def inside(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def traced(frame: FrameType, event: str, arg: Any) -> Any:
        return inside if f"/{part}/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
