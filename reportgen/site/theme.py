"""The site's style: the pack's typeface, colours and style sheets, by day and by night."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from reportgen.packs.pack import Pack
from reportgen.render.html import page as html
from reportgen.render.html import web
from reportgen.sandbox.publishable import inlined_style
from reportgen.site.records import File
from reportgen.write import is_as_generated, read_manifest

SHEET = "site.css"
SCRIPT = "site.js"


@dataclass(frozen=True)
class Theme:
    """What every page of the site shares."""

    files: tuple[File, ...]
    sheet: str
    script: str
    logo: str
    """The logo's file; empty without one."""
    logo_alt: str
    accent: str


def theme(pack: Pack, folder: Path) -> Theme:
    """The style sheet, the script, the fonts and the logo; each is named by its contents, so that a
    browser keeps it until it is another. What the folder of the site has already is not made again.
    """
    known = read_manifest(folder)
    faces = [_face(file, folder, known) for _, file in pack.font_files()]
    fonts = {html.font_address(n): face.name for n, face in enumerate(faces)}
    sheet = _named(SHEET, "\n".join(_sheets(pack, fonts)).encode())
    script = _named(SCRIPT, own(SCRIPT).encode())
    files = [*faces, sheet, script]
    logo, alt = "", ""
    if pack.logo and pack.manifest.logo:
        files.append(_named(f"logo{Path(pack.logo.name).suffix}", pack.logo.data))
        logo, alt = files[-1].name, pack.manifest.logo.alt
    unlike = tuple({file.name: file for file in files}.values())
    accent = pack.manifest.colours.accent
    return Theme(unlike, sheet.name, script.name, logo, alt, accent)


def own(name: str) -> str:
    """A file of the site's own pages."""
    return (resources.files("reportgen.site") / "pages" / name).read_text("utf-8")


def _named(name: str, data: bytes) -> File:
    stem, _, suffix = name.rpartition(".")
    return File(f"{stem}.{_digest(data)}.{suffix}", data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _face(file: Path, folder: Path, known: Mapping[str, Mapping[str, Any]]) -> File:
    """A face as browsers take it, named by the font that it was made from."""
    name = f"{file.stem}.{_digest(file.read_bytes())}.woff2"
    about = known.get(name)
    if about and is_as_generated(folder / name, about):
        return File(name, (folder / name).read_bytes())
    return File(name, _as_woff2(file, file.stat().st_mtime_ns))


def _sheets(pack: Pack, fonts: dict[str, str]) -> Iterator[str]:
    yield from html.styles(pack, fonts.__getitem__, ())
    yield web.night(pack)
    for sheet in html.sheets(pack, (html.STYLE_SHEET, web.SCREEN)):
        yield inlined_style(sheet, pack)
    yield own(SHEET)
    if SHEET in pack.files:
        for sheet in html.sheets(pack, (SHEET,)):
            yield inlined_style(sheet, pack)


@lru_cache(16)
def _as_woff2(file: Path, _stamp: int) -> bytes:
    """The whole font as browsers take it; the same bytes each time."""
    from fontTools.ttLib import TTFont

    written = io.BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(written)
    return written.getvalue()
