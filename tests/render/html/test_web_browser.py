"""The HTML file in the real browser: dark where the screen is, and no word of a table broken."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from support.documents import HARBOUR, REAL, built

pytestmark = pytest.mark.slow

FILES = {"harbour-cities": HARBOUR, "peshawar-birmingham-2018": REAL}
DESKTOP, PHONE = 1280, 390

# The words of cells that stand in more than one line.
BROKEN = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll('td, th')) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (tops.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    written = tmp_path / "report.html"
    written.write_bytes(built(FILES[request.param])["html"])
    return written


def opened(browser: Browser, file: Path, width: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_it_can_be_read_on_any_screen(
    browser: Browser, file: Path, width: int, scheme: str
) -> None:
    page = opened(browser, file, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(BROKEN) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")
    assert all(int(part) < 70 if scheme == "dark" else int(part) == 255 for part in ground[:3])
    # The marks stay in sight above all landmarks.
    found = Axe().run(page, options={"rules": {"region": {"enabled": False}}})
    told = [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary']}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]
    assert not told, "\n".join(told)
    page.context.close()
