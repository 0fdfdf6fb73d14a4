"""A chart as Word draws it: vector, in the theme's colours, to be changed by a person in Word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from reportgen.openxml import element, joined, part, relation, root, valued
from reportgen.view.records import Chart

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
ROW = 8
"""Millimetres of height for each bar and its label; a label of several lines has more."""
_LONGEST = round(1000 * 60 / 42)
"""The end of the axis: labels, bars and values share the width as in the PDF, 40 to 42 to 18."""


def add_chart(body: Any, chart: Chart) -> str:
    """The id by which the part of the document's body knows a new part with this chart."""
    from docx.opc.part import Part

    name = body.package.next_partname("/word/charts/chart%d.xml")
    data = part(_space(chart))
    return str(body.relate_to(Part(name, _CONTENT_TYPE, data, body.package), relation("chart")))


def height(chart: Chart) -> int:
    """How high the chart is in millimetres: a label has room for about 40 letters a line."""
    return 6 + sum(max(ROW, 4 + 4 * (1 + len(bar.label) // 40)) for bar in chart.bars)


def _space(chart: Chart) -> Markup:
    """The root of the part that holds this chart.

    Bars are as long as their shares; the labels beside them say the values as the report does.
    """
    size = element("a:defRPr", _fill("tx1"), sz=1000)
    text = element("a:p", element("a:pPr", size), element("a:endParaRPr"))
    return root(
        "c:chartSpace",
        "c a",
        valued("c", roundedCorners=0),
        element(
            "c:chart",
            valued("c", autoTitleDeleted=1),
            element("c:plotArea", _LAYOUT, _bars(chart), *_axes()),
            valued("c", plotVisOnly=1, dispBlanksAs="gap"),
        ),
        element("c:spPr", element("a:noFill"), _NO_OUTLINE),
        element("c:txPr", element("a:bodyPr"), text),
    )


def _fill(colour: str) -> Markup:
    return element("a:solidFill", element("a:schemeClr", val=colour))


_NO_OUTLINE = element("a:ln", element("a:noFill"))
_NO_LINE = element("c:spPr", _NO_OUTLINE)
_LAYOUT = element(
    "c:layout",
    element(
        "c:manualLayout",
        valued("c", layoutTarget="inner", xMode="edge", yMode="edge", x=0.4, y=0.02, w=0.6, h=0.96),
    ),
)
_SHOWN = valued(
    "c",
    dLblPos="outEnd",
    showLegendKey=0,
    showVal=1,
    showCatName=0,
    showSerName=0,
    showPercent=0,
    showBubbleSize=0,
)


def _bars(chart: Chart) -> Markup:
    bars = chart.bars
    shares = _points(str(bar.share) for bar in bars)
    labels = (
        element("c:dLbl", valued("c", idx=n), element("c:tx", _label(bar.value)), _SHOWN)
        for n, bar in enumerate(bars)
    )
    return element(
        "c:barChart",
        valued("c", barDir="bar", grouping="clustered", varyColors=0),
        element(
            "c:ser",
            valued("c", idx=0, order=0),
            element("c:spPr", _fill("accent1")),
            valued("c", invertIfNegative=0),
            element("c:dLbls", *labels, _NO_LINE, _SHOWN),
            element("c:cat", element("c:strLit", _points(bar.label for bar in bars))),
            element("c:val", element("c:numLit", element("c:formatCode", "General"), shares)),
        ),
        valued("c", gapWidth=60),
        valued("c", axId=1),
        valued("c", axId=2),
    )


def _label(text: str) -> Markup:
    words = element("a:p", element("a:r", element("a:t", text)))
    return element("c:rich", element("a:bodyPr", wrap="none"), words)


def _points(texts: Iterable[str]) -> Markup:
    """The texts of a row of values, after their number."""
    points = [element("c:pt", element("c:v", text), idx=n) for n, text in enumerate(texts)]
    return valued("c", ptCount=len(points)) + joined(points)


def _axes() -> tuple[Markup, Markup]:
    """The axis of the labels, then that of the values, which is not drawn."""
    marks = {"majorTickMark": "none", "minorTickMark": "none"}
    longest = valued("c", orientation="minMax", max=_LONGEST, min=0)
    return (
        element(
            "c:catAx",
            valued("c", axId=1) + element("c:scaling", valued("c", orientation="maxMin")),
            valued("c", delete=0, axPos="l", **marks, tickLblPos="low"),
            _NO_LINE,
            valued("c", crossAx=2, crosses="autoZero"),
        ),
        element(
            "c:valAx",
            valued("c", axId=2) + element("c:scaling", longest),
            valued("c", delete=1, axPos="t", **marks, tickLblPos="nextTo"),
            valued("c", crossAx=1, crosses="autoZero"),
        ),
    )
