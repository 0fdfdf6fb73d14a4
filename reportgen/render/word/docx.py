"""From a view to a Word document, by way of the pack's Word master and docxtpl.

A master's own paragraphs and styles are printed as they are; its tags see `report` and nothing
else. The same view and the same pack give the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from reportgen.errors import EngineError, PackError, Place, Problem, ReportgenError
from reportgen.openxml import NAMESPACES, TYPES, element, part, root, serialised, w
from reportgen.packs.pack import Pack
from reportgen.pictures.picture import Picture
from reportgen.provenance.in_word import carry, without_origin
from reportgen.provenance.origin import Origin
from reportgen.provenance.seal import SEAL_PART, sealed_word
from reportgen.render.artifact import Artifact
from reportgen.render.word import dressing
from reportgen.render.word.faults import fault, line, problem, where
from reportgen.render.word.filters import Filters
from reportgen.render.word.fonts import embed_fonts
from reportgen.render.word.lists import Lists
from reportgen.render.word.tables import fit_tables, keep_rows
from reportgen.render.word.wordml import TAG_STYLE, Styles, style_name
from reportgen.sandbox.environment import environment
from reportgen.sandbox.word_safety import UNREADABLE, dangers, readable
from reportgen.view.records import ReportView

MASTER = "report.docx"

# Zip files know no earlier time; a fixed one makes the bytes of every run equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_THEME, _SETTINGS = "word/theme/theme1.xml", "word/settings.xml"
_FONTS = "word/fontTable.xml"
_DRESSED = ("word/document.xml", _STYLES, _NUMBERING)
_TOUCHED = (*_DRESSED, _THEME, _FONTS, _SETTINGS)


def render(report: ReportView, pack: Pack, origin: Origin) -> Artifact:
    """The report as a Word document; raises PackError for a template's fault."""
    master = pack.path(MASTER)
    try:
        data = _rendered(report, pack, master, origin)
    except ReportgenError:
        raise
    except Exception as error:
        sentence = f"Word’s document could not be made ({type(error).__name__}: {error})"
        raise EngineError(Problem(Place(str(master)), sentence, "docx-engine")) from error
    return Artifact.of("docx", report.file, data)


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as the bytes of a Word file, equal on every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            # A seal is put in afterwards, and must not change the file's length.
            stored = name == SEAL_PART
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, parts[name])
    return buffer.getvalue()


def _rendered(report: ReportView, pack: Pack, master: Path, origin: Origin) -> bytes:
    parts = dict(_prepared(pack))
    _address(parts, report, master)
    template = _Master(zipped(parts), master)
    width = dressing.measure(pack.manifest)
    template.print_report(report, pack.with_logo(origin.pictures), width)
    parts = template.parts(width)
    template.filters.footnotes.into(parts)
    parts |= {_CORE: _core(report), _APP: _APP_PROPERTIES}
    return sealed_word(zipped(carry(embed_fonts(parts, pack), origin)))


def _master_parts(master: Path) -> dict[str, bytes]:
    """The parts of the master; raises PackError when it is no Word file, or not a safe one."""
    place = Place(str(master))
    try:
        data = master.read_bytes()
        problems = [
            Problem(place, danger.sentence, "word-unsafe", hint=danger.hint)
            for danger in dangers(data)
        ]
        parts = {} if problems else without_origin(readable(_unzipped(data)))
    except UNREADABLE as error:
        raise problem(master, "this is not a Word file", "no-docx") from error
    if problems:
        raise PackError(problems)
    for name in _TOUCHED:
        if name not in parts:
            raise problem(master, f"the Word file has no part “{name}”", "no-docx-part")
    return parts


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


# ---- what the pack and the report set before the tags are read ----------------------------------


@lru_cache(16)
def _prepared(pack: Pack) -> Mapping[str, bytes]:
    """The parts of the pack's master in the pack's look: the same for every report."""
    master = pack.path(MASTER)
    parts = _master_parts(master)
    trees = {name: _parsed(parts[name], name, master) for name in (*_DRESSED, _THEME, _FONTS)}
    dressing.dress_theme(trees[_THEME], pack.manifest)
    dressing.dress_fonts(trees[_FONTS], pack.manifest)
    for name in _DRESSED:
        dressing.dress(trees[name], pack.manifest)
    parts |= {name: serialised(tree) for name, tree in trees.items()}
    if problems := list(_unclosed(parts, master)):
        raise PackError(problems)
    return parts


