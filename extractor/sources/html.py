"""Web pages: main text, title and publication date, found by trafilatura.

Pages come from anywhere, and a parser may hang or crash on one. `read` does the work in this process;
`read_apart` does it in a process of its own with a time limit. Batch runs call `read` in their workers, which
already are such processes.
"""

import json
import subprocess
import sys

from extractor.published import parse_published
from extractor.sources.article import SourceError, Story

SUFFIXES = frozenset({".html", ".htm"})
SECONDS = 30
"""How long one page may take."""


def read(raw: bytes, *, name: str, default_id: str | None = None) -> Story:
    """The article on a page.

    Raises SourceError if trafilatura is not installed, or the page has no main text.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError:
        raise SourceError(
            f"{name}: reading HTML needs trafilatura: pip install 'freight-news-extractor[html]'"
        ) from None
    page = bare_extraction(raw, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise SourceError(f"{name}: no main text found on the page")
    return Story(
        text=page.text or "",
        id=default_id,
        title=page.title or None,
        published=parse_published(page.date),
        url=page.url or None,
    )


def read_apart(raw: bytes, *, name: str, default_id: str | None = None, seconds: float = SECONDS) -> Story:
    """As `read`, in a process of its own. Raises SourceError also if that takes over ``seconds`` or crashes."""
    command = [sys.executable, "-m", "extractor.sources.html", name]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"{name}: reading the page took over {seconds:g} s") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise SourceError(f"{name}: reading the page failed") from None
    if "error" in answer:
        raise SourceError(answer["error"])
    return Story(id=default_id, **answer)


def _main() -> None:
    """Page on standard input, JSON on standard output."""
    try:
        story = read(sys.stdin.buffer.read(), name=sys.argv[1])
        answer = {"text": story.text, "title": story.title, "published": story.published, "url": story.url}
    except ValueError as error:
        answer = {"error": str(error)}
    print(json.dumps(answer))


if __name__ == "__main__":
    _main()
