"""Barriers in a PDF: what its tags, its catalogue and its fonts say (ISO 14289-1, Matterhorn)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from reportgen.gates.accessibility.barrier import Barrier, skipped_headings, untold, vague_link

_TEMPLATE = "mend the pack’s page template"


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in the finished file."""
    with pikepdf.open(io.BytesIO(data)) as file:
        root = file.Root
        if not root.get("/Lang"):
            yield Barrier("no-language", "the document does not say its language", _TEMPLATE)
        shown = root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)
        if not (shown and str(file.docinfo.get("/Title", "")).strip()):
            yield Barrier("no-title", "the document has no title, or does not show it", _TEMPLATE)
        marked = root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        if "/StructTreeRoot" not in root or not marked:
            yield Barrier("no-tags", "the document has no tags", _TEMPLATE)
            return
        tags = list(_tags(root.StructTreeRoot))
        yield from _of_tags(tags)
        yield from _of_pages(file)


def _tags(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The tags in the order of reading."""
    waiting = [tree]
    while waiting:
        tag = waiting.pop()
        if "/S" in tag:
            yield tag
        waiting += [kid for kid in reversed(_kids(tag)) if "/S" in kid]


def _kids(tag: pikepdf.Object) -> list[pikepdf.Object]:
    kids = tag.get("/K")
    each = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in each if isinstance(kid, pikepdf.Dictionary)]


def _of_tags(tags: list[pikepdf.Object]) -> Iterator[Barrier]:
    levels = []
    for tag in tags:
        role = str(tag.S)
        if role == "/Figure":
            yield from untold("a picture", str(tag.get("/Alt", "")))
        elif heading := re.fullmatch(r"/H([1-6])", role):
            levels.append((int(heading.group(1)), str(tag.get("/T", "")) or "without words"))
        elif role == "/Table" and not any(str(inner.S) == "/TH" for inner in _tags(tag)):
            yield Barrier("table-without-head", "a table has no head", _TEMPLATE)
    yield from skipped_headings(levels)


def _of_pages(file: pikepdf.Pdf) -> Iterator[Barrier]:
    fonts: dict[str, bool] = {}
    for page in file.pages:
        if page.obj.get("/Tabs") != "/S":
            sentence = "the keys go through the page in another order than it is read"
            yield Barrier("tab-order", sentence, _TEMPLATE)
            return
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") == "/Link":
                yield from vague_link(str(note.get("/Contents", "")))
        for font in page.resources.get("/Font", {}).values():
            fonts[str(font.BaseFont)] = "/ToUnicode" in font
    for name, is_text in fonts.items():
        if not is_text:
            sentence = f"the letters of the font “{name.strip('/')}” cannot be read out"
            yield Barrier("font-without-text", sentence, "take another font into the pack")
