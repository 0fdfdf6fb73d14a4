"""Draw the pictures of the example exchange: invented cities have no photographs.

Shapes only: no font, no photograph and no clock, so that every run makes the same pictures.
"""

from __future__ import annotations

import random
import sys
from cmath import rect
from collections.abc import Callable
from itertools import pairwise
from math import pi, sin
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.pen import FINE, Colour, Pen, mixed  # noqa: E402 - run by its path

PICTURES = ROOT / "inputs" / "pictures"
JPEG_QUALITY = 86
PNG_COLOURS = 96

TEAL, DEEP, NIGHT = (11, 92, 107), (8, 60, 72), (6, 38, 48)
MIST, SEA, FOAM, WHITE = (190, 217, 221), (24, 116, 130), (236, 244, 244), (255, 255, 255)
ORANGE, RUST, GLOW, CREAM = (232, 143, 71), (154, 74, 18), (255, 205, 138), (252, 243, 229)
INK, GREY, QUAY, SHADOW = (27, 31, 36), (120, 136, 144), (9, 34, 42), (10, 56, 68)
WOOD, BOARD, FRAME = (92, 56, 32), (112, 68, 38), (140, 96, 62)
SKINS = ((206, 152, 112), (234, 188, 150), (150, 100, 70), (222, 170, 130))
CLEAR = (255, 255, 255, 0)
SKY = (
    *((0, (9, 52, 66)), (0.38, (22, 104, 118)), (0.68, (128, 158, 146))),
    *((0.88, (236, 170, 104)), (1, (250, 190, 120))),
)
WATER = ((0, (238, 180, 118)), (0.1, (150, 156, 136)), (0.42, (26, 104, 116)), (1, (6, 44, 56)))
EVENING = ((0, (20, 92, 108)), (0.55, (240, 176, 112)), (0.62, (96, 150, 146)), (1, (16, 84, 98)))
"""Colours that go over into each other, by how far down each is."""

CALLS, CALLS_OF_THE_YOUNG = (2, 3, 4, 5, 6, 7, 7, 8, 9, 10), (0, 0, 0, 1, 1, 1, 1, 1, 2, 2)
"""How often the shared number was called in each of its first ten weeks."""


def harbour_at_dusk(canvas: Pen) -> None:
    """The cover: cranes, a lighthouse and boats before an evening sky."""
    chance, shore, sun = random.Random(4), canvas.at(610j), canvas.at(1040 + 596j)
    canvas.fade(1600 + 610j, SKY)
    sun.light((120, 70, 30), 420)
    sun.disc((255, 226, 170), 0, 74)
    for place, width, thick, colour in (
        (180 + 190j, 430, 15, (46, 116, 126)),
        (300 + 216j, 260, 11, (58, 124, 130)),
        (980 + 130j, 380, 13, (36, 106, 118)),
        (760 + 330j, 520, 15, (150, 166, 146)),
        (960 + 352j, 420, 11, (196, 172, 132)),
        (120 + 400j, 360, 13, (142, 160, 146)),
        (1180 + 442j, 300, 13, (246, 186, 124)),
        (560 + 470j, 330, 11, (226, 178, 128)),
    ):
        canvas.box(colour, place, complex(width, thick), thick / 2)
    _hills(shore, 58, 0.0042, 0.6, (120, 150, 142))
    _hills(shore, 34, 0.0071, 2.2, (74, 124, 124))
    _town(shore, chance)
    shore.fade(1600 + 390j, WATER)
    _glitter(shore, chance)
    _mole(shore)
    for x, scale, shade in ((150, 1, DEEP), (390, 0.86, (16, 76, 88)), (575, 0.7, (30, 92, 102))):
        _gantry_crane(shore.at(x + 26j * scale, scale), shade)
    _freighter(shore.at(250 + 78j))
    _fishing_boat(canvas.at(860 + 770j), RUST)
    _fishing_boat(canvas.at(1210 + 832j, 1.35), TEAL)
    _rowing_boat(canvas.at(620 + 838j))
    _quay(canvas.at(922j))


def _hills(pen: Pen, height: float, pace: float, shift: float, colour: Colour) -> None:
    tops = (
        complex(x, -height * (0.62 + 0.3 * sin(x * pace + shift) + 0.14 * sin(x * pace * 2.7)))
        for x in range(0, 1608, 8)
    )
    pen.shape(colour, 1j, *tops, 1600 + 1j)


