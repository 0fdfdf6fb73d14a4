"""From a view to a Word document, by way of the pack's Word master and docxtpl.

A master's own paragraphs and styles are printed as they are; its tags see `report` and nothing
else. The same view and the same pack give the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import traceback
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from reportgen.errors import EngineError, PackError, Place, Problem, ReportgenError
from reportgen.packs.pack import Pack
from reportgen.pictures.picture import Picture
from reportgen.provenance.in_word import carry, without_origin
from reportgen.provenance.origin import Origin
from reportgen.provenance.seal import SEAL_PART, sealed_word
from reportgen.render.artifact import Artifact
from reportgen.render.word import wordml
from reportgen.render.word.fonts import embed_fonts
from reportgen.render.word.wordml import w
from reportgen.sandbox.environment import environment
from reportgen.sandbox.faults import told
from reportgen.sandbox.word_safety import UNREADABLE, dangers, readable
from reportgen.view.records import Document, ReportView

MASTER = "report.docx"

# Zip files know no earlier time; a fixed one makes the bytes of every run equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_THEME, _SETTINGS = "word/theme/theme1.xml", "word/settings.xml"
_FONTS, _CORE = "word/fontTable.xml", "docProps/core.xml"
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
    first = "[Content_Types].xml"
    names = [first, *sorted(name for name in parts if name != first)]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            # A seal is put in afterwards, and must not change the file's length.
            stored = name == SEAL_PART
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, parts[name])
    return made.getvalue()


def _rendered(report: ReportView, pack: Pack, master: Path, origin: Origin) -> bytes:
    parts = dict(_prepared(pack))
    _address(parts, report, master)
    template = _Master(zipped(parts), master)
    width = wordml.measure(pack.manifest)
    template.print_report(report, pack.with_logo(origin.pictures), width)
    made = template.parts(width)
    if template.writer.notes:
        _add_footnotes(made, template.writer)
    made |= {_CORE: _core(report), _APP: _APP_PROPERTIES}
    return sealed_word(zipped(carry(embed_fonts(made, pack), origin)))


def _add_footnotes(parts: dict[str, bytes], writer: wordml.Writer) -> None:
    """Puts the footnotes into a part of their own, in place of the master's if it has one."""
    parts[_FOOTNOTES] = f"{_XML}{wordml.footnotes(writer.notes)}".encode()
    if writer.note_links:
        parts[_FOOTNOTE_LINKS] = f"{_XML}{wordml.links(writer.note_links)}".encode()
    for name, tag, attributes in (
        (_TYPES, "Override", {"PartName": f"/{_FOOTNOTES}", "ContentType": _FOOTNOTES_TYPE}),
        (
            _LINKS,
            "Relationship",
            {"Id": "rIdNotes", "Type": _FOOTNOTES_LINK, "Target": "footnotes.xml"},
        ),
    ):
        tree = etree.fromstring(parts[name])
        known = {child.get("PartName") or child.get("Type") for child in tree}
        if not known & set(attributes.values()):
            etree.SubElement(tree, f"{{{etree.QName(tree).namespace}}}{tag}", attributes)
        parts[name] = _serialised(tree)


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FOOTNOTES, _TYPES, _LINKS = (
    "word/footnotes.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
)
_FOOTNOTE_LINKS = "word/_rels/footnotes.xml.rels"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def _master_parts(master: Path) -> dict[str, bytes]:
    """The parts of the master; raises PackError when it is no Word file, or not a safe one."""
    try:
        data = master.read_bytes()
        found = [*dangers(data)]
        parts = {} if found else without_origin(readable(_unzipped(data)))
    except UNREADABLE as error:
        raise _problem(master, "this is not a Word file", "no-docx") from error
    if found:
        place = Place(str(master))
        raise PackError(
            Problem(place, each.sentence, "word-unsafe", hint=each.hint) for each in found
        )
    for name in _TOUCHED:
        if name not in parts:
            raise _problem(master, f"the Word file has no part “{name}”", "no-docx-part")
    return parts


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _problem(master: Path, sentence: str, code: str, hint: str = "") -> PackError:
    return PackError(Problem(Place(str(master)), sentence, code, hint=hint))


# ---- what the pack and the report set before the tags are read ----------------------------------


