"""The report in a real browser: no errors, no requests, clicks and keys that work, nothing of the data that runs.

Heavy: needs Debian's chromium and the extra ``browser``; `.ci/run` installs both.
"""

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, sources
from extractor.report import render
from tests.conftest import CORPUS

pytestmark = pytest.mark.heavy
HOSTILE = "</script><script>window.broken = true</script><img src=x onerror='window.broken = true'>"
TEXT = (
    "On May 5, 2024, a train with 41 containers left Xi'an for Duisburg. <b>Duisburg</b> handled 1,200 trains in 2023."
)


@pytest.fixture(scope="module")
def folder(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("report")
    stories = [sources.load(path) for path in sorted(CORPUS.glob("*.txt"))]
    articles = [extractor.extract(s.text, s.published, id=s.id, title=s.title) for s in stories]
    (made / "corpus.html").write_text(render(articles), encoding="utf-8")
    hostile = extractor.extract(TEXT + HOSTILE, "2024-05-06", id=HOSTILE, title=HOSTILE, url=HOSTILE)
    record = hostile.model_dump(mode="json")
    for movement in record["movements"]:
        movement["service"] = HOSTILE
    for place in record["places"]:
        place["name"] = HOSTILE
    (made / "hostile.html").write_text(render([type(hostile).model_validate(record)] * 2), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    assert chromium, "needs Debian's chromium: apt-get install chromium"
    assert importlib.util.find_spec("playwright"), "needs the extra browser: pip install -e .[browser]"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(params=[1400, 420])
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.problems = []
    opened.on("console", lambda m: m.type in ("error", "warning") and opened.problems.append(m.text))
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.on("request", lambda r: r.url.startswith(("file:", "blob:", "data:")) or opened.problems.append(r.url))
    yield opened
    assert opened.problems == []
    context.close()


def visit(page: Any, file: Path, view: str = "") -> None:
    page.goto(f"{file.as_uri()}{view}")
    page.wait_for_selector("body[data-ready]")


def test_overview_opens_and_fits_the_window(page: Any, folder: Path) -> None:
    visit(page, folder / "corpus.html")
    assert page.locator("svg.map .way").count() > 20
    assert page.locator("svg.chart .bar").count() > 10
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_filter_leaves_what_it_says(page: Any, folder: Path) -> None:
    visit(page, folder / "corpus.html", "#facts")
    page.select_option("select[name=kind]", "launch")
    titles = page.locator("ol.facts .fact b").all_inner_texts()
    assert titles
    assert all("launch" in title for title in titles)
    page.select_option("select[name=status]", "planned")
    assert all(title.startswith("planned launch") for title in page.locator("ol.facts .fact b").all_inner_texts())
    page.get_by_role("button", name="Clear").click()
    assert page.locator("ol.facts .fact").count() == 100


def test_an_arc_shows_its_facts_and_a_fact_its_sentence(page: Any, folder: Path) -> None:
    visit(page, folder / "corpus.html")
    arc = page.locator("svg.map .way").first
    route = arc.get_attribute("aria-label").split(",")[0]
    arc.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#facts'")
    assert route.split(" to ")[0] in page.locator("ol.facts .fact b").first.inner_text()
    page.locator("ol.facts .fact").first.click()
    page.wait_for_selector("mark.slot")
    slots = page.locator("mark.slot sup").all_inner_texts()
    assert {"origin", "destination"} <= set(slots)
    assert "rule" in page.locator("#panel").inner_text()


def test_every_mark_is_reached_by_keyboard(page: Any, folder: Path) -> None:
    visit(page, folder / "corpus.html", "#a0")
    marks = page.locator(".text mark").count()
    reached = set()
    page.locator("nav a").last.focus()
    for _ in range(marks):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('.text mark')].indexOf(document.activeElement)"))
    assert reached == set(range(marks))
    page.keyboard.press("Enter")
    assert page.locator("#panel dd").count() >= 1


def test_nothing_of_the_data_runs(page: Any, folder: Path) -> None:
    for view in ("", "#facts", "#articles", "#a0", "#a0f0"):
        visit(page, folder / "hostile.html", view)
        assert page.evaluate("window.broken") is None
        assert page.locator("main img, main b b").count() == 0


def test_text_contrast_is_aa(page: Any, folder: Path) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1, in light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit(page, folder / "corpus.html", "#a0f0")
        worst = page.evaluate(CONTRAST)
        assert worst[0] >= 4.5, (scheme, worst)


CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  let worst = [99, ''];
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !node.offsetParent || ['SCRIPT', 'STYLE', 'OPTION'].includes(node.tagName)) continue;
    let under = node, back = [0, 0, 0, 0];
    while (under && (back = parse(getComputedStyle(under).backgroundColor)).length === 4 && back[3] === 0) under = under.parentElement;
    const a = lum(parse(getComputedStyle(node).color).slice(0, 3)), b = lum(back.slice(0, 3));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst[0]) worst = [ratio, `${node.tagName}.${node.className}: ${node.textContent.slice(0, 30)}`];
  }
  return worst;
}"""  # noqa: E501
