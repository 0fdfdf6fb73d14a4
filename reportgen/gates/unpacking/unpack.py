"""Everything that a finished file carries, whatever is packed in it."""

from __future__ import annotations

import gzip
import re
import zlib
from collections import deque
from collections.abc import Iterator

from reportgen.gates.unpacking import archive, images, markup, pdf
from reportgen.gates.unpacking.contents import (
    FONT,
    Bytes,
    Content,
    File,
    Text,
    Unreadable,
    decoded,
    strings,
)

MOST_DEPTH = 8
MOST_BYTES = 800_000_000
_MARKUP = re.compile(r"\s*(<[?!a-zA-Z])")


def unpack(data: bytes, kind: str = "text") -> Iterator[Text | Bytes]:
    """The texts of a file and of all files inside it; raises Unreadable for what cannot be read."""
    waiting = deque([(File(kind, data), 0)])
    size = 0
    while waiting:
        part, depth = waiting.popleft()
        size += len(part.data)
        if depth > MOST_DEPTH or size > MOST_BYTES:
            raise Unreadable("files in it are nested too deeply or too large")
        for content in _contents(part):
            if isinstance(content, File):
                waiting.append((content, depth + 1))
            else:
                yield content


def _contents(part: File) -> Iterator[Content]:
    """What is in a file, by what its first bytes say that it is."""
    data = part.data
    if data.startswith(b"PK\x03\x04"):
        yield from archive.read(data, part.kind)
    elif b"%PDF-" in data[:1024]:
        yield from pdf.read(data, part.kind)
    elif data.startswith(b"\xff\xd8"):
        yield from images.read_jpeg(data)
        yield Bytes("picture’s data", data)
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from images.read_png(data)
        yield Bytes("picture’s data", data)
    elif data.startswith((b"\x1f\x8b", b"\x78\x9c", b"\x78\xda", b"\x78\x01")):
        yield from _packed(part)
    elif (text := decoded(data)) is not None:
        yield from _text(text, part.kind)
    else:
        yield from _unknown(part)


def _text(text: str, kind: str) -> Iterator[Content]:
    if _MARKUP.match(text):
        yield from markup.read(text, kind)
    else:
        yield Text(kind, text)


def _packed(part: File) -> Iterator[Content]:
    try:
        unpack = gzip.decompress if part.data.startswith(b"\x1f\x8b") else zlib.decompress
        yield File(part.kind, unpack(part.data))
    except (OSError, EOFError, zlib.error):
        yield from _unknown(part)


_FONTS = (b"\0\1\0\0", b"OTTO", b"wOFF", b"wOF2", b"true", b"ttcf")


def _unknown(part: File) -> Iterator[Content]:
    """Bytes of another kind: a font's only as they are, for chance spells short names in them."""
    yield Bytes(part.kind, part.data)
    if part.kind != FONT and not part.data.startswith(_FONTS):
        yield Text(part.kind, strings(part.data), prose=False)
