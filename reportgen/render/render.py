"""From a view to a finished document, by what the format's own entry says of it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from reportgen.formats import FORMATS
from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact
from reportgen.sandbox.limits import limited
from reportgen.view.records import ReportView

_Make = Callable[[ReportView, Pack, Origin], Artifact]


def render(report: ReportView, pack: Pack, format_: str, origin: Origin) -> Artifact:
    """The finished document; an engine is imported only when its format is asked for.

    `origin` holds the pictures that the view names, and what a document carries of its data.
    """
    module = import_module(f"reportgen.render.{FORMATS[format_].maker}")
    make = cast("_Make", module.render)
    with limited(pack, format_):
        return make(report, pack, origin)
