"""From a view to one HTML page: the pack's templates, its values and its style sheet."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup, escape

from reportgen import markdown
from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack
from reportgen.render.addresses import with_links
from reportgen.sandbox.environment import environment
from reportgen.sandbox.extents import refuse_excess
from reportgen.sandbox.faults import TemplateFault, explanation
from reportgen.sandbox.filters import printable
from reportgen.sandbox.unprinted import unprinted
from reportgen.view import records

TEMPLATE = "report.html.j2"
STYLE_SHEET = "report.css"
MOST_TEXT = 2_000_000
"""Of the templates that one page is made of, in characters."""

# What a template's own expressions can raise, beside Jinja's errors.
_FAULTS = (
    TemplateError,
    TemplateFault,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    RecursionError,
)
# The width and height of the papers that a pack can name.
_PAPERS = {"A4": ("210mm", "297mm"), "letter": ("215.9mm", "279.4mm")}


def page(
    report: records.ReportView,
    pack: Pack,
    address: Callable[[str], str],
    sheet_names: Sequence[str] = (STYLE_SHEET,),
    *,
    notes_at_end: bool = False,
) -> str:
    """The whole HTML document, its style included; raises PackError for a template's fault.

    `address` says where the page finds a picture of this name, or the face of the typeface that
    `font_address` names. Footnotes stand at the foot of the page that the engine makes, or with
    `notes_at_end` at the end of the page, as screens want it.
    """
    printer = Prose(notes_at_end=notes_at_end)
    text = printed(
        TEMPLATE, report, pack, {"prose": printer.prose, "addressed": addressed, "picture": address}
    )
    head, end_of_head, rest = text.partition("</head>")
    if not end_of_head:
        place = Place(str(pack.folder / TEMPLATE))
        raise PackError(Problem(place, "the page has no “</head>” to put the style in", "no-head"))
    # Apart from each other, so that the engine counts the style sheet's own lines.
    style = "".join(f"<style>{each}</style>\n" for each in styles(pack, address, sheet_names))
    before, end_of_main, after = rest.rpartition("</main>")
    notes = printer.end_notes(report.words["notes"])
    rest = f"{before}{notes}{end_of_main}{after}" if end_of_main else f"{after}{notes}"
    whole = f"{head}{style}{end_of_head}{rest}"
    refuse_excess(whole, pack, TEMPLATE)
    return whole


def printed(
    template: str,
    report: records.ReportView,
    pack: Pack,
    filters: dict[str, Callable[..., Any]],
    finalize: Callable[[Any], Any] = printable,
) -> str:
    """What this template of the pack makes of the report; raises PackError for its fault."""
    templates = environment(filters, _PackLoader(pack), finalize, _compiled(pack))
    try:
        page = templates.get_template(template)
        _refuse_unprinted(pack, template)
        return page.render(report=report)
    except _FAULTS as error:
        raise PackError(_problem(error, pack, template)) from error


@lru_cache(64)
def _refuse_unprinted(pack: Pack, template: str) -> None:
    """Raises PackError for what the pack brings for this page and nothing prints."""
    parser = environment({})

    def load(name: str) -> nodes.Template | None:
        if name not in pack.files:
            return None
        return parser.parse(_read(pack, name), name, str(pack.files[name]))

    if problems := tuple(unprinted(pack, template, load)):
        raise PackError(problems)


def styles(pack: Pack, address: Callable[[str], str], names: Sequence[str]) -> Iterator[str]:
    """The pack's fonts, colours and lengths as CSS, then its style sheets of these names."""
    yield "\n".join([*_font_faces(pack, address), _values(pack), _paper(pack)])
    yield from sheets(pack, names)


def sheets(pack: Pack, names: Sequence[str]) -> Iterator[str]:
    """The style sheets of these names, those of the packs that it extends before its own."""
    for name in names:
        for each in pack.sheets(name):
            # It cannot end the element that it stands in.
            yield _read(pack, each).replace("</", "<\\/")


def font_address(position: int) -> str:
    """The name of the typeface's face of this position; no path of a machine."""
    return f"font:{position}"


def addressed(text: str, leads: bool = False) -> Markup:
    """`{{ line | addressed }}`: a text in which addresses are links; with `addressed(True)` the
    first of its lines stands out."""
    first, stop, others = str(printable(text)).partition("\n" if leads else "\0")
    lead = Prose().line(first)
    return (
        Markup("<strong>{}</strong>{}").format(lead, Prose().line(stop + others)) if leads else lead
    )


