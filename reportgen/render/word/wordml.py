"""WordprocessingML: what the filters of a Word master print, and what a pack sets in a master."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Protocol
from urllib.parse import quote, urlsplit

from lxml import etree
from markupsafe import Markup

from reportgen import markdown
from reportgen.markdown import Run
from reportgen.packs.manifest import Manifest
from reportgen.pictures.picture import Picture as PictureFile
from reportgen.render.word import chart as wordchart
from reportgen.sandbox.faults import TemplateFault
from reportgen.view.records import (
    Caption,
    Chart,
    ContentsEntry,
    Heading,
    Note,
    Picture,
    Prose,
    Table,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

# Word's limits: the length of a bookmark's name, and the levels of a list.
_LONGEST_BOOKMARK = 40
_DEEPEST_LEVEL = 8
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# What may stand in a web address as it is; the rest would make Word refuse the whole file.
_ADDRESS = ":/?#@!$&'()*+,;=%-._~"

# The style of the paragraphs that hold nothing but tags; no finished report needs it.
TAG_STYLE = "template tag"


def w(name: str) -> str:
    """The name of an element or attribute in Word's own namespace."""
    return f"{{{W}}}{name}"


def style_name(style: etree._Element) -> str:
    """What a style is called, in small letters: Word and its users write it either way."""
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "").lower()


def style_ids(styles: etree._Element) -> dict[str, str]:
    """The ids of the styles by their names in small letters."""
    return {style_name(style): style.get(w("styleId"), "") for style in styles.iter(w("style"))}


class BodyPart(Protocol):
    """The part of a Word file that links lead out from."""

    def relate_to(self, target: Any, reltype: str, is_external: bool = ...) -> str: ...

    def get_or_add_image(self, image_descriptor: Any) -> tuple[str, Any]: ...


class Lists(Protocol):
    """The lists that Word can count in, by their ids."""

    def bullets(self) -> str: ...

    def numbered(self, level: int, start: int) -> str: ...


def bookmark(anchor: str) -> str:
    """The name that Word can give to this anchor: letters, digits, underscores, 40 at most."""
    name = re.sub(r"\W", "_", anchor, flags=re.ASCII)
    name = name if name[:1].isalpha() else f"a{name}"
    if len(name) <= _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST_BOOKMARK - 9]}_{digest}"


def address(url: str) -> str:
    """The address in a form that Word opens; empty when it is none."""
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe=_ADDRESS)


def run(text: str, style: str = "") -> Markup:
    """A run of text; line breaks and tabs become Word's own."""
    look = Markup('<w:rPr><w:rStyle w:val="{}"/></w:rPr>').format(style) if style else ""
    pieces = re.split(r"([\n\t])", text)
    return Markup("<w:r>{}{}</w:r>").format(look, Markup("").join(map(_piece, pieces)))


def _piece(text: str) -> Markup:
    marks = {"": Markup(""), "\n": Markup("<w:br/>"), "\t": Markup("<w:tab/>")}
    return marks[text] if text in marks else _text(text)


def _text(text: str) -> Markup:
    return Markup('<w:t xml:space="preserve">{}</w:t>').format(text)


def paragraph(style: str, content: Markup, properties: Markup | str = "") -> Markup:
    """A paragraph in a style."""
    return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>').format(
        style, properties, content
    )


def within(anchor: str, content: Markup) -> Markup:
    """A link to a place in the document."""
    return Markup('<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink>').format(
        bookmark(anchor), content
    )


