"""How long a site of 300 exchanges takes: at first, after one change, and to search in it."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from reportgen.packs import pack as packs  # noqa: E402
from reportgen.site.publish import Outcome, exchange_files, publish  # noqa: E402
from reportgen.site.records import Settings  # noqa: E402
from support.exchanges import many  # noqa: E402 - a neighbour of the tests, not of this script

EXCHANGES = 300
SEARCHED = ("h", "ha", "haven", "harbour water", "nothing like it", "")
_TIMED = """words => words.map(word => {
  const field = document.querySelector('#site-q');
  field.value = word;
  const started = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - started;
})"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        inputs, site = Path(name) / "inputs", Path(name) / "site"
        many(inputs, EXCHANGES)
        settings = Settings(site, packs.DEFAULT, jobs=os.cpu_count() or 1)
        print(f"{EXCHANGES} exchanges, at first: {_timed(inputs, settings):.1f} s")
        changed = inputs / "x150.yaml"
        changed.write_text(changed.read_text("utf-8").replace("visit 150", "renamed"), "utf-8")
        print(f"after one change: {_timed(inputs, settings):.1f} s")
        print(f"unchanged: {_timed(inputs, settings):.1f} s")
        size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
        index = (site / "index.html").stat().st_size
        print(f"all files: {size / 1e6:.0f} MB; the index: {index / 1e3:.0f} KB")
        _search(site / "index.html")


def _timed(inputs: Path, settings: Settings) -> float:
    started = time.perf_counter()
    outcome: Outcome = publish(exchange_files([inputs]), settings, lambda _message: None)
    if outcome.exit_code:
        sys.exit("an exchange failed")
    return time.perf_counter() - started


def _search(index: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("searching: not measured, as there is no chromium")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engines:
        browser = engines.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        started = time.perf_counter()
        page.goto(index.as_uri())
        print(f"opening the index: {1000 * (time.perf_counter() - started):.0f} ms")
        page.focus("#site-q")
        page.wait_for_function("() => window.siteWords")
        times = page.evaluate(_TIMED, list(SEARCHED))
        median = statistics.median(times)
        print(f"a key pressed in the search: {median:.0f} ms (at most {max(times):.0f} ms)")
        browser.close()


if __name__ == "__main__":
    main()
