"""A picture as documents carry it, and why one cannot be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LONGEST = 2000
"""Pixels of the longer side: over the 160 mm between an A4 page's margins they are 317 dpi, and
print shows no more than 300."""
MOST_PIXELS = 100 * 1000 * 1000

Kind = Literal["JPEG", "PNG"]


@dataclass(frozen=True)
class Picture:
    """A picture as documents carry it."""

    name: str
    """The first 20 digits of the SHA-256 of its bytes, and `.jpg` or `.png`."""
    media_type: str
    width: int
    """In pixels, as is the height."""
    height: int
    data: bytes = field(repr=False)


class Unusable(Exception):  # noqa: N818 - becomes a problem; never reaches a caller
    """Why a picture cannot be used, without a place yet."""

    def __init__(self, sentence: str, code: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.code, self.hint = sentence, code, hint


def too_large(file: str, size: str) -> Unusable:
    """Why a file that has this much of something cannot be used."""
    hint = f"scale it down; {LONGEST} pixels on its longer side fill a page"
    return Unusable(f"“{file}” is too large: {size}", "picture-large", hint)


def refuse_pixels(width: int, height: int, file: str) -> None:
    """Raises Unusable for too many pixels, before anything is decoded: a few bytes may promise a
    picture that fills all memory."""
    if width * height > MOST_PIXELS:
        raise too_large(file, f"more than {MOST_PIXELS // 1000**2} million pixels")


def broken(file: str) -> Unusable:
    """Why a file cannot be used that does not hold what it begins."""
    hint = "copy it here again, or open it and save it anew as JPEG or PNG"
    return Unusable(f"“{file}” is damaged or incomplete", "picture-broken", hint)
