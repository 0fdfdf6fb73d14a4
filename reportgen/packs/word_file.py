"""What a Word file must not hold before anything of it is used: it may come from anybody."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from reportgen.errors import PackError, Place, Problem

MOST_BYTES = 64 * 1000 * 1000
"""Of all parts, unpacked."""
MOST_PARTS = 2000
MOST_PACKED = 200
"""How many times smaller a part can be packed: text reaches 20, a zip bomb 1,000."""

# What zipfile raises for a file that is damaged, encrypted or packed in a way it does not know.
_UNREADABLE = (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)
_FETCHING = r"INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|IMPORT|INCLUDE|DATABASE|MACROBUTTON|RD"
_FIELD = re.compile(rf"^\s*({_FETCHING})\b", re.IGNORECASE)
_KINDS = (
    (r"vbaproject\.bin$|vbadata\.xml$", "a macro", "save it as a document without macros (.docx)"),
    (r"/activex/", "an ActiveX control", "delete the control"),
    (r"/embeddings/", "an embedded file", "delete it, or paste it as a picture"),
    (r"/afchunk|\.(html?|mht|rtf)$", "a document of another kind", "paste its text instead"),
    (r"^customui/", "buttons of its own", "save the text into a new document"),
    (r"\.(exe|dll|js|vbs|bat|cmd|ps1|scr)$", "a program", "save the text into a new document"),
)
_OUTWARD = {
    "attachedTemplate": "a template elsewhere",
    "image": "a picture that lies elsewhere",
    "oleObject": "an object that lies elsewhere",
    "frame": "a frame from elsewhere",
    "subDocument": "a document that lies elsewhere",
}


def read_word_file(data: bytes, place: Place) -> dict[str, bytes]:
    """The parts of a Word file; raises PackError when it is none, or with everything in it that is
    dangerous, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = file.infolist()
            if found := list(_of_the_zip(entries)):
                raise PackError(_problem(place, *each) for each in found)
            parts = {entry.filename: file.read(entry) for entry in entries if not entry.is_dir()}
    except _UNREADABLE as error:
        raise PackError(Problem(place, "this is not a Word file", "no-docx")) from error
    if found := list(dict.fromkeys((*_of_the_parts(parts), *_of_the_links(parts)))):
        raise PackError(_problem(place, *each) for each in found)
    return parts


def _problem(place: Place, what: str, hint: str) -> Problem:
    return Problem(place, f"the Word file holds {what}", "pack-danger", hint=hint)


def _of_the_zip(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    hint = "save it anew in Word"
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield f"more than {MOST_PARTS} parts or {MOST_BYTES // 10**6} MB", hint
    names = [entry.filename for entry in entries]
    if len(names) != len(set(names)):
        yield "a part twice", hint
    for entry in entries:
        name = entry.filename
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            yield f"a part that leads out of it (“{name}”)", hint
        if entry.file_size > MOST_PACKED * max(entry.compress_size, 1024):
            yield f"a part that is packed to bursting (“{name}”)", hint


def _of_the_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, data in sorted(parts.items()):
        for pattern, what, hint in _KINDS:
            if re.search(pattern, name.lower()):
                yield f"{what} (“{name}”)", hint
        if not name.endswith((".xml", ".rels")):
            continue
        if re.search(rb"<!DOCTYPE|<!ENTITY", data[:4096].replace(b"\0", b""), re.IGNORECASE):
            yield f"a definition of its own (“{name}”)", "save it anew in Word"
        for field in _fields(data):
            hint = "delete the field; what it fetches can be pasted"
            yield f"a field that fetches or runs something ({field.upper()})", hint
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        yield "macros", "save it as a document without macros (.docx)"


def _fields(data: bytes) -> Iterator[str]:
    """The names of the fields in this part that reach out of it."""
    text = data.decode("utf-8", "replace")
    for instruction in re.findall(r'w:instr="([^"]*)"', text):
        if found := _FIELD.match(instruction):
            yield found[1]
    # An instruction may be split over runs: what stands between a beginning and its end is one.
    for code in re.split(r'w:fldCharType="begin"', text)[1:]:
        said = re.split(r'w:fldCharType="(?:separate|end)"', code)[0]
        joined = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)</w:instrText>", said))
        if found := _FIELD.match(joined):
            yield found[1]


def _of_the_links(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Whatever is asked for from outside, but for what a reader clicks on."""
    for name, data in sorted(parts.items()):
        if not name.endswith(".rels"):
            continue
        for link in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", data.decode("utf-8", "replace")):
            kind = re.search(r'Type=["\'][^"\']*/([^/"\']+)["\']', link)
            called = kind[1] if kind else ""
            if re.search(r'TargetMode=["\']External["\']', link) and called != "hyperlink":
                what = _OUTWARD.get(called, f"a link outwards ({called or 'of no kind'})")
                yield f"{what} (“{name}”)", "delete it, or put the picture itself into the document"
