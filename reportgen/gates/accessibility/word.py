"""Barriers in a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from reportgen.errors import Weight
from reportgen.gates.accessibility.barrier import Barrier, skipped_headings, untold, vague_link
from reportgen.openxml import NAMESPACES, w

_W = w("")
_TITLE = f"{{{NAMESPACES['dc']}}}title"
_DECORATIVE = f"{{{NAMESPACES['adec']}}}decorative"
_MASTER = "mend the pack’s Word master"


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in the finished file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if _IS_PAGE.fullmatch(name)]
        pages = {name: etree.fromstring(file.read(name)) for name in names}
        styles = etree.fromstring(file.read("word/styles.xml"))
        core = etree.fromstring(file.read("docProps/core.xml"))
    if not core.findtext(_TITLE):
        yield Barrier("no-title", "the document has no title", _MASTER)
    if not any(lang.get(f"{_W}val") for lang in styles.iter(f"{_W}lang")):
        yield Barrier("no-language", "the document does not say its language", _MASTER)
    yield from skipped_headings(_headings(pages["word/document.xml"], styles))
    for page in pages.values():
        yield from _of_page(page)


_IS_PAGE = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


def _of_page(page: etree._Element) -> Iterator[Barrier]:
    for drawing in page.iter("{*}docPr"):
        if drawing.find(f".//{_DECORATIVE}") is None:
            yield from untold(f"“{drawing.get('name')}”", drawing.get("descr"))
    # A drawing that stands in the text is read there, by its words.
    boxes = page.iter(f"{_W}txbxContent")
    if any(next(box.iterancestors("{*}inline"), None) is None for box in boxes):
        sentence = "a text box stands outside the order of reading"
        yield Barrier("text-box", sentence, "let its text stand in paragraphs of the Word master")
    for table in page.iter(f"{_W}tbl"):
        if table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is None and len(table) > 1:
            hint = "mark its first row in the Word master as “repeat header row”"
            yield Barrier("table-without-head", "a table has no head row", hint)
    for link in page.iter(f"{_W}hyperlink"):
        yield from vague_link(_text(link))
    for paragraph in page.iter(f"{_W}p"):
        if _is_spacing(paragraph):
            hint = "give the paragraph before it space after, in the Word master"
            sentence = "an empty paragraph makes space, and is read out as “blank”"
            yield Barrier("empty-paragraph", sentence, hint, weight=Weight.WARNING)
            return


def _is_spacing(paragraph: etree._Element) -> bool:
    """True if nothing stands in it, and nothing asks for it: a cell and a section need one."""
    parent = paragraph.getparent()
    needed = parent is None or parent.tag not in (f"{_W}body", f"{_W}hdr", f"{_W}ftr")
    only = parent is not None and len(parent.findall(f"{_W}p")) == 1
    if needed or only or paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
        return False
    shown = ("t", "drawing", "pict", "br", "fldSimple", "instrText", "object")
    return not any(paragraph.find(f".//{_W}{tag}") is not None for tag in shown)


def _headings(body: etree._Element, styles: etree._Element) -> Iterator[tuple[int, str]]:
    levels = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        called = "" if name is None else name.get(f"{_W}val", "")
        if heading := re.fullmatch(r"heading (\d)", called, re.I):
            levels[style.get(f"{_W}styleId")] = int(heading.group(1))
    for paragraph in body.iter(f"{_W}p"):
        used = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = None if used is None else levels.get(used.get(f"{_W}val"))
        if level and (words := _text(paragraph)):
            yield level, words


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))
