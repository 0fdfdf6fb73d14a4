"""A pen for pictures of plain shapes, at any place, scale and angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINE = 2  # everything is drawn twice as large, then made smaller: smooth edges

Colour = tuple[int, ...]


@dataclass(frozen=True)
class Pen:
    """Draws from a place of its own, in lengths of its own, which may be turned.

    Places are complex numbers: so far to the right, and so many `j` down.
    """

    image: Image.Image
    origin: complex = 0
    scale: complex = FINE

    def at(self, place: complex, scale: complex = 1) -> Pen:
        """A pen for what has its origin at this place."""
        return Pen(self.image, self.origin + place * self.scale, self.scale * scale)

    def _fine(self, *places: complex) -> list[tuple[float, float]]:
        points = (self.origin + place * self.scale for place in places)
        return [(point.real, point.imag) for point in points]

    @property
    def _draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def box(self, fill: Colour, corner: complex, size: complex, radius: float = 0) -> None:
        """A rectangle from its upper left corner; with a radius, its corners are round."""
        reach = radius * abs(self.scale)
        self._draw.rounded_rectangle(self._fine(corner, corner + size), reach, fill)

    def disc(self, fill: Colour, centre: complex, radius: float) -> None:
        """A full circle around a point."""
        (x, y), reach = *self._fine(centre), radius * abs(self.scale)
        self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill)

    def shape(self, fill: Colour, *points: complex) -> None:
        """A polygon."""
        self._draw.polygon(self._fine(*points), fill)

    def line(self, fill: Colour, width: float, *points: complex) -> None:
        """A line of several pieces."""
        thick = max(1, round(width * abs(self.scale)))
        self._draw.line(self._fine(*points), fill, thick, joint="curve")

    def fade(self, size: complex, stops: Sequence[tuple[float, Colour]], step: int = 1) -> None:
        """A rectangle whose colour goes from one stop to the next, downwards."""
        (left, top), (right, bottom) = self._fine(0, size)
        for row in range(0, round(bottom - top), step):
            share = row / (bottom - top)
            between = (pair for pair in pairwise(stops) if share <= pair[1][0])
            (low, above), (high, below) = next(between)
            colour = mixed(above, below, (share - low) / (high - low))
            self._draw.rectangle((left, top + row, right, top + row + step), colour)

    def light(self, colour: Colour, radius: float) -> None:
        """A soft shine, added to what is there."""
        lit = Image.new("RGB", self.image.size)
        Pen(lit, self.origin, self.scale).disc(colour, 0, radius / 2)
        blurred = lit.filter(ImageFilter.GaussianBlur(radius * FINE / 3))
        self.image.paste(ImageChops.add(self.image, blurred))


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """A colour so far on the way from the first to the second."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