def tagged(pack: Pack) -> tuple[dict[str, bytes], dict[str, str], list[Problem]]:
    """The parts of the pack's master; those that hold tags, as the engine reads them, with a
    paragraph a line; and what keeps it from reading them. Raises PackError when it is no Word
    file."""
    master = pack.path(MASTER)
    parts = _master_parts(master)
    reader = _Reader(zipped(parts), master)
    problems = list(_unclosed(parts, master))
    try:
        reader.read()
    except ReportgenError as error:
        problems += error.problems
    return parts, reader.sources, problems


def _address(parts: dict[str, bytes], report: ReportView, master: Path) -> None:
    """Puts the report's language and its words for numbers into the parts; drops the style of the
    tags."""
    names = (_STYLES, _SETTINGS, _NUMBERING)
    trees = {name: _parsed(parts[name], name, master) for name in names}
    for name in (_STYLES, _SETTINGS):
        for language in trees[name].iter(w("lang"), w("themeFontLang")):
            language.set(w("val"), report.language)
    for style in trees[_STYLES].findall(w("style")):
        if style_name(style) == TAG_STYLE:
            trees[_STYLES].remove(style)
    _print_numbers(trees[_NUMBERING], report, master)
    parts |= {name: serialised(tree) for name, tree in trees.items()}


def _parsed(data: bytes, name: str, master: Path) -> etree._Element:
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        sentence = f"the Word file’s part “{name}” cannot be read"
        raise problem(master, sentence, "no-docx-part") from error


def _unclosed(parts: Mapping[str, bytes], master: Path) -> Iterator[Problem]:
    """A problem for each tag without its end, which docxtpl would print or run together."""
    for name in filter(_HOLDS_TAGS.fullmatch, sorted(parts)):
        for paragraph in _parsed(parts[name], name, master).iter(w("p")):
            words = "".join(text.text or "" for text in paragraph.iter(w("t")))
            if re.search(r"\{[{%#]|[}%#]\}", _TAG.sub("", words)):
                sentence = f"in the paragraph “{words[:100]}”: a tag has no beginning or no end"
                hint = "a tag stands in one paragraph"
                yield Problem(Place(str(master)), sentence, "template-syntax", hint=hint)


_HOLDS_TAGS = re.compile(r"word/(document|(header|footer)\d*)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def _print_numbers(numbering: etree._Element, report: ReportView, master: Path) -> None:
    """Prints the tags in the texts of automatic numbers, such as the word before an annex's."""
    for text in numbering.iter(w("lvlText")):
        source = text.get(w("val"), "")
        if "{{" in source:
            try:
                number = environment({}).from_string(source).render(report=report)
            except Exception as error:
                raise fault(error, f"the list number “{source}”", master) from error
            text.set(w("val"), html.unescape(number))


# ---- docxtpl ------------------------------------------------------------------------------------


class _Master(DocxTemplate):  # type: ignore[misc]
    """A master whose faults are told with their place, and whose values are printed exactly.

    Of docxtpl it uses the tags that stand for whole paragraphs, rows and runs. What docxtpl does
    to a text after it was printed (`{_{`, tabs, form feeds) would change what an author wrote.
    """

    def __init__(self, data: bytes, file: Path) -> None:
        super().__init__(io.BytesIO(data))
        self._file = file

    def print_report(self, report: ReportView, pictures: Mapping[str, Picture], width: int) -> None:
        """Prints the report into the master, whose text is `width` wide."""
        part = self._opened()
        styles = Styles(part.styles.element)
        self.filters = Filters(part, styles, Lists(part, self._file), pictures, width)
        self.render({"report": report}, environment(self.filters.by_name()), autoescape=True)

    def _opened(self) -> Any:
        try:
            return self.get_docx().part
        except Exception as error:
            raise problem(self._file, "Word’s file is damaged", "no-docx") from error

    def parts(self, width: int) -> dict[str, bytes]:
        """The parts of the finished file, its tables `width` wide."""
        body = self.docx.element.body
        _sweep(body)
        fit_tables(body, width)
        keep_rows(body, Styles(self.docx.part.styles.element))
        buffer = io.BytesIO()
        self.save(buffer)
        return _unzipped(buffer.getvalue())

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment
    ) -> str:
        """The part with its tags printed. A paragraph a line, so that a line tells the place."""
        source = _lined(src_xml)
        try:
            xml = jinja_env.from_string(source).render(context)
            tree = etree.fromstring(xml.encode())
        except ReportgenError:
            raise
        except etree.XMLSyntaxError as error:
            sentence = "a tag opens in one paragraph, cell or row and closes in another"
            raise problem(self._file, sentence, "template-nesting", _FORMS) from error
        except Exception as error:
            place = where(source, line(error), str(part.partname))
            raise fault(error, place, self._file) from error
        if (words := _misplaced(tree)) is not None:
            sentence = f"“{words[:100]}” is printed by the wrong kind of tag"
            raise problem(self._file, sentence, "template-nesting", _FORMS)
        return xml.replace("</w:p>\n", "</w:p>").replace("\n<w:p", "<w:p")

    def render_properties(self, *_: Any) -> None:
        """Nothing: the document's properties come from the view, not from tags."""


