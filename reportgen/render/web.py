"""From a view to one HTML file that needs no other: to be read on any screen, and to be printed."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from reportgen.packs import Pack
from reportgen.pictures import Picture
from reportgen.render import html
from reportgen.render.artifact import Artifact
from reportgen.view.records import ReportView

SCREEN = "screen.css"


def render(report: ReportView, pack: Pack, pictures: Mapping[str, Picture]) -> Artifact:
    """The report as one HTML file: its pictures and its fonts, as far as it uses them, inside."""
    sheets = (html.STYLE_SHEET, SCREEN)
    bare = html.page(report, pack, lambda name: name, sheets, notes_at_end=True)
    fonts = {
        html.font_address(position): _address("font/woff", _subset(file, bare))
        for position, (_, file) in enumerate(pack.font_files())
    }
    drawn = {name: _address(each.media_type, each.data) for name, each in pictures.items()}
    found = {**fonts, **drawn}
    page = html.page(report, pack, found.__getitem__, sheets, notes_at_end=True)
    return Artifact(f"{report.id}.html", "html", page.encode())


def _address(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _subset(file: Path, text: str) -> bytes:
    """The font with no more than the characters of this text."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff", layout_features=["*"], desubroutinize=True)
    options.recalc_timestamp = False  # the same input gives the same bytes
    font = load_font(str(file), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    made = io.BytesIO()
    save_font(font, made, options)
    return made.getvalue()
