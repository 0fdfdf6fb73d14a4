"""A chart as Word draws it: vector, in the theme's colours, to be changed by a person in Word."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from reportgen.view.records import Chart

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
ROW = 8
"""Millimetres of height for each bar and its label; a label of several lines has more."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXT = Markup('<a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr>')
# Labels, bars and values share the width as in the PDF: 40, 42 and 18 in a hundred.
_PLOT = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
    '<c:yMode val="edge"/><c:x val="0.4"/><c:y val="0.02"/><c:w val="0.6"/><c:h val="0.96"/>'
    "</c:manualLayout></c:layout>"
)
_LONGEST = round(1000 * 60 / 42)
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_SPACE = Markup(  # noqa: S704 - of constants alone
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
    f"{_PLOT}"
    '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    '<c:ser><c:idx val="0"/><c:order val="0"/>'
    '<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>'
    '<c:invertIfNegative val="0"/><c:dLbls>{labels}'
    f"{_NO_LINE}"
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/></c:dLbls>'
    '<c:cat><c:strLit><c:ptCount val="{count}"/>{names}</c:strLit></c:cat>'
    '<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{values}'
    '</c:numLit></c:val></c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/>'
    "</c:barChart>"
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
    '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    f"{_NO_LINE}"
    '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
    f'<c:max val="{_LONGEST}"/>'
    '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_TEXT}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    "</c:chartSpace>"
)
_LABEL = Markup(
    '<c:dLbl><c:idx val="{}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r><a:t>{}</a:t></a:r>'
    "</a:p></c:rich></c:tx>"
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/></c:dLbl>'
)
_POINT = Markup('<c:pt idx="{}"><c:v>{}</c:v></c:pt>')


def add_chart(part: Any, chart: Chart) -> str:
    """The id by which the part of the document's body knows a new part with this chart."""
    from docx.opc.part import Part

    name = part.package.next_partname("/word/charts/chart%d.xml")
    return str(part.relate_to(Part(name, _CONTENT_TYPE, _drawn(chart), part.package), _RELATION))


def _drawn(chart: Chart) -> bytes:
    """The part of a Word file that holds this chart.

    Bars are as long as their shares; the labels beside them say the values as the report does.
    """
    bars = chart.bars
    made = _SPACE.format(
        count=len(bars),
        labels=_each(_LABEL, [bar.value for bar in bars]),
        names=_each(_POINT, [bar.label for bar in bars]),
        values=_each(_POINT, [str(bar.share) for bar in bars]),
    )
    return f"{_XML}{made}".encode()


def _each(form: Markup, texts: list[str]) -> Markup:
    return Markup("").join(form.format(n, text) for n, text in enumerate(texts))


def height(chart: Chart) -> int:
    """How high the chart is in millimetres: a label has room for about 40 letters a line."""
    return 6 + sum(max(ROW, 4 + 4 * (1 + len(bar.label) // 40)) for bar in chart.bars)
