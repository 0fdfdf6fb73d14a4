"""The formats and what makes each; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact, Format
from reportgen.sandbox.limits import limited
from reportgen.view.records import ReportView

_MODULES: dict[Format, str] = {
    "docx": "reportgen.render.word.docx",
    "pdf": "reportgen.render.pdf.pdf",
    "html": "reportgen.render.html.web",
    "announcement.html": "reportgen.render.html.announcement",
    "announcement.md": "reportgen.render.markdown.announcement",
}

_Make = Callable[[ReportView, Pack, Origin], Artifact]

FORMATS: tuple[Format, ...] = tuple(_MODULES)
ANNOUNCEMENT: tuple[Format, ...] = ("announcement.html", "announcement.md")
"""What is made of the announcement: for a website, and for one that takes Markdown."""
USUAL: tuple[Format, ...] = ("docx", "pdf")
"""What is made when nobody asks for anything else."""


def render(report: ReportView, pack: Pack, format_: Format, origin: Origin) -> Artifact:
    """The finished document; an engine is imported only when its format is asked for.

    `origin` holds the pictures that the view names, and what a document carries of its data.
    """
    module = import_module(_MODULES[format_])
    make = cast("_Make", module.render)
    with limited(pack, format_):
        return make(report, pack, origin)
