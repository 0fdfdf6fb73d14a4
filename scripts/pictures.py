"""Make the pictures of pages that the README shows, from the real report, and look at them."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from reportgen.options import Options  # noqa: E402
from reportgen.packs import pack as packs  # noqa: E402
from reportgen.pipeline import build  # noqa: E402
from reportgen.site.publish import exchange_files, publish  # noqa: E402
from reportgen.site.records import Settings  # noqa: E402
from support.guide import Guide  # noqa: E402 - a neighbour of the tests, not of this script
from support.libreoffice import to_pdf  # noqa: E402 - a neighbour of the tests, not of this script

PICTURES = ROOT / "docs" / "pictures"
REPORT = ROOT / "inputs" / "peshawar-birmingham-2018.yaml"
EXAMPLE = ROOT / "inputs" / "harbour-cities.yaml"
EXAMPLE_PAGES = (1, 3, 9, 28)
"""The cover, at a glance, the route and the days, recommendations."""
DOTS_PER_INCH = "60"


def main() -> None:
    """Write a picture of every page, of the PDF and of the Word document, and of the site."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for artifact in build(REPORT).artifacts:
            path = folder / f"report.{artifact.format}"
            path.write_bytes(artifact.data)
        _pages(folder / "report.pdf", "pdf")
        _pages(to_pdf(folder / "report.docx", folder / "word"), "word")
        (artifact,) = build(EXAMPLE, Options(formats=("pdf",))).artifacts
        example = folder / "example.pdf"
        example.write_bytes(artifact.data)
        for page in EXAMPLE_PAGES:
            _pages(example, "example", "-f", str(page), "-l", str(page))
        _of_the_guide(folder / "guide")
        _of_the_site(folder / "site")


def _of_the_site(folder: Path) -> None:
    """The index and the page of the real exchange, as a browser shows them."""
    from playwright.sync_api import sync_playwright

    settings = Settings(folder, packs.DEFAULT, address="")
    publish(exchange_files([ROOT / "inputs"]), settings, lambda _message: None)
    page = folder / "exchanges" / REPORT.stem / "index.html"
    with sync_playwright() as engines:
        browser = engines.chromium.launch(executable_path=shutil.which("chromium"))
        for name, file, width, scheme in (
            ("index", folder / "index.html", 1200, "light"),
            ("exchange", page, 1200, "light"),
            ("phone", page, 540, "dark"),
        ):
            size = {"width": width, "height": 900}
            shown = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            shown.goto(file.as_uri())
            shown.screenshot(path=PICTURES / f"site-{name}.png")
        browser.close()


def _of_the_guide(folder: Path) -> None:
    """The cover and a page of the pack that the designer's guide makes, of the PDF and of Word."""
    folder.mkdir()
    with contextlib.chdir(folder):
        Guide(folder).follow()
        options = Options(formats=("pdf", "docx"), pack="our-house")
        pdf, word = build(EXAMPLE, options).artifacts
    (folder / "house.pdf").write_bytes(pdf.data)
    (folder / "word.docx").write_bytes(word.data)
    converted = to_pdf(folder / "word.docx", folder / "word")
    for name, file, page in (
        ("house", folder / "house.pdf", "1"),
        ("house-page", folder / "house.pdf", "2"),
        ("house-word", converted, "1"),
    ):
        _pages(file, name, "-f", page, "-l", page, "-singlefile")


def _pages(pdf: Path, name: str, *which: str) -> None:
    command = ["pdftoppm", "-r", DOTS_PER_INCH, "-png", *which, str(pdf), str(PICTURES / name)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
