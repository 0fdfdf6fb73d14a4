"""Pictures of a report's cover: for lists, and for those who share a link."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from reportgen.packs.pack import Pack
from reportgen.site.records import COVER, PICTURE, File

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

SHARED = (1200, 630)
"""Width and height of a social preview, as the Open Graph protocol's readers expect it."""
_EDGE = 48
_LEADING = 1.25
_IN_LISTS = 320
"""The cover's width in lists: twice what is shown, for fine screens."""


def pictures(pdf: bytes, title: str, lines: list[str], pack: Pack) -> tuple[File, File]:
    """The cover as lists show it, and the preview for those who share the page: the cover, and
    beside it the title and these lines, in the pack's colours and typeface."""
    cover = _first_page(pdf, height=SHARED[1] - 2 * _EDGE)
    small = cover.resize((_IN_LISTS, round(_IN_LISTS * cover.height / cover.width)))
    return File(COVER, _jpeg(small)), File(PICTURE, _jpeg(_shared(cover, title, lines, pack)))


def _first_page(pdf: bytes, height: int) -> Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        # Drawn at twice the size and made smaller, lines are calmer.
        bitmap = page.render(scale=2 * height / page.get_height())
        drawn: Image = bitmap.to_pil().convert("RGB")
        return drawn.resize((round(drawn.width * height / drawn.height), height))
    finally:
        document.close()


def _shared(cover: Image, title: str, lines: list[str], pack: Pack) -> Image:
    from PIL import Image, ImageDraw

    ground = Image.new("RGB", SHARED, pack.manifest.colours.accent)
    left = SHARED[0] - _EDGE - cover.width
    ground.paste(cover, (left, _EDGE))
    draw = ImageDraw.Draw(ground)
    width = left - 2 * _EDGE
    y = float(_EDGE)
    for text, weight, sizes, most in (
        (title, 700, (58, 50, 42, 36), SHARED[1] - 2 * _EDGE - 150),
        *((line, 400, (30, 26), 75) for line in lines),
    ):
        fonts = [font for size in sizes if (font := _font(pack, weight, size))]
        for font, line in _fitted(text, fonts, width, most):
            draw.text((_EDGE, y), line, "#FFFFFF", font)
            y += font.size * _LEADING
        y += 18
    return ground


def _fitted(
    text: str, fonts: list[FreeTypeFont], width: int, height: float
) -> Iterator[tuple[FreeTypeFont, str]]:
    """The lines of a text in the first of these fonts in which it fits; in the last, as many as
    do."""
    for font in fonts:
        room = int(height / (font.size * _LEADING))
        lines = list(_wrapped(text, font, width))
        if len(lines) <= room or font is fonts[-1]:
            yield from ((font, line) for line in lines[:room])
            return


def _wrapped(text: str, font: FreeTypeFont, width: int) -> Iterator[str]:
    """The text in lines of this width; a word that is wider stays whole."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _font(pack: Pack, weight: int, size: int) -> FreeTypeFont | None:
    """The pack's upright face of the nearest weight; None where Pillow cannot read it."""
    from PIL import ImageFont

    faces = [(face, file) for face, file in pack.font_files() if not face.italic]
    for _, file in sorted(faces, key=lambda each: abs(each[0].weight - weight)):
        with suppress(OSError):
            return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    return None


def _jpeg(image: Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=88, subsampling=0, optimize=True)
    return written.getvalue()
