"""Markdown as Word's paragraphs, lists, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from reportgen import markdown
from reportgen.markdown import Run
from reportgen.openxml import element, joined, relation
from reportgen.render.addresses import with_links
from reportgen.render.word.footnotes import Footnotes
from reportgen.render.word.lists import Lists
from reportgen.render.word.wordml import Styles, address, drawn, outward, paragraph, run, within

# Word's limit for the levels of a list.
_DEEPEST_LEVEL = 8
# A further paragraph of a list's item, by the depth of the list; Word has three such styles.
_CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")


class ProseWriter:
    """Prints Markdown into `part` in a master's styles, and keeps the footnotes."""

    def __init__(self, part: Any, styles: Styles, lists: Lists) -> None:
        self._part = part
        self._styles = styles
        self._lists = lists
        self.footnotes = Footnotes()

    def paragraphs(self, blocks: Iterable[markdown.Block], style: str, depth: int = 0) -> Markup:
        """The blocks, their paragraphs in the style with this id, as deep as lists stand."""
        return joined(self._block(block, style, depth) for block in blocks)

    def _block(self, block: markdown.Block, style: str, depth: int) -> Markup:
        match block:
            case markdown.Paragraph(runs):
                return paragraph(style, *map(self._run, with_links(runs)))
            case markdown.Quotation(blocks):
                return self.paragraphs(blocks, self._styles["Quote"], depth)
            case markdown.Listing():
                return self._list(block, depth)

    def _list(self, block: markdown.Listing, depth: int) -> Markup:
        level = min(depth, _DEEPEST_LEVEL)
        lists = self._lists
        number = lists.numbered(level, block.start) if block.ordered else lists.bullets()
        style = self._styles["List Number" if block.ordered else "List Bullet"]
        numbering = element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=number))
        return joined(self._item(blocks, style, numbering, depth) for blocks in block.items)

    def _item(
        self, blocks: tuple[markdown.Block, ...], style: str, numbering: Markup, depth: int
    ) -> Markup:
        opening = Markup("")
        if blocks and isinstance(first := blocks[0], markdown.Paragraph):
            runs = with_links(first.runs)
            opening = paragraph(style, *map(self._run, runs), numbering=numbering)
            blocks = blocks[1:]
        if not blocks:
            return opening
        continued = self._styles[_CONTINUED[min(depth, len(_CONTINUED) - 1)]]
        return opening + self.paragraphs(blocks, continued, depth + 1)

    def _run(self, piece: Run) -> Markup:
        if piece.note:
            return self._note(piece.note)
        return self.link(piece.link, piece) if piece.link else self._emphasised(piece)

    def _note(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        """The mark of a footnote, whose text is kept for the part of the file that holds them."""
        style = self._styles["footnote text"]
        raised = element("w:rStyle", val=self._styles["footnote reference"])
        mark = drawn(element("w:footnoteRef"), look=raised) + run(" ")
        paragraphs = joined(
            paragraph(
                style, Markup("") if position else mark, *map(self._in_note, with_links(pieces))
            )
            for position, pieces in enumerate(markdown.lines(blocks))
        )
        number = self.footnotes.add(paragraphs)
        return drawn(element("w:footnoteReference", id=number), look=raised)

    def _in_note(self, piece: Run) -> Markup:
        """A run of a footnote. Its links go out from the part of the file that holds footnotes."""
        target = "" if piece.link.startswith("#") else address(piece.link)
        if not target:
            return self._run(piece)
        return outward(self.footnotes.relation(target), self._emphasised(piece, "Hyperlink"))

    def line(self, words: str) -> Markup:
        """A text that is no Markdown, in which addresses are links."""
        return joined(map(self._run, with_links([Run(words)])))

    def link(self, url: str, piece: Run) -> Markup:
        """A link to a web address, or to an anchor after “#”; the words alone where Word could not
        open it."""
        if url.startswith("#"):
            return within(url[1:], self._emphasised(piece, "Hyperlink"))
        target = address(url)
        if not target:
            return self._emphasised(piece)
        key = self._part.relate_to(target, relation("hyperlink"), is_external=True)
        return outward(key, self._emphasised(piece, "Hyperlink"))

    def _emphasised(self, piece: Run, *names: str) -> Markup:
        """A run in the style that is called by all that it is, such as “Hyperlink Strong”."""
        strong = ("Strong",) if piece.strong else ()
        emphasis = ("Emphasis",) if piece.emphasis else ()
        name = " ".join((*names, *strong, *emphasis))
        return run(piece.text, self._styles[name] if name else "")
