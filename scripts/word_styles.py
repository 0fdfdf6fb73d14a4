"""The styles of the Word masters that ship, and the lists that their styles are linked to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from reportgen.openxml import element, joined, valued
from reportgen.render.word.dressing import twips

INK, MUTED, ACCENT, ACCENT_2, PANEL, RULE, PAPER = (
    *("text1", "text2", "accent1", "accent2", "background2", "accent3", "background1"),
)
# Numbers of the lists in numbering.xml.
HEADINGS, ANNEXES, BULLETS, NUMBERS, NONE = 1, 2, 3, 4, 0
# The size of letters and the distance of lines, in points.
SMALL, TABLE, LARGE = (10, 14), (11, 14), (14, 20)


def mm(length: float) -> int:
    """A length in twentieths of a point."""
    return twips(f"{length}mm")


STEP = mm(7)
"""How far a list stands in from what is around it."""
HANG = mm(17)
"""How far the numbers of headings hang in the wide left margin."""
LABEL = mm(38)
"""The width of the labels beside facts."""


def edge(width: float, space: int, *sides: str, colour: str = RULE) -> Markup:
    """Borders on these sides, their width and distance in points."""
    size = round(width * 8)
    return joined(
        element(f"w:{side}", val="single", sz=size, space=space, color="auto", themeColor=colour)
        for side in sides
    )


def _shade(colour: str) -> Markup:
    return element("w:shd", val="clear", color="auto", fill="000000", themeFill=colour)


BLACK = element("w:shd", val="clear", color="auto", fill="000000")


def _ink(colour: str) -> Markup:
    return element("w:color", val="000000", themeColor=colour)


BAR = edge(2.25, 12, "left", colour=ACCENT)
PADDING = edge(0.5, 6, "top", "left", "bottom", "right", colour=PANEL)
BAND = edge(0.5, 6, "top", "bottom", "between")
NARROW_BAND = edge(0.5, 3, "top", "bottom", "between")


@dataclass(frozen=True)
class Style:
    """A style of paragraphs or, with the kind `character`, of text.

    Distances are points, indents and tabs twentieths of a point; None leaves a property to the
    style that this one is based on.
    """

    name: str
    based: str = "Normal"
    then: str | None = None
    font: tuple[float, float] = (0, 0)
    before: int | None = None
    after: int | None = None
    bold: bool | None = None
    italic: bool = False
    underline: bool = False
    raised: bool = False
    on_black: bool = False
    colour: str = ""
    fill: str = ""
    left: int | None = None
    hanging: int = 0
    right: int = 0
    tabs: tuple[int, ...] = ()
    right_tab: int = 0
    edges: Markup | str = ""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    new_page: bool | None = None
    together: bool | None = None
    number: int | None = None
    level: int | None = None
    outline: int | None = None
    to_right: bool = False
    centred: bool = False
    kind: str = "paragraph"
    id: str = ""
    shown: bool = True

    def xml(self) -> Markup:
        """The style in WordprocessingML."""
        normal = self.name == "Normal"
        words = (word[:1].upper() + word[1:] for word in self.name.split())
        based = None if normal else self.based
        return element(
            "w:style",
            valued("w", name=self.name, basedOn=based, next=self.then, uiPriority=1),
            element("w:qFormat") if self.shown else "",
            _around("pPr", *self._of_paragraphs()),
            _around("rPr", *self._of_text()),
            type=self.kind,
            default=1 if normal else None,
            customStyle=None if self.name in _WORDS_OWN else 1,
            styleId=self.id or "".join(words),
        )

    def _of_paragraphs(self) -> Iterator[str]:
        """What it says of paragraphs, in the order that the schema wants."""
        yield _switched("keepNext", self.keep_next)
        yield _switched("keepLines", self.keep_lines)
        yield _switched("pageBreakBefore", self.new_page)
        yield _around("numPr", valued("w", ilvl=self.level, numId=self.number))
        yield _around("pBdr", self.edges)
        yield _shade(self.fill) if self.fill else ""
        tabs = [element("w:tab", val="left", pos=stop) for stop in self.tabs]
        if self.right_tab:
            tabs.insert(0, element("w:tab", val="right", pos=self.right_tab))
        yield _around("tabs", *tabs)
        spacing = {"before": self.before, "after": self.after, "line": self.font[1] or None}
        twentieths = {name: round(n * 20) for name, n in spacing.items() if n is not None}
        rule = "atLeast" if self.font[1] else None
        yield element("w:spacing", **twentieths, lineRule=rule) if twentieths else ""
        if self.left is not None:
            hanging = {"hanging" if self.hanging else "firstLine": self.hanging}
            yield element("w:ind", left=self.left, right=self.right, **hanging)
        yield _switched("contextualSpacing", self.together)
        side = "right" if self.to_right else "center" if self.centred else None
        yield valued("w", jc=side, outlineLvl=self.outline)

    def _of_text(self) -> Iterator[str]:
        """What it says of text, in the order that the schema wants."""
        yield _switched("b", self.bold) + _switched("bCs", self.bold)
        yield element("w:i") + element("w:iCs") if self.italic else ""
        yield _ink(self.colour) if self.colour else ""
        halves = round(self.font[0] * 2) or None
        yield valued("w", sz=halves, szCs=halves, u="single" if self.underline else None)
        yield BLACK if self.on_black else ""
        yield valued("w", vertAlign="superscript" if self.raised else None)


def _switched(name: str, on: bool | None) -> Markup:
    """The element that switches something on, or off; nothing for None."""
    return Markup("") if on is None else element(f"w:{name}", val=None if on else 0)


def _around(name: str, *content: str) -> Markup | str:
    """The element around this content, if there is any."""
    return element(f"w:{name}", *content) if any(content) else ""


_WORDS_OWN = frozenset(
    (
        *("Normal", "Body Text", "Title", "Subtitle", "heading 1", "heading 2", "heading 3"),
        *("List Bullet", "List Number", "List Continue", "List Continue 2", "List Continue 3"),
        *("Quote", "caption", "footnote text", "footnote reference", "toc 1", "toc 2"),
        *("TOC Heading", "header", "footer", "Hyperlink", "Strong", "Emphasis"),
    )
)

# Styles that look alike in most.
_quiet = partial(Style, font=SMALL, colour=MUTED)
_heading = partial(
    Style, then="BodyText", bold=True, keep_next=True, keep_lines=True, number=HEADINGS
)
_contents = partial(Style, font=(11, 14), hanging=mm(12))
_text = partial(Style, based="DefaultParagraphFont", kind="character")


def _card(name: str, colour: str, fill: str = "") -> Iterator[Style]:
    """The styles of a card. Word joins the bars of paragraphs whose borders are the same, so the
    first of each card has a border above it too."""
    bar = edge(2.25, 8, "left", colour=colour)
    first = edge(0.5, 4, "top", colour=PANEL) + bar
    style = partial(Style, left=mm(4), fill=fill)
    yield style(f"{name} Title", "SmallTitle", f"{name}Text", before=14, after=0, number=NONE,
                edges=first, keep_next=True)  # fmt: skip
    yield style(
        f"{name} Facts", "Small", f"{name}Text", before=0, after=0, edges=bar, keep_next=True
    )
    yield style(f"{name} Text", "BodyText", after=3, edges=bar)
    yield style(f"{name} Note", "Small", before=0, after=3, edges=bar)


# fmt: off
_PARAGRAPHS = (
    Style("Body Text", after=6),
    Style("Body Text After Facts", "BodyText", before=9),
    Style("Lead In", "BodyText", "BodyText", keep_next=True),
    Style("Lead", "BodyText", "BodyText", font=LARGE, after=12),
    _quiet("Small", before=3, after=3),
    Style("Label", then="BodyText", font=SMALL, bold=True, colour=ACCENT_2, after=6,
          keep_next=True),
    _quiet("Key Facts", then="BodyText", after=6, together=True, keep_next=True),
    Style("Callout", "BodyText", before=6, after=12, left=140, right=140, fill=PANEL,
          edges=PADDING, keep_lines=True),
    Style("Quote", then="BodyText", font=LARGE, before=12, after=6, left=mm(10), edges=BAR,
          keep_next=True, keep_lines=True),
    Style("caption", font=SMALL, bold=True, before=12, after=6, keep_next=True),
    Style("footnote text", font=SMALL),
    Style("Picture", before=12, after=0, keep_next=True),
    Style("Drawing", before=6, after=12, keep_next=True),
    _quiet("Drawing Text"),
    Style("Route Name", font=(12, 16), bold=True),
    Style("Ribbon Month", "DrawingText", bold=True, colour=INK),
    Style("Ribbon Weekday", "DrawingText", centred=True),
    Style("Ribbon Day", "RibbonWeekday", font=(14, 18), bold=True, colour=INK),
    Style("Ribbon Count", "RibbonWeekday", bold=True, colour=PAPER),
    Style("Picture Caption", "Caption", before=6, after=2, keep_next=False),
    _quiet("Picture Note"),
    Style("Quote Original", "Quote", font=(11, 16), italic=True, before=0, after=6,
          keep_next=True),
    _quiet("Quote Source", "Quote", before=0, after=0),
    Style("List Bullet", "BodyText", after=3, number=BULLETS),
    Style("List Number", "BodyText", after=3, number=NUMBERS),
    Style("List Continue", "BodyText", after=6, left=STEP),
    Style("List Continue 2", "BodyText", after=6, left=mm(14)),
    Style("List Continue 3", "BodyText", after=6, left=mm(21)),
    Style("Fact", font=TABLE, before=0, after=0, left=LABEL, hanging=LABEL, tabs=(LABEL,),
          edges=BAND, keep_lines=True),
    Style("Brief Entry", before=6, after=0, keep_lines=True),
    Style("Fact Small", "Fact", font=SMALL, edges=NARROW_BAND),
    Style("Imprint Fact", "FactSmall"),
    _quiet("Imprint Text", before=12),
    *_card("Card", ACCENT_2),
    Style("Card Closing", "CardText", italic=True),
    *_card("Advice", ACCENT, PANEL),
    Style("Source", after=6, left=HANG, hanging=HANG, tabs=(HANG,), keep_lines=True),
    Style("Figure Line", font=(0, 40), left=mm(54), hanging=mm(54), tabs=(mm(54),),
          keep_next=True),
    _quiet("Figure Note", left=mm(54), keep_next=True),

    _heading("heading 1", font=(24, 28), before=36, after=12, colour=ACCENT, outline=0),
    _heading("heading 2", font=(17, 22), before=24, after=6, colour=INK, level=1, outline=1),
    _heading("heading 3", font=(13.5, 18), before=18, after=6, colour=INK, level=2, outline=2),
    Style("Heading 1 Unnumbered", "Heading1", "BodyText", number=NONE, left=0),
    Style("Heading 1 First", "Heading1Unnumbered", "BodyText", number=NONE, left=0, new_page=True,
          before=0),
    Style("Brief Heading", "Heading1", "BodyText", before=18, after=6),
    Style("Brief Heading Unnumbered", "Heading1Unnumbered", "BodyText", before=18, after=6),
    Style("Imprint Heading", "Heading1Unnumbered", "ImprintFact", font=(17, 22), colour=INK),
    Style("Heading 2 Unnumbered", "Heading2", "BodyText", number=NONE, left=0),
    # A small title right below a chapter's: the outline skips no level.
    Style("Small Title", "Heading2Unnumbered", "BodyText", font=(13.5, 18), before=18),
    Style("Heading 3 Unnumbered", "Heading3", "BodyText", number=NONE, left=0),
    Style("Annex Heading", "Heading1", "BodyText", number=ANNEXES, left=0),
    Style("Annex Heading First", "AnnexHeading", "BodyText", new_page=True, before=0),
    Style("TOC Heading", "Heading1Unnumbered", "BodyText", outline=9),
    _contents("toc 1", id="TOC1", before=2, bold=True, left=mm(12), tabs=(mm(12), mm(24))),
    _contents("toc 2", id="TOC2", left=mm(24), tabs=(mm(24),)),

    _quiet("header", right_tab=8504),
    _quiet("footer", right_tab=8504),
    Style("Cover Picture", after=18),
    Style("Cover Logos", before=18),
    Style("Cover House", after=12),
    Style("Cover Network", font=LARGE, bold=True, colour=ACCENT),
    Style("Cover Label", font=LARGE, bold=True, colour=ACCENT_2, before=108, after=12, left=0,
          right=mm(90), edges=edge(3, 12, "top", colour=ACCENT_2), keep_next=True),
    Style("Cover Label Near", "CoverLabel", before=18),
    Style("Title", font=(34, 38), bold=True, colour=ACCENT, after=12),
    Style("Title Long", "Title", font=(28, 32)),
    Style("Brief Title", "Title", font=(24, 28), after=0),
    Style("Subtitle", font=(20, 26)),
    Style("Brief Subtitle", "Subtitle", font=(13.5, 18)),
    Style("Cover Dates", font=LARGE, bold=True, before=24),
    Style("Cover Places", font=LARGE),
    Style("Cover Series", font=LARGE),
    Style("Cover Route", before=66),
    Style("Cover Details", colour=MUTED, before=30, together=True),

    Style("Session Title", "Heading3Unnumbered", "KeyFacts", font=(12, 17), before=12, after=0),
    # A session right below a chapter's title: the outline skips no level.
    Style("Session Heading", "Heading2Unnumbered", "KeyFacts", font=(12, 17), before=12, after=0),
    # One of which nothing more is known: no heading without anything under it.
    Style("Session Alone", "BodyText", bold=True, before=3, after=0),

    Style("Table Text", font=TABLE, before=4, after=4),
    Style("Table Text Kept", "TableText", keep_next=True),
    Style("Table Group", "TableText", bold=True, colour=ACCENT, keep_next=True),
    Style("Table Head", "TableText", bold=True, keep_next=True),
    Style("Table Figure", "TableText", to_right=True),
    Style("Table Head Figure", "TableHead", to_right=True),
    Style("Table Bar", "TableText", right_tab=mm(26), tabs=(mm(29),)),
    Style("Table Head Bar", "TableHead", right_tab=mm(26)),

    Style("Template Tag", font=(9, 12), colour=MUTED, shown=False),
)
# fmt: on
_CHARACTERS = (
    _text("Strong", bold=True),
    _text("Emphasis", italic=True),
    _text("Strong Emphasis", bold=True, italic=True),
    _text("Hyperlink", colour=ACCENT, underline=True),
    _text("Hyperlink Strong", based="Hyperlink", bold=True),
    _text("Hyperlink Emphasis", based="Hyperlink", italic=True),
    _text("Hyperlink Strong Emphasis", based="Hyperlink", bold=True, italic=True),
    _text("Internal Link", underline=True),
    _text("footnote reference", raised=True, colour=ACCENT),
    _text("Status", bold=True, colour=ACCENT_2),
    _text("TLP Label", font=(12, 0), bold=True, on_black=True),
    _text("Fact Label", bold=True, colour=MUTED),
    _text("Figure Value", font=(34, 0), bold=True, colour=ACCENT),
    _text("Figure Label", font=(11, 0), colour=MUTED),
)


def styles() -> Markup:
    """All styles, and what holds where no style says otherwise."""
    return joined(
        (
            _defaults(),
            Style("Normal").xml(),
            _default("character", "Default Paragraph Font", "DefaultParagraphFont", 1),
            _default("table", "Normal Table", "TableNormal", 99, _NORMAL_TABLE),
            _default("numbering", "No List", "NoList", 99),
            *(style.xml() for style in (*_PARAGRAPHS, *_CHARACTERS)),
            _table_style(),
        )
    )


def _defaults() -> Markup:
    fonts = element("w:rFonts", asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi")
    text = element("w:rPr", fonts, _ink(INK), valued("w", sz=24, szCs=24, lang="en-GB"))
    spacing = element("w:spacing", before=0, after=0, line=340, lineRule="atLeast")
    paragraphs = element("w:pPr", element("w:widowControl"), spacing, valued("w", jc="left"))
    latent = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 1}
    return element(
        "w:docDefaults", element("w:rPrDefault", text), element("w:pPrDefault", paragraphs)
    ) + element("w:latentStyles", **latent, defUnhideWhenUsed=1, defQFormat=0, count=376)


_MARGINS = {"top": 0, "left": 108, "bottom": 0, "right": 108}
_NORMAL_TABLE = element(
    "w:tblPr",
    element("w:tblInd", w=0, type="dxa"),
    _around("tblCellMar", *(element(f"w:{k}", w=n, type="dxa") for k, n in _MARGINS.items())),
)


def _default(kind: str, name: str, key: str, priority: int, look: Markup | str = "") -> Markup:
    """What Word takes for a kind of style where nothing is chosen."""
    names = valued("w", name=name, uiPriority=priority) + element("w:semiHidden")
    return element("w:style", names, look, type=kind, default=1, styleId=key)


def _table_style() -> Markup:
    """The style of tables: lines between rows, and a head on coloured ground."""
    row = element("w:trPr", element("w:tblHeader"))
    below = element("w:tcBorders", edge(1, 0, "bottom", colour=ACCENT))
    head = joined((element("w:tblPr"), row, element("w:tcPr", below, _shade(PANEL))))
    borders = element("w:tblBorders", edge(0.5, 0, "top", "bottom", "insideH"))
    return element(
        "w:style",
        valued("w", name="Report Table", basedOn="TableNormal", uiPriority=1),
        element("w:qFormat"),
        element("w:tblPr", borders),
        element("w:tblStylePr", head, type="firstRow"),
        type="table",
        customStyle=1,
        styleId="ReportTable",
    )


def numbering() -> Markup:
    """The patterns of lists first, then the lists that styles are linked to."""
    headings = (
        _level(n, "decimal", ".".join(f"%{k}" for k in range(1, n + 2)), 0, HANG, style=style)
        for n, style in enumerate(("Heading1", "Heading2", "Heading3"))
    )
    annex = "{{ report.words.annex }} %1"
    annexes = (_level(0, "upperLetter", annex, 0, 0, "space", MUTED, style="AnnexHeading"),)
    bullets = (
        _level(n, "bullet", text, STEP * (n + 1), STEP, style=None if n else "ListBullet")
        for n, text in enumerate("•–•–•–•–•")
    )
    numbers = (
        _level(n, kind, f"%{n + 1}.", STEP * (n + 1), STEP, style=None if n else "ListNumber")
        for n, kind in enumerate(("decimal", "lowerLetter", "lowerRoman") * 3)
    )
    kind = valued("w", multiLevelType="multilevel")
    patterns = (
        element("w:abstractNum", kind, *levels, abstractNumId=number)
        for number, levels in enumerate((headings, annexes, bullets, numbers), HEADINGS)
    )
    # The list of “List Number” counts for itself, whatever was counted before it.
    alone = element("w:lvlOverride", valued("w", startOverride=1), ilvl=0)
    lists = (
        element("w:num", valued("w", abstractNumId=n), alone if n == NUMBERS else "", numId=n)
        for n in (HEADINGS, ANNEXES, BULLETS, NUMBERS)
    )
    return joined((*patterns, *lists))


def _level(  # noqa: PLR0913, PLR0917 - a level says all this
    level: int,
    kind: str,
    text: str,
    left: int,
    hanging: int,
    follow: str = "tab",
    colour: str = ACCENT,
    *,
    style: str | None,
) -> Markup:
    indent = element("w:ind", left=left, **{"hanging" if hanging else "firstLine": hanging})
    words = valued("w", start=1, numFmt=kind, pStyle=style, suff=follow, lvlText=text, lvlJc="left")
    look = valued("w", b=0, bCs=0) + _ink(colour)
    return element("w:lvl", words, element("w:pPr", indent), element("w:rPr", look), ilvl=level)
