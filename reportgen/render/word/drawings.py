"""Drawings (ECMA-376, Part 1, 20): the frames of pictures and charts in the text."""

from __future__ import annotations

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


def picture_frame(  # noqa: PLR0913 - a picture's frame says all this
    relation: str, number: int, alt: str, width: int, height: int, *, crop: Markup | str = ""
) -> Markup:
    """The run that holds the picture that the part knows by `relation`, in English Metric Units;
    `crop` cuts off something of it."""
    return drawn(
        _inline(
            "Picture",
            number,
            alt,
            size=element("wp:extent", cx=width, cy=height),
            mark="" if alt else DECORATIVE,
            locks=element("a:graphicFrameLocks", noChangeAspect=1),
            content=element(
                "pic:pic",
                element(
                    "pic:nvPicPr",
                    element("pic:cNvPr", id=number, name=f"Picture {number}", descr=alt),
                    element("pic:cNvPicPr"),
                ),
                element(
                    "pic:blipFill",
                    element("a:blip", **{"r:embed": relation}),
                    crop,
                    element("a:stretch", element("a:fillRect")),
                ),
                element("pic:spPr", rectangle(width, height)),
            ),
            kind="pic",
        )
    )


def chart_frame(relation: str, number: int, alt: str, width: int, height: int) -> Markup:
    """The run that holds the chart that the part knows by `relation`."""
    size = element("wp:extent", cx=width, cy=height)
    content = element("c:chart", **{"r:id": relation})
    return drawn(_inline("Chart", number, alt, size=size, content=content, kind="c"))


def _inline(  # noqa: PLR0913 - a frame says all this
    name: str,
    number: int,
    alt: str,
    *,
    size: Markup,
    content: Markup,
    kind: str,
    mark: Markup | str = "",
    locks: Markup | str = "",
) -> Markup:
    frame = root(
        "wp:inline",
        f"wp a {kind}",
        size,
        element("wp:docPr", mark, id=number, name=f"{name} {number}", descr=alt),
        element("wp:cNvGraphicFramePr", locks),
        graphic(kind, content),
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
