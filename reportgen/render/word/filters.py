"""The filters of a Word master: what its tags can say after a bar."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from markupsafe import Markup

from reportgen import markdown
from reportgen.markdown import Run
from reportgen.openxml import element, joined
from reportgen.pictures.picture import Picture as PictureFile
from reportgen.render.word import sketches, tables
from reportgen.render.word.drawings import Frame, emu
from reportgen.render.word.lists import Lists
from reportgen.render.word.prose import ProseWriter
from reportgen.render.word.wordml import (
    FIELD_END,
    Styles,
    bookmark,
    drawn,
    field_opening,
    paragraph,
    run,
    text,
    within,
)
from reportgen.sandbox.faults import TemplateFault
from reportgen.view.records import (
    Caption,
    ContentsEntry,
    Heading,
    Label,
    Note,
    Picture,
    Prose,
    Ribbon,
    Route,
    Table,
)

_HIGHEST_PICTURE = 110
"""Millimetres: a picture leaves room for its caption and some text on the page."""
_FIRST_DRAWING = 100
"""Ids of drawings are one space over the whole file; the master's own come first."""


class Filters:
    """The filters of one rendering, and what they have counted: bookmarks, drawings, footnotes.

    `part` is the part of the file that they print into, `pictures` has the files of pictures by
    their names, `width` is that of the text, in twentieths of a point.
    """

    FORMS: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("prose", "contents", "table", "picture"), "paragraphs"),
        **dict.fromkeys(
            ("heading", "linked", "addressed", "lines", "marked", "note", "inline", "label"),
            "runs",
        ),
        **dict.fromkeys(("route", "ribbon"), "runs"),
        "quoted": "either",
    }
    """What each filter makes: whole paragraphs for `{{p`, or text with its look for `{{r`."""
    STYLES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "marked": ("Fact Label",),
        "linked": ("Internal Link",),
        "label": ("TLP Label",),
        "table": ("Report Table", "caption", "Table Text", "Table Figure", "Table Bar"),
        "picture": ("Picture", "Picture Caption", "Picture Note"),
        "route": sketches.STYLES,
        "ribbon": sketches.STYLES,
        "prose": ("Quote", "List Number", "List Bullet", "footnote text", "footnote reference"),
    }
    """The styles of the master that each filter uses, whatever it is given."""

    def __init__(
        self,
        part: Any,
        styles: Styles,
        lists: Lists,
        pictures: Mapping[str, PictureFile],
        width: int,
    ) -> None:
        self._part = part
        self._styles = styles
        self._pictures = pictures
        self._width = width
        self._writer = ProseWriter(part, styles, lists)
        self.footnotes = self._writer.footnotes
        self._bookmarks = 0
        self._drawings = _FIRST_DRAWING

    def by_name(self) -> dict[str, Callable[..., Markup | str]]:
        """The filters by the names that a master calls them by."""
        return {name: getattr(self, name) for name in self.FORMS}

    def heading(self, heading: Heading) -> Markup:
        """`{{r part.heading|heading }}`: a heading's words, where links to it lead."""
        return self._bookmarked(heading.anchor, run(heading.title))

    def _bookmarked(self, anchor: str, content: Markup) -> Markup:
        self._bookmarks += 1
        start = element("w:bookmarkStart", id=self._bookmarks, name=bookmark(anchor))
        return start + content + element("w:bookmarkEnd", id=self._bookmarks)

    def marked(self, text: str, anchor: str) -> Markup:
        """`{{r entry.mark|marked(entry.anchor) }}`: the mark of an entry that links lead to."""
        return self._bookmarked(anchor, run(text, self._styles["Fact Label"]))

    def label(self, label: Label) -> Markup:
        """`{{r report.tlp|label }}`: a label of the Traffic Light Protocol, in its colours."""
        style = element("w:rStyle", val=self._styles["TLP Label"])
        colour = element("w:color", val=label.colour.removeprefix("#"))
        return drawn(text(f"\u00a0{label.text}\u00a0"), look=style + colour)

    def linked(self, text: str, target: str, anchor: str = "") -> Markup:
        """`{{r text|linked(target) }}`: text that leads to a web address or to an anchor.

        Without a target it is the text alone. With an anchor, links can lead to it.
        """
        if not target:
            link = run(text)
        elif "://" in target or target.startswith("mailto:"):
            link = self._writer.link(target, Run(text, link=target))
        else:
            link = within(target, run(text, self._styles["Internal Link"]))
        return self._bookmarked(anchor, link) if anchor else link

    def addressed(self, text: str, *, leads: bool = False) -> Markup:
        """`{{r line|addressed }}`: a text in which addresses are links; with `leads=True` the first
        of its lines stands out."""
        if not leads:
            return self._writer.line(text)
        first, stop, others = text.partition("\n")
        return run(first, self._styles["Strong"]) + self._writer.line(stop + others)

    def note(self, note: Note) -> Markup:
        """`{{r note|note }}`: a line of small print with what it refers to."""
        line = self.addressed(note.text)
        for position, link in enumerate(note.links):
            between = "; " if position else " " if note.text else ""
            line += (run(between) if between else Markup("")) + self.linked(link.text, link.target)
        for position, mark in enumerate(note.marks):
            line += run(", " if position else " (") + self.linked(mark.text, mark.target)
        return line + run(")") if note.marks else line

    def quoted(self, words: str, language: str = "") -> Markup | str:
        """`{{r words|quoted(language) }}`: words in quotation marks, in a language of their own."""
        quotation = f"“{words}”"
        if not language:
            return quotation
        return drawn(text(quotation), look=element("w:lang", val=language))

    def lines(self, lines: Sequence[str], target: str = "") -> Markup:
        """`{{r fact.lines|lines(fact.link) }}`: lines under each other; the first may be a link."""
        first, *others = lines
        opening = self.linked(first, target) if target else self.addressed(first)
        return opening + joined(run("\n") + self.addressed(line) for line in others)

    def prose(self, text: Prose, style: str = "Body Text", lead: str = "") -> Markup:
        """`{{p text|prose("Body Text", lead="Lead") }}`: Markdown as paragraphs, lists and so on.

        `lead` is the style of the first paragraph, where it differs.
        """
        usual, leading = self._styles[style], self._styles[lead or style]
        blocks, write = markdown.parse(text), self._writer.paragraphs
        return write(blocks[:1], leading) + write(blocks[1:], usual)

    def contents(self, entries: Sequence[ContentsEntry], within_bookmark: str = "") -> Markup:
        """`{{p part.contents|contents }}`: the table of contents, links from the start.

        With the name of a bookmark, what Word adds when it updates the table lies within that.
        """
        limit = f" \\b {within_bookmark}" if within_bookmark else ""
        opening = field_opening(f'TOC \\o "1-2" \\h \\z \\u{limit}')
        numbers = (f"{entry.number}\t" if entry.number else "" for entry in entries)
        lines = [
            within(entry.anchor, run(number + entry.title))
            for number, entry in zip(numbers, entries, strict=True)
        ]
        lines[:1] = [opening + line for line in lines[:1]]
        lines[-1:] = [line + FIELD_END for line in lines[-1:]]
        styles = (self._styles[f"toc {entry.level}"] for entry in entries)
        return joined(map(paragraph, styles, lines))

    def table(self, table: Table) -> Markup:
        """`{{p table|table }}`: a table with its numbered caption above it."""
        caption = paragraph(self._styles["caption"], self._caption(table.caption))
        width, styles = self._width, self._styles
        return caption + tables.table_element(table, width, styles, self.addressed, self._bar)

    def _bar(self, length: int) -> Markup:
        """A bar of so many twentieths of a point; nothing for none."""
        return self._frame("", "", length * 635, emu(tables.BAR)).bar() if length else Markup("")

    def _caption(self, caption: Caption) -> Markup:
        """“Table 1. Title”, its number a field that Word counts by itself."""
        if not caption.number:
            return self._bookmarked(caption.anchor, run(caption.title))
        number = field_opening(f"SEQ {caption.word} \\* ARABIC") + run(caption.number) + FIELD_END
        words = run(f"{caption.word} ") + number + run(f". {caption.title}")
        return self._bookmarked(caption.anchor, words)

    def picture(self, picture: Picture, highest: int = _HIGHEST_PICTURE) -> Markup:
        """`{{p picture|picture }}`: a picture with its numbered caption and notes below it; no
        higher than so many millimetres."""
        if picture.caption is None:
            raise TemplateFault("this picture has no caption; print it with the filter “inline”")
        drawing = self.inline(picture, self._millimetres, highest)
        notes = (
            paragraph(self._styles["Picture Note"], self.addressed(note)) for note in picture.notes
        )
        return self._figure(drawing, picture.caption) + joined(notes)

    def _figure(self, drawing: Markup, caption: Caption) -> Markup:
        words = paragraph(self._styles["Picture Caption"], self._caption(caption))
        return paragraph(self._styles["Picture"], drawing) + words

    def inline(
        self, picture: Picture, width: float, height: float, *, fill: bool = False
    ) -> Markup:
        """`{{r picture|inline(160, 95) }}`: a picture alone, within so many millimetres.

        With `fill=True` it fills them: what is too high or too wide is cut off on both sides.
        """
        crop = Markup("")
        if fill:
            scale = max(width / picture.width, height / picture.height)
            across = round((1 - width / (picture.width * scale)) * 50000)
            down = round((1 - height / (picture.height * scale)) * 50000)
            crop = element("a:srcRect", l=across, t=down, r=across, b=down)
        else:
            # Never larger than it is on a screen, nor than the room there is.
            scale = min(width / picture.width, height / picture.height, 25.4 / 96)
            width, height = picture.width * scale, picture.height * scale
        file = self._pictures[picture.file]
        relation, _ = self._part.get_or_add_image(io.BytesIO(file.data))
        return self._frame(relation, picture.alt, emu(width), emu(height)).picture(crop)

    def route(self, route: Route) -> Markup:
        """`{{r report.cover.route|route }}`: who went where, as dots and lines."""
        return self._sketched(sketches.route(route, self._millimetres), route.alt)

    def ribbon(self, ribbon: Ribbon) -> Markup:
        """`{{r part.ribbon|ribbon }}`: the days of the programme, a box each."""
        return self._sketched(sketches.ribbon(ribbon, self._millimetres), ribbon.alt)

    def _sketched(self, sketch: sketches.Sketch, alt: str) -> Markup:
        frame = self._frame("", alt, emu(sketch.width), emu(sketch.height))
        self._drawings += len(sketch.shapes)
        return frame.shapes(sketch.group(frame.number, self._styles))

    @property
    def _millimetres(self) -> float:
        return self._width / 20 / 72 * 25.4

    def _frame(self, relation: str, alt: str, width: int, height: int) -> Frame:
        self._drawings += 1
        return Frame(relation, self._drawings, alt, width, height)