class Prose:
    """Markdown as HTML in which everything that the author wrote is escaped, and its footnotes."""

    def __init__(self, *, notes_at_end: bool = False) -> None:
        self._notes_at_end = notes_at_end
        self._notes: list[Markup] = []

    def prose(self, text: records.Prose) -> Markup:
        """`{{ text | prose }}`: paragraphs, lists, quotations."""
        if not isinstance(text, records.Prose):
            str(text)  # a name that does not exist raises here
            raise TemplateFault("only Markdown goes through the filter “prose”")
        return self._blocks(markdown.parse(text))

    def line(self, text: str) -> Markup:
        """A text that is no Markdown, in which addresses are links."""
        return self._runs((markdown.Run(text),))

    def end_notes(self, title: str) -> Markup:
        """The footnotes that stand at the end, each with the way back; empty without any."""
        if not self._notes:
            return Markup("")
        back = Markup(
            '<li id="note-{0}">{1} <a href="#note-mark-{0}" aria-label="{0}">\u2191</a></li>'
        )
        entries = (back.format(n, note) for n, note in enumerate(self._notes, 1))
        section = Markup('<section class="notes"><h2 id="notes">{}</h2><ol>{}</ol></section>\n')
        return section.format(title, Markup("").join(entries))

    def _blocks(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        return Markup("\n").join(self._block(block) for block in blocks)

    def _block(self, block: markdown.Block) -> Markup:
        match block:
            case markdown.Paragraph(runs):
                return Markup("<p>{}</p>").format(self._runs(runs))
            case markdown.Quotation(blocks):
                return Markup("<blockquote>{}</blockquote>").format(self._blocks(blocks))
            case markdown.Listing(ordered, start, items):
                entries = Markup("").join(map(self._item, items))
                if not ordered:
                    return Markup("<ul>{}</ul>").format(entries)
                return Markup('<ol start="{}">{}</ol>').format(start, entries)

    def _item(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        """A list's entry; its text stands without a paragraph, as one line of the list."""
        first, *others = blocks or (markdown.Paragraph(()),)
        if isinstance(first, markdown.Paragraph):
            opening = self._runs(first.runs)
        else:
            opening = self._block(first)
        return Markup("<li>{}{}</li>").format(opening, self._blocks(tuple(others)))

    def _runs(self, runs: tuple[markdown.Run, ...]) -> Markup:
        return Markup("").join(map(self._run, with_links(runs)))

    def _run(self, run: markdown.Run) -> Markup:
        if run.note:
            return self._note(run.note)
        text = Markup("<br>") if run.text == "\n" else escape(run.text)
        if run.emphasis:
            text = Markup("<em>{}</em>").format(text)
        if run.strong:
            text = Markup("<strong>{}</strong>").format(text)
        if run.link:
            text = Markup('<a href="{}">{}</a>').format(run.link, text)
        return text

    def _note(self, blocks: tuple[markdown.Block, ...]) -> Markup:
        """A footnote where it hangs: its text for the engine to place, or a link to the end."""
        lines = markdown.lines(blocks)
        text = Markup("<br>").join(self._runs(line) for line in lines)
        if not self._notes_at_end:
            return Markup('<span class="footnote">{}</span>').format(text)
        self._notes.append(text)
        mark = Markup('<sup id="note-mark-{0}"><a href="#note-{0}">{0}</a></sup>')
        return mark.format(len(self._notes))


def _font_faces(pack: Pack, address: Callable[[str], str]) -> Iterator[str]:
    family = pack.manifest.fonts.family
    for position, face in enumerate(pack.manifest.fonts.faces):
        slant = "italic" if face.italic else "normal"
        yield (
            f'@font-face {{ font-family: "{family}"; font-weight: {face.weight};'
            f' font-style: {slant}; src: url("{address(font_address(position))}"); }}'
        )


def _values(pack: Pack) -> str:
    """The pack's colours, fonts and lengths as custom properties."""
    manifest = pack.manifest
    fonts = (manifest.fonts.family, *manifest.fonts.fallback)
    width, height = _PAPERS[manifest.page.size]
    values = {
        **manifest.colours.model_dump(),
        "paper": "#FFFFFF",
        "font": ", ".join(f'"{name}"' for name in fonts) + ", sans-serif",
        "page_width": width,
        "page_height": height,
        **{f"margin_{side}": length for side, length in manifest.page.margin.model_dump().items()},
    }
    lines = (f"  --{name.replace('_', '-')}: {value};" for name, value in values.items())
    return "\n".join([":root {", *lines, "}"])


def _paper(pack: Pack) -> str:
    """The page's size and margins, which the engine cannot take from custom properties."""
    width, height = _PAPERS[pack.manifest.page.size]
    margin = pack.manifest.page.margin
    edges = f"{margin.top} {margin.right} {margin.bottom} {margin.left}"
    return f"@page {{ size: {width} {height}; margin: {edges}; }}"


class Compiled(BytecodeCache):
    """What templates were compiled to, kept while this process lasts."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._known.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


@lru_cache(16)
def _compiled(pack: Pack) -> Compiled:
    return Compiled()


class _PackLoader(BaseLoader):
    """Templates from the pack's folder and from nowhere else."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._room = MOST_TEXT

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            file = self._pack.path(template)
        except PackError as error:
            raise TemplateNotFound(template) from error
        text = _read(self._pack, template)
        self._room -= len(text)
        if self._room < 0:
            sentence = f"the pack's templates have more than {MOST_TEXT} characters together"
            hint = "templates hold words and tags; pictures are files in assets/"
            raise PackError(Problem(Place(str(file)), sentence, "template-large", hint=hint))
        return text, str(file), lambda: True


def _read(pack: Pack, name: str) -> str:
    file = pack.path(name)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        place = Place(str(pack.folder / PurePosixPath(name)))
        raise PackError(Problem(place, "the file cannot be read as UTF-8", "unreadable")) from error


def _problem(error: Exception, pack: Pack, template: str) -> Problem:
    """What is wrong in which line of which template."""
    sentence, code, hint = explanation(error)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Problem(Place(error.filename, error.lineno, 1), sentence, code, hint=hint)
    templates = {str(file) for file in pack.files.values()}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in templates:
            return Problem(Place(frame.filename, frame.lineno or 1, 1), sentence, code, hint=hint)
    return Problem(Place(str(pack.folder / template), 1, 1), sentence, code, hint=hint)
