"""The route and the ribbon of days as shapes that Word draws: one group each, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from reportgen.openxml import element, joined
from reportgen.render.word.drawings import emu, graphic
from reportgen.render.word.wordml import Styles, paragraph, run
from reportgen.view.records import Day, Ribbon, Route, Stop

STYLES = (
    "Route Name",
    "Drawing Text",
    "Ribbon Month",
    "Ribbon Weekday",
    "Ribbon Day",
    "Ribbon Count",
)
_TONES = ("accent1", "accent2", "tx2", "tx1")
_LETTER, _SMALL_LETTER = 2.3, 1.9
"""About how wide a letter of a name and of small text is, in millimetres."""
_NAME, _SMALL, _DAY = 5.7, 5.0, 6.4
"""How high a line of a name, of small text and of a day's number is, in millimetres."""
_DOT = 3.4
_WIDEST_STOP, _WIDEST_DAY = 40, 22
_APART = 6


@dataclass(frozen=True)
class Shape:
    """A box, a dot or a line, in millimetres from the group's upper left corner."""

    left: float
    top: float
    width: float
    height: float
    form: str = "rect"
    fill: str = ""
    outline: str = ""
    dashed: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    """The paragraphs in it: a style and its words."""

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def xml(self, number: int, styles: Styles) -> Markup:
        """The shape in DrawingML."""
        place = element("a:off", x=emu(self.left), y=emu(self.top))
        size = element("a:ext", cx=emu(self.width), cy=emu(self.height))
        look = element(
            "wps:spPr",
            element("a:xfrm", place, size),
            element("a:prstGeom", element("a:avLst"), prst=self.form),
            _filled(self.fill),
            self._outline(),
        )
        words = joined(paragraph(styles[style], run(text)) for style, text in self.lines)
        held = element("wps:txbx", element("w:txbxContent", words)) if words else ""
        insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
        name = element("wps:cNvPr", id=number, name=f"Shape {number}")
        body = element("wps:bodyPr", **insets, wrap="square", anchor="t")
        return element("wps:wsp", name, element("wps:cNvSpPr"), look, held, body)

    def _outline(self) -> Markup:
        if not self.outline:
            return element("a:ln", element("a:noFill"))
        dash = element("a:prstDash", val="dash") if self.dashed else ""
        return element("a:ln", _filled(self.outline), dash, w=19050)


def _filled(colour: str) -> Markup:
    if not colour:
        return element("a:noFill")
    return element("a:solidFill", element("a:schemeClr", val=colour))


