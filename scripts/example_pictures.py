"""Draw the pictures of the example exchange: invented cities have no photographs.

Shapes only: no font, no photograph and no clock, so that every run makes the same pictures.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

PICTURES = Path(__file__).parent.parent / "inputs" / "pictures"
FINE = 2  # everything is drawn twice as large, then made smaller: smooth edges
JPEG_QUALITY = 86
PNG_COLOURS = 96

Colour = tuple[int, ...]
Point = tuple[float, float]

TEAL, DEEP, NIGHT = (11, 92, 107), (8, 60, 72), (6, 38, 48)
MIST, SEA, FOAM = (214, 232, 234), (24, 116, 130), (236, 244, 244)
ORANGE, RUST, GLOW, CREAM = (232, 143, 71), (154, 74, 18), (255, 205, 138), (252, 243, 229)
INK, GREY = (27, 31, 36), (120, 136, 144)


class Canvas:
    """A picture in the making; lengths are those of the finished picture."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        mode = "RGBA" if len(ground) == 4 else "RGB"
        self.image = Image.new(mode, (width * FINE, height * FINE), ground)
        self._tool()

    def _tool(self) -> None:
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """A rectangle from its upper left corner."""
        if width > 0 and height > 0:
            self.draw.rectangle(_fine(x, y, x + width, y + height), fill)

    def rounded(  # noqa: PLR0913, PLR0917
        self, x: float, y: float, width: float, height: float, radius: float, fill: Colour
    ) -> None:
        """A rectangle with round corners."""
        self.draw.rounded_rectangle(_fine(x, y, x + width, y + height), radius * FINE, fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A full circle around a point."""
        self.draw.ellipse(_fine(x - radius, y - radius, x + radius, y + radius), fill)

    def shape(self, points: list[Point], fill: Colour) -> None:
        """A polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill)

    def line(self, points: list[Point], width: float, fill: Colour) -> None:
        """A line of several pieces."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self.draw.line(fine, fill, max(1, round(width * FINE)), joint="curve")

    def fade(self, top: float, bottom: float, stops: list[tuple[float, Colour]]) -> None:
        """A band from edge to edge whose colour goes from one stop to the next."""
        for y in range(round(top * FINE), round(bottom * FINE)):
            share = (y - top * FINE) / ((bottom - top) * FINE)
            self.draw.line((0, y, self.width * FINE, y), _between(stops, share))

    def light(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A soft shine, added to what is there."""
        lit = Image.new("RGB", self.image.size)
        ImageDraw.Draw(lit).ellipse(
            _fine(x - radius / 2, y - radius / 2, x + radius / 2, y + radius / 2), colour
        )
        blurred = lit.filter(ImageFilter.GaussianBlur(radius * FINE / 3))
        self.image = ImageChops.add(self.image, blurred)
        self._tool()

    def finished(self) -> Image.Image:
        """The picture in its own size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


def _fine(*lengths: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (length * FINE for length in lengths)
    return left, top, right, bottom


def _between(stops: list[tuple[float, Colour]], share: float) -> Colour:
    for (low, first), (high, second) in pairwise(stops):
        if share <= high:
            return _mix(first, second, (share - low) / (high - low))
    return stops[-1][1]


def _mix(first: Colour, second: Colour, share: float) -> Colour:
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


def harbour_at_dusk() -> Image.Image:
    """The cover: cranes, a lighthouse and boats before an evening sky."""
    canvas, chance = Canvas(1600, 1000, NIGHT), random.Random(4)
    horizon, sun = 610.0, (1040.0, 596.0)
    sky: list[tuple[float, Colour]] = [
        (0, (9, 52, 66)),
        (0.38, (22, 104, 118)),
        (0.68, (128, 158, 146)),
        (0.88, (236, 170, 104)),
        (1, (250, 190, 120)),
    ]
    canvas.fade(0, horizon, sky)
    canvas.light(*sun, 420, (120, 70, 30))
    canvas.disc(*sun, 74, (255, 226, 170))
    _clouds(canvas)
    _hills(canvas, horizon, 58, 0.0042, 0.6, (120, 150, 142))
    _hills(canvas, horizon, 34, 0.0071, 2.2, (74, 124, 124))
    _town(canvas, chance, horizon)
    water: list[tuple[float, Colour]] = [
        (0, (238, 180, 118)),
        (0.1, (150, 156, 136)),
        (0.42, (26, 104, 116)),
        (1, (6, 44, 56)),
    ]
    canvas.fade(horizon, 1000, water)
    _glitter(canvas, chance, sun[0], horizon)
    _mole(canvas, horizon)
    for x, scale, shade in ((150, 1.0, DEEP), (390, 0.86, (16, 76, 88)), (575, 0.7, (30, 92, 102))):
        _gantry_crane(canvas, x, horizon + 26 * scale, scale, shade)
    _freighter(canvas, 250, horizon + 78)
    _fishing_boat(canvas, 860, 770, 1.0, RUST)
    _fishing_boat(canvas, 1210, 832, 1.35, TEAL)
    _rowing_boat(canvas, 620, 838)
    _quay(canvas)
    return canvas.finished()


def _clouds(canvas: Canvas) -> None:
    for x, y, width, thick, colour in (
        (180, 190, 430, 15, (46, 116, 126)),
        (300, 216, 260, 11, (58, 124, 130)),
        (980, 130, 380, 13, (36, 106, 118)),
        (760, 330, 520, 15, (150, 166, 146)),
        (960, 352, 420, 11, (196, 172, 132)),
        (120, 400, 360, 13, (142, 160, 146)),
        (1180, 442, 300, 13, (246, 186, 124)),
        (560, 470, 330, 11, (226, 178, 128)),
    ):
        canvas.rounded(x, y, width, thick, thick / 2, colour)


def _hills(  # noqa: PLR0913, PLR0917
    canvas: Canvas, foot: float, height: float, pace: float, shift: float, colour: Colour
) -> None:
    tops: list[Point] = [
        (x, foot - height * (0.62 + 0.3 * sin(x * pace + shift) + 0.14 * sin(x * pace * 2.7)))
        for x in range(0, canvas.width + 8, 8)
    ]
    canvas.shape([(0, foot + 1), *tops, (canvas.width, foot + 1)], colour)


def _town(canvas: Canvas, chance: random.Random, foot: float) -> None:
    x = 640.0
    while x < 940:
        width, height = chance.choice((26, 32, 38, 44)), chance.uniform(26, 78)
        shade = _mix((28, 84, 94), (44, 104, 110), chance.random())
        canvas.box(x, foot - height, width, height, shade)
        if chance.random() < 0.5:
            roof = foot - height
            canvas.shape([(x - 2, roof), (x + width / 2, roof - 14), (x + width + 2, roof)], shade)
        for row in range(int(height // 15)):
            for column in range(int(width // 12)):
                if chance.random() < 0.42:
                    canvas.box(x + 5 + column * 12, foot - height + 7 + row * 15, 4, 6, GLOW)
        x += width + chance.choice((0, 0, 3, 7))


def _glitter(canvas: Canvas, chance: random.Random, middle: float, top: float) -> None:
    for step in range(64):
        depth = step / 64
        y = top + 5 + 300 * depth**1.15
        spread = 22 + 128 * depth
        for _ in range(2):
            width = chance.uniform(18, 84) * (0.4 + depth)
            x = middle + chance.uniform(-spread, spread) - width / 2
            colour = _mix((255, 216, 156), (98, 138, 128), min(1, depth * 1.05))
            canvas.rounded(x, y, width, 1.6 + 2.6 * depth, 1.4, colour)
    for _ in range(150):
        depth = chance.random()
        y, width = top + 40 + 330 * depth, chance.uniform(20, 90) * (0.4 + depth)
        colour = _mix((116, 150, 142), (22, 82, 94), min(1, depth * 1.3))
        canvas.rounded(chance.uniform(-40, 1600), y, width, 1 + 2 * depth, 1, colour)


def _mole(canvas: Canvas, top: float) -> None:
    canvas.shape([(1236, top + 2), (1600, top - 10), (1600, top + 44), (1216, top + 22)], DEEP)
    canvas.shape([(1216, top + 22), (1600, top + 44), (1600, top + 52), (1208, top + 26)], NIGHT)
    foot, height = top + 4, 176
    tower: list[Point] = [
        (1296, foot),
        (1304, foot - height),
        (1332, foot - height),
        (1340, foot),
    ]
    canvas.shape(tower, (244, 232, 214))
    for share in (0.12, 0.44, 0.76):
        low, high = foot - height * share, foot - height * (share + 0.16)
        left, right = 1296 + 8 * share, 1340 - 8 * share
        canvas.shape([(left, low), (left + 1.3, high), (right - 1.3, high), (right, low)], RUST)
    canvas.box(1298, foot - height - 6, 40, 7, NIGHT)
    canvas.box(1307, foot - height - 32, 22, 27, GLOW)
    canvas.shape(
        [(1302, foot - height - 32), (1318, foot - height - 50), (1334, foot - height - 32)], NIGHT
    )
    canvas.light(1318, foot - height - 19, 66, (110, 76, 34))


def _gantry_crane(canvas: Canvas, x: float, foot: float, scale: float, shade: Colour) -> None:
    def at(across: float, up: float) -> Point:
        return x + across * scale, foot - up * scale

    beam = 9 * scale
    for across in (0, 96):
        canvas.line([at(across, 0), at(across, 300)], beam, shade)
    canvas.line([at(0, 92), at(96, 92)], beam * 0.8, shade)
    canvas.line([at(0, 96), at(96, 236)], beam * 0.5, shade)
    canvas.line([at(0, 236), at(96, 96)], beam * 0.5, shade)
    canvas.line([at(-120, 246), at(300, 246)], beam * 1.1, shade)
    canvas.line([at(0, 300), at(48, 366), at(96, 300)], beam * 0.8, shade)
    canvas.line([at(48, 366), at(294, 250)], beam * 0.45, shade)
    canvas.line([at(48, 366), at(170, 250)], beam * 0.45, shade)
    canvas.line([at(48, 366), at(-116, 250)], beam * 0.45, shade)
    left, top = at(-112, 276)
    canvas.box(left, top, 62 * scale, 34 * scale, shade)
    left, top = at(204, 242)
    canvas.box(left, top, 30 * scale, 20 * scale, shade)
    canvas.line([at(219, 222), at(219, 150)], beam * 0.3, shade)
    left, top = at(194, 150)
    canvas.box(left, top, 52 * scale, 22 * scale, RUST)
    lamp, height = at(48, 366)
    canvas.disc(lamp, height, 4 * scale, GLOW)


def _freighter(canvas: Canvas, x: float, foot: float) -> None:
    canvas.shape(
        [(x - 60, foot - 46), (x + 452, foot - 46), (x + 412, foot), (x - 28, foot)], NIGHT
    )
    canvas.shape([(x - 34, foot - 8), (x + 419, foot - 8), (x + 412, foot), (x - 28, foot)], RUST)
    colours = (TEAL, ORANGE, (86, 132, 136), RUST, (196, 168, 128), SEA)
    for row in range(3):
        for column in range(11 - 2 * row):
            shade = _mix(colours[(column * 5 + row * 2) % 6], NIGHT, 0.18)
            canvas.box(x + 62 + column * 29 + row * 14, foot - 65 - row * 19, 27, 17, shade)
    canvas.box(x - 30, foot - 112, 66, 66, (228, 220, 204))
    canvas.box(x - 22, foot - 132, 50, 22, (244, 236, 220))
    canvas.box(x - 16, foot - 127, 38, 8, DEEP)
    canvas.box(x - 6, foot - 158, 16, 28, RUST)
    for column in range(4):
        canvas.box(x - 22 + column * 14, foot - 98, 7, 8, GLOW)
        canvas.box(x - 22 + column * 14, foot - 78, 7, 8, GLOW)


def _fishing_boat(canvas: Canvas, x: float, foot: float, scale: float, hull: Colour) -> None:
    def at(across: float, up: float) -> Point:
        return x + across * scale, foot - up * scale

    shadow = [at(-6, -4), at(176, -4), at(150, -20), at(22, -20)]
    canvas.shape(shadow, (10, 56, 68))
    canvas.line([at(96, 30), at(96, 150)], 4 * scale, NIGHT)
    canvas.line([at(96, 140), at(168, 52)], 2 * scale, NIGHT)
    canvas.line([at(96, 148), at(20, 56)], 1.6 * scale, NIGHT)
    canvas.shape([at(96, 146), at(118, 138), at(96, 130)], ORANGE)
    canvas.shape([at(40, 36), at(44, 92), at(88, 92), at(88, 36)], CREAM)
    canvas.shape([at(36, 92), at(92, 92), at(92, 99), at(36, 99)], RUST)
    for across in (49, 69):
        beyond = across + 13
        canvas.shape([at(across, 66), at(across, 82), at(beyond, 82), at(beyond, 66)], SEA)
    rail = [at(-6, 46), at(20, 36), at(152, 36), at(184, 56)]
    canvas.shape([*rail, at(160, 0), at(14, 0)], hull)
    canvas.shape([*rail, at(181, 47), at(151, 28), at(21, 28), at(-3, 37)], FOAM)
    for across in (40, 76, 112):
        canvas.disc(*at(across, 16), 5 * scale, NIGHT)


def _rowing_boat(canvas: Canvas, x: float, foot: float) -> None:
    canvas.rounded(x + 6, foot + 2, 128, 8, 4, (10, 56, 68))
    canvas.shape(
        [(x, foot - 22), (x + 140, foot - 22), (x + 120, foot + 4), (x + 20, foot + 4)], ORANGE
    )
    canvas.box(x, foot - 24, 140, 5, CREAM)
    for across, shirt in ((46, DEEP), (92, CREAM)):
        _person(canvas, x + across, foot - 18, 46, shirt, legs=False)
    canvas.line([(x + 60, foot - 34), (x + 18, foot + 12)], 3, CREAM)
    canvas.line([(x + 82, foot - 34), (x + 126, foot + 12)], 3, CREAM)


def _quay(canvas: Canvas) -> None:
    canvas.box(0, 922, 1600, 78, (9, 34, 42))
    canvas.box(0, 916, 1600, 9, (34, 78, 86))
    for x in range(60, 1600, 210):
        canvas.rounded(x, 884, 34, 36, 8, (9, 34, 42))
        canvas.rounded(x - 7, 878, 48, 13, 6, (9, 34, 42))
    for x, height, shirt in ((296, 118, TEAL), (342, 104, ORANGE), (388, 122, RUST)):
        _person(canvas, x, 922, height, _mix(shirt, NIGHT, 0.25), legs=True)
    for x, height in ((1454, 116), (1502, 92)):
        _person(canvas, x, 922, height, _mix(SEA, NIGHT, 0.35), legs=True)


def _person(  # noqa: PLR0913
    canvas: Canvas,
    x: float,
    foot: float,
    height: float,
    shirt: Colour,
    *,
    legs: bool,
    skin: Colour = (206, 152, 112),
    hair: Colour = INK,
) -> None:
    unit = height / (8 if legs else 4.6)
    hip = foot - (3.3 * unit if legs else 0)
    if legs:
        for side in (-0.62, 0.62):
            left, length = x + (side - 0.42) * unit, foot - hip + unit
            canvas.rounded(left, hip - unit, 0.84 * unit, length, 0.3 * unit, (20, 44, 54))
    canvas.rounded(x - 1.15 * unit, hip - 2.9 * unit, 2.3 * unit, 3.1 * unit, 0.85 * unit, shirt)
    canvas.rounded(x - 0.32 * unit, hip - 3.4 * unit, 0.64 * unit, 0.9 * unit, 0.2 * unit, skin)
    canvas.disc(x, hip - 3.95 * unit, 0.8 * unit, hair)
    canvas.disc(x, hip - 3.7 * unit, 0.7 * unit, skin)


def youth_house() -> Image.Image:
    """An evening in the youth house: people around tables, the harbour behind the windows."""
    canvas = Canvas(1400, 840, CREAM)
    wall: list[tuple[float, Colour]] = [(0, (236, 222, 200)), (1, (247, 236, 218))]
    canvas.fade(0, 610, wall)
    floor: list[tuple[float, Colour]] = [(0, (186, 128, 84)), (1, (146, 92, 54))]
    canvas.fade(610, 840, floor)
    for n in range(9):
        canvas.line([(700 + (n - 4) * 150, 610), (700 + (n - 4) * 330, 840)], 1.5, (158, 104, 66))
    canvas.box(0, 602, 1400, 10, (222, 198, 166))
    for x, outside in ((90, _crane_outside), (510, _boat_outside), (930, _crane_outside)):
        _window(canvas, x, 90, 380, 290)
        outside(canvas, x, 270)
        _bars(canvas, x, 90, 380, 290)
    for x in (280, 700, 1120):
        canvas.line([(x, 0), (x, 46)], 4, INK)
        canvas.shape([(x - 44, 76), (x - 18, 40), (x + 18, 40), (x + 44, 76)], TEAL)
        canvas.disc(x, 78, 12, GLOW)
    for n, colour in enumerate((RUST, TEAL, ORANGE, SEA, RUST, ORANGE, TEAL, SEA, RUST, TEAL)):
        x, sag = 50 + n * 134, 30 - 26 * abs(n - 4.5) / 4.5
        canvas.shape([(x, 400 + sag), (x + 62, 400 + sag), (x + 31, 448 + sag)], colour)
    canvas.line([(0, 392), (350, 420), (700, 430), (1050, 420), (1400, 392)], 3, GREY)
    _shelf(canvas, 60, 470)
    skins = ((206, 152, 112), (234, 188, 150), (150, 100, 70), (222, 170, 130))
    standing = (
        (250, 330, TEAL, 1, (92, 58, 34)),
        (352, 352, RUST, 0, INK),
        (1090, 336, SEA, 2, INK),
        (1186, 306, ORANGE, 3, (120, 72, 30)),
        (1288, 346, DEEP, 1, (70, 48, 32)),
    )
    for x, height, shirt, skin, hair in standing:
        _person(canvas, x, 742, height, shirt, legs=True, skin=skins[skin], hair=hair)
    seated = (
        (512, ORANGE, 2, INK),
        (614, DEEP, 0, (100, 60, 30)),
        (716, CREAM, 1, (150, 92, 40)),
        (818, RUST, 3, INK),
        (920, TEAL, 0, INK),
    )
    for x, shirt, skin, hair in seated:
        body = (214, 206, 190) if shirt == CREAM else shirt
        _person(canvas, x, 690, 196, body, legs=False, skin=skins[skin], hair=hair)
    canvas.box(478, 672, 484, 40, (92, 56, 32))
    canvas.rounded(430, 650, 580, 28, 8, (112, 68, 38))
    canvas.rounded(430, 650, 580, 10, 5, (176, 116, 72))
    for x in (470, 950):
        canvas.box(x, 678, 18, 118, (92, 56, 32))
    for x, colour in ((520, FOAM), (604, ORANGE), (700, FOAM), (792, TEAL), (886, FOAM)):
        canvas.rounded(x, 630, 22, 22, 4, colour)
    canvas.shape([(640, 650), (690, 650), (684, 640), (646, 640)], FOAM)
    canvas.shape([(736, 650), (780, 650), (776, 642), (740, 642)], GLOW)
    return canvas.finished()


def _window(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.box(x - 10, y - 10, width + 20, height + 20, (140, 96, 62))
    for step in range(round(height)):
        share = step / height
        stops: list[tuple[float, Colour]] = [
            (0, (20, 92, 108)),
            (0.55, (240, 176, 112)),
            (0.62, (96, 150, 146)),
            (1, (16, 84, 98)),
        ]
        canvas.box(x, y + step, width, 1, _between(stops, share))


def _crane_outside(canvas: Canvas, x: float, sea: float) -> None:
    canvas.line([(x + 90, sea + 8), (x + 90, sea - 122)], 6, DEEP)
    canvas.line([(x + 30, sea - 94), (x + 250, sea - 94)], 6, DEEP)
    canvas.line([(x + 90, sea - 122), (x + 246, sea - 96)], 2.4, DEEP)
    canvas.line([(x + 200, sea - 94), (x + 200, sea - 46)], 2.4, DEEP)
    canvas.box(x + 184, sea - 46, 32, 16, RUST)
    canvas.box(x + 30, sea + 4, 170, 12, DEEP)


def _boat_outside(canvas: Canvas, x: float, sea: float) -> None:
    _fishing_boat(canvas, x + 96, sea + 66, 1.05, RUST)


def _bars(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    for across in (width / 3, 2 * width / 3):
        canvas.box(x + across - 4, y, 8, height, (140, 96, 62))
    canvas.box(x, y + height * 0.36, width, 7, (140, 96, 62))
    canvas.box(x - 18, y + height + 8, width + 36, 14, (162, 114, 76))


def _shelf(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x, y, 132, 232, (112, 68, 38))
    for row in range(3):
        canvas.box(x + 8, y + 10 + row * 74, 116, 62, (82, 48, 28))
        for n, colour in enumerate((TEAL, ORANGE, CREAM, SEA, RUST, GLOW)):
            tall = 34 + (n * 17 + row * 11) % 24
            canvas.box(x + 12 + n * 18, y + 72 + row * 74 - tall, 14, tall, colour)


def map_of_harbours() -> Image.Image:
    """Three harbours on three coasts, and the two ways between them."""
    canvas, chance = Canvas(1400, 900, (206, 228, 231)), random.Random(11)
    for y in range(30, 900, 34):
        wave: list[Point] = [
            (x, y + 4 * sin(x * 0.045 + y)) for x in range(-10, canvas.width + 20, 6)
        ]
        canvas.line(wave, 1.2, (190, 217, 221))
    coasts = (
        [(0, 330), (0, 900), (560, 900), (500, 820), (452, 770), (392, 742), (356, 676), (300, 640), (262, 560), (188, 520), (140, 430), (84, 388)],  # noqa: E501
        [(1400, 250), (1400, 900), (930, 900), (958, 826), (1030, 792), (1064, 716), (1120, 690), (1136, 610), (1210, 560), (1232, 470), (1310, 420), (1340, 320)],  # noqa: E501
        [(360, 0), (1120, 0), (1080, 74), (990, 96), (952, 164), (872, 178), (820, 236), (742, 210), (690, 244), (610, 190), (540, 180), (480, 110), (404, 82)],  # noqa: E501
    )  # fmt: skip
    for coast in coasts:
        rough = _rough([(float(x), float(y)) for x, y in coast], chance)
        canvas.line([*rough, rough[0]], 26, (188, 214, 217))
        canvas.line([*rough, rough[0]], 10, (222, 238, 239))
        canvas.shape(rough, (243, 234, 217))
        canvas.line([*rough, rough[0]], 3, (170, 148, 116))
    for x, y in ((96, 640), (180, 760), (300, 820), (1270, 650), (1180, 800), (1330, 540), (620, 70), (760, 110), (920, 50)):  # noqa: E501  # fmt: skip
        canvas.shape([(x - 34, y + 22), (x, y - 24), (x + 34, y + 22)], (228, 212, 186))
        canvas.shape([(x - 10, y - 10), (x, y - 24), (x + 10, y - 10)], (250, 246, 238))
    west, east, north = (372.0, 690.0), (1082.0, 702.0), (716.0, 224.0)
    _route(canvas, west, east, 150, RUST, dashed=False)
    _route(canvas, north, east, -96, RUST, dashed=False)
    _route(canvas, east, north, -96, TEAL, dashed=True)
    _route(canvas, west, north, -110, TEAL, dashed=True)
    for harbour in (west, east, north):
        canvas.disc(*harbour, 34, (255, 255, 255))
        canvas.disc(*harbour, 29, TEAL)
        _anchor(canvas, *harbour, 19, (255, 255, 255))
    _compass(canvas, 122, 132)
    return canvas.finished()


def _rough(coast: list[Point], chance: random.Random) -> list[Point]:
    for _ in range(3):
        finer: list[Point] = []
        for (x, y), (next_x, next_y) in pairwise([*coast, coast[0]]):
            length = ((next_x - x) ** 2 + (next_y - y) ** 2) ** 0.5
            straight = x == next_x or y == next_y
            swing = 0.0 if straight else length * 0.13
            middle = ((x + next_x) / 2, (y + next_y) / 2)
            moved = tuple(part + chance.uniform(-swing, swing) for part in middle)
            finer += [(x, y), (moved[0], moved[1])]
        coast = finer
    return coast


def _route(  # noqa: PLR0913
    canvas: Canvas, start: Point, end: Point, bend: float, colour: Colour, *, dashed: bool
) -> None:
    (x, y), (to_x, to_y) = start, end
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    turn = (
        (x + to_x) / 2 - bend * (to_y - y) / length,
        (y + to_y) / 2 + bend * (to_x - x) / length,
    )

    def at(share: float) -> Point:
        rest = 1 - share
        return (
            rest**2 * x + 2 * rest * share * turn[0] + share**2 * to_x,
            rest**2 * y + 2 * rest * share * turn[1] + share**2 * to_y,
        )

    pieces = round(length / (22 if dashed else 6))
    for n in range(pieces):
        if 36 / length < n / pieces < 1 - 46 / length:
            canvas.line([at(n / pieces), at((n + (0.55 if dashed else 1.1)) / pieces)], 7, colour)
    tip, tail = at(1 - 44 / length), at(1 - 84 / length)
    ahead_x, ahead_y = (tip[0] - tail[0]) / 40, (tip[1] - tail[1]) / 40
    canvas.shape(
        [
            (tip[0] + 6 * ahead_x, tip[1] + 6 * ahead_y),
            (tip[0] - 24 * ahead_x - 14 * ahead_y, tip[1] - 24 * ahead_y + 14 * ahead_x),
            (tip[0] - 24 * ahead_x + 14 * ahead_y, tip[1] - 24 * ahead_y - 14 * ahead_x),
        ],
        colour,
    )


def _anchor(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    width = size * 0.2
    canvas.line([(x, y - 0.55 * size), (x, y + 0.85 * size)], width, colour)
    canvas.line(
        [(x - 0.42 * size, y - 0.3 * size), (x + 0.42 * size, y - 0.3 * size)], width, colour
    )
    ring: list[Point] = [
        (x + 0.24 * size * cos(n * pi / 8), y - 0.76 * size + 0.24 * size * sin(n * pi / 8))
        for n in range(17)
    ]
    canvas.line(ring, width * 0.8, colour)
    arms: list[Point] = [
        (x + 0.8 * size * cos(pi * n / 12), y + 0.1 * size + 0.76 * size * sin(pi * n / 12))
        for n in range(13)
    ]
    canvas.line(arms, width, colour)
    for side in (-1, 1):
        tip = x + side * 0.8 * size
        canvas.shape(
            [
                (tip - 0.26 * size, y + 0.22 * size),
                (tip + 0.26 * size, y + 0.22 * size),
                (tip + side * 0.04 * size, y - 0.2 * size),
            ],
            colour,
        )


def _compass(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y, 66, (190, 214, 218))
    canvas.disc(x, y, 60, (240, 247, 247))
    for n in range(4):
        turn = n * pi / 2
        tip = (x + 54 * sin(turn), y - 54 * cos(turn))
        for side, colour in ((-1, TEAL if n else RUST), (1, DEEP if n else (120, 56, 12))):
            root = (x + 13 * sin(turn + side * pi / 4), y - 13 * cos(turn + side * pi / 4))
            canvas.shape([(x, y), tip, root], colour)


def bars_of_answers() -> Image.Image:
    """The mean answers to five questions: bars without words, which the caption gives."""
    canvas = Canvas(1200, 560, (255, 255, 255))
    left, right, low, high = 40.0, 1160.0, 1.0, 5.0
    for mark in range(1, 6):
        x = left + (mark - low) / (high - low) * (right - left)
        canvas.line([(x, 24), (x, 536)], 2, (208, 216, 220))
    for n, score in enumerate((4.7, 4.4, 4.1, 3.2, 4.6)):
        y = 44 + n * 98
        width = (score - low) / (high - low) * (right - left)
        canvas.box(left, y, right - left, 72, (235, 242, 243))
        canvas.box(left, y, width, 72, RUST if score < 4 else TEAL)
    canvas.line([(left, 24), (left, 536)], 4, INK)
    return canvas.finished()


def waves() -> Image.Image:
    """A band of waves: decoration."""
    canvas = Canvas(1400, 180, FOAM)
    for n, colour in enumerate(((190, 217, 221), (126, 178, 186), SEA, TEAL, DEEP)):
        tops: list[Point] = [
            (x, 38 + n * 26 + (15 - 1.5 * n) * sin(x * (0.022 + 0.002 * n) + n * 1.7))
            for x in range(0, 1406, 4)
        ]
        canvas.shape([(0, 180), *tops, (1400, 180)], colour)
    return canvas.finished()


def logo_of_the_network() -> Image.Image:
    """Three quays around open water, and an anchor between them."""
    canvas = Canvas(480, 480, (255, 255, 255, 0))
    teal, rust = (*TEAL, 255), (*RUST, 255)
    canvas.disc(240, 240, 232, teal)
    canvas.disc(240, 240, 196, (255, 255, 255, 255))
    for n in range(3):
        turn = n * 2 * pi / 3 - pi / 2
        near, far = 150.0, 240.0
        side_x, side_y = -sin(turn) * 30, cos(turn) * 30
        x, y = 240 + near * cos(turn), 240 + near * sin(turn)
        out_x, out_y = 240 + far * cos(turn), 240 + far * sin(turn)
        quay = [
            (x + side_x, y + side_y),
            (out_x + side_x, out_y + side_y),
            (out_x - side_x, out_y - side_y),
            (x - side_x, y - side_y),
        ]
        canvas.shape(quay, (255, 255, 255, 255))
        canvas.disc(240 + 172 * cos(turn), 240 + 172 * sin(turn), 24, rust)
    _anchor(canvas, 240, 240, 104, teal)
    return canvas.finished()


def logo_of_the_foundation() -> Image.Image:
    """A rising tide under a low sun."""
    canvas = Canvas(640, 320, (255, 255, 255, 0))
    canvas.disc(320, 150, 116, (*ORANGE, 255))
    for n, colour in enumerate((SEA, TEAL, DEEP)):
        tops = [
            (float(x), 168 + n * 44 + 15 * sin((x - 20) * 2 * pi / 200 + n * 1.3))
            for x in range(20, 621, 4)
        ]
        lower = [(x, y + 30) for x, y in reversed(tops)]
        band = [(x, y - 10) for x, y in tops] + lower
        canvas.shape(band, (*colour, 255))
    return canvas.finished()


DRAWN: dict[str, Callable[[], Image.Image]] = {
    "harbour-at-dusk.jpg": harbour_at_dusk,
    "youth-house.jpg": youth_house,
    "three-harbours.png": map_of_harbours,
    "answers.png": bars_of_answers,
    "waves.png": waves,
    "open-quays.png": logo_of_the_network,
    "tidewater.png": logo_of_the_foundation,
}


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, drawn in DRAWN.items():
        picture = drawn()
        if name.endswith(".jpg"):
            picture.save(PICTURES / name, quality=JPEG_QUALITY, optimize=True, dpi=(200, 200))
        else:
            few = picture if picture.mode == "RGBA" else picture.quantize(PNG_COLOURS)
            few.save(PICTURES / name, optimize=True, dpi=(200, 200))


if __name__ == "__main__":
    main()
