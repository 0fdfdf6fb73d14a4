"""The formats of a document, each once: a new one is a module that makes it and an entry here.

Modules are named by their paths and imported when a document is made, so that this page costs
nothing to read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """What there is to know of one format."""

    name: str
    """As a manifest and the library say it: `docx`."""
    called: str
    """In messages: “in the Word document”."""
    media_type: str
    maker: str
    """The module of `reportgen.render` whose `render` makes it."""
    barriers: str = ""
    """The module of `reportgen.gates.accessibility` whose `barriers` finds what keeps people from
    reading it; empty for plain text, which nothing in it can make harder to read."""
    ending: str = ""
    """Of its file's name, where it is more than a dot and the format's name."""
    template: str = ""
    """The file of a pack that it is made with; empty where it needs none."""
    asked_as: str = ""
    """What `--format` takes for it, where that is not its name: one word may stand for several."""
    offered: int = 0
    """Its place among the forms of a report that the site and a preview offer; 0 for none. The
    site calls one that it offers by the language's label `site_` and its name."""
    is_markdown: bool = False
    """True if readers see what is made of its text."""

    @property
    def asked(self) -> str:
        """What `--format` takes for it, and what the list of packs calls it."""
        return self.asked_as or self.name

    def file(self, stem: str) -> str:
        """The name of its file for the report of this name."""
        return stem + (self.ending or f".{self.name}")


_ALL = (
    Format(
        "docx",
        "Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        maker="word.docx",
        barriers="word",
        template="report.docx",
        offered=2,
    ),
    Format(
        "pdf",
        "PDF",
        "application/pdf",
        maker="pdf.pdf",
        barriers="tagged",
        template="report.html.j2",
        offered=1,
    ),
    Format(
        "html",
        "HTML file",
        "text/html",
        maker="html.web",
        barriers="page",
        template="report.html.j2",
        offered=3,
    ),
    Format("txt", "text file", "text/plain", maker="text.report"),
    Format(
        "announcement.html",
        "announcement in HTML",
        "text/html",
        maker="html.announcement",
        barriers="fragment",
        ending="-announcement.html",
        template="announcement.html.j2",
        asked_as="announcement",
    ),
    Format(
        "announcement.md",
        "announcement in Markdown",
        "text/markdown",
        maker="markdown.announcement",
        barriers="marked",
        ending="-announcement.md",
        template="announcement.md.j2",
        asked_as="announcement",
        is_markdown=True,
    ),
)

FORMATS = {each.name: each for each in _ALL}
ASKED = tuple(dict.fromkeys(each.asked for each in _ALL))
"""What `--format` takes."""
USUAL = ("docx", "pdf")
"""What is made when nobody asks for anything else."""
PAGE = "html"
"""What a browser shows while somebody writes."""
OFFERED = tuple(each.name for each in sorted(_ALL, key=lambda each: each.offered) if each.offered)
"""The forms of a report that the site and a preview offer, in this order."""


def formats_of(asked: str) -> tuple[str, ...]:
    """The names of the formats that `--format` with this word makes."""
    return tuple(each.name for each in _ALL if each.asked == asked)
