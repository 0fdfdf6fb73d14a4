"""From a view to the announcement as Markdown (CommonMark, and what GitHub adds to it)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from markupsafe import Markup

from reportgen import markdown
from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact
from reportgen.render.html import page as html
from reportgen.sandbox import publishable
from reportgen.sandbox.faults import TemplateFault
from reportgen.sandbox.filters import printable
from reportgen.view.records import Prose, ReportView

TEMPLATE = "announcement.md.j2"

_SIGNS = re.compile(r"[\\`*_\[\]<~|^]|&(?=#?\w+;)")
_AT_BEGIN = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[#>+=-]))")


def render(report: ReportView, pack: Pack, _origin: Origin) -> Artifact:
    """The announcement as text that any reader of Markdown shows as it is meant."""
    filters = {"prose": prose, "address": address}
    text = html.printed(TEMPLATE, report, pack, filters, _written)
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    publishable.check(markdown.shown(text), pack, TEMPLATE)
    return Artifact.of("announcement.md", report.file, text.encode())


def _written(value: Any) -> Any:
    """What a template prints, escaped. It is marked as finished, so that nothing escapes it a
    second time, neither as Markdown nor as HTML."""
    value = printable(value)
    return value if isinstance(value, Markup) else Markup(escaped(str(value)))  # noqa: S704


def escaped(text: str) -> str:
    """A plain text as Markdown that reads as just this text, wherever in a line it stands."""
    signs = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_BEGIN.sub(r"\1\\", signs)


def address(target: str) -> Markup:
    """`[text]({{ target | address }})`: nothing in an address can end the link."""
    return Markup(re.sub(r"[\s()<>\\]", lambda sign: f"%{ord(sign[0]):02X}", target))  # noqa: S704


def prose(text: Prose) -> Markup:
    """`{{ text | prose }}`: the author's Markdown, read once and written as any reader takes it."""
    if not isinstance(text, Prose):
        str(text)  # a name that does not exist raises here
        raise TemplateFault("only Markdown goes through the filter “prose”")
    return Markup(_blocks(markdown.parse(text)))  # noqa: S704


def _blocks(blocks: tuple[markdown.Block, ...]) -> str:
    return "\n\n".join(filter(None, map(_block, blocks)))


def _block(block: markdown.Block) -> str:
    match block:
        case markdown.Paragraph(runs):
            return _line(runs)
        case markdown.Quotation(blocks):
            return _indented(_blocks(blocks), "> ", "> ")
        case markdown.Listing(ordered, start, items):
            marks = [f"{start + n}. " if ordered else "- " for n in range(len(items))]
            return "\n".join(
                _indented(_blocks(item), mark, " " * len(mark))
                for mark, item in zip(marks, items, strict=True)
            )


def _indented(text: str, first: str, others: str) -> str:
    """A text whose lines stand behind a mark."""
    lines = text.split("\n")
    return "\n".join(f"{others if n else first}{line}".rstrip() for n, line in enumerate(lines))


def _line(runs: tuple[markdown.Run, ...]) -> str:
    """A paragraph; its footnotes, and what leads to a part of the report, stay there."""
    looks = groupby(
        (run for run in runs if not run.note),
        lambda run: (run.strong, run.emphasis, "" if run.link.startswith("#") else run.link),
    )
    text = "".join(_run("".join(run.text for run in alike), *look) for look, alike in looks)
    return "\\\n".join(_AT_BEGIN.sub(r"\1\\", line.strip()) for line in text.split("\n"))


def _run(text: str, strong: bool, emphasis: bool, link: str) -> str:
    """A stretch of one look; the signs stand next to its words, as Markdown wants them."""
    escaped_text = "\n".join(_SIGNS.sub(r"\\\g<0>", line) for line in text.split("\n"))
    words = escaped_text.strip()
    if not words:
        return escaped_text
    mark = "***" if strong and emphasis else "**" if strong else "*" if emphasis else ""
    marked = f"{mark}{words}{mark}"
    if link:
        marked = f"[{marked}]({address(link)})"
    before, _, after = escaped_text.partition(words)
    return f"{before}{marked}{after}"
