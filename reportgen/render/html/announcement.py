"""From a view to the announcement as a piece of HTML, to be pasted into the page of any website."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from reportgen import markdown
from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact
from reportgen.render.html import page as html
from reportgen.sandbox import publishable
from reportgen.view.records import ReportView

TEMPLATE = "announcement.html.j2"


def render(report: ReportView, pack: Pack, _origin: Origin) -> Artifact:
    """The announcement without a page around it, and without a style: the website has its own."""
    text = html.printed(TEMPLATE, report, pack, {"prose": _Prose().prose})
    publishable.check(text, pack, TEMPLATE)
    return Artifact.of("announcement.html", report.file, text.encode())


class _Prose(html.Prose):
    """Prose outside of the report: what leads to a part of the report leads nowhere."""

    def _run(self, run: markdown.Run) -> Markup:
        if run.note:
            return Markup("")
        return super()._run(replace(run, link="") if run.link.startswith("#") else run)