@lru_cache(16)
def _prepared(pack: Pack) -> Mapping[str, bytes]:
    """The parts of the pack's master in the pack's look: the same for every report."""
    master = pack.path(MASTER)
    parts = _master_parts(master)
    trees = {name: _parsed(parts[name], name, master) for name in (*_DRESSED, _THEME, _FONTS)}
    wordml.dress_theme(trees[_THEME], pack.manifest)
    wordml.dress_fonts(trees[_FONTS], pack.manifest)
    for name in _DRESSED:
        wordml.dress(trees[name], pack.manifest)
    parts |= {name: _serialised(tree) for name, tree in trees.items()}
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
    """Puts the report's language and its way of paging into the parts."""
    names = (_STYLES, _SETTINGS, _NUMBERING)
    trees = {name: _parsed(parts[name], name, master) for name in names}
    _set_language((trees[_STYLES], trees[_SETTINGS]), report.language)
    _set_paging(trees[_STYLES], new_pages=report.chapters_on_new_pages)
    _print_numbers(trees[_NUMBERING], report, master)
    for name, tree in trees.items():
        parts[name] = _serialised(tree)


def _parsed(data: bytes, name: str, master: Path) -> etree._Element:
    try:
        return etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        sentence = f"the Word file’s part “{name}” cannot be read"
        raise _problem(master, sentence, "no-docx-part") from error


def _unclosed(parts: Mapping[str, bytes], master: Path) -> Iterator[Problem]:
    """A problem for each tag without its end, which docxtpl would print or run together."""
    for name in filter(_HOLDS_TAGS.fullmatch, sorted(parts)):
        for words in wordml.paragraph_texts(_parsed(parts[name], name, master)):
            if re.search(r"\{[{%#]|[}%#]\}", _TAG.sub("", words)):
                sentence = f"in the paragraph “{words[:100]}”: a tag has no beginning or no end"
                hint = "a tag stands in one paragraph"
                yield Problem(Place(str(master)), sentence, "template-syntax", hint=hint)


_HOLDS_TAGS = re.compile(r"word/(document|(header|footer)\d*)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def _serialised(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_language(trees: tuple[etree._Element, ...], language: str) -> None:
    for tree in trees:
        for element in tree.iter(w("lang"), w("themeFontLang")):
            element.set(w("val"), language)


def _set_paging(styles: etree._Element, *, new_pages: bool) -> None:
    """Lets “Heading 1” start a page, and what is based on it unless that says otherwise; drops the
    style of the tags."""
    for style in styles.findall(w("style")):
        name, look = wordml.style_name(style), style.find(w("pPr"))
        if name == wordml.TAG_STYLE:
            styles.remove(style)
        elif new_pages and name == "heading 1" and look is not None:
            _start_page(look)


def _start_page(look: etree._Element) -> None:
    before = [child for child in look if child.tag in (w("keepNext"), w("keepLines"))]
    look.insert(len(before), etree.Element(w("pageBreakBefore")))
    for spacing in look.iter(w("spacing")):
        spacing.set(w("before"), "0")


def _print_numbers(numbering: etree._Element, report: ReportView, master: Path) -> None:
    """Prints the tags in the texts of automatic numbers, such as the word before an annex's."""
    for text in numbering.iter(w("lvlText")):
        source = text.get(w("val"), "")
        if "{{" in source:
            try:
                made = environment({}).from_string(source).render(report=report)
            except Exception as error:
                raise _fault(error, f"the list number “{source}”", master) from error
            text.set(w("val"), html.unescape(made))


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
        styles = wordml.style_ids(part.styles.element)
        self.writer = wordml.Writer(part, styles, _Lists(part, self._file), pictures, width)
        self.render({"report": report}, environment(self.writer.filters()), autoescape=True)

    def _opened(self) -> Any:
        try:
            return self.get_docx().part
        except Exception as error:
            raise _problem(self._file, "Word’s file is damaged", "no-docx") from error

    def parts(self, width: int) -> dict[str, bytes]:
        """The parts of the finished file, its tables `width` wide."""
        body = self.docx.element.body
        wordml.sweep(body)
        wordml.fit_tables(body, width)
        wordml.keep_rows(body, wordml.style_ids(self.docx.part.styles.element))
        made = io.BytesIO()
        self.save(made)
        return _unzipped(made.getvalue())

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment
    ) -> str:
        """The part with its tags printed. A paragraph a line, so that a line tells the place."""
        source = _lined(src_xml)
        try:
            made = jinja_env.from_string(source).render(context)
            tree = etree.fromstring(made.encode())
        except ReportgenError:
            raise
        except etree.XMLSyntaxError as error:
            sentence = "a tag opens in one paragraph, cell or row and closes in another"
            raise _problem(self._file, sentence, "template-nesting", _FORMS) from error
        except Exception as error:
            raise _fault(
                error, where(source, _line(error), str(part.partname)), self._file
            ) from error
        if (words := wordml.misplaced(tree)) is not None:
            sentence = f"“{words[:100]}” is printed by the wrong kind of tag"
            raise _problem(self._file, sentence, "template-nesting", _FORMS)
        return made.replace("</w:p>\n", "</w:p>").replace("\n<w:p", "<w:p")

    def render_properties(self, *_: Any) -> None:
        """Nothing: the document's properties come from the view, not from tags."""


