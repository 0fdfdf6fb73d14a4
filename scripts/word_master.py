"""Writes the Word masters of the packs that ship: run `python scripts/word_master.py`.

A master is an ordinary Word file that a designer can open and change. This script is where they
came from, so that their first state can be read, reviewed and made again byte for byte.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reportgen.packs import pack as packs  # noqa: E402
from reportgen.render.word import docx, wordml  # noqa: E402

TEMPLATES = ROOT / "templates"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns:w="{wordml.W}" xmlns:r="{_OFFICE}/relationships"'
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{wordml.A}" xmlns:wps="{_SHAPE}"'
)


def masters() -> dict[Path, bytes]:
    """The bytes of each master, in the colours, fonts and page of its pack."""
    return {
        TEMPLATES / "formal" / docx.MASTER: _master("formal", _parts()),
        TEMPLATES / "brief" / docx.MASTER: _master("brief", _brief_parts()),
    }


def _master(name: str, written: dict[str, str]) -> bytes:
    manifest = packs.find(str(TEMPLATES / name)).manifest
    parts = {part: etree.fromstring(xml.encode()) for part, xml in written.items()}
    wordml.dress_theme(parts["word/theme/theme1.xml"], manifest)
    wordml.dress_fonts(parts["word/fontTable.xml"], manifest)
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        wordml.dress(parts[part], manifest)
    return docx.zipped(
        {
            part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for part, tree in parts.items()
        }
    )


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_PACKAGE_PARTS),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"/>',
        "docProps/core.xml": f'<p:coreProperties xmlns:p="{_PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT_PARTS),
        "word/document.xml": f"<w:document {_NAMES}>{_document()}</w:document>",
        "word/fontTable.xml": f"<w:fonts {_NAMES}/>",
        "word/footer1.xml": f"<w:ftr {_NAMES}>{_foot()}</w:ftr>",
        "word/header1.xml": f"<w:hdr {_NAMES}>{_head()}</w:hdr>",
        "word/header2.xml": f"<w:hdr {_NAMES} {_DRAWING_NAMES}>{_cover_bar()}</w:hdr>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{_numbering()}</w:numbering>",
        "word/settings.xml": f"<w:settings {_NAMES}>{_SETTINGS}</w:settings>",
        "word/styles.xml": f"<w:styles {_NAMES}>{_styles()}</w:styles>",
        "word/theme/theme1.xml": _theme(),
    }


def _brief_parts() -> dict[str, str]:
    """Without a cover: no page of its own, and no bar along it."""
    parts = _parts()
    del parts["word/header2.xml"]
    cover = 'PartName="/word/header2.xml"', 'Target="header2.xml"'
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        tags = re.findall(r"<[^>]*>", parts[name])
        parts[name] = "".join(tag for tag in tags if not any(each in tag for each in cover))
    body = "".join((*_macros(), *_masthead(), *_brief_parts_printed()))
    section = _section(cover=False)
    parts["word/document.xml"] = (
        f"<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>"
    )
    return parts


# ---- the package --------------------------------------------------------------------------------

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/header2.xml": f"{_WORD}.header+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_PACKAGE_PARTS = {
    "word/document.xml": f"{_OFFICE}/relationships/officeDocument",
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{_OFFICE}/relationships/extended-properties",
}
_DOCUMENT_PARTS = {
    "styles.xml": f"{_OFFICE}/relationships/styles",
    "numbering.xml": f"{_OFFICE}/relationships/numbering",
    "settings.xml": f"{_OFFICE}/relationships/settings",
    "fontTable.xml": f"{_OFFICE}/relationships/fontTable",
    "theme/theme1.xml": f"{_OFFICE}/relationships/theme",
    "header1.xml": f"{_OFFICE}/relationships/header",
    "footer1.xml": f"{_OFFICE}/relationships/footer",
    "header2.xml": f"{_OFFICE}/relationships/header",
}
_HEADER_ID, _FOOTER_ID, _COVER_ID = "rId6", "rId7", "rId8"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


_SETTINGS = (
    '<w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat>"
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in {
            "compatibilityMode": "15",
            "overrideTableStyleFontSizeAndJustification": "1",
            "enableOpenTypeFeatures": "1",
            "doNotFlipMirrorIndents": "1",
            "differentiateMultirowTableHeaders": "1",
        }.items()
    )
    + "</w:compat>"
    '<w:themeFontLang w:val="en-GB"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
    ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
    ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
    ' w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


def _theme() -> str:
    slots = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{slot}><a:srgbClr val="000000"/></a:{slot}>' for slot in slots)
    font = '<a:latin typeface=""/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{wordml.A}" name="reportgen"><a:themeElements>'
        f'<a:clrScheme name="reportgen">{colours}</a:clrScheme>'
        f'<a:fontScheme name="reportgen"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="reportgen"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


# ---- styles -------------------------------------------------------------------------------------

INK, MUTED, ACCENT, ACCENT_2, PANEL, RULE = (
    "text1",
    "text2",
    "accent1",
    "accent2",
    "background2",
    "accent3",
)


def _mm(length: float) -> int:
    return round(length * 1440 / 25.4)


HANG = _mm(17)
"""How far the numbers of headings hang in the wide left margin."""
LABEL = _mm(38)
"""The width of the labels beside facts."""


@dataclass(frozen=True)
class Edge:
    """A border of a paragraph: its side, its width and distance in points, its colour."""

    side: str
    width: float
    space: int
    colour: str = RULE

    def xml(self) -> str:
        """The border in WordprocessingML."""
        return (
            f'<w:{self.side} w:val="single" w:sz="{round(self.width * 8)}" w:space="{self.space}"'
            f' w:color="auto" w:themeColor="{self.colour}"/>'
        )


@dataclass(frozen=True)
class Look:
    """What a style says. Sizes and distances are points, indents twentieths of a point."""

    size: float = 0
    leading: float = 0
    before: int | None = None
    after: int | None = None
    bold: bool | None = None
    italic: bool = False
    underline: bool = False
    colour: str = ""
    fill: str = ""
    left: int | None = None
    hanging: int = 0
    right: int = 0
    tabs: tuple[int, ...] = ()
    right_tab: bool = False
    dots: bool = False
    edges: tuple[Edge, ...] = ()
    keep_next: bool | None = None
    keep_lines: bool = False
    new_page: bool | None = None
    together: bool = False
    number: int | None = None
    level: int = 0
    outline: int | None = None
    to_right: bool = False
    raised: bool = False

    def of_paragraph(self) -> str:
        """What it says of paragraphs, in the order that the schema wants."""
        found = "".join(self._of_paragraph())
        return f"<w:pPr>{found}</w:pPr>" if found else ""

    def _of_paragraph(self) -> Iterator[str]:
        if self.keep_next is not None:
            yield "<w:keepNext/>" if self.keep_next else '<w:keepNext w:val="0"/>'
        yield "<w:keepLines/>" if self.keep_lines else ""
        if self.new_page is not None:
            yield "<w:pageBreakBefore/>" if self.new_page else '<w:pageBreakBefore w:val="0"/>'
        if self.number is not None:
            level = f'<w:ilvl w:val="{self.level}"/>' if self.level else ""
            yield f'<w:numPr>{level}<w:numId w:val="{self.number}"/></w:numPr>'
        if self.edges:
            yield f"<w:pBdr>{''.join(edge.xml() for edge in self.edges)}</w:pBdr>"
        if self.fill:
            yield (
                f'<w:shd w:val="clear" w:color="auto" w:fill="000000" w:themeFill="{self.fill}"/>'
            )
        yield self._tabs()
        yield self._spacing()
        if self.left is not None:
            indent = f' w:hanging="{self.hanging}"' if self.hanging else ' w:firstLine="0"'
            yield f'<w:ind w:left="{self.left}" w:right="{self.right}"{indent}/>'
        yield "<w:contextualSpacing/>" if self.together else ""
        yield '<w:jc w:val="right"/>' if self.to_right else ""
        yield "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'

    def _tabs(self) -> str:
        stops = [f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in self.tabs]
        if self.right_tab:
            leader = ' w:leader="dot"' if self.dots else ""
            stops.append(f'<w:tab w:val="right"{leader} w:pos="8504"/>')
        return f"<w:tabs>{''.join(stops)}</w:tabs>" if stops else ""

    def _spacing(self) -> str:
        said = [
            f' w:{name}="{value * 20}"'
            for name, value in (("before", self.before), ("after", self.after))
            if value is not None
        ]
        if self.leading:
            said.append(f' w:line="{round(self.leading * 20)}" w:lineRule="atLeast"')
        return f"<w:spacing{''.join(said)}/>" if said else ""

    def of_text(self) -> str:
        """What it says of text, in the order that the schema wants."""
        found = "".join(self._of_text())
        return f"<w:rPr>{found}</w:rPr>" if found else ""

    def _of_text(self) -> Iterator[str]:
        if self.bold is not None:
            yield "<w:b/><w:bCs/>" if self.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
        yield "<w:i/><w:iCs/>" if self.italic else ""
        yield f'<w:color w:val="000000" w:themeColor="{self.colour}"/>' if self.colour else ""
        if self.size:
            half = round(self.size * 2)
            yield f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        yield '<w:u w:val="single"/>' if self.underline else ""
        yield '<w:vertAlign w:val="superscript"/>' if self.raised else ""


@dataclass(frozen=True)
class Style:
    """A style of paragraphs or, with the kind `character`, of text."""

    name: str
    look: Look
    based: str = "Normal"
    then: str = ""
    kind: str = "paragraph"
    id: str = ""
    shown: bool = True

    def xml(self) -> str:
        """The style in WordprocessingML."""
        default = ' w:default="1"' if self.name == "Normal" else ""
        based = f'<w:basedOn w:val="{self.based}"/>' if self.name != "Normal" else ""
        then = f'<w:next w:val="{self.then}"/>' if self.then else ""
        own = ' w:customStyle="1"' if self.name not in _WORDS_OWN else ""
        return (
            f'<w:style w:type="{self.kind}"{default}{own} w:styleId="{self.id or _id(self.name)}">'
            f'<w:name w:val={quoteattr(self.name)}/>{based}{then}<w:uiPriority w:val="1"/>'
            f"{'<w:qFormat/>' if self.shown else ''}{self.look.of_paragraph()}"
            f"{self.look.of_text()}</w:style>"
        )


def _id(name: str) -> str:
    """The id that Word gives to a style of this name."""
    words = name.split()
    return "".join(word[:1].upper() + word[1:] for word in words)


_WORDS_OWN = {
    "Normal",
    "Body Text",
    "Title",
    "Subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "List Bullet",
    "List Number",
    "List Continue",
    "List Continue 2",
    "List Continue 3",
    "Quote",
    "caption",
    "footnote text",
    "footnote reference",
    "toc 1",
    "toc 2",
    "TOC Heading",
    "header",
    "footer",
    "Hyperlink",
    "Strong",
    "Emphasis",
}

# Numbers of the lists in numbering.xml.
HEADINGS, ANNEXES, BULLETS, NUMBERS, NONE = 1, 2, 3, 4, 0

_BAR = (Edge("left", 2.25, 12, ACCENT),)
_LINE = (Edge("left", 1.5, 16, ACCENT),)
_PADDING = tuple(Edge(side, 0.5, 6, PANEL) for side in ("top", "left", "bottom", "right"))
_BAND = tuple(Edge(side, 0.5, 6) for side in ("top", "bottom", "between"))
_NARROW_BAND = tuple(Edge(side, 0.5, 3) for side in ("top", "bottom", "between"))

_TEXT_STYLES = (
    Style("Normal", Look()),
    Style("Body Text", Look(after=6)),
    Style("Lead In", Look(keep_next=True), "BodyText", "BodyText"),
    Style("Lead", Look(size=14, leading=20, after=12), "BodyText", "BodyText"),
    Style("Small", Look(size=10, leading=14, before=3, after=3, colour=MUTED)),
    Style(
        "Label",
        Look(size=10, leading=14, bold=True, colour=ACCENT_2, after=6, keep_next=True),
        then="BodyText",
    ),
    Style(
        "Key Facts",
        Look(
            size=10,
            leading=14,
            colour=MUTED,
            after=6,
            together=True,
            keep_next=True,
        ),
        then="BodyText",
    ),
    Style(
        "Callout",
        Look(before=6, after=12, left=140, right=140, fill=PANEL, edges=_PADDING, keep_lines=True),
        "BodyText",
    ),
    Style(
        "Quote",
        Look(
            size=14,
            leading=20,
            before=12,
            after=6,
            left=_mm(10),
            edges=_BAR,
            keep_next=True,
            keep_lines=True,
        ),
        then="BodyText",
    ),
    Style(
        "caption",
        Look(size=10, leading=14, bold=True, before=12, after=6, keep_next=True),
    ),
    Style("footnote text", Look(size=10, leading=14), id="FootnoteText"),
    Style("Picture", Look(before=12, after=0, keep_next=True)),
    Style("Picture Caption", Look(before=6, after=2, keep_next=False), "Caption"),
    Style("Picture Note", Look(size=10, leading=14, colour=MUTED)),
    Style(
        "Quote Original",
        Look(size=11, leading=16, italic=True, before=0, after=6, keep_next=True),
        "Quote",
    ),
    Style(
        "Quote Source",
        Look(size=10, leading=14, colour=MUTED, before=0, after=0, italic=False),
        "Quote",
    ),
    Style("List Bullet", Look(after=6, number=BULLETS), "BodyText"),
    Style("List Number", Look(after=6, number=NUMBERS), "BodyText"),
    Style("List Continue", Look(after=6, left=_mm(7)), "BodyText"),
    Style("List Continue 2", Look(after=6, left=_mm(14)), "BodyText"),
    Style("List Continue 3", Look(after=6, left=_mm(21)), "BodyText"),
    Style(
        "Fact",
        Look(
            before=0,
            after=0,
            left=LABEL,
            hanging=LABEL,
            tabs=(LABEL,),
            edges=_BAND,
            keep_lines=True,
        ),
    ),
    Style("Brief Entry", Look(before=6, after=0, keep_next=True)),
    Style("Fact Small", Look(size=10, leading=14, edges=_NARROW_BAND), "Fact"),
    Style("Imprint Fact", Look(keep_next=True), "FactSmall"),
    Style("Imprint Text", Look(size=10, leading=14, colour=MUTED, before=12)),
    Style(
        "Recommendation",
        Look(before=12, after=6, left=HANG, hanging=HANG, tabs=(HANG,), keep_next=True),
    ),
    Style("Source", Look(after=6, left=HANG, hanging=HANG, tabs=(HANG,), keep_lines=True)),
    Style("Figure Line", Look(leading=40, left=LABEL, hanging=LABEL, tabs=(LABEL,))),
    Style("Figures", Look(leading=36, after=18, tabs=tuple(_mm(37.5) * n for n in (1, 2, 3)))),
)

_HEADING_STYLES = (
    Style(
        "heading 1",
        Look(
            keep_next=True,
            size=24,
            leading=28,
            before=36,
            after=12,
            bold=True,
            colour=ACCENT,
            keep_lines=True,
            number=HEADINGS,
            outline=0,
        ),
        then="BodyText",
    ),
    Style(
        "heading 2",
        Look(
            keep_next=True,
            size=17,
            leading=22,
            before=24,
            after=6,
            bold=True,
            colour=INK,
            keep_lines=True,
            number=HEADINGS,
            level=1,
            outline=1,
        ),
        then="BodyText",
    ),
    Style(
        "heading 3",
        Look(
            keep_next=True,
            size=13.5,
            leading=18,
            before=18,
            after=6,
            bold=True,
            colour=INK,
            keep_lines=True,
            number=HEADINGS,
            level=2,
            outline=2,
        ),
        then="BodyText",
    ),
    # Short matter before and after the chapters: it starts no page of its own in a long report.
    Style(
        "Heading 1 Unnumbered",
        Look(number=NONE, left=0, new_page=False, before=36),
        "Heading1",
        "BodyText",
    ),
    Style(
        "Heading 1 First",
        Look(number=NONE, left=0, new_page=True, before=0),
        "Heading1Unnumbered",
        "BodyText",
    ),
    Style(
        "Imprint Heading",
        Look(size=17, leading=22, colour=INK),
        "Heading1Unnumbered",
        "ImprintFact",
    ),
    Style("Heading 2 Unnumbered", Look(number=NONE, left=0), "Heading2", "BodyText"),
    # A small title right below a chapter's: the outline skips no level.
    Style("Small Title", Look(size=13.5, leading=18, before=18), "Heading2Unnumbered", "BodyText"),
    Style("Heading 3 Unnumbered", Look(number=NONE, left=0), "Heading3", "BodyText"),
    Style(
        "Annex Heading",
        Look(number=ANNEXES, left=0, new_page=False, before=36),
        "Heading1",
        "BodyText",
    ),
    Style("Annex Heading First", Look(new_page=True, before=0), "AnnexHeading", "BodyText"),
    # LibreOffice parts the heading of contents from the list where they do not start a page.
    Style(
        "TOC Heading", Look(new_page=True, before=0, outline=9), "Heading1Unnumbered", "BodyText"
    ),
    Style(
        "toc 1",
        Look(
            before=6,
            bold=True,
            left=_mm(12),
            hanging=_mm(12),
            tabs=(_mm(12), _mm(24)),
            right_tab=True,
            dots=True,
        ),
        id="TOC1",
    ),
    Style(
        "toc 2",
        Look(
            left=_mm(24),
            hanging=_mm(12),
            tabs=(_mm(24),),
            right_tab=True,
            dots=True,
        ),
        id="TOC2",
    ),
)

_PAGE_STYLES = (
    Style("header", Look(size=10, leading=14, colour=MUTED, right_tab=True)),
    Style("footer", Look(size=10, leading=14, colour=MUTED, right_tab=True)),
    Style("Cover Picture", Look(after=18)),
    Style("Cover Logos", Look(before=18)),
    Style("Cover House", Look(after=12)),
    Style("Cover Network", Look(size=14, leading=20, bold=True, colour=ACCENT)),
    Style(
        "Cover Label",
        Look(
            size=14,
            leading=20,
            bold=True,
            colour=ACCENT_2,
            before=108,
            after=12,
            left=0,
            right=_mm(90),
            edges=(Edge("top", 3, 12, ACCENT_2),),
            keep_next=True,
        ),
    ),
    Style("Cover Label Near", Look(before=18), "CoverLabel"),
    Style("Title", Look(size=34, leading=38, bold=True, colour=ACCENT, after=12)),
    Style("Title Long", Look(size=28, leading=32), "Title"),
    Style("Subtitle", Look(size=20, leading=26)),
    Style("Cover Dates", Look(size=14, leading=20, bold=True, before=24)),
    Style("Cover Places", Look(size=14, leading=20)),
    Style("Cover Series", Look(size=14, leading=20)),
    Style("Cover Details", Look(colour=MUTED, before=30, together=True)),
)

_TIMELINE_STYLES = (
    Style(
        "Timeline When",
        Look(
            size=10,
            leading=14,
            bold=True,
            colour=ACCENT_2,
            before=12,
            left=_mm(7),
            edges=_LINE,
            keep_next=True,
            keep_lines=True,
        ),
        then="TimelineTitle",
    ),
    Style(
        "Timeline Title",
        Look(bold=True, before=0, left=_mm(7), edges=_LINE, keep_next=True, keep_lines=True),
        then="TimelineDetail",
    ),
    Style("Timeline Title Alone", Look(before=12), "TimelineTitle", "TimelineDetail"),
    Style(
        "Timeline Detail",
        Look(size=10, leading=14, colour=MUTED, left=_mm(7), edges=_LINE, keep_lines=True),
    ),
    Style("Timeline Detail Kept", Look(keep_next=True), "TimelineDetail"),
)

_TABLE_TEXT_STYLES = (
    Style("Table Text", Look(size=11, leading=14, before=4, after=4)),
    Style("Table Text Kept", Look(keep_next=True), "TableText"),
    Style("Table Head", Look(bold=True, keep_next=True), "TableText"),
    Style("Table Figure", Look(to_right=True), "TableText"),
    Style("Table Head Figure", Look(to_right=True), "TableHead"),
)


def _text_style(name: str, look: Look, based: str = "DefaultParagraphFont") -> Style:
    return Style(name, look, based, kind="character")


_CHARACTER_STYLES = (
    _text_style("Strong", Look(bold=True)),
    _text_style("Emphasis", Look(italic=True)),
    _text_style("Strong Emphasis", Look(bold=True, italic=True)),
    _text_style("Hyperlink", Look(colour=ACCENT, underline=True)),
    _text_style("Hyperlink Strong", Look(bold=True), "Hyperlink"),
    _text_style("Hyperlink Emphasis", Look(italic=True), "Hyperlink"),
    _text_style("Hyperlink Strong Emphasis", Look(bold=True, italic=True), "Hyperlink"),
    _text_style("Internal Link", Look(underline=True)),
    _text_style("footnote reference", Look(raised=True, colour=ACCENT)),
    _text_style("Status", Look(bold=True, colour=ACCENT_2)),
    _text_style("Fact Label", Look(bold=True, colour=MUTED)),
    _text_style("Figure Value", Look(size=34, bold=True, colour=ACCENT)),
    _text_style("Figure Label", Look(size=11, colour=MUTED)),
)


def _styles() -> str:
    """All styles, and what holds where no style says otherwise."""
    paragraphs = (
        *_TEXT_STYLES,
        *_HEADING_STYLES,
        *_PAGE_STYLES,
        *_TIMELINE_STYLES,
        *_TABLE_TEXT_STYLES,
        Style("Template Tag", Look(size=9, leading=12, colour=MUTED), shown=False),
    )
    made = [style.xml() for style in paragraphs]
    made.insert(1, _DEFAULT_STYLES)
    made += [style.xml() for style in _CHARACTER_STYLES]
    return _DEFAULTS + "".join(made) + _TABLE_STYLE


_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    f'<w:color w:val="000000" w:themeColor="{INK}"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
    '<w:spacing w:before="0" w:after="0" w:line="340" w:lineRule="atLeast"/><w:jc w:val="left"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
_DEFAULT_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
    '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
    "<w:qFormat/><w:tblPr><w:tblBorders>"
    f"{Edge('top', 0.5, 0).xml()}{Edge('bottom', 0.5, 0).xml()}{Edge('insideH', 0.5, 0).xml()}"
    "</w:tblBorders></w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:trPr><w:tblHeader/></w:trPr>'
    f"<w:tcPr><w:tcBorders>{Edge('bottom', 1, 0, ACCENT).xml()}</w:tcBorders>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="000000" w:themeFill="{PANEL}"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


# ---- numbers ------------------------------------------------------------------------------------


def _numbering() -> str:
    """The patterns of lists first, then the lists that styles are linked to."""
    headings = [
        _level(n, "decimal", ".".join(f"%{k}" for k in range(1, n + 2)), 0, HANG, style=style)
        for n, style in enumerate(("Heading1", "Heading2", "Heading3"))
    ]
    word = "{{ report.words.annex }} %1"
    annexes = [
        _level(0, "upperLetter", word, 0, 0, style="AnnexHeading", follow="space", colour=MUTED)
    ]
    bullets = [_bullet(n) for n in range(9)]
    numbers = [_number(n) for n in range(9)]
    patterns = (headings, annexes, bullets, numbers)
    return "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
        for n, levels in enumerate(patterns, 1)
    ) + "".join(_list(n) for n in (HEADINGS, ANNEXES, BULLETS, NUMBERS))


def _level(  # noqa: PLR0913 - a level says all this
    level: int,
    kind: str,
    text: str,
    left: int,
    hanging: int,
    *,
    style: str = "",
    follow: str = "tab",
    colour: str = ACCENT,
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    indent = f'w:hanging="{hanging}"' if hanging else 'w:firstLine="0"'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:suff w:val="{follow}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" {indent}/></w:pPr>'
        f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>'
        f'<w:color w:val="000000" w:themeColor="{colour}"/></w:rPr></w:lvl>'
    )


def _bullet(level: int) -> str:
    style = "ListBullet" if level == 0 else ""
    return _level(level, "bullet", "•–"[level % 2], _mm(7) * (level + 1), _mm(7), style=style)


def _number(level: int) -> str:
    kind = ("decimal", "lowerLetter", "lowerRoman")[level % 3]
    style = "ListNumber" if level == 0 else ""
    return _level(level, kind, f"%{level + 1}.", _mm(7) * (level + 1), _mm(7), style=style)


def _list(number: int) -> str:
    """A list. That of “List Number” counts for itself, whatever was counted before it."""
    alone = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>'
        f"{alone if number == NUMBERS else ''}</w:num>"
    )


# ---- head, foot and body ------------------------------------------------------------------------

TAB, LINE = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(style: str, *content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(content)}</w:p>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{_run("1")}</w:fldSimple>'


def _head() -> str:
    return _paragraph("Header", _run("{{ report.short_title }}"), TAB, _run("{{ report.marks }}"))


def _cover_bar() -> str:
    """The coloured bar along the cover's left edge: a shape without words, behind the text."""
    width, height = _emu(15), _emu(297)
    zero = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
        for axis in "HV"
    )
    shape = (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{zero}<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="Bar" descr="">{wordml.DECORATIVE}</wp:docPr>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
    return _paragraph(
        "Header",
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>',
    )


def _emu(millimetres: float) -> int:
    return round(millimetres * 36000)


def _foot() -> str:
    page = _run("{{ report.words.page }} "), _field("PAGE")
    pages = _run(" {{ report.words.page_of }} "), _field("NUMPAGES")
    return _paragraph("Footer", _run("{{ report.foot }}"), TAB, *page, *pages)


def _tag(text: str) -> str:
    """A paragraph that only steers, and is gone from the finished report."""
    return _paragraph("TemplateTag", _run(f"{{%p {text} %}}"))


def _text(style: str, value: str) -> str:
    return _paragraph(style, _run(f"{{{{ {value} }}}}"))


def _when(value: str, *content: str) -> Iterator[str]:
    """The content, where the value is not empty."""
    yield _tag(f"if {value}")
    yield from content
    yield _tag("endif")


def _each(name: str, values: str, *content: str) -> Iterator[str]:
    """The content, once for each of the values."""
    yield _tag(f"for {name} in {values}")
    yield from content
    yield _tag("endfor")


def _optional(style: str, value: str) -> Iterator[str]:
    """A paragraph, where there is a value for it."""
    return _when(value, _text(style, value))


def _heading(style: str, value: str) -> str:
    return _paragraph(style, _run(f"{{{{r {value}|heading }}}}"))


def _prose(value: str, *arguments: str) -> str:
    said = f"({', '.join(arguments)})" if arguments else ""
    return _paragraph("TemplateTag", _run(f"{{{{p {value}|prose{said} }}}}"))


def _optional_prose(value: str, *arguments: str) -> Iterator[str]:
    return _when(value, _prose(value, *arguments))


def _facts(values: str, style: str = "Fact") -> Iterator[str]:
    return _each(
        "fact",
        values,
        _paragraph(
            style,
            _run("{{ fact.label }}", "FactLabel"),
            TAB,
            _run("{{r fact.lines|lines(fact.link) }}"),
        ),
    )


def _macro(call: str, *content: str) -> str:
    """Content that is written once and printed wherever it is called: `{{p name(part) }}`."""
    return _tag(f"macro {call}") + "".join(content) + _tag("endmacro")


def _filtered(value: str, name: str) -> str:
    """The paragraphs or the table that a filter makes of a value."""
    return _paragraph("TemplateTag", _run(f"{{{{p {value}|{name} }}}}"))


def _document() -> str:
    return f"<w:body>{''.join(_body())}</w:body>"


def _body() -> Iterator[str]:
    """The report from cover to imprint, after the macros that print its parts."""
    yield from _macros()
    yield from _cover()
    yield from _each("part", 'report.parts if part.place == "opening"', _printed())
    yield f'<w:bookmarkStart w:id="0" w:name="{_CHAPTERS}"/>'
    yield from _each(
        "part",
        'report.parts if part.place not in ("opening", "closing")',
        _printed("part, loop.first"),
    )
    yield '<w:bookmarkEnd w:id="0"/>'
    yield from _each("part", 'report.parts if part.place == "closing"', _printed())
    yield _section(cover=True)


def _printed(values: str = "part") -> str:
    return _paragraph("TemplateTag", _run(f"{{{{p printed({values}) }}}}"))


def _section(*, cover: bool) -> str:
    """The paper, its running head and foot; with a cover the first page has none of these."""
    title = "<w:titlePg/>" if cover else ""
    first = f'<w:headerReference w:type="first" r:id="{_COVER_ID}"/>' if cover else ""
    return (
        f'<w:sectPr>{first}<w:headerReference w:type="default" r:id="{_HEADER_ID}"/>'
        f'<w:footerReference w:type="default" r:id="{_FOOTER_ID}"/>'
        '<w:pgSz w:w="0" w:h="0"/><w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0"'
        f' w:header="{_mm(12)}" w:footer="{_mm(12)}" w:gutter="0"/>{title}</w:sectPr>'
    )


def _masthead() -> Iterator[str]:
    """The name of the report where there is no cover: at the top of the first page."""
    logo = _run("{{r report.cover.logo|inline(60, 14) }}")
    yield from _when("report.cover.logo", _paragraph("CoverHouse", logo))
    yield from _optional("CoverNetwork", "report.cover.network")
    yield _text("Label", "report.cover.label")
    yield _paragraph("TitleLong", _run("{{r report.cover.cities|lines }}"))
    yield from _optional("Subtitle", "report.cover.subtitle")
    for name in ("dates", "places", "series"):
        yield from _optional("KeyFacts", f"report.cover.{name}")
    status = _paragraph("KeyFacts", _run("{{ report.cover.status }}", "Status"))
    yield from _when("report.cover.status", status)
    yield from _each("detail", "report.cover.details", _text("KeyFacts", "detail"))


def _brief_parts_printed() -> Iterator[str]:
    """Findings and recommendations by their titles alone, the imprint without its history."""
    finding = (
        _paragraph("BriefEntry", _run("{{r finding.heading|heading }}")),
        *_optional("KeyFacts", "finding.label"),
    )
    advice = (
        _paragraph("BriefEntry", _run("{{ advice.mark }}", "Strong"), _run(" {{ advice.title }}")),
        *_optional("KeyFacts", "advice.facts"),
    )
    return _each(
        "part",
        "report.parts",
        _tag('if part.name == "glance"'),
        _heading("Heading1Unnumbered", "part.heading"),
        *_figures(),
        *_facts("part.grid", "FactSmall"),
        _tag('elif part.name == "findings"'),
        _heading("Heading1", "part.heading"),
        *_each("finding", "part.parts", *finding),
        _tag('elif part.name == "steps"'),
        _heading("Heading1", "part.heading"),
        *_each(
            "each",
            "[part] + part.parts",
            *_each("advice", "each.advice", *advice),
            *_each("table", "each.tables", _filtered("table", "table")),
        ),
        _tag('elif part.name == "imprint"'),
        _heading("ImprintHeading", "part.heading"),
        *_facts("part.grid", "ImprintFact"),
        *_each("statement", "part.statements", _prose("statement", '"Imprint Text"')),
        _tag("else"),
        _printed(),
        _tag("endif"),
    )


_CHAPTERS = "chapters"
"""The bookmark around what the contents list."""


def _cover() -> Iterator[str]:
    photograph = _paragraph(
        "CoverPicture", _run("{{r report.cover.picture|inline(150, 48, fill=True) }}")
    )
    yield from _when("report.cover.picture", photograph)
    logo = _run("{{r report.cover.logo|inline(60, 14) }}")
    yield from _when("report.cover.logo", _paragraph("CoverHouse", logo))
    yield from _optional("CoverNetwork", "report.cover.network")
    yield _tag("if report.cover.picture")
    yield _text("CoverLabelNear", "report.cover.label")
    yield _tag("else")
    yield _text("CoverLabel", "report.cover.label")
    yield _tag("endif")
    title = _run("{{r report.cover.cities|lines }}")
    yield _tag("if report.cover.cities|join|length > 80")
    yield _paragraph("TitleLong", title)
    yield _tag("else")
    yield _paragraph("Title", title)
    yield _tag("endif")
    yield from _optional("Subtitle", "report.cover.subtitle")
    yield from _optional("CoverDates", "report.cover.dates")
    yield from _optional("CoverPlaces", "report.cover.places")
    yield from _optional("CoverSeries", "report.cover.series")
    status = _paragraph("CoverDetails", _run("{{ report.cover.status }}", "Status"))
    yield from _when("report.cover.status", status)
    handling = _paragraph("CoverDetails", _run("{{ report.cover.handling }}", "Strong"))
    yield from _when("report.cover.handling", handling)
    yield from _each("detail", "report.cover.details", _text("CoverDetails", "detail"))
    logos = (
        _run("{%r for logo in report.cover.logos %}"),
        _run("{{r logo|inline(30, 12) }}"),
        _run("   "),
        _run("{%r endfor %}"),
    )
    yield from _when("report.cover.logos", _paragraph("CoverLogos", *logos))


def _figures() -> Iterator[str]:
    """The large figures: in one row where the labels are short; else one under the other."""
    figures = (
        _run("{%r for figure in part.figures %}"),
        _run("{{ figure.value }}", "FigureValue"),
        _run(" {{ figure.label }}", "FigureLabel"),
        _run("{%r if not loop.last %}"),
        TAB,
        _run("{%r endif %}"),
        _run("{%r endfor %}"),
    )
    yield _tag("if part.figures|map(attribute='label')|join|length > 36")
    figure = (_run("{{ figure.value }}", "FigureValue"), TAB, _run("{{ figure.label }}"))
    yield from _each("figure", "part.figures", _paragraph("FigureLine", *figure))
    yield _tag("elif part.figures")
    yield _paragraph("Figures", *figures)
    yield _tag("endif")


def _contents() -> str:
    """The contents, in the control that gives Word's readers the button to update them."""
    inside = _text("TOCHeading", "part.heading.title") + _filtered(
        "part.contents", f'contents("{_CHAPTERS}")'
    )
    return (
        '<w:sdt><w:sdtPr><w:id w:val="1"/><w:docPartObj><w:docPartGallery'
        ' w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _macros() -> Iterator[str]:
    """How every part of the report and every section is printed, whatever it has."""
    yield _macro("content(part, within=false)", *_content())
    sections = _each(
        "inner",
        "part.parts",
        _tag("if inner.heading.number"),
        _heading("Heading2", "inner.heading"),
        _tag("else"),
        _heading("Heading2Unnumbered", "inner.heading"),
        _tag("endif"),
        _paragraph("TemplateTag", _run("{{p content(inner, true) }}")),
    )
    yield _macro(
        "printed(part, first=false)",
        _tag("if part.contents"),
        _contents(),
        _tag("else"),
        *_part_heading(),
        _paragraph("TemplateTag", _run("{{p content(part) }}")),
        *sections,
        _tag("endif"),
    )


def _part_heading() -> Iterator[str]:
    """The heading of a part by its place. In a long report the summary, the first of what stands
    before it and the first annex start a page, as its chapters do."""
    for condition, style in (
        ('if part.place == "opening"', "Heading1First"),
        (
            'elif part.place == "front" and report.chapters_on_new_pages and (first or part.name'
            ' == "summary")',
            "Heading1First",
        ),
        ('elif part.place == "front"', "Heading1Unnumbered"),
        (
            'elif part.place == "annex" and report.chapters_on_new_pages and part.heading.number'
            ' == "A"',
            "AnnexHeadingFirst",
        ),
        ('elif part.place == "annex"', "AnnexHeading"),
        ('elif part.place == "closing"', "ImprintHeading"),
        ("else", "Heading1"),
    ):
        yield _tag(condition)
        yield _heading(style, "part.heading")
    yield _tag("endif")


def _content() -> Iterator[str]:
    """What a part can have, in the order of reading."""
    yield from _optional("Label", "part.label")
    yield from _each("line", "part.facts", _text("KeyFacts", "line"))
    notice = _paragraph("BodyText", _run("{{ part.notice }}", "Strong"))
    yield from _when("part.notice", notice)
    yield from _optional("LeadIn", "part.lead_in")
    yield from _figures()
    yield _tag('if part.prose and part.name == "summary"')
    yield _prose("part.prose", '"Body Text"', 'lead="Lead"')
    yield _tag("elif part.prose")
    yield _prose("part.prose")
    yield _tag("endif")
    yield _tag('if part.place == "closing"')
    yield from _facts("part.grid", "ImprintFact")
    yield _tag("else")
    yield from _facts("part.grid")
    yield _tag("endif")
    yield from _each("statement", "part.statements", _prose("statement", '"Imprint Text"'))
    yield from _each("item", "part.timeline", *_session())
    yield from _each("advice", "part.advice", *_advice())
    yield from _each("entry", "part.sources", _source())
    yield from _each("table", "part.tables", _filtered("table", "table"))
    titles = (
        _tag("if list.title and within"),
        _text("Heading3Unnumbered", "list.title"),
        _tag("elif list.title"),
        _text("SmallTitle", "list.title"),
        _tag("endif"),
    )
    yield from _each("chart", "part.charts", _filtered("chart", "chart"))
    yield from _lists("part.lists", *titles)
    yield from _optional("Callout", "part.callout")
    yield from _each("quote", "part.quotes", *_quote())
    yield from _each("picture", "part.pictures", _filtered("picture", "picture"))
    yield from _notes("part.notes")


def _lists(values: str, *titles: str) -> Iterator[str]:
    """The lists of a part, each after its title as these print it."""
    entry = (
        _run("{%r if item.lead %}"),
        _run("{{ item.lead }}", "Strong"),
        _run(" "),
        _run("{%r endif %}"),
        _run("{{ item.text }}"),
    )
    return _each(
        "list",
        values,
        *titles,
        _tag("if list.ordered"),
        *_each("item", "list.items", _paragraph("ListNumber", *entry)),
        _tag("else"),
        *_each("item", "list.items", _paragraph("ListBullet", *entry)),
        _tag("endif"),
    )


def _quote() -> Iterator[str]:
    yield _text("Quote", "quote.words|quoted")
    original = _paragraph("QuoteOriginal", _run("{{r quote.original|quoted(quote.language) }}"))
    yield from _when("quote.original", original)
    yield from _optional("QuoteSource", "quote.speaker")
    yield from _optional("QuoteSource", "quote.note")


def _notes(values: str) -> Iterator[str]:
    return _each("note", values, _paragraph("Small", _run("{{r note|note }}")))


def _session() -> Iterator[str]:
    """A session as the programme lists it."""
    title = _run("{{r item.title|linked(item.account, item.anchor) }}")
    yield _tag("if item.when")
    yield _text("TimelineWhen", "item.when")
    yield _paragraph("TimelineTitle", title)
    yield _tag("else")
    yield _paragraph("TimelineTitleAlone", title)
    yield _tag("endif")
    yield _tag("if item.facts and item.attendees")
    yield _text("TimelineDetailKept", "item.facts")
    yield _tag("elif item.facts")
    yield _text("TimelineDetail", "item.facts")
    yield _tag("endif")
    yield from _optional("TimelineDetail", "item.attendees")


def _advice() -> Iterator[str]:
    """A recommendation."""
    yield _paragraph(
        "Recommendation",
        _run("{{ advice.mark }}", "FactLabel"),
        TAB,
        _run("{{ advice.title }}", "Strong"),
    )
    yield from _optional("KeyFacts", "advice.facts")
    yield from _optional_prose("advice.prose")
    yield from _notes("advice.notes")


def _source() -> str:
    """A source with its mark."""
    return _paragraph(
        "Source",
        _run("{{r entry.mark|marked(entry.anchor) }}"),
        TAB,
        _run("{{ entry.text }}"),
        _run("{%r if entry.address %}"),
        LINE,
        _run("{{r entry.address|linked(entry.address) }}"),
        _run("{%r endif %}"),
        _run("{%r if entry.supports %}"),
        LINE,
        _run("{{ entry.supports }}"),
        _run("{%r endif %}"),
    )


if __name__ == "__main__":
    for file, data in masters().items():
        file.write_bytes(data)
