"""What in a Word file could run, fetch, or swell: found before anything of it is used."""

from __future__ import annotations

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.openxml import serialised

MOST_BYTES = 64_000_000
"""Of all parts together."""
MOST_ENTRIES = 2_000
MOST_TEXT = 4_000_000
"""Of a part that holds tags, in bytes."""
MOST_PACKED = 200
"""How many times larger a part is than it lies in the file, once it is larger than a megabyte."""

# What zipfile raises for a file that is damaged or packed in a way it does not know.
UNREADABLE = (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True)
class Danger:
    """What a Word file holds that a master may not, and what to do in Word."""

    sentence: str
    hint: str


def dangers(data: bytes) -> Iterator[Danger]:
    """Everything in this Word file that a master may not hold; its parts are read only when the
    file itself is safe to open. What is no Word file raises one of UNREADABLE."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entries = file.infolist()
        around = list(_around(entries))
        yield from around
        if not around:
            parts = {entry.filename: file.read(entry) for entry in entries}
            yield from dict.fromkeys(_inside(parts))


def readable(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that a report needs: without what a printer left in the file."""
    left = {name: data for name, data in parts.items() if not _PRINTER.match(name)}
    if len(left) == len(parts):
        return left
    for name in [name for name in left if name.endswith(".rels")]:
        tree = etree.fromstring(left[name], _PARSER)
        for link in list(tree):
            if str(link.get("Type")).endswith("/printerSettings"):
                tree.remove(link)
        left[name] = serialised(tree)
    return left


_PRINTER = re.compile(r"word/printerSettings/")


# ---- the archive --------------------------------------------------------------------------------

_AGAIN = "open it in Word and save it as a Word document (.docx) again"


def _around(entries: list[zipfile.ZipInfo]) -> Iterator[Danger]:
    """What the archive says of itself, before any part of it is unpacked."""
    if len(entries) > MOST_ENTRIES:
        yield Danger(f"the Word master holds more than {MOST_ENTRIES} parts", _AGAIN)
    size = sum(entry.file_size for entry in entries)
    if size > MOST_BYTES:
        sentence = f"the Word master unpacks to more than {MOST_BYTES // 10**6} MB"
        yield Danger(sentence, "make its pictures smaller: Picture Format, Compress Pictures")
    for entry in entries:
        yield from (Danger(f"{fault} (“{entry.filename}”)", _AGAIN) for fault in _odd(entry))
    for name, times in Counter(entry.filename.lower() for entry in entries).items():
        if times > 1:
            yield Danger(f"the Word master holds two parts of one name (“{name}”)", _AGAIN)


def _odd(entry: zipfile.ZipInfo) -> Iterator[str]:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        yield "the Word master holds a part with a place outside of it"
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield "the Word master holds a link to another file"
    if entry.flag_bits & 1:
        yield "the Word master is encrypted"
    if entry.file_size > 10**6 and entry.file_size > MOST_PACKED * entry.compress_size:
        yield "the Word master holds a part that swells when it is unpacked"
    if _TAGGED.fullmatch(name) and entry.file_size > MOST_TEXT:
        yield f"the Word master holds a text of more than {MOST_TEXT // 10**6} MB"


_TAGGED = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes)\.xml")


# ---- its parts ----------------------------------------------------------------------------------

