"""Articles out of the bytes of pages and print-outs.

Pages come from anywhere, and a parser may hang or crash on one. `unpack` does the work in this process, as workers
of a batch run do; `unpack_apart` does it in a process of its own with a time limit.
"""

import json
import pickle
import subprocess
import sys
from dataclasses import asdict

from extractor.sources.article import SourceError, Story
from extractor.sources.item import Packed

SECONDS = 30
"""How long one page may take."""


def unpack(packed: Packed, name: str) -> Story:
    """The article. Raises SourceError if there is none, or a library is missing."""
    if packed.kind == "pdf":
        from extractor.sources import pdf

        return pdf.read(packed, name)
    from extractor.sources import html

    return html.read(packed, name)


def unpack_apart(packed: Packed, name: str, seconds: float = SECONDS) -> Story:
    """As `unpack`, in a process of its own. Raises SourceError also if that takes over ``seconds`` or crashes."""
    what = "page" if packed.kind == "page" else "PDF"
    command = [sys.executable, "-m", "extractor.sources.unpack", name]
    try:
        done = subprocess.run(command, input=pickle.dumps(packed), capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"{name}: reading the {what} took over {seconds:g} s") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise SourceError(f"{name}: reading the {what} failed") from None
    if "error" in answer:
        raise SourceError(answer["error"])
    return Story(**answer)


def _main() -> None:
    """Our own pickle on standard input, JSON on standard output."""
    try:
        answer = asdict(unpack(pickle.loads(sys.stdin.buffer.read()), sys.argv[1]))
    except ValueError as error:
        answer = {"error": str(error)}
    print(json.dumps(answer))


if __name__ == "__main__":
    _main()