@dataclass
class Sketch:
    """Shapes within a width, and how high they are together."""

    width: float
    shapes: list[Shape] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Where the lowest shape ends."""
        return max(shape.bottom for shape in self.shapes)

    def group(self, first: int, styles: Styles) -> Markup:
        """All shapes as one; their numbers begin after that of the group."""
        shapes = (shape.xml(first + n, styles) for n, shape in enumerate(self.shapes, 1))
        corner = element("a:off", x=0, y=0), element("a:chOff", x=0, y=0)
        sides = {"cx": emu(self.width), "cy": emu(self.height)}
        room = element("a:ext", **sides), element("a:chExt", **sides)
        frame = element("a:xfrm", corner[0], room[0], corner[1], room[1])
        look = element("wpg:grpSpPr", frame)
        return graphic("wpg", element("wpg:wgp", element("wpg:cNvGrpSpPr"), look, *shapes))


# ---- the route ----------------------------------------------------------------------------------


def route(drawing: Route, width: float) -> Sketch:
    """Dots in order with their names below, a line to the next one; a journey below the other."""
    sketch = Sketch(width)
    ends = (max(width / len(each.stops) / 2, _widest(each.stops[-1])) for each in drawing.journeys)
    last = min(_WIDEST_STOP, max(ends))
    top = 0.0
    for journey in drawing.journeys:
        step = (width - last) / (len(journey.stops) - 1)
        for n, stop in enumerate(journey.stops):
            room = step if stop.goes_on else last
            sketch.shapes += _stop(stop, n * step, room, top, is_start=n == 0)
        top = sketch.height + 5
    return sketch


def _stop(stop: Stop, left: float, room: float, top: float, *, is_start: bool) -> Iterator[Shape]:
    """A dot, which is hollow where a journey sets out, the line from it, and what stands below."""
    fill = "" if is_start and not stop.way else "accent1"
    yield Shape(left, top, _DOT, _DOT, "ellipse", fill, "accent1")
    if stop.goes_on:
        yield from _line(stop, left + _DOT + 1, room - _DOT - 2, top + _DOT / 2)
    yield _names(stop, left, room - 2, top + _DOT + 1)


def _widest(stop: Stop) -> float:
    """The room that the words at a dot want, each in one line."""
    return max(*(_LETTER * len(name) for name in stop.names), _SMALL_LETTER * len(stop.when)) + 3


def _line(stop: Stop, left: float, length: float, top: float) -> Iterator[Shape]:
    """The line to the next dot, around the words that stand at it."""
    if not stop.way:
        yield Shape(left, top, length, 0, "line", outline="accent1")
        return
    words = 4 + _SMALL_LETTER * len(stop.way)
    piece = (length - words) / 2
    for start in (left, left + piece + words):
        yield Shape(start, top, piece, 0, "line", outline="accent1", dashed=True)
    at = (("Ribbon Weekday", stop.way),)
    yield Shape(left + piece, top - _SMALL / 2, words, _SMALL, lines=at)


def _names(stop: Stop, left: float, width: float, top: float) -> Shape:
    lines = [("Route Name", name) for name in stop.names]
    letters = max(1, int(width / _LETTER))
    height = _NAME * sum(1 + (len(name) - 1) // letters for name in stop.names)
    if stop.when:
        lines.append(("Drawing Text", stop.when))
        height += _SMALL * (1 + int(_SMALL_LETTER * len(stop.when) / width))
    return Shape(left, top, width, height, lines=tuple(lines))


# ---- the ribbon ---------------------------------------------------------------------------------


def ribbon(drawing: Ribbon, width: float) -> Sketch:
    """A box for each day below its month, and what the colours and numbers mean."""
    sketch = Sketch(width)
    gaps = sum(_APART if span.is_apart else 2 for span in drawing.spans[1:])
    days = sum(len(span.days) for span in drawing.spans)
    wide = min(_WIDEST_DAY, (width - gaps) / days)
    left = 0.0
    for n, span in enumerate(drawing.spans):
        if span.is_apart:
            dots = (("Ribbon Weekday", "…"),)
            sketch.shapes.append(Shape(left, _SMALL * 2, _APART, _SMALL, lines=dots))
        left += (_APART if span.is_apart else 2) if n else 0
        month = (("Ribbon Month", span.title),)
        room = max(len(span.days) * wide, 2 + _LETTER * len(span.title))
        sketch.shapes.append(Shape(left, 0, room, _SMALL, lines=month))
        for day in span.days:
            sketch.shapes += _day(day, left, wide - 0.5)
            left += wide
    sketch.shapes += _key(drawing, width, sketch.height + 2)
    return sketch


def _day(day: Day, left: float, width: float) -> Iterator[Shape]:
    lines = (("Ribbon Weekday", day.weekday), ("Ribbon Day", day.number))
    top = _SMALL + 1
    yield Shape(left, top, width, _SMALL + _DAY, fill="bg2", lines=lines)
    top += _SMALL + _DAY
    for n, tally in enumerate(day.tallies):
        words = " ".join(filter(None, (tally.mark, tally.count)))
        yield _band(words, tally.tone, left, top + n * _SMALL, width)


def _band(words: str, tone: int, left: float, top: float, width: float) -> Shape:
    lines = (("Ribbon Count", words),)
    return Shape(left, top, width, _SMALL, fill=_TONES[tone - 1], lines=lines)


def _key(drawing: Ribbon, width: float, top: float) -> Iterator[Shape]:
    left = 0.0
    for tone in drawing.key:
        words = _SMALL_LETTER * len(tone.label)
        if left + words + 8 > width:
            left, top = 0.0, top + _SMALL + 1
        yield _band(tone.mark, tone.tone, left, top, 5)
        yield Shape(left + 6, top, words + 2, _SMALL, lines=(("Drawing Text", tone.label),))
        left += words + 10
    below = top + _SMALL + 1 if drawing.key else top
    yield Shape(0, below, width, _SMALL, lines=(("Drawing Text", drawing.note),))
