"""The real site in the real browser: found, read, downloaded, by keyboard, on a telephone, in the
dark, without JavaScript, from a disk and below any path."""

import functools
import io
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import lxml.html
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    expect,
)
from tinyhtml5.parser import HTMLParser

from reportgen.errors import ExitCode
from reportgen.options import Options
from reportgen.pipeline import build
from support.commands import invoke
from support.documents import ROOT

pytestmark = pytest.mark.slow

PESHAWAR = "exchanges/peshawar-birmingham-2018/index.html"
HARBOUR = "exchanges/harbour-cities/index.html"
BROWSE = "browse/country-united-kingdom.html"
PAGES = ("index.html", BROWSE, PESHAWAR, HARBOUR)
HEADLINE = "Peshawar delegates travel to Birmingham for SCN City Exchange"
DESKTOP, PHONE = (1280, 900), (390, 844)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the examples that ship."""
    folder = tmp_path_factory.mktemp("site") / "site"
    code, _, err = invoke("site", str(ROOT / "inputs"), "--output", str(folder), "--jobs", "1")
    assert code == ExitCode.DONE, err
    return folder


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site below some path of a server."""
    root = tmp_path_factory.mktemp("root")
    (root / "some").mkdir()
    (root / "some" / "path").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/some/path/"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads these."""


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens an address; when the test ends, nothing was wrong in any page that it opened."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_(address: str, size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        options |= {"viewport": viewport, "reduced_motion": "reduce"}
        context = browser.new_context(**options)
        contexts.append(context)
        host = urlsplit(address).netloc

        def watch(request: Request) -> None:
            asked = urlsplit(request.url)
            # On a disk, the browser opens a PDF with a viewer of its own.
            own = asked.scheme in ("file", "data", "chrome", "chrome-extension")
            if not own and asked.netloc != host:
                wrong.append(f"asks elsewhere: {request.url}")

        def failed(request: Request) -> None:
            # A link that is saved to the disk ends as a request of the page.
            if request.failure != "net::ERR_ABORTED":
                wrong.append(f"failed: {request.url} {request.failure}")

        context.on("request", watch)
        context.on("requestfailed", failed)
        context.on("console", lambda it: wrong.append(it.text) if it.type == "error" else None)
        context.on("weberror", lambda said: wrong.append(str(said.error)))
        page = context.new_page()
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(params=["disk", "server"])
def home(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Where the site is: on a disk, or below a path of a server."""
    return served if request.param == "server" else f"{site.as_uri()}/"


@functools.cache
def generated(name: str) -> dict[str, bytes]:
    options = Options(formats=("pdf", "docx", "html"))
    artifacts = build(ROOT / "inputs" / f"{name}.yaml", options).artifacts
    return {artifact.name: artifact.data for artifact in artifacts}


def shown(page: Page) -> list[str]:
    """The exchanges that the list shows now."""
    entries = page.locator(".site-entry:visible")
    return [str(entries.nth(n).get_attribute("data-id")) for n in range(entries.count())]


def taken(page: Page, link: Locator, press: Callable[[], object] | None = None) -> bytes:
    """The bytes of what a link downloads; on a disk, where there is nothing to download, of the
    file that it leads to."""
    if page.url.startswith("file:"):
        address = urlsplit(link.evaluate("link => link.href"))
        return Path(unquote(address.path)).read_bytes()
    with page.expect_download() as waiting:
        (press or link.click)()
    assert waiting.value.suggested_filename == link.get_attribute("href").rpartition("/")[2]  # type: ignore[union-attr]
    return waiting.value.path().read_bytes()


# ---- find, read, download -----------------------------------------------------------------------


def test_an_exchange_is_found_read_and_downloaded(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html")
    found = page.get_by_role("status")
    expect(found).to_have_text("2 exchanges")
    page.get_by_role("searchbox").fill("luton mosqu")
    expect(found).to_have_text("1 exchange")
    assert shown(page) == ["peshawar-birmingham-2018"]
    page.get_by_role("link", name="Peshawar delegates travel").click()
    expect(page).to_have_title(f"{HEADLINE} – City exchanges")
    page.get_by_role("link", name="Read the report on this page").click()
    expect(page.get_by_role("region", name="Full report")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Programme", exact=False).first).to_be_visible()
    for name, data in generated("peshawar-birmingham-2018").items():
        link = page.locator(f".site-downloads a[href='{name}']")
        assert taken(page, link) == data


@pytest.mark.parametrize(
    ("field", "option", "found"),
    [
        ("Place", "All of United Kingdom (1)", "peshawar-birmingham-2018"),
        ("Place", "Peshawar (1)", "peshawar-birmingham-2018"),
        ("Place", "Vila do Molhe (1)", "harbour-cities"),
        ("Year", "2025 (1)", "harbour-cities"),
        ("Kind", "Bilateral exchange (1)", "peshawar-birmingham-2018"),
        ("Theme", "P/CVE (1)", "peshawar-birmingham-2018"),
    ],
)
def test_each_filter_finds(home: str, opened: Open, field: str, option: str, found: str) -> None:
    page = opened(f"{home}index.html")
    page.get_by_label(field, exact=True).select_option(label=option)
    expect(page.get_by_role("status")).to_have_text("1 exchange")
    assert shown(page) == [found]
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("2 exchanges")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_filters_and_words_work_together(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html")
    page.get_by_label("Year", exact=True).select_option("year-2018")
    page.get_by_role("searchbox").fill("THALASSOPYLI")
    expect(page.get_by_role("status")).to_have_text(
        "No exchange matches. Try fewer words, or show all."
    )
    assert shown(page) == []
    expect(page.locator(".site-year:visible")).to_have_count(0)
    page.get_by_label("Year", exact=True).select_option("")
    expect(page.get_by_role("status")).to_have_text("1 exchange")


def test_what_was_found_has_an_address(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html")
    page.get_by_role("searchbox").fill("ines salgueirinho")  # Inês, without her accent
    page.get_by_label("Year", exact=True).select_option("year-2026")
    expect(page.get_by_role("status")).to_have_text("1 exchange")
    address = page.url
    assert "#q=ines+salgueirinho&year=year-2026" in address
    for again in (opened(address), page):
        again.reload()
        expect(again.get_by_role("status")).to_have_text("1 exchange")
        expect(again.get_by_role("searchbox")).to_have_value("ines salgueirinho")
        assert shown(again) == ["harbour-cities"]


# ---- by keyboard --------------------------------------------------------------------------------


def focused(page: Page) -> str:
    """What has the focus, which can be seen: it has an outline inside the window."""
    said = page.evaluate(
        """() => {
          const it = document.activeElement;
          const style = getComputedStyle(it), box = it.getBoundingClientRect();
          const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
          return [it.textContent.trim() || it.name || it.tagName, seen];
        }"""
    )
    assert said[1], f"the focus on “{said[0]}” cannot be seen"
    return str(said[0])


def tab_to(page: Page, name: str, most: int = 40) -> None:
    """Press the tabulator until what begins so has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    pytest.fail(f"“{name}” is not reached in {most} steps")


def test_the_keyboard_is_enough(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    tab_to(page, "q", 2)
    page.keyboard.type("peshawar")
    tab_to(page, "All places", 1)
    page.keyboard.press("Tab")
    page.keyboard.type("2018")
    expect(page.get_by_role("status")).to_have_text("1 exchange")
    tab_to(page, "Peshawar delegates travel")
    page.keyboard.press("Enter")
    expect(page).to_have_title(f"{HEADLINE} – City exchanges")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    tab_to(page, "Download as PDF", 5)
    data = generated("peshawar-birmingham-2018")["peshawar-birmingham-2018-public-en.pdf"]
    link = page.locator(":focus")
    assert taken(page, link, lambda: page.keyboard.press("Enter")) == data
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "Read the report on this page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # to the table, which scrolls
    expect(page.locator("#report :focus")).to_be_in_viewport()


# ---- sizes, light and dark ----------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_its_window(site: Path, opened: Open, path: str, width: int) -> None:
    page = opened(f"{site.as_uri()}/{path}", (width, 800))
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(
    served: str, opened: Open, path: str, scheme: str, size: tuple[int, int]
) -> None:
    page = opened(f"{served}{path}", size, color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    told = [
        f"{each['id']} ({each['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]
    assert not told, "\n".join(told)


def test_the_dark_page_is_dark_and_the_report_with_it(site: Path, opened: Open) -> None:
    page = opened(f"{site.as_uri()}/{HARBOUR}", color_scheme="dark")
    grounds = page.evaluate(
        """() => ['body', '.site-report', 'th'].map((name) =>
          getComputedStyle(document.querySelector(name)).backgroundColor.match(/\\d+/g)
            .slice(0, 3).map(Number))"""
    )
    assert all(max(ground) < 70 for ground in grounds), grounds


@pytest.mark.parametrize("path", [PESHAWAR, HARBOUR])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_has_no_empty_sheet(
    site: Path, opened: Open, path: str, scheme: str
) -> None:
    """The cover is as high as the paper: whatever stands above it on its sheet pushes it on."""
    page = opened(f"{site.as_uri()}/{path}", color_scheme=scheme)
    printed = page.pdf(print_background=True, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(io.BytesIO(printed)) as document:
        texts = [sheet.get_textpage().get_text_bounded().strip() for sheet in document]
    assert all(texts), [number for number, text in enumerate(texts, 1) if not text]


_FAINT = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => rgb.map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (let it = element; it; it = it.parentElement) {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(it).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const faint = [];
  const check = (name, colour, behind, least) => {
    const reached = contrast(channels(colour).slice(0, 3), ground(behind));
    if (reached < least) faint.push(`${name}: ${reached.toFixed(2)}`);
  };
  const report = document.querySelector('.site-report');
  const texts = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
    if (text) check(text.slice(0, 40), getComputedStyle(element).color, element, 4.5);
  }
  for (const bar of report.querySelectorAll('.bar-drawn')) {
    check('a bar', getComputedStyle(bar).backgroundColor, bar.parentElement, 3);
  }
  return faint;
}"""


@pytest.mark.parametrize("path", [PESHAWAR, HARBOUR])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_on_the_page_is_read_by_all(
    site: Path, opened: Open, path: str, scheme: str
) -> None:
    page = opened(f"{site.as_uri()}/{path}", color_scheme=scheme)
    assert page.evaluate(_FAINT) == []


# ---- without JavaScript -------------------------------------------------------------------------


def test_without_javascript_all_is_there(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html", java_script_enabled=False)
    assert shown(page) == ["harbour-cities", "peshawar-birmingham-2018"]
    expect(page.get_by_role("search")).to_have_count(0)
    for way, lead, found in (
        ("By place", "Pakistan", ["peshawar-birmingham-2018"]),
        ("By year", "2026", ["harbour-cities"]),
        ("By kind", "Multilateral exchange", ["harbour-cities"]),
        ("By theme", "P/CVE", ["peshawar-birmingham-2018"]),
    ):
        page.goto(f"{home}index.html")
        page.get_by_text(way, exact=True).click()
        page.get_by_role("navigation").get_by_role("link", name=lead, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(lead)
        assert shown(page) == found
    name = "peshawar-birmingham-2018-public-en.docx"
    link = page.locator(f"a[href$='{name}']")
    assert taken(page, link) == generated("peshawar-birmingham-2018")[name]
    page.get_by_role("link", name="Peshawar delegates travel").click()
    page.get_by_role("link", name="Read the report on this page").click()
    expect(page.get_by_role("region", name="Full report")).to_be_in_viewport()


def test_with_javascript_there_is_one_way_to_filter(home: str, opened: Open) -> None:
    page = opened(f"{home}index.html")
    expect(page.get_by_role("search")).to_be_visible()
    expect(page.get_by_role("navigation", name="Browse the exchanges")).to_be_hidden()


# ---- what stands in the files -------------------------------------------------------------------


def own_pages(site: Path) -> list[Path]:
    """The site's pages; the reports' own HTML files have tests of their own."""
    return [file for file in sorted(site.rglob("*.html")) if "-public-" not in file.name]


def parsed(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(file.read_text("utf-8"))


def found(document: lxml.html.HtmlElement, path: str) -> list[Any]:
    return cast("list[Any]", document.xpath(path))


def test_every_page_is_html_without_an_error(site: Path) -> None:
    for file in own_pages(site):
        parser = HTMLParser()
        parser.parse(file.read_text("utf-8"), full_tree=True)
        assert parser.errors == [], file


def test_every_link_leads_somewhere(site: Path) -> None:
    for file in own_pages(site):
        document = parsed(file)
        ids = found(document, "//@id")
        assert len(ids) == len(set(ids)), file
        addresses = found(document, "//@href | //@src")
        for address in addresses:
            assert address not in ("", "#"), file
            split = urlsplit(address)
            if split.scheme:
                assert split.scheme in ("https", "http", "mailto", "data"), address
                continue
            target = (file.parent / unquote(split.path)).resolve() if split.path else file
            assert target.is_file(), f"{file}: {address}"
            if split.fragment and target.suffix == ".html":
                assert split.fragment in found(parsed(target), "//@id"), f"{file}: {address}"
    for name in ("feed.xml", "sitemap.xml"):
        tree = ElementTree.parse(site / name)
        links = [str(each.get("href")) for each in tree.iter("{http://www.w3.org/2005/Atom}link")]
        links += [str(each.text) for each in tree.iter() if each.tag.endswith("}loc")]
        assert links
        assert all((site / link).is_file() for link in links)


def test_headings_are_told_in_steps(site: Path) -> None:
    for file in own_pages(site):
        headings = found(parsed(file), "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(each.get("aria-level") or each.tag[1]) for each in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{file}: {levels}"
