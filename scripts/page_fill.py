"""How full each page of a PDF is: where its lowest line of text or picture stands.

    python scripts/page_fill.py FILE.pdf ...

Running head and foot do not count, nor do tints and rules. It ends with 1 where an inside page is
less than half full. The cover, the last page before the annexes and the last of all may be.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

MARGIN = 25 * 72 / 25.4
"""Points between the paper's edge and the text; running head and foot stand outside."""
SLACK = 6
LEAST = 0.5
ANNEX = re.compile(r"\S+ A\b")
"""The bookmark of the first annex, “Annex A ...”, whatever the word is in its language."""


@dataclass(frozen=True)
class Page:
    """A page, and how much of its text area is above its lowest line or picture."""

    number: int
    fill: float
    free: str
    """Why it may be as empty as it is; empty for an inside page."""

    @property
    def is_too_empty(self) -> bool:
        """True of an inside page that is less than half full."""
        return not self.free and self.fill < LEAST


def pages(data: bytes) -> list[Page]:
    """Each page of a PDF with its fill."""
    document = pypdfium2.PdfDocument(data)
    try:
        free = _free(document)
        return [Page(n, _fill(page), free.get(n, "")) for n, page in enumerate(document, 1)]
    finally:
        document.close()


def _free(document: pypdfium2.PdfDocument) -> dict[int, str]:
    """The pages that may be empty below, by their numbers, each with its reason."""
    free = {len(document): "last", 1: "cover"}
    for entry in document.get_toc():
        target = entry.get_dest()
        if target is None or not ANNEX.match(entry.get_title()):
            continue
        page, top = target.get_index(), target.get_view()[1][1]
        if _is_at_the_head(document[page], top):
            free.setdefault(page, "before the annexes")
        break
    return free


def _is_at_the_head(page: pypdfium2.PdfPage, top: float) -> bool:
    """True if nothing stands above this height of the page."""
    return all(upper <= top + SLACK for _, upper in _extents(page))


def _fill(page: pypdfium2.PdfPage) -> float:
    height: float = page.get_height()
    lowest = min((lower for lower, _ in _extents(page)), default=height - MARGIN)
    return max(0.0, min(1.0, (height - MARGIN - lowest) / (height - 2 * MARGIN)))


def _extents(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """The lower and the upper edge of each visible character and picture in the text area."""
    least, most = MARGIN - SLACK, page.get_height() - MARGIN + SLACK
    text = page.get_textpage()
    boxes = [
        text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()
    ]
    images = page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=9)
    extents = [(lower, upper) for _, lower, _, upper in boxes]
    extents = [(lower, upper) for lower, upper in extents if least < lower and upper < most]
    # A picture that bleeds off the page ends with the text area.
    pictures = [image.get_bounds() for image in images]
    return extents + [(max(lower, MARGIN), upper) for _, lower, _, upper in pictures]


def main(files: list[str]) -> int:
    """Print a table for each file; 1 where an inside page is less than half full."""
    code = 0
    for file in files:
        print(file)
        for page in pages(Path(file).read_bytes()):
            print(f"  {page.number:>3}  {page.fill:>4.0%}  {page.free or '!' * page.is_too_empty}")
            code |= page.is_too_empty
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
