"""Drawings (ECMA-376, Part 1, 20): the frames of pictures and bars in the text."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportgen.openxml import NAMESPACES, element, root
from reportgen.render.word.wordml import drawn

DECORATIVE = element(
    "a:extLst",
    element(
        "a:ext",
        root("adec:decorative", "adec", val=1),
        uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    ),
)
"""That a drawing says nothing, for those who read with their ears."""
DISTANCES = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)


def emu(millimetres: float) -> int:
    """A length in English Metric Units, in which drawings are measured."""
    return round(millimetres * 36000)


@dataclass(frozen=True)
class Frame:
    """Where a drawing stands in the text: the id of the part that holds it, its number in the file,
    its words for those who do not see it, and its size in English Metric Units."""

    relation: str
    number: int
    alt: str
    width: int
    height: int

    def picture(self, crop: Markup | str = "") -> Markup:
        """The run with a picture, of which `crop` cuts off something."""
        name = element("pic:cNvPr", id=self.number, name=f"Picture {self.number}", descr=self.alt)
        blip = element("a:blip", **{"r:embed": self.relation})
        content = element(
            "pic:pic",
            element("pic:nvPicPr", name, element("pic:cNvPicPr")),
            element("pic:blipFill", blip, crop, element("a:stretch", element("a:fillRect"))),
            element("pic:spPr", rectangle(self.width, self.height)),
        )
        locks = element("a:graphicFrameLocks", noChangeAspect=1)
        return self._inline("Picture", graphic("pic", content), locks)

    def bar(self) -> Markup:
        """The run with a bar in the accent colour."""
        fill = element("a:solidFill", element("a:schemeClr", val="accent1"))
        look = rectangle(self.width, self.height) + fill + element("a:ln", element("a:noFill"))
        parts = element("wps:cNvSpPr") + element("wps:spPr", look) + element("wps:bodyPr")
        drawing = self._framed("Bar", graphic("wps", element("wps:wsp", parts)), "")
        choice = element("mc:Choice", drawing, Requires="wps")
        return drawn(root("mc:AlternateContent", "mc wps", choice))

    def shapes(self, group: Markup) -> Markup:
        """The run with shapes that Word itself draws."""
        drawing = self._framed("Drawing", group, "")
        choice = element("mc:Choice", drawing, Requires="wpg")
        return drawn(root("mc:AlternateContent", "mc w wps wpg", choice))

    def _inline(self, kind: str, content: Markup, locks: Markup | str = "") -> Markup:
        return drawn(self._framed(kind, content, locks))

    def _framed(self, kind: str, content: Markup, locks: Markup | str) -> Markup:
        frame = root(
            "wp:inline",
            "wp a pic",
            element("wp:extent", cx=self.width, cy=self.height),
            element(
                "wp:docPr",
                "" if self.alt else DECORATIVE,
                id=self.number,
                name=f"{kind} {self.number}",
                descr=self.alt,
            ),
            element("wp:cNvGraphicFramePr", locks),
            content,
            **DISTANCES,
        )
        return element("w:drawing", frame)


def graphic(kind: str, content: Markup) -> Markup:
    """What a frame holds, of the kind that this prefix stands for."""
    return element("a:graphic", element("a:graphicData", content, uri=NAMESPACES[kind]))


def rectangle(width: int, height: int) -> Markup:
    """The shape of what is drawn, in English Metric Units."""
    place = element("a:off", x=0, y=0) + element("a:ext", cx=width, cy=height)
    return element("a:xfrm", place) + element("a:prstGeom", element("a:avLst"), prst="rect")
