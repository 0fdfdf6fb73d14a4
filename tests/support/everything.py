"""Every byte of a finished document, packed and unpacked, as somebody would read it who looks for
a name and knows nothing of the gate: none of its code is used here."""

import base64
import html
import io
import itertools
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2


def pieces(data: bytes) -> Iterator[bytes]:
    """The file, and all that it holds, unpacked by whatever can unpack it."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield from pieces(archive.read(entry))
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    else:
        yield from _of_page(data)
    for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[found.start() :], 10_000_000)
        except zlib.error:
            continue


def _of_pdf(data: bytes) -> Iterator[bytes]:
    """What its fonts spell on each page, each string of each object, each stream unpacked."""
    document = pypdfium2.PdfDocument(data)
    try:
        said = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    yield "".join(said).encode("utf-8", "replace")
    with pikepdf.open(io.BytesIO(data)) as file:
        for each in (file.trailer, *file.objects):
            for said_ in _strings(each, 0):
                yield said_.encode("utf-8", "replace")
            if isinstance(each, pikepdf.Stream):
                yield each.read_raw_bytes()
                try:
                    yield from pieces(each.read_bytes())
                except pikepdf.PdfError:
                    continue


def _strings(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, pikepdf.String | pikepdf.Name | str):
        yield str(value)
    elif isinstance(value, pikepdf.Array) and depth < 9:
        for item in value:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and depth < 9:
        for key in value.keys():  # noqa: SIM118 - a PDF's dictionary
            yield str(key)
            if not getattr(value[key], "is_indirect", False):
                yield from _strings(value[key], depth + 1)


def _of_page(data: bytes) -> Iterator[bytes]:
    """A page's files and its text: tags taken out, entities undone."""
    for found in re.findall(rb"base64,([A-Za-z0-9+/=\s]+)", data):
        yield from pieces(base64.b64decode(found))
    if data.lstrip()[:1] == b"<":
        text = data.decode("utf-8", "replace")
        yield html.unescape(re.sub(r"<[^>]*>", "", text)).encode()
        yield html.unescape(re.sub(r"<[^>]*>", " ", text)).encode()


def bare(text: str) -> str:
    """The letters of a text alone, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalpha())


def holds(data: bytes, names: list[str]) -> list[str]:
    """Which of these names the document holds, in any order of their words, with anything but
    letters between them, in UTF-8, Latin-1 or UTF-16."""
    texts = set()
    for piece in pieces(data):
        texts.add(bare(piece.decode("utf-8", "replace")))
        for start in (0, 1) if b"\0" in piece else ():
            texts.add(bare(piece[start:].decode("utf-16-le", "ignore")))
        for digits in re.findall(rb"<((?:[0-9A-Fa-f]{2}\s?){8,})>", piece):
            texts.add(bare(bytes.fromhex(digits.decode()).decode("utf-16-be", "ignore")))
        if not piece.isascii():
            texts.add(bare(piece.decode("latin-1")))
    return [name for name in names if any(row in text for row in _rows(name) for text in texts)]


def _rows(name: str) -> set[str]:
    """The letters of a name in each order of its words."""
    words = name.split()
    found = {bare("".join(order)) for order in itertools.permutations(words[:5])}
    return {row for row in found if len(row) > 5}