class Writer:
    """The filters of one rendering, and what they have counted: bookmarks, lists, links.

    `styles` maps the names of styles, in small letters, to their ids; `pictures` the names of
    pictures to their bytes; `width` is that of the text, in twentieths of a point.
    """

    FORMS: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("prose", "contents", "table", "picture", "chart"), "paragraphs"),
        **dict.fromkeys(("heading", "linked", "lines", "marked", "note", "inline"), "runs"),
        "quoted": "either",
    }
    """What each filter makes: whole paragraphs for `{{p`, or text with its look for `{{r`."""
    STYLES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "marked": ("Fact Label",),
        "linked": ("Internal Link",),
        "table": ("Report Table", "caption"),
        "picture": ("Picture", "Picture Caption", "Picture Note"),
        "chart": ("Picture", "Picture Caption"),
        "prose": ("Quote", "List Number", "List Bullet", "footnote text", "footnote reference"),
    }
    """The styles of the master that each filter uses, whatever it is given."""

    def __init__(
        self,
        part: BodyPart,
        styles: dict[str, str],
        lists: Lists,
        pictures: Mapping[str, PictureFile],
        width: int,
    ) -> None:
        self._part = part
        self._styles = styles
        self._lists = lists
        self._pictures = pictures
        self._width = width
        self._bookmarks = 0
        self._drawings = 0
        self.notes: list[Markup] = []
        """The footnotes, in order: the paragraphs of each."""
        self.note_links: dict[str, str] = {}
        """The web addresses that footnotes lead to, with the ids that they have there."""

    def filters(self) -> dict[str, Callable[..., Markup | str]]:
        """What a master can say after a bar, by name."""
        return {name: getattr(self, name) for name in self.FORMS}

    def heading(self, heading: Heading) -> Markup:
        """`{{r part.heading|heading }}`: a heading's words, where links to it lead."""
        return self._bookmarked(heading.anchor, run(heading.title))

    def _bookmarked(self, anchor: str, content: Markup) -> Markup:
        self._bookmarks += 1
        mark = Markup('<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>')
        return mark.format(self._bookmarks, bookmark(anchor), content)

    def marked(self, text: str, anchor: str) -> Markup:
        """`{{r entry.mark|marked(entry.anchor) }}`: the mark of an entry that links lead to."""
        return self._bookmarked(anchor, run(text, self._style("Fact Label")))

    def linked(self, text: str, target: str, anchor: str = "") -> Markup:
        """`{{r text|linked(target) }}`: text that leads to a web address or to an anchor.

        Without a target it is the text alone. With an anchor, links can lead to it.
        """
        if not target:
            made = run(text)
        elif "://" in target or target.startswith("mailto:"):
            made = self._outward(target, Run(text, link=target))
        else:
            made = within(target, run(text, self._style("Internal Link")))
        return self._bookmarked(anchor, made) if anchor else made

    def note(self, note: Note) -> Markup:
        """`{{r note|note }}`: a line of small print with what it refers to."""
        made = run(note.text) if note.text else Markup("")
        for position, link in enumerate(note.links):
            between = "; " if position else " " if note.text else ""
            made += (run(between) if between else Markup("")) + self.linked(link.text, link.target)
        return made

    def quoted(self, text: str, language: str = "") -> Markup | str:
        """`{{r words|quoted(language) }}`: words in quotation marks, in a language of their own."""
        if not language:
            return f"“{text}”"
        look = Markup('<w:rPr><w:lang w:val="{}"/></w:rPr>').format(language)
        return Markup("<w:r>{}{}</w:r>").format(look, _text(f"“{text}”"))

    def table(self, table: Table) -> Markup:
        """`{{p table|table }}`: a table with its numbered caption above it."""
        widths = [round(self._width * share / 100) for share in table.widths]
        grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(each) for each in widths)
        rows = [self._row(table, table.head, widths, "Table Head", _HEAD_ROW)]
        rows += [self._row(table, row, widths, "Table Text", _ROW) for row in table.rows]
        made = Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="{}"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            '<w:tblCaption w:val="{}"/></w:tblPr><w:tblGrid>{}</w:tblGrid>{}</w:tbl>'
        )
        style, title = self._style("Report Table"), table.caption.title
        caption = paragraph(self._style("caption"), self._caption(table.caption))
        return caption + made.format(style, title, grid, Markup("").join(rows))

    def _row(
        self,
        table: Table,
        cells: Sequence[str],
        widths: Sequence[int],
        style: str,
        properties: Markup,
    ) -> Markup:
        made = Markup("")
        for text, width, is_figure in zip(cells, widths, table.figures, strict=True):
            own = {"Table Head": "Table Head Figure", "Table Text": "Table Figure"}[style]
            content = paragraph(self._style(own if is_figure else style), run(text))
            size = Markup('<w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>').format(width)
            made += Markup("<w:tc>{}{}</w:tc>").format(size, content)
        return Markup("<w:tr>{}{}</w:tr>").format(properties, made)

    def _caption(self, caption: Caption) -> Markup:
        """“Table 1. Title”, its number a field that Word counts by itself."""
        number = _field("begin") + _instruction(f" SEQ {caption.word} \\* ARABIC ")
        number += _field("separate") + run(caption.number) + _field("end")
        words = run(f"{caption.word} ") + number + run(f". {caption.title}")
        return self._bookmarked(caption.anchor, words)

    def picture(self, picture: Picture) -> Markup:
        """`{{p picture|picture }}`: a picture with its numbered caption and notes below it."""
        if picture.caption is None:
            raise TemplateFault("this picture has no caption; print it with the filter “inline”")
        height = _HIGHEST_PICTURE
        drawing = self._drawing(picture, self._width / 20 / 72 * 25.4, height)
        made = paragraph(self._style("Picture"), drawing)
        made += paragraph(self._style("Picture Caption"), self._caption(picture.caption))
        for note in picture.notes:
            made += paragraph(self._style("Picture Note"), run(note))
        return made

    def chart(self, chart: Chart) -> Markup:
        """`{{p chart|chart }}`: a chart with its numbered caption below it."""
        relation = wordchart.add_chart(self._part, chart)
        self._drawings += 1
        frame = _CHART.format(
            width=self._width * 635,
            height=wordchart.height(chart) * 36000,
            id=_FIRST_DRAWING + self._drawings,
            alt=chart.alt,
            relation=relation,
        )
        made = paragraph(self._style("Picture"), frame)
        return made + paragraph(self._style("Picture Caption"), self._caption(chart.caption))

    def inline(
        self, picture: Picture, width: float, height: float, *, fill: bool = False
    ) -> Markup:
        """`{{r picture|inline(160, 95) }}`: a picture alone, within so many millimetres.

        With `fill=True` it fills them: what is too high or too wide is cut off on both sides.
        """
        if not fill:
            return self._drawing(picture, width, height)
        scale = max(width / picture.width, height / picture.height)
        lost_width, lost_height = (
            round((1 - room / (pixels * scale)) * 50000)
            for room, pixels in ((width, picture.width), (height, picture.height))
        )
        crop = Markup('<a:srcRect l="{0}" t="{1}" r="{0}" b="{1}"/>')
        return self._drawn(picture, width, height, crop.format(lost_width, lost_height))

    def _drawing(self, picture: Picture, widest: float, highest: float) -> Markup:
        # Never larger than it is on a screen, nor than the room there is.
        scale = min(widest / picture.width, highest / picture.height, 25.4 / 96)
        return self._drawn(picture, picture.width * scale, picture.height * scale)

    def _drawn(
        self, picture: Picture, width: float, height: float, crop: Markup | str = ""
    ) -> Markup:
        """A picture in so many millimetres, of which `crop` cuts off something."""
        file = self._pictures[picture.file]
        relation, _ = self._part.get_or_add_image(io.BytesIO(file.data))
        self._drawings += 1
        return _DRAWING.format(
            width=round(width * 36000),
            height=round(height * 36000),
            crop=crop,
            id=_FIRST_DRAWING + self._drawings,
            alt=picture.alt,
            relation=relation,
            decorative="" if picture.alt else DECORATIVE,
        )

    def lines(self, lines: Sequence[str], target: str = "") -> Markup:
        """`{{r fact.lines|lines(fact.link) }}`: lines under each other; the first may be a link."""
        first, *others = lines
        rest = [run(f"\n{line}") for line in others]
        return Markup("").join([self.linked(first, target), *rest])

    def contents(self, entries: Sequence[ContentsEntry], within_bookmark: str = "") -> Markup:
        """`{{p report.contents|contents }}`: the table of contents, links from the start.

        With the name of a bookmark, what Word adds when it updates the table lies within that.
        """
        limit = f" \\b {within_bookmark}" if within_bookmark else ""
        opening = _field("begin") + _instruction(f' TOC \\o "1-2" \\h \\z \\u{limit} ')
        opening += _field("separate")
        made = []
        for position, entry in enumerate(entries, 1):
            before = opening if position == 1 else Markup("")
            after = _field("end") if position == len(entries) else Markup("")
            style = self._style(f"toc {entry.level}")
            made.append(paragraph(style, before + _contents_link(entry) + after))
        return Markup("").join(made)

    def prose(self, text: Prose, style: str = "Body Text", lead: str = "") -> Markup:
        """`{{p text|prose("Body Text", lead="Lead") }}`: Markdown as paragraphs, lists and so on.

        `lead` is the style of the first paragraph, where it differs.
        """
        usual, first = self._style(style), self._style(lead or style)
        blocks = markdown.parse(text)
        return Markup("").join(
            self._block(block, first if position == 0 else usual, 0)
            for position, block in enumerate(blocks)
        )

    def _style(self, name: str) -> str:
        found = self._styles.get(name.lower())
        if found is None:
            raise TemplateFault(f"the master has no style “{name}”")
        return found

    def _block(self, block: markdown.Block, style: str, depth: int) -> Markup:
        match block:
            case markdown.Paragraph(runs):
                return paragraph(style, self._runs(runs))
            case markdown.Quotation(blocks):
                return Markup("").join(
                    self._block(part, self._style("Quote"), depth) for part in blocks
                )
            case markdown.Listing():
                return self._list(block, depth)

    def _list(self, block: markdown.Listing, depth: int) -> Markup:
        level = min(depth, _DEEPEST_LEVEL)
        lists = self._lists
        number = lists.numbered(level, block.start) if block.ordered else lists.bullets()
        style = self._style("List Number" if block.ordered else "List Bullet")
        numbering = Markup('<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>').format(
            level, number
        )
        return Markup("").join(
            self._item(blocks, style, numbering, depth) for blocks in block.items
        )

    def _item(
        self, blocks: tuple[markdown.Block, ...], style: str, numbering: Markup, depth: int
    ) -> Markup:
        made: list[Markup] = []
        for block in blocks:
            if isinstance(block, markdown.Paragraph) and not made:
                made.append(paragraph(style, self._runs(block.runs), numbering))
            else:
                made.append(self._block(block, self._continued(depth), depth + 1))
        return Markup("").join(made)

    def _continued(self, depth: int) -> str:
        """The style of a further paragraph of a list's item; Word has three such styles."""
        names = ("List Continue", "List Continue 2", "List Continue 3")
        return self._style(names[min(depth, len(names) - 1)])

    def _runs(self, runs: tuple[Run, ...]) -> Markup:
        return Markup("").join(map(self._piece, runs))

    def _piece(self, piece: Run) -> Markup:
        if piece.note:
            return self._note(piece.note)
        return self._outward(piece.link, piece) if piece.link else self._emphasised(piece)

    def _note(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        """The mark of a footnote, whose text is kept for the part of the file that holds them."""
        style = self._style("footnote text")
        mark = Markup("<w:r><w:rPr>{}</w:rPr><w:footnoteRef/></w:r>").format(self._raised())
        made = Markup("")
        for position, line in enumerate(markdown.lines(blocks)):
            words = Markup("").join(self._in_note(piece) for piece in line)
            made += paragraph(style, words if position else mark + run(" ") + words)
        self.notes.append(made)
        call = Markup('<w:r><w:rPr>{}</w:rPr><w:footnoteReference w:id="{}"/></w:r>')
        return call.format(self._raised(), len(self.notes))

    def _raised(self) -> Markup:
        return Markup('<w:rStyle w:val="{}"/>').format(self._style("footnote reference"))

    def _in_note(self, piece: Run) -> Markup:
        """A run of a footnote. Its links go out from the part of the file that holds footnotes."""
        target = "" if piece.link.startswith("#") else address(piece.link)
        if not target:
            return self._piece(piece)
        relation = self.note_links.setdefault(target, f"rId{len(self.note_links) + 1}")
        return _LINK.format(relation, self._emphasised(piece, "Hyperlink"))

    def _outward(self, url: str, piece: Run) -> Markup:
        """A link to a web address; the words alone where Word could not open it."""
        if url.startswith("#"):
            return within(url[1:], self._emphasised(piece, "Hyperlink"))
        target = address(url)
        if not target:
            return self._emphasised(piece)
        relation = self._part.relate_to(target, _HYPERLINK, is_external=True)
        return _LINK.format(relation, self._emphasised(piece, "Hyperlink"))

    def _emphasised(self, piece: Run, *names: str) -> Markup:
        """A run in the style that is called by all that it is, such as “Hyperlink Strong”."""
        strong = ("Strong",) if piece.strong else ()
        emphasis = ("Emphasis",) if piece.emphasis else ()
        name = " ".join((*names, *strong, *emphasis))
        return run(piece.text, self._style(name) if name else "")


_LINK = Markup('<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>')
_ROW = Markup("<w:trPr><w:cantSplit/></w:trPr>")
_HEAD_ROW = Markup("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
_HIGHEST_PICTURE = 110
"""Millimetres: a picture leaves room for its caption and some text on the page."""
_FIRST_DRAWING = 100
"""Ids of drawings are one space over the whole file; the master's own come first."""
_DRAWING = Markup(  # noqa: S704 - of constants alone
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{A}" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{id}" name="Picture {id}" descr="{alt}">{decorative}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="Picture {id}" descr="{alt}"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>{crop}'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_CHART = Markup(  # noqa: S704 - of constants alone
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{A}"><wp:extent cx="{{width}}" cy="{{height}}"/>'
    '<wp:docPr id="{id}" name="Chart {id}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
DECORATIVE = Markup(
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def footnotes(notes: Sequence[Markup]) -> Markup:
    """The part of a Word file that holds these footnotes, after the two lines that Word wants."""
    kinds = (("separator", -1), ("continuationSeparator", 0))
    lines = Markup("").join(
        Markup(
            '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
        ).format(kind, n)
        for kind, n in kinds
    )
    made = Markup("").join(
        Markup('<w:footnote w:id="{}">{}</w:footnote>').format(n, note)
        for n, note in enumerate(notes, 1)
    )
    root = Markup('<w:footnotes xmlns:w="{}" xmlns:r="{}">{}{}</w:footnotes>')
    return root.format(W, _HYPERLINK.removesuffix("/hyperlink"), lines, made)


def links(targets: Mapping[str, str]) -> Markup:
    """The relationships of a part whose links lead to these addresses by these ids."""
    entry = Markup('<Relationship Id="{}" Type="{}" Target="{}" TargetMode="External"/>')
    made = Markup("").join(
        entry.format(each, _HYPERLINK, target) for target, each in targets.items()
    )
    root = Markup('<Relationships xmlns="{}">{}</Relationships>')
    return root.format("http://schemas.openxmlformats.org/package/2006/relationships", made)


def _contents_link(entry: ContentsEntry) -> Markup:
    number = f"{entry.number}\t" if entry.number else ""
    return within(entry.anchor, run(number + entry.title))


def _field(kind: str) -> Markup:
    return Markup('<w:r><w:fldChar w:fldCharType="{}"/></w:r>').format(kind)


def _instruction(text: str) -> Markup:
    return Markup('<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>').format(text)


# ---- what a pack sets -------------------------------------------------------------------------

# Which of the theme's slots holds which of the pack's colours, and what Word calls the slot.
_SLOTS = {
    "dk1": ("ink", ("text1", "dark1")),
    "lt1": ("", ("background1", "light1")),
    "dk2": ("muted", ("text2", "dark2")),
    "lt2": ("panel", ("background2", "light2")),
    "accent1": ("accent", ("accent1",)),
    "accent2": ("accent_2", ("accent2",)),
    "accent3": ("rule", ("accent3",)),
    "accent4": ("muted", ("accent4",)),
    "accent5": ("accent", ("accent5",)),
    "accent6": ("accent_2", ("accent6",)),
    "hlink": ("accent", ("hyperlink",)),
    "folHlink": ("accent", ("followedHyperlink",)),
}
_PAPER = "FFFFFF"
_THEMED = {"themeColor": ("val", "color"), "themeFill": ("fill",)}
# Width and height of the papers a pack can ask for, in twentieths of a point.
_PAPERS = {"A4": (11906, 16838), "letter": (12240, 15840)}


def twips(length: str) -> int:
    """A length such as `25mm` in twentieths of a point."""
    return round(float(length.removesuffix("mm")) * 1440 / 25.4)


def measure(manifest: Manifest) -> int:
    """The width of the text, in twentieths of a point."""
    margin = manifest.page.margin
    return _PAPERS[manifest.page.size][0] - twips(margin.left) - twips(margin.right)


def dress_theme(theme: etree._Element, manifest: Manifest) -> None:
    """Puts the pack's colours and fonts into the theme."""
    for slot, (name, _) in _SLOTS.items():
        for colour in theme.iter(f"{{{A}}}{slot}"):
            colour[:] = [etree.Element(f"{{{A}}}srgbClr", val=_colour(manifest, name))]
    for latin in theme.iter(f"{{{A}}}latin"):
        latin.set("typeface", manifest.fonts.family)


def dress_fonts(table: etree._Element, manifest: Manifest) -> None:
    """Makes the pack's typeface the one font, with those that stand in where it is missing."""
    table[:] = []
    font = etree.SubElement(table, w("font"), {w("name"): manifest.fonts.family})
    if manifest.fonts.fallback:
        etree.SubElement(font, w("altName"), {w("val"): ", ".join(manifest.fonts.fallback)})
    etree.SubElement(font, w("family"), {w("val"): "swiss"})
    etree.SubElement(font, w("pitch"), {w("val"): "variable"})


def dress(part: etree._Element, manifest: Manifest) -> None:
    """Puts the pack's values beside every reference to the theme, and its page and measure."""
    for element in part.iter(etree.Element):
        _colour_in(element, manifest)
    for fonts in part.iter(w("rFonts")):
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            if fonts.get(w(f"{script}Theme")):
                fonts.set(w(script), manifest.fonts.family)
    for tab in part.iter(w("tab")):
        if tab.get(w("val")) == "right":
            tab.set(w("pos"), str(measure(manifest)))
    for section in part.iter(w("sectPr")):
        _lay_out(section, manifest)


def _colour(manifest: Manifest, name: str) -> str:
    found: str = getattr(manifest.colours, name) if name else _PAPER
    return found.removeprefix("#").upper()


def _colour_in(element: etree._Element, manifest: Manifest) -> None:
    for themed, literals in _THEMED.items():
        slot = element.get(w(themed))
        if slot is None:
            continue
        name = next(name for name, slots in _SLOTS.values() if slot in slots)
        for literal in literals:
            if element.get(w(literal)) is not None and (literal != "val" or _is_colour(element)):
                element.set(w(literal), _colour(manifest, name))


def _is_colour(element: etree._Element) -> bool:
    """Whether `w:val` is a colour here; in borders and shadings it is a pattern."""
    return element.tag == w("color")


def _lay_out(section: etree._Element, manifest: Manifest) -> None:
    width, height = _PAPERS[manifest.page.size]
    size, edges = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is not None:
        size.set(w("w"), str(width))
        size.set(w("h"), str(height))
    if edges is not None:
        for side, length in manifest.page.margin.model_dump().items():
            edges.set(w(side), str(twips(length)))


def fit_tables(body: etree._Element, width: int) -> None:
    """Makes every table as wide as the text, its columns in the master's proportions."""
    for table in body.iter(w("tbl")):
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        widths = [int(column.get(w("w"), "1")) for column in columns]
        fitted = [round(each * width / sum(widths)) for each in widths]
        for column, each in zip(columns, fitted, strict=True):
            column.set(w("w"), str(each))
        for row in table.findall(w("tr")):
            _fit_cells(row, fitted)


def _fit_cells(row: etree._Element, widths: list[int]) -> None:
    wide = list(_cell_widths(row))
    if len(wide) == len(widths):
        for cell, width in zip(wide, widths, strict=True):
            cell.set(w("w"), str(width))
            cell.set(w("type"), "dxa")


def _cell_widths(row: etree._Element) -> Iterator[etree._Element]:
    for cell in row.findall(w("tc")):
        found = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if found is not None:
            yield found


_WHOLE_TABLE = 6
"""A table of so few rows, its head among them, is never torn, as in `report.css`; of a longer one,
no row stands alone on a page."""


def keep_rows(body: etree._Element, styles: dict[str, str]) -> None:
    """Keeps rows on one page with the next by the style “Table Text Kept”, where there is one."""
    usual, kept = styles.get("table text", ""), styles.get("table text kept", "")
    for table in body.iter(w("tbl")) if kept else ():
        rows = table.findall(w("tr"))
        for row in rows[:-1] if len(rows) <= _WHOLE_TABLE else (rows[1], rows[-2]):
            for style in row.iter(w("pStyle")):
                if style.get(w("val")) == usual:
                    style.set(w("val"), kept)


def paragraph_texts(part: etree._Element) -> Iterator[str]:
    """The words of each paragraph, as a designer reads them."""
    for each in part.iter(w("p")):
        yield "".join(text.text or "" for text in each.iter(w("t")))


def misplaced(part: etree._Element) -> str | None:
    """The words of what stands where Word allows none of it: runs outside of a paragraph, ..."""
    blocks = (w("body"), w("tc"), w("tr"), w("tbl"), w("hdr"), w("ftr"))
    for element in part.iter(w("t"), w("r"), w("hyperlink")):
        parent = element.getparent()
        loose = element.tag != w("t") and parent is not None and parent.tag in blocks
        if loose or (element.tag == w("t") and len(element)):
            return "".join(str(text) for text in element.itertext())
    return None


def sweep(body: etree._Element) -> None:
    """Takes out the runs without content that docxtpl leaves beside a tag that was a run."""
    for empty in list(body.iter(w("r"))):
        content = [child for child in empty if child.tag != w("rPr")]
        parent = empty.getparent()
        if parent is not None and all(c.tag == w("t") and not c.text for c in content):
            parent.remove(empty)