_REMOVE = "remove it in Word and save the master as a Word document (.docx)"
# By their names, and by what the list of contents says they are: a part can be called anything.
_KINDS = (
    (r"vbaproject|vbadata|macroenabled", "a macro"),
    (r"activex", "an ActiveX control"),
    (r"oleobject", "an OLE object"),
    (r"/embeddings/|embedded-package|officedocument\.package|^/package$", "an embedded file"),
    (r"customui|usercustomization|^/extensibility$", "a change to Word’s ribbon"),
    (r"afchunk|altchunk", "a file that Word reads in (altChunk)"),
    (r"attachedtoolbars|keymapcustomizations", "a change to Word’s keys or toolbars"),
)
# What these do, they do when the document is opened, or when somebody presses F9 or clicks.
_FIELDS = frozenset(
    (
        *("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "RD", "DATABASE"),
        *("DDE", "DDEAUTO", "MACROBUTTON", "ADDIN", "CONTROL", "HTMLACTIVEX", "HTMLCONTROL"),
        *("AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "PRINT"),
    )
)
_ELEMENTS = {
    "altChunk": "a file that Word reads in (altChunk)",
    "mailMerge": "a source for mail merge",
    "object": "an embedded object",
    "control": "a form control (ActiveX)",
    "frameset": "a frameset",
    "attachedSchema": "a link to a schema",
    "saveThroughXslt": "a transformation (XSLT)",
}
_MAIN = re.compile(r"\{?http://(schemas\.openxmlformats|purl\.oclc)\.org/.*(wordprocessingml)")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _inside(parts: Mapping[str, bytes]) -> Iterator[Danger]:
    for name, data in sorted(parts.items()):
        if kind := _kind(f"/{name}"):
            yield Danger(f"the Word master holds {kind} ({name})", _REMOVE)
        if name.lower().endswith((".xml", ".rels", ".vml")) or _MARKUP.match(data):
            yield from _in_part(name, data)


_MARKUP = re.compile(rb"\s*(<|\xef\xbb\xbf|\xff\xfe|\xfe\xff)")


def _kind(name: str) -> str:
    return next((kind for sign, kind in _KINDS if re.search(sign, name.lower())), "")


def _in_part(name: str, data: bytes) -> Iterator[Danger]:
    try:
        tree = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        yield Danger(f"the Word file’s part “{name}” cannot be read ({error.msg})", _AGAIN)
        return
    if tree.getroottree().docinfo.internalDTD is not None:
        yield Danger(f"the Word master declares entities of its own ({name})", _AGAIN)
        return
    if name.endswith(".rels"):
        yield from _links(name, tree)
    elif name == "[Content_Types].xml":
        for entry in tree:
            if kind := _kind(str(entry.get("ContentType"))):
                where = str(entry.get("PartName") or entry.get("Extension")).lstrip("/")
                yield Danger(f"the Word master holds {kind} ({where})", _REMOVE)
    else:
        for element in tree.iter(etree.Element):
            space, _, tag = str(element.tag).rpartition("}")
            if tag in _ELEMENTS and _MAIN.match(space):
                yield Danger(f"the Word master holds {_ELEMENTS[tag]} ({name})", _REMOVE)
        yield from _fields(name, tree)


def _links(name: str, tree: etree._Element) -> Iterator[Danger]:
    for link in tree:
        kind = str(link.get("Type")).rpartition("/")[2]
        target = str(link.get("Target"))
        outside = str(link.get("TargetMode")).lower() == "external" or _leads_out(target)
        if outside and kind != "hyperlink":
            sentence = f"the Word master fetches “{target[:200]}” ({kind} in {name})"
            yield Danger(sentence, _HINTS.get(kind, _REMOVE))
        elif outside and not _HARMLESS.match(target):
            sentence = f"a link of the Word master leads to “{target[:200]}” ({name})"
            yield Danger(sentence, _TO_THE_WEB)
        elif not outside and (known := _kind(f"/{kind}")):
            where = posixpath.normpath(posixpath.join(name.partition("_rels/")[0], target))
            yield Danger(f"the Word master holds {known} ({where.lstrip('/')})", _REMOVE)


_TO_THE_WEB = "links lead to addresses that begin with https: or mailto:"
_HARMLESS = re.compile(r"(?i)(https?|mailto|tel):|#")
_HINTS = {
    "attachedTemplate": "in Word: Developer, Document Template, attach “Normal”",
    "image": "in Word: File, Info, Edit Links to Files, Break Link",
    "oleObject": "in Word: File, Info, Edit Links to Files, Break Link",
    "mailMergeSource": "in Word: Mailings, Start Mail Merge, Normal Word Document",
}


def _leads_out(target: str) -> bool:
    plain = target.replace("\\", "/")
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", plain))


def _fields(name: str, tree: etree._Element) -> Iterator[Danger]:
    """Fields by their first word, however Word has cut their text into runs."""
    for instruction in _instructions(tree):
        word = instruction.split()[0].upper() if instruction.split() else ""
        quoted = re.search(r'"([^"]*)"', instruction)
        target = quoted[1] if quoted else ""
        if word in _FIELDS or word == _FIELD:
            kind = "a field that makes a field" if word == _FIELD else f"a field {word}"
            yield Danger(f"the Word master holds {kind} ({name})", _UNLINK)
        elif word == "HYPERLINK" and _leads_out(target) and not _HARMLESS.match(target):
            sentence = f"a link of the Word master leads to “{target[:200]}” ({name})"
            yield Danger(sentence, _TO_THE_WEB)


_FIELD = "{}"
"""Where a field stands in the text of another."""
_UNLINK = "in Word: put the cursor into it and press Ctrl+Shift+F9"


def _instructions(tree: etree._Element) -> Iterator[str]:
    """The texts of the fields of a part."""
    within: list[list[str]] = []
    for element in tree.iter(etree.Element):
        space, _, tag = str(element.tag).rpartition("}")
        values = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        kind = values.get("fldCharType") if tag == "fldChar" else tag
        if not _MAIN.match(space):
            continue
        if kind == "fldSimple":
            yield values.get("instr", "")
        elif kind == "begin":
            if within:
                within[-1].append(f" {_FIELD} ")
            within.append([])
        elif kind == "instrText" and within:
            within[-1].append(element.text or "")
        elif kind == "instrText":
            yield element.text or ""
        elif kind == "end" and within:
            yield "".join(within.pop())
    yield from ("".join(parts) for parts in within)
