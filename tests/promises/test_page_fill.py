"""No inside page is less than half full, measured by the script that anybody can run."""

from pathlib import Path

import pytest
from weasyprint import HTML

from scripts.page_fill import main, pages
from support.documents import EVERY_EXCHANGE, REAL, built

SHEET = """
<style>@page { size: A4; margin: 25mm; @bottom-right { content: counter(page) } }
section { break-before: page } .tint { background: #eee; height: 20cm }
h1 { bookmark-level: 1 } p { margin: 0 } .low { padding-top: 18cm }</style>
"""
COVER = "<h1>Cover</h1>"
LAST = "<section><h1>About this report</h1></section>"
PIXEL = "data:image/gif;base64,R0lGODdhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="
"""One black dot, to be drawn large."""


def drawn(*sections: str) -> bytes:
    """A PDF with a cover, a page for each of these, and a last page."""
    inside = "".join(f"<section>{section}</section>" for section in sections)
    return bytes(HTML(string=SHEET + COVER + inside + LAST).write_pdf())


def too_empty(data: bytes) -> list[int]:
    """The numbers of the inside pages that are less than half full."""
    return [page.number for page in pages(data) if page.is_too_empty]


@pytest.mark.parametrize(
    "section",
    [
        "<p>A line.</p>",
        "<p>A line.</p><div class=tint></div>",
        f"<img src='{PIXEL}' style='height: 5cm'>",
    ],
    ids=["text", "tint", "picture"],
)
def test_an_empty_page_is_found(section: str, tmp_path: Path) -> None:
    data = drawn(section, "<p class=low>Low.</p>")
    assert too_empty(data) == [2]
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert main([str(file)]) == 1


@pytest.mark.parametrize(
    "section",
    [
        "<p class=low>A line far down.</p>",
        "<div class=tint></div><p>A line.</p>",
        f"<p>A line.</p><img src='{PIXEL}' style='height: 16cm'>",
    ],
    ids=["text", "below a tint", "picture"],
)
def test_a_full_page_is_none(section: str, tmp_path: Path) -> None:
    data = drawn(section)
    assert too_empty(data) == []
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert main([str(file)]) == 0


def test_the_last_page_before_the_annexes_may_be_empty() -> None:
    annex = "<h1>Annex A Sources</h1><p class=low>Low.</p>"
    assert too_empty(drawn("<p>A line.</p>", annex)) == []
    assert too_empty(drawn("<p>A line.</p>", f"<p>A line.</p>{annex}")) == [2]


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, id=file.stem, marks=[] if file == REAL else pytest.mark.slow)
        for file in EVERY_EXCHANGE
    ],
)
def test_no_inside_page_is_less_than_half_full(file: Path) -> None:
    assert too_empty(built(file)["pdf"]) == []
