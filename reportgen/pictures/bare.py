"""A picture's file made bare: of all its parts only those stay that the decoder needs."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from reportgen.pictures.picture import Kind, Unusable, broken, refuse_pixels

MOST_PROFILE = 4 * 1000 * 1000
"""Bytes of a colour profile; the largest in use, those of printing presses, have half of it."""


@dataclass(frozen=True)
class Bare:
    """A picture's file with nothing but the picture, and aside what tells how it is to be shown."""

    kind: Kind
    data: bytes
    turn: int = 1
    """The EXIF orientation: 1 is upright."""
    profile: bytes = b""
    """The ICC profile of its colours; without one they are taken for sRGB."""
    bits: int = 8
    """Of each colour of a pixel."""


_TEXT = rb"(?is)(?:\xef\xbb\xbf)?\s*"
_OTHER_KINDS = (
    (rb"GIF8", "a GIF picture"),
    (rb"(?s)RIFF....WEBP", "a WebP picture"),
    (rb"II\*\0|MM\0\*", "a TIFF picture"),
    (rb"(?s)BM....\0\0\0\0", "a BMP picture"),
    (rb"(?s)....ftyp(?:hei|hev|mif1|msf1)", "a HEIC picture"),
    (rb"(?s)....ftypavi", "an AVIF picture"),
    (rb"(?s)....ftyp", "a film"),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (rb"\0\0\0\x0cJXL |\xff\x0a", "a JPEG XL picture"),
    (rb"\x00\x00\x01\x00", "an icon"),
    (rb"%PDF", "a PDF document"),
    (rb"PK\x03\x04", "an Office document or a ZIP archive"),
    (_TEXT + rb"(?:<\?.*?\?>\s*)?<(?:!doctype\s+)?html", "a web page"),
    (_TEXT + rb"<(?:.*<)?svg", "an SVG drawing"),
    (rb"[\t\n\r\x20-\x7e\x80-\xff]+\Z", "a text"),
)


def made_bare(data: bytes, file: str) -> Bare:
    """The picture of a file's bytes, whatever the file is called; raises Unusable where they are
    damaged or are no JPEG or PNG."""
    if data.startswith(b"\xff\xd8"):
        return _bare_jpeg(data, file)
    if data.startswith(b"\x89PNG"):
        return _bare_png(data, file)
    head = data[:1024]
    seems = next((name for sign, name in _OTHER_KINDS if re.match(sign, head)), "no picture")
    hint = "open it and save it as JPEG or PNG; another ending of its name is not enough"
    sentence = f"“{file}” seems to be {seems}; only JPEG and PNG can be used"
    raise Unusable(sentence, "picture-kind", hint)


_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NEEDED = _SIZES | {0xC4, 0xCC, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
"""Frames, tables and scans. All others are an application's or comments."""
_BEGIN, _SCAN, _END = 0xD8, 0xDA, 0xD9
_WITHOUT_CONTENT = {0x01, *range(0xD0, 0xD9)}
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
"""The segment that tells how colours are coded, as Pillow writes it: no density, no thumbnail."""


def _bare_jpeg(data: bytes, file: str) -> Bare:
    """The picture alone; what follows its end, such as a second picture or a film, is left out."""
    kept = bytearray((0xFF, _BEGIN))
    exif, profile = b"", []
    for marker, content, coded in _segments(data, file):
        if marker in _SIZES:
            height, width = struct.unpack(">HH", content[1:5].ljust(4, b"\0"))
            refuse_pixels(width, height, file)
        if marker in _NEEDED:
            kept += _segment(marker, content) + coded
        elif marker == 0xE0 and content.startswith(b"JFIF\0"):
            kept += _segment(marker, _JFIF)
        elif marker == 0xEE and content.startswith(b"Adobe"):
            kept += _segment(marker, content[:12])  # without it, colours come out inverted
        elif marker == 0xE1 and content.startswith(b"Exif\0\0"):
            exif = exif or content[6:]
        elif marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"):
            profile.append(content[12:])
    kept += bytes((0xFF, _END))
    return Bare("JPEG", bytes(kept), _turn(exif), _joined(profile))


def _segments(data: bytes, file: str) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment's marker and content, and the coded pixels that follow it."""
    at = 2
    while sign := _MARKER.search(data, at):
        marker, at = sign[1][0], sign.end()
        if marker == _END:
            return
        if marker in _WITHOUT_CONTENT:
            continue
        begin, end = at + 2, at + int.from_bytes(data[at : at + 2], "big")
        at = end
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, end)
            at = after.start() if after else len(data)
        yield marker, data[begin:end], data[end:at]
    raise broken(file)  # its end is missing


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _joined(parts: list[bytes]) -> bytes:
    """A profile from its numbered parts; nothing if one of them is missing."""
    parts = sorted(parts)
    complete = [(*part[:2],) for part in parts] == [(n + 1, len(parts)) for n in range(len(parts))]
    return b"".join(part[2:] for part in parts) if complete else b""


_PNG = b"\x89PNG\r\n\x1a\n"


def _bare_png(data: bytes, file: str) -> Bare:
    """The picture alone; of an animation, the picture that stands still."""
    kept = bytearray(_PNG)
    turn, profile, bits = 1, b"", 8
    for name, content, chunk in _chunks(data, file):
        match name:
            case b"IHDR":
                width, height, bits = struct.unpack_from(">IIB", content.ljust(9, b"\0"))
                refuse_pixels(width, height, file)
                kept += chunk
            case b"PLTE" | b"tRNS" | b"IDAT" | b"IEND":
                kept += chunk
            case b"eXIf":
                turn = _turn(content)
            case b"iCCP":
                profile = _inflated(content.partition(b"\0")[2][1:])
    return Bare("PNG", bytes(kept), turn, profile, bits)


def _chunks(data: bytes, file: str) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk's name and content, and the whole of it; Pillow checks few of their sums."""
    at, name = len(_PNG), b""
    if not data.startswith(_PNG):
        raise broken(file)
    while name != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at : at + length + 12]
        if len(chunk) < length + 12 or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise broken(file)
        name, at = chunk[4:8], at + len(chunk)
        yield name, chunk[8:-4], chunk


def _inflated(content: bytes) -> bytes:
    """A profile's bytes; nothing if they are damaged or would swell beyond measure."""
    inflate = zlib.decompressobj()
    try:
        profile = inflate.decompress(content, MOST_PROFILE)
    except zlib.error:
        return b""
    return profile if inflate.eof else b""


def _turn(exif: bytes) -> int:
    """The orientation in EXIF data; upright where it tells none. Nothing else is read from it."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    with suppress(struct.error):
        (begin,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, begin)
        for n in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, begin + 2 + 12 * n)
            if tag == 0x0112:
                return int(value) if 1 <= value <= 8 else 1
    return 1