_FORMS = "{{r ...}} prints text with its look, {{p ...}} paragraphs; {%p %} and {%tr %} span them"


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
        return _EMPTY_PART.format(etree.fromstring(part.blob).tag.partition("}")[2])


_EMPTY_PART = f'<w:{{}} xmlns:w="{w("x")[1:].partition("}")[0]}"/>'


class _Lists:
    """The lists of running text, made like those that the styles of lists are linked to."""

    def __init__(self, part: Any, master: Path) -> None:
        self._part = part
        self._master = master
        self._numbering = part.numbering_part.element

    def bullets(self) -> str:
        """The list of “List Bullet”; one is enough, since it does not count."""
        return self._list_of("List Bullet")

    def numbered(self, level: int, start: int) -> str:
        """A new list that looks like “List Number” and counts for itself."""
        model = self._numbering.num_having_numId(int(self._list_of("List Number")))
        made = self._numbering.add_num(model.abstractNumId.val)
        made.add_lvlOverride(level).add_startOverride(start)
        return str(made.numId)

    def _list_of(self, name: str) -> str:
        for style in self._part.styles.element.iter(w("style")):
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if wordml.style_name(style) == name.lower() and number is not None:
                return str(number.get(w("val")))
        raise _problem(self._master, f"the style “{name}” is linked to no list", "no-list")


# ---- faults -------------------------------------------------------------------------------------


def _line(error: Exception) -> int:
    """The line of the template that the error arose in, counted from one; 0 when unknown."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == "<template>"), 0)


def where(source: str, line: int, part: str) -> str:
    """The paragraph or table cell of this line, by the words that a designer sees there."""
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return "the master"
    before = "\n".join(lines[: line - 1])
    words = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", lines[line - 1]).split()))
    kind = "table cell" if before.count("<w:tc>") > before.count("</w:tc>") else "paragraph"
    region = re.search(r"header|footer|footnote", part)
    return f"the {region.group() + ' ' if region else ''}{kind} “{words[:100]}”"


def _fault(error: Exception, where: str, master: Path) -> PackError:
    sentence, code, hint = told(error)
    return _problem(master, f"in {where}: {sentence}", code, hint)


# ---- properties ---------------------------------------------------------------------------------

_APP = "docProps/app.xml"
_APP_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>reportgen</Application></Properties>"
)
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def _core(report: ReportView) -> bytes:
    """The file's properties: only what the report says."""
    names = {"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=names)
    for name, text in _said_of(report.document, report.language):
        if text:
            etree.SubElement(root, name).text = text
    if report.document.date:
        for name in ("created", "modified"):
            date = etree.SubElement(
                root, f"{{{_DCTERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"}
            )
            date.text = f"{report.document.date}T00:00:00Z"
    return _serialised(root)


def _said_of(document: Document, language: str) -> list[tuple[str, str]]:
    return [
        (f"{{{_DC}}}title", document.title),
        (f"{{{_DC}}}subject", document.subject),
        (f"{{{_DC}}}creator", "; ".join(document.authors)),
        (f"{{{_CP}}}keywords", ", ".join(document.keywords)),
        (f"{{{_DC}}}language", language),
    ]