def _town(shore: Pen, chance: random.Random) -> None:
    x = 640.0
    while x < 940:
        width, height = chance.choice((26, 32, 38, 44)), chance.uniform(26, 78)
        shade = mixed((28, 84, 94), (44, 104, 110), chance.random())
        house = shore.at(complex(x, -height))
        house.box(shade, 0, complex(width, height))
        if chance.random() < 0.5:
            house.shape(shade, -2, width / 2 - 14j, width + 2)
        for row in range(int(height // 15)):
            for column in range(int(width // 12)):
                if chance.random() < 0.42:
                    house.box(GLOW, 5 + column * 12 + 7j + row * 15j, 4 + 6j)
        x += width + chance.choice((0, 0, 3, 7))


def _glitter(shore: Pen, chance: random.Random) -> None:
    for step in range(64):
        depth = step / 64
        spread = 22 + 128 * depth
        for _ in range(2):
            width = chance.uniform(18, 84) * (0.4 + depth)
            x = 1040 + chance.uniform(-spread, spread) - width / 2
            colour = mixed((255, 216, 156), (98, 138, 128), min(1, depth * 1.05))
            shore.box(
                colour, complex(x, 5 + 300 * depth**1.15), complex(width, 1.6 + 2.6 * depth), 1.4
            )
    for _ in range(150):
        depth = chance.random()
        width = chance.uniform(20, 90) * (0.4 + depth)
        colour = mixed((116, 150, 142), (22, 82, 94), min(1, depth * 1.3))
        place = complex(chance.uniform(-40, 1600), 40 + 330 * depth)
        shore.box(colour, place, complex(width, 1 + 2 * depth), 1)


def _mole(shore: Pen) -> None:
    shore.shape(DEEP, 1236 + 2j, 1600 - 10j, 1600 + 44j, 1216 + 22j)
    shore.shape(NIGHT, 1216 + 22j, 1600 + 44j, 1600 + 52j, 1208 + 26j)
    tower, height = shore.at(1318 + 4j), 176
    tower.shape((244, 232, 214), -22, -14 - 1j * height, 14 - 1j * height, 22)
    for share in (0.12, 0.44, 0.76):
        low, high, half = -1j * height * share, -1j * height * (share + 0.16), 22 - 8 * share
        tower.shape(RUST, low - half, high - half + 1.3, high + half - 1.3, low + half)
    lamp = tower.at(-1j * height)
    lamp.box(NIGHT, -20 - 6j, 40 + 7j)
    lamp.box(GLOW, -11 - 32j, 22 + 27j)
    lamp.shape(NIGHT, -16 - 32j, -50j, 16 - 32j)
    lamp.at(-19j).light((110, 76, 34), 66)


def _gantry_crane(pen: Pen, shade: Colour) -> None:
    for width, *points in (
        (9, 0, -300j),
        (9, 96, 96 - 300j),
        (7.2, -92j, 96 - 92j),
        (4.5, -96j, 96 - 236j),
        (4.5, -236j, 96 - 96j),
        (9.9, -120 - 246j, 300 - 246j),
        (7.2, -300j, 48 - 366j, 96 - 300j),
        *((4.05, 48 - 366j, end) for end in (294 - 250j, 170 - 250j, -116 - 250j)),
        (2.7, 219 - 222j, 219 - 150j),
    ):
        pen.line(shade, abs(width), *points)
    pen.box(shade, -112 - 276j, 62 + 34j)
    pen.box(shade, 204 - 242j, 30 + 20j)
    pen.box(RUST, 194 - 150j, 52 + 22j)
    pen.disc(GLOW, 48 - 366j, 4)


def _freighter(pen: Pen) -> None:
    pen.shape(NIGHT, -60 - 46j, 452 - 46j, 412, -28)
    pen.shape(RUST, -34 - 8j, 419 - 8j, 412, -28)
    colours = (TEAL, ORANGE, (86, 132, 136), RUST, (196, 168, 128), SEA)
    for row in range(3):
        for column in range(11 - 2 * row):
            shade = mixed(colours[(column * 5 + row * 2) % 6], NIGHT, 0.18)
            pen.box(shade, 62 + column * 29 + row * 14 - 65j - row * 19j, 27 + 17j)
    pen.box((228, 220, 204), -30 - 112j, 66 + 66j)
    pen.box((244, 236, 220), -22 - 132j, 50 + 22j)
    pen.box(DEEP, -16 - 127j, 38 + 8j)
    pen.box(RUST, -6 - 158j, 16 + 28j)
    for column in range(4):
        for height in (98j, 78j):
            pen.box(GLOW, -22 + column * 14 - height, 7 + 8j)


def _fishing_boat(pen: Pen, hull: Colour) -> None:
    pen.shape(SHADOW, -6 + 4j, 176 + 4j, 150 + 20j, 22 + 20j)
    pen.line(NIGHT, 4, 96 - 30j, 96 - 150j)
    pen.line(NIGHT, 2, 96 - 140j, 168 - 52j)
    pen.line(NIGHT, 1.6, 96 - 148j, 20 - 56j)
    pen.shape(ORANGE, 96 - 146j, 118 - 138j, 96 - 130j)
    pen.shape(CREAM, 40 - 36j, 44 - 92j, 88 - 92j, 88 - 36j)
    pen.shape(RUST, 36 - 92j, 92 - 92j, 92 - 99j, 36 - 99j)
    for x in (49, 69):
        pen.shape(SEA, x - 66j, x - 82j, x + 13 - 82j, x + 13 - 66j)
    rail = (-6 - 46j, 20 - 36j, 152 - 36j, 184 - 56j)
    pen.shape(hull, *rail, 160, 14)
    pen.shape(FOAM, *rail, 181 - 47j, 151 - 28j, 21 - 28j, -3 - 37j)
    for x in (40, 76, 112):
        pen.disc(NIGHT, x - 16j, 5)


def _rowing_boat(pen: Pen) -> None:
    pen.box(SHADOW, 6 + 2j, 128 + 8j, 4)
    pen.shape(ORANGE, -22j, 140 - 22j, 120 + 4j, 20 + 4j)
    pen.box(CREAM, -24j, 140 + 5j)
    for x, shirt in ((46, DEEP), (92, CREAM)):
        _seated(pen.at(x - 18j, 10), shirt)
    pen.line(CREAM, 3, 60 - 34j, 18 + 12j)
    pen.line(CREAM, 3, 82 - 34j, 126 + 12j)


def _quay(pen: Pen) -> None:
    pen.box(QUAY, 0, 1600 + 78j)
    pen.box((34, 78, 86), -6j, 1600 + 9j)
    for x in range(60, 1600, 210):
        pen.box(QUAY, x - 38j, 34 + 36j, 8)
        pen.box(QUAY, x - 7 - 44j, 48 + 13j, 6)
    for x, height, shirt, shade in (
        *((296, 118, TEAL, 0.25), (342, 104, ORANGE, 0.25), (388, 122, RUST, 0.25)),
        *((1454, 116, SEA, 0.35), (1502, 92, SEA, 0.35)),
    ):
        _standing(pen.at(x, height / 8), mixed(shirt, NIGHT, shade))


def _standing(pen: Pen, shirt: Colour, skin: Colour = SKINS[0], hair: Colour = INK) -> None:
    """A person of eight units on the feet."""
    for side in (-0.62, 0.62):
        pen.box((20, 44, 54), side - 0.42 - 4.3j, 0.84 + 4.3j, 0.3)
    _seated(pen.at(-3.3j), shirt, skin, hair)


def _seated(pen: Pen, shirt: Colour, skin: Colour = SKINS[0], hair: Colour = INK) -> None:
    """A person as far as the hips."""
    pen.box(shirt, -1.15 - 2.9j, 2.3 + 3.1j, 0.85)
    pen.box(skin, -0.32 - 3.4j, 0.64 + 0.9j, 0.2)
    pen.disc(hair, -3.95j, 0.8)
    pen.disc(skin, -3.7j, 0.7)


def youth_house(canvas: Pen) -> None:
    """An evening in the youth house: people around tables, the harbour behind the windows."""
    _room(canvas)
    for x, height, shirt, skin, hair in (
        (250, 330, TEAL, 1, (92, 58, 34)),
        (352, 352, RUST, 0, INK),
        (1090, 336, SEA, 2, INK),
        (1186, 306, ORANGE, 3, (120, 72, 30)),
        (1288, 346, DEEP, 1, (70, 48, 32)),
    ):
        _standing(canvas.at(x + 742j, height / 8), shirt, SKINS[skin], hair)
    for x, shirt, skin, hair in (
        (512, ORANGE, 2, INK),
        (614, DEEP, 0, (100, 60, 30)),
        (716, (214, 206, 190), 1, (150, 92, 40)),
        (818, RUST, 3, INK),
        (920, TEAL, 0, INK),
    ):
        _seated(canvas.at(x + 690j, 196 / 4.6), shirt, SKINS[skin], hair)
    canvas.box(WOOD, 478 + 672j, 484 + 40j)
    canvas.box(BOARD, 430 + 650j, 580 + 28j, 8)
    canvas.box((176, 116, 72), 430 + 650j, 580 + 10j, 5)
    for x in (470, 950):
        canvas.box(WOOD, x + 678j, 18 + 118j)
    for x, colour in ((520, FOAM), (604, ORANGE), (700, FOAM), (792, TEAL), (886, FOAM)):
        canvas.box(colour, x + 630j, 22 + 22j, 4)
    canvas.shape(FOAM, 640 + 650j, 690 + 650j, 684 + 640j, 646 + 640j)
    canvas.shape(GLOW, 736 + 650j, 780 + 650j, 776 + 642j, 740 + 642j)


def _room(canvas: Pen) -> None:
    canvas.fade(1400 + 610j, ((0, (236, 222, 200)), (1, (247, 236, 218))))
    canvas.at(610j).fade(1400 + 230j, ((0, (186, 128, 84)), (1, (146, 92, 54))))
    for n in range(-4, 5):
        canvas.line((158, 104, 66), 1.5, 700 + n * 150 + 610j, 700 + n * 330 + 840j)
    canvas.box((222, 198, 166), 602j, 1400 + 10j)
    for x in (90, 510, 930):
        _window(canvas.at(x + 90j), boat=x == 510)
    for x in (280, 700, 1120):
        canvas.line(INK, 4, x, x + 46j)
        canvas.shape(TEAL, x - 44 + 76j, x - 18 + 40j, x + 18 + 40j, x + 44 + 76j)
        canvas.disc(GLOW, x + 78j, 12)
    for n, colour in enumerate((RUST, TEAL, ORANGE, SEA, RUST, ORANGE, TEAL, SEA, RUST, TEAL)):
        place = complex(50 + n * 134, 430 - 26 * abs(n - 4.5) / 4.5)
        canvas.shape(colour, place, place + 62, place + 31 + 48j)
    canvas.line(GREY, 3, 392j, 350 + 420j, 700 + 430j, 1050 + 420j, 1400 + 392j)
    _shelf(canvas.at(60 + 470j))


def _window(pen: Pen, *, boat: bool) -> None:
    pen.box(FRAME, -10 - 10j, 400 + 310j)
    pen.fade(380 + 290j, EVENING, step=FINE)
    if boat:
        _fishing_boat(pen.at(96 + 246j, 1.05), RUST)
    else:
        _crane_outside(pen.at(180j))
    for x in (380 / 3, 760 / 3):
        pen.box(FRAME, x - 4, 8 + 290j)
    pen.box(FRAME, 104.4j, 380 + 7j)
    pen.box((162, 114, 76), -18 + 298j, 416 + 14j)


def _crane_outside(pen: Pen) -> None:
    pen.line(DEEP, 6, 90 + 8j, 90 - 122j)
    pen.line(DEEP, 6, 30 - 94j, 250 - 94j)
    pen.line(DEEP, 2.4, 90 - 122j, 246 - 96j)
    pen.line(DEEP, 2.4, 200 - 94j, 200 - 46j)
    pen.box(RUST, 184 - 46j, 32 + 16j)
    pen.box(DEEP, 30 + 4j, 170 + 12j)


def _shelf(pen: Pen) -> None:
    pen.box(BOARD, 0, 132 + 232j)
    for row in range(3):
        pen.box((82, 48, 28), 8 + 10j + row * 74j, 116 + 62j)
        for n, colour in enumerate((TEAL, ORANGE, CREAM, SEA, RUST, GLOW)):
            tall = 34 + (n * 17 + row * 11) % 24
            pen.box(colour, complex(12 + n * 18, 72 + row * 74 - tall), complex(14, tall))


COASTS = (
    "0+330j 0+900j 560+900j 500+820j 452+770j 392+742j 356+676j 300+640j 262+560j 188+520j"
    " 140+430j 84+388j",
    "1400+250j 1400+900j 930+900j 958+826j 1030+792j 1064+716j 1120+690j 1136+610j 1210+560j"
    " 1232+470j 1310+420j 1340+320j",
    "360 1120 1080+74j 990+96j 952+164j 872+178j 820+236j 742+210j 690+244j 610+190j 540+180j"
    " 480+110j 404+82j",
)
HILLTOPS = "96+640j 180+760j 300+820j 1270+650j 1180+800j 1330+540j 620+70j 760+110j 920+50j"


def map_of_harbours(canvas: Pen) -> None:
    """Three harbours on three coasts, and the two ways between them."""
    chance = random.Random(11)
    for y in range(30, 900, 34):
        wave = (complex(x, y + 4 * sin(x * 0.045 + y)) for x in range(-10, 1420, 6))
        canvas.line(MIST, 1.2, *wave)
    for coast in COASTS:
        rough = _rough([*map(complex, coast.split())], chance)
        canvas.line((188, 214, 217), 26, *rough, rough[0])
        canvas.line((222, 238, 239), 10, *rough, rough[0])
        canvas.shape((243, 234, 217), *rough)
        canvas.line((170, 148, 116), 3, *rough, rough[0])
    for place in map(complex, HILLTOPS.split()):
        canvas.shape((228, 212, 186), place - 34 + 22j, place - 24j, place + 34 + 22j)
        canvas.shape((250, 246, 238), place - 10 - 10j, place - 24j, place + 10 - 10j)
    west, east, north = 372 + 690j, 1082 + 702j, 716 + 224j
    _route(canvas, west, east, 150, dashed=False)
    _route(canvas, north, east, -96, dashed=False)
    _route(canvas, east, north, -96, dashed=True)
    _route(canvas, west, north, -110, dashed=True)
    for harbour in (west, east, north):
        canvas.disc(WHITE, harbour, 34)
        canvas.disc(TEAL, harbour, 29)
        _anchor(canvas.at(harbour, 19), WHITE)
    _compass(canvas.at(122 + 132j))


def _rough(coast: list[complex], chance: random.Random) -> list[complex]:
    for _ in range(3):
        finer = []
        for place, following in pairwise([*coast, coast[0]]):
            way = following - place
            swing = abs(way) * 0.13 if way.real and way.imag else 0
            moved = complex(chance.uniform(-swing, swing), chance.uniform(-swing, swing))
            finer += [place, (place + following) / 2 + moved]
        coast = finer
    return coast


def _route(pen: Pen, start: complex, end: complex, bend: float, *, dashed: bool) -> None:
    length = abs(end - start)
    turn = (start + end) / 2 + 1j * bend * (end - start) / length

    def at(share: float) -> complex:
        rest = 1 - share
        return rest**2 * start + 2 * rest * share * turn + share**2 * end

    colour, piece, drawn = (TEAL, 22, 0.55) if dashed else (RUST, 6, 1.1)
    pieces = round(length / piece)
    for n in range(pieces):
        if 36 / length < n / pieces < 1 - 46 / length:
            pen.line(colour, 7, at(n / pieces), at((n + drawn) / pieces))
    tip, tail = at(1 - 44 / length), at(1 - 84 / length)
    pen.at(tip, (tip - tail) / 40).shape(colour, 6, -24 + 14j, -24 - 14j)


def _anchor(pen: Pen, colour: Colour) -> None:
    pen.line(colour, 0.2, -0.55j, 0.85j)
    pen.line(colour, 0.2, -0.42 - 0.3j, 0.42 - 0.3j)
    pen.at(-0.76j).line(colour, 0.16, *(rect(0.24, n * pi / 8) for n in range(17)))
    arms = (rect(1, n * pi / 12) for n in range(13))
    pen.line(colour, 0.2, *(complex(0.8 * arm.real, 0.1 + 0.76 * arm.imag) for arm in arms))
    for side in (-1, 1):
        fluke = pen.at(side * 0.8)
        fluke.shape(colour, -0.26 + 0.22j, 0.26 + 0.22j, side * 0.04 - 0.2j)


def _compass(pen: Pen) -> None:
    pen.disc((190, 214, 218), 0, 66)
    pen.disc((240, 247, 247), 0, 60)
    for n in range(4):
        arm = pen.at(0, rect(1, n * pi / 2))
        for side, colour in ((-1, TEAL if n else RUST), (1, DEEP if n else (120, 56, 12))):
            arm.shape(colour, 0, -54j, -13j * rect(1, side * pi / 4))


def columns_of_calls(canvas: Pen) -> None:
    """The calls of ten weeks, those of young people at the foot: columns without words, which the
    caption gives."""
    foot, call = canvas.at(40 + 520j), 46
    for calls in (5, 10):
        foot.line((208, 216, 220), 2, -calls * call * 1j, 1120 - calls * call * 1j)
    for n, (calls, young) in enumerate(zip(CALLS, CALLS_OF_THE_YOUNG, strict=True)):
        place = 24 + n * 110
        foot.box(TEAL, complex(place, -calls * call), complex(82, calls * call))
        foot.box(RUST, complex(place, -young * call), complex(82, young * call))
    foot.line(INK, 4, 0, 1120)


def waves(canvas: Pen) -> None:
    """A band of waves: decoration."""
    for n, colour in enumerate((MIST, (126, 178, 186), SEA, TEAL, DEEP)):
        tops = (
            complex(x, 38 + n * 26 + (15 - 1.5 * n) * sin(x * (0.022 + 0.002 * n) + n * 1.7))
            for x in range(0, 1406, 4)
        )
        canvas.shape(colour, 180j, *tops, 1400 + 180j)


def logo_of_the_network(canvas: Pen) -> None:
    """Three quays around open water, and an anchor between them."""
    middle = canvas.at(240 + 240j)
    middle.disc(TEAL, 0, 232)
    middle.disc(WHITE, 0, 196)
    for n in range(3):
        quay = middle.at(0, rect(1, n * 2 * pi / 3 - pi / 2))
        quay.shape(WHITE, 150 + 30j, 240 + 30j, 240 - 30j, 150 - 30j)
        quay.disc(RUST, 172, 24)
    _anchor(middle.at(0, 104), TEAL)


def logo_of_the_foundation(canvas: Pen) -> None:
    """A rising tide under a low sun."""
    canvas.disc(ORANGE, 320 + 150j, 116)
    for n, colour in enumerate((SEA, TEAL, DEEP)):
        tops = [
            complex(x, 168 + n * 44 + 15 * sin((x - 20) * 2 * pi / 200 + n * 1.3))
            for x in range(20, 621, 4)
        ]
        canvas.shape(colour, *(top - 10j for top in tops), *(top + 30j for top in tops[::-1]))


DRAWN: dict[str, tuple[Callable[[Pen], None], int, int, Colour]] = {
    "harbour-at-dusk.jpg": (harbour_at_dusk, 1600, 1000, NIGHT),
    "youth-house.jpg": (youth_house, 1400, 840, CREAM),
    "three-harbours.png": (map_of_harbours, 1400, 900, (206, 228, 231)),
    "calls.png": (columns_of_calls, 1200, 560, WHITE),
    "waves.png": (waves, 1400, 180, FOAM),
    "open-quays.png": (logo_of_the_network, 480, 480, CLEAR),
    "tidewater.png": (logo_of_the_foundation, 640, 320, CLEAR),
}
"""What draws each picture, its width and height, and its ground."""


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (draw, width, height, ground) in DRAWN.items():
        mode = "RGBA" if ground == CLEAR else "RGB"
        fine = Image.new(mode, (width * FINE, height * FINE), ground)
        draw(Pen(fine))
        picture = fine.resize((width, height), Image.Resampling.LANCZOS)
        if name.endswith(".png") and mode == "RGB":
            picture = picture.quantize(PNG_COLOURS)
        picture.save(PICTURES / name, optimize=True, dpi=(200, 200), quality=JPEG_QUALITY)


if __name__ == "__main__":
    main()
