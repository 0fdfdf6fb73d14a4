"""The site's style: the pack's typeface, colours and style sheets, by day and by night."""

from __future__ import annotations

import colorsys
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from reportgen.gates.accessibility.colours import contrast
from reportgen.packs.pack import Pack
from reportgen.render.html import page as html
from reportgen.render.html import web
from reportgen.sandbox.publishable import inlined_style
from reportgen.site.records import File
from reportgen.write import is_as_generated, read_manifest

SHEET = "site.css"
SCRIPT = "site.js"
_READABLE = 7.0
"""The contrast of the text of the dark style: above the 4.5 that WCAG 2.2 asks for, as light text
on dark ground is harder to read."""

_CALM = 0.5
"""The most colour in text on dark ground, where the full one would glow."""


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
    night = "\n".join(f"  --{name}: {value};" for name, value in dark(pack).items())
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root {{\n{night}\n}} }}"
    for sheet in html.sheets(pack, (html.STYLE_SHEET, web.SCREEN)):
        yield inlined_style(sheet, pack)
    yield own(SHEET)
    if SHEET in pack.files:
        for sheet in html.sheets(pack, (SHEET,)):
            yield inlined_style(sheet, pack)


def dark(pack: Pack) -> dict[str, str]:
    """The pack's colours for a dark ground: their hues, as light as text there has to be."""
    colours = pack.manifest.colours
    hue, _, depth = _parts(colours.accent)
    paper = _colour(hue, 0.09, min(depth, 0.25))
    panel = _colour(hue, 0.15, min(depth, 0.25))
    return {
        "paper": paper,
        "panel": panel,
        "rule": _colour(hue, 0.32, min(depth, 0.2)),
        "ink": _light(colours.ink, panel, 12),
        "muted": _light(colours.muted, panel, _READABLE),
        "accent": _light(colours.accent, panel, _READABLE),
        "accent-2": _light(colours.accent_2, panel, _READABLE),
    }


def _parts(colour: str) -> tuple[float, float, float]:
    """Hue, lightness and saturation."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _colour(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _light(colour: str, ground: str, least: float) -> str:
    """The colour, lighter until it can be read on this dark ground."""
    hue, _, saturation = _parts(colour)
    saturation = min(saturation, _CALM)
    steps = (_colour(hue, percent / 100, saturation) for percent in range(30, 101))
    return next((shade for shade in steps if contrast(shade, ground) >= least), "#FFFFFF")


@lru_cache(16)
def _as_woff2(file: Path, _stamp: int) -> bytes:
    """The whole font as browsers take it; the same bytes each time."""
    from fontTools.ttLib import TTFont

    written = io.BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(written)
    return written.getvalue()
