"""Whether a finished file is still what was generated: a digest of the whole file inside it.

The digest is the SHA-256 of the file with zeros in the place of the digest. Sealing again what was
sealed gives the same bytes, and that is how a file is verified: whatever byte is another, be it in
the seal itself, the file that is sealed anew differs from the file at hand. It shows alteration,
not authorship: whoever has reportgen can seal a file.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

ZEROS = b"0" * 64
_PDF = re.compile(rb"/ID \[\(([0-9a-f]{32})\) \(([0-9a-f]{32}|[0-9a-f]{64})\)\]")
"""Both identifiers of a PDF's trailer: the second is for this very state of the file (ISO 32000-1,
14.4)."""
SEAL_PART = "customXml/item9002.xml"
"""The part of a Word file that holds the seal; stored, not compressed."""
SEAL = "urn:reportgen:seal"
_OPEN, _CLOSE = f'<seal xmlns="{SEAL}">'.encode(), b"</seal>"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY_SEAL = _XML + _OPEN + ZEROS + _CLOSE
_WORD = re.compile(re.escape(_XML + _OPEN) + b"([0-9a-f]{64})" + re.escape(_CLOSE))


class NoSealError(Exception):
    """There is no place for a seal in this file."""


def sealed_pdf(data: bytes) -> bytes:
    """The PDF with its digest as its second identifier; raises NoSealError without identifiers."""
    found = list(_PDF.finditer(data))
    if not found:
        raise NoSealError
    last = found[-1]
    head, tail = data[: last.start(2)], data[last.end(2) :]
    return head + _hex(head + ZEROS + tail) + tail


def sealed_word(data: bytes) -> bytes:
    """The Word file with its digest in the part for it; raises NoSealError without such a part.

    The part's checksum stands twice in a ZIP file, before the part and in the list at the end. It
    follows from the digest, so that in what is digested both are zero.
    """
    found = _WORD.search(data)
    if not found:
        raise NoSealError
    made = bytearray(data)
    start, end = found.span(1)
    made[start:end] = ZEROS
    sums = _checksums(data)
    for at in sums:
        made[at : at + 4] = bytes(4)
    made[start:end] = _hex(bytes(made))
    checksum = struct.pack("<I", zlib.crc32(made[found.start() : found.end()]))
    for at in sums:
        made[at : at + 4] = checksum
    return bytes(made)


def _hex(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


_NAME = SEAL_PART.encode()


def _checksums(data: bytes) -> tuple[int, int]:
    """Where the part's checksum stands: in its own head, and in the list of all parts (APPNOTE of
    the ZIP format, 4.3.7 and 4.3.12)."""
    heads = [at - 30 for at in _places(data) if data[at - 30 : at - 26] == b"PK\3\4"]
    listed = [at - 46 for at in _places(data) if data[at - 46 : at - 42] == b"PK\1\2"]
    if len(heads) != 1 or len(listed) != 1:
        raise NoSealError
    return heads[0] + 14, listed[0] + 16


def _places(data: bytes) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(_NAME), data)]
