"""The formats and what makes each; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from reportgen.packs import Pack
from reportgen.render.artifact import Artifact, Format
from reportgen.view.records import ReportView

_MODULES: dict[Format, str] = {
    "docx": "reportgen.render.docx",
    "pdf": "reportgen.render.pdf",
}

FORMATS: tuple[Format, ...] = tuple(_MODULES)


def render(report: ReportView, pack: Pack, format_: Format) -> Artifact:
    """The finished document; an engine is imported only when its format is asked for."""
    module = import_module(_MODULES[format_])
    make = cast("Callable[[ReportView, Pack], Artifact]", module.render)
    return make(report, pack)
