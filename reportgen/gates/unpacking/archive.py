"""What a ZIP file carries, such as a Word document: its parts, and what stands around them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from reportgen.gates.unpacking.contents import FONT, Bytes, Content, File, Text, Unreadable, strings

_BROKEN = (
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)
_LOCAL = re.compile(rb"PK\x03\x04")
MOST_BYTES = 400_000_000
"""What all parts may come to: more is no report but a bomb."""

_KINDS = (
    (r"docProps/.*", "properties"),
    (r"customXml/.*", "custom XML"),
    (r"word/comments.*", "comment"),
    (r"word/(header|footer)\d*\.xml", "running head"),
    (r"word/(foot|end)notes\.xml", "footnote"),
    (r"word/document\.xml", "text"),
    (r"word/media/.*", "picture"),
    (r"word/fonts/.*", FONT),
    (r".*\.rels", "address"),
    (r".*/embeddings/.*", "attachment"),
)


def read(data: bytes, kind: str) -> Iterator[Content]:
    """Every part, listed or not, and the names, comments and extra fields of all."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = file.infolist()
            yield from _around(file, entries)
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise Unreadable("a ZIP archive inside is too large")
            for entry in entries:
                yield File(_kind(entry.filename, kind), file.read(entry))
    except _BROKEN as error:
        raise Unreadable("a ZIP archive in it is damaged or encrypted") from error
    yield from _unlisted(data, {entry.header_offset for entry in entries})
    yield Bytes("archive", data)


def _kind(name: str, outer: str) -> str:
    fits = (kind for pattern, kind in _KINDS if re.fullmatch(pattern, name))
    return next(fits, "part of the archive") if outer == "text" else outer


def _around(file: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[Text]:
    yield Text("file name", "\n".join(entry.filename for entry in entries))
    for comment in filter(None, (file.comment, *(entry.comment for entry in entries))):
        yield Text("comment of the archive", strings(comment))
    for entry in entries:
        if entry.extra:
            yield Text("extra field of the archive", strings(entry.extra))


def _unlisted(data: bytes, listed: set[int]) -> Iterator[Content]:
    """What the file's own list does not know, and what the heads say beside the list."""
    for start in (match.start() for match in _LOCAL.finditer(data)):
        head = data[start : start + 30]
        if len(head) < 30:
            continue
        method, packed = struct.unpack("<H", head[8:10])[0], struct.unpack("<I", head[18:22])[0]
        name, extra = struct.unpack("<HH", head[26:30])
        names = data[start + 30 : start + 30 + name + extra]
        yield Text("file name", strings(names), prose=start not in listed)
        if start not in listed:
            body = data[start + 30 + name + extra :]
            yield File("part of the archive", _unpacked(body, method, packed))


def _unpacked(body: bytes, method: int, packed: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return body[:packed]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""
