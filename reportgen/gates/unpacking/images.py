"""What a picture carries beside its pixels: EXIF, XMP, text chunks, comments, what follows."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from reportgen.gates.unpacking.contents import Content, File, Text, strings

_KIND = "picture’s data"
_PIXELS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"}
_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, *range(0xC0, 0xD0)}
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def read_jpeg(data: bytes) -> Iterator[Content]:
    """The segments that hold no pixels, and what follows the end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (0xFF, 0x01, *range(0xD0, 0xD9)):
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            break
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker not in _TABLES and marker != 0xDA:
            yield from _contents(data[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)
        if marker == 0xDA:
            after = _AFTER_SCAN.search(data, at)
            at = after.start() if after else len(data)
    yield from _contents(data[at + 2 :])


def read_png(data: bytes) -> Iterator[Content]:
    """The chunks that hold no pixels, unpacked, and what follows the end."""
    at = 8
    while at + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if name not in _PIXELS:
            yield from _contents(name + b" " + content)
            if name in (b"zTXt", b"iTXt", b"iCCP"):
                yield from _contents(_inflated(content))
        at += length + 12
        if name == b"IEND":
            break
    yield from _contents(data[at:])


def _contents(content: bytes) -> Iterator[Content]:
    if not content:
        return
    yield Text(_KIND, strings(content))
    for sign in (b"<x:xmpmeta", b"<?xpacket"):
        if sign in content:
            yield File(_KIND, content[content.index(sign) :])


def _inflated(content: bytes) -> bytes:
    """What is packed in a chunk, after names and signs of any length."""
    for sign in re.finditer(b"\x78", content[:200]):
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(content[sign.start() :], 10_000_000)
    return b""
