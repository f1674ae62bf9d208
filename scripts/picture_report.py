"""Draw the README's picture: the overview of ``freight-news report`` made from ``corpus/``, as ``docs/report.png``.

Run from a clone with the extra ``browser`` and Debian's chromium: ``python scripts/picture_report.py [OUT.png]``.
The page opens from a file in a context that is offline, so the picture also shows that nothing is fetched.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from extractor import Extractor, sources
from extractor.report import render

ROOT = Path(__file__).parents[1]
SIZE = {"width": 1200, "height": 860}


def main() -> None:
    """Render the corpus and photograph the first screen."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "report.png"
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("picture_report.py: needs Debian's chromium: apt-get install chromium")
    extractor = Extractor()
    stories = [sources.load(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    articles = [extractor.extract(s.text, s.published, id=s.id, title=s.title) for s in stories]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        page.write_text(render(articles), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_context(viewport=SIZE, offline=True, color_scheme="light").new_page()
        opened.goto(page.as_uri())
        opened.wait_for_selector("body[data-ready]")
        opened.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main()
