"""From a view to one HTML file that needs no other: to be read on any screen, and to be printed."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from reportgen.packs.colours import dark
from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact
from reportgen.render.html import page as html
from reportgen.sandbox import publishable
from reportgen.view.records import ReportView

SCREEN = "screen.css"


def render(report: ReportView, pack: Pack, origin: Origin) -> Artifact:
    """The report as one HTML file: its pictures and its fonts, as far as it uses them, inside."""
    sheets = (html.STYLE_SHEET, SCREEN)
    page = html.page(report, pack, publishable.reference, sheets, notes_at_end=True)
    files = publishable.Files(pack)
    page = files.taken(page)
    publishable.check(page, pack, html.TEMPLATE)
    fonts = {
        html.font_address(position): publishable.address("font/woff", _subset_for(file, page))
        for position, (_, file) in enumerate(pack.font_files())
    }
    drawn = {
        name: publishable.address(each.media_type, each.data)
        for name, each in pack.with_logo(origin.pictures).items()
    }
    inside = {publishable.reference(name): data for name, data in (fonts | drawn).items()}
    page = publishable.filled(page, files.addresses | inside)
    # After the colours by day, which stand first, and before the style sheets.
    page = page.replace("</style>", f"</style>\n<style>{night(pack)}</style>", 1)
    page = page.replace("</head>", f"<style>{_running(report)}</style>\n</head>", 1)
    return Artifact.of("html", report.file, page.encode())


def night(pack: Pack) -> str:
    """The pack's colours as those whose screens are dark see them."""
    colours = "\n".join(f"  --{name}: {value};" for name, value in dark(pack).items())
    return f"@media screen and (prefers-color-scheme: dark) {{ :root {{\n{colours}\n}} }}"


def _running(report: ReportView) -> str:
    """What a browser prints in the margins of every page but the cover."""
    words = report.words
    page = f"{_quoted(words['page'] + ' ')} counter(page) "
    page += f"{_quoted(' ' + words['page_of'] + ' ')} counter(pages)"
    boxes = {
        "top-left": _quoted(report.short_title),
        "top-right": _quoted(report.marks),
        "bottom-left": _quoted(report.foot),
        "bottom-right": page,
    }
    look = ""
    if report.tlp:
        label = _quoted(report.tlp.text)
        boxes |= {"top-center": _quoted(report.plain_marks), "top-right": label}
        boxes |= {"bottom-center": page, "bottom-right": label}
        look = f"background: #000000; color: {report.tlp.colour}; font: bold 12pt sans-serif; "
    margins = "".join(
        f"@{box} {{ content: {content}; {look if box.endswith('right') else ''}}} "
        for box, content in boxes.items()
    )
    # The cover's own rule for pages stands before this one, and is more exact.
    return f"@media print {{ @page {{ {margins}}} }}"


def _quoted(text: str) -> str:
    """The text as a string of CSS that can end neither itself nor the style."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def _subset_for(file: Path, text: str) -> bytes:
    """The font with no more than the characters of this text."""
    about = file.stat()
    return _subset(file, (about.st_mtime_ns, about.st_size), "".join(sorted(set(text))))


# Most of a page's time, and the same for each page that has the same characters.
@lru_cache(32)
def _subset(file: Path, _stamp: tuple[int, int], characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff", layout_features=["*"], desubroutinize=True)
    options.recalc_timestamp = False  # the same input gives the same bytes
    written = io.BytesIO()
    with load_font(str(file), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        save_font(font, written, options)
    return written.getvalue()