_FORMS = "{{r ...}} prints text with its look, {{p ...}} paragraphs; {%p %} and {%tr %} span them"


def _misplaced(tree: etree._Element) -> str | None:
    """The words of what stands where Word allows none of it: runs outside of a paragraph, ..."""
    blocks = (w("body"), w("tc"), w("tr"), w("tbl"), w("hdr"), w("ftr"))
    for child in tree.iter(w("t"), w("r"), w("hyperlink")):
        parent = child.getparent()
        loose = child.tag != w("t") and parent is not None and parent.tag in blocks
        if loose or (child.tag == w("t") and len(child)):
            return "".join(str(text) for text in child.itertext())
    return None


def _sweep(body: etree._Element) -> None:
    """Takes out the runs without content that docxtpl leaves beside a tag that was a run."""
    for run in list(body.iter(w("r"))):
        content = [child for child in run if child.tag != w("rPr")]
        parent = run.getparent()
        if parent is not None and all(c.tag == w("t") and not c.text for c in content):
            parent.remove(run)


def _lined(xml: str) -> str:
    """The same with every paragraph, and every tag that follows another, on a line of its own."""
    xml = re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)
    return re.sub(r"(?<=</w:p>)(?=\{)|(?<=%\})(?=\{[{%])", "\n", xml)


class _Reader(_Master):
    """A master whose parts are only read, as they would be printed."""

    def __init__(self, data: bytes, file: Path) -> None:
        super().__init__(data, file)
        self.sources: dict[str, str] = {}

    def read(self) -> None:
        """Lets docxtpl prepare every part."""
        self._opened()
        self.render({}, environment({}), autoescape=True)

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment
    ) -> str:
        """The part as it was."""
        self.sources[str(part.partname).lstrip("/")] = _lined(src_xml)
        return str(root(f"w:{etree.QName(etree.fromstring(part.blob)).localname}", "w"))


# ---- properties ---------------------------------------------------------------------------------

_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_APP_PROPERTIES = part(
    element("Properties", element("Application", "reportgen"), xmlns=NAMESPACES["app"])
)


def _core(report: ReportView) -> bytes:
    """The file's properties: only what the report says."""
    document = report.document
    texts = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": "; ".join(document.authors),
        "cp:keywords": ", ".join(document.keywords),
        "dc:language": report.language,
    }
    kind = {"xsi:type": "dcterms:W3CDTF"}
    dates = [
        element(f"dcterms:{name}", f"{document.date}T00:00:00Z", **kind)
        for name in ("created", "modified")
    ]
    return part(
        root(
            "cp:coreProperties",
            "cp dc dcterms xsi",
            *(element(name, text) for name, text in texts.items() if text),
            *(dates if document.date else ()),
        )
    )
