"""What a PDF carries: its pages as text, every string and name, every stream, earlier revisions."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator

import pikepdf
import pypdfium2

from reportgen.gates.unpacking.contents import Bytes, Content, File, Text, Unreadable, strings

_KINDS = {
    **dict.fromkeys(("Alt", "ActualText", "E", "TU"), "alt text"),
    **dict.fromkeys(("Author", "Subject", "Keywords", "Creator", "Producer"), "properties"),
    **dict.fromkeys(("Contents", "RC", "T", "NM"), "annotation"),
    **dict.fromkeys(("URI", "Base"), "address"),
    **dict.fromkeys(("D", "Dest", "Dests", "Names", "Limits", "ID"), "destination"),
    **dict.fromkeys(("F", "UF", "Desc"), "attachment"),
    "Title": "bookmark or title",
}
_STRING = re.compile(
    r"(?:/([A-Za-z]+) ?)?(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?!<)([0-9A-Fa-f\s]*)>)",
    re.S,
)
_NAME = re.compile(r"/([^\s/()<>\[\]{}%]+)")
_CODED = re.compile("#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"\\([0-7]{1,3}|\r?\n|.)", re.S)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_HYPHEN = re.compile("[\x02\ufffe](\r?\n)?")
_STREAM = re.compile(rb"stream\r?\n")
_GLYPHS = re.compile(rb"<[0-9A-Fa-f\s]*>")
MOST_BYTES = 400_000_000


def read(data: bytes, kind: str) -> Iterator[Content]:
    """Everything in this PDF; raises Unreadable for one that is damaged or encrypted."""
    try:
        yield from _pages(data, kind)
        with pikepdf.open(io.BytesIO(data)) as file:
            if file.is_encrypted:
                raise Unreadable("it is encrypted")
            yield from _objects(file)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError) as error:
        raise Unreadable("a PDF in it is damaged or encrypted") from error
    if data.count(b"%%EOF") > 1:
        yield from _revisions(data)
    yield Bytes("file’s own syntax", data)


# ---- pages --------------------------------------------------------------------------------------


def _pages(data: bytes, kind: str) -> Iterator[Text]:
    """The text as a machine extracts it: page after page, and without what every page repeats."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_HYPHEN.sub("-\n", _text(document, n)) for n in range(len(document))]
    finally:
        document.close()
    yield Text(kind, "\n".join(pages))
    if len(pages) > 1:
        yield Text(kind, _running_on(pages))


def _text(document: pypdfium2.PdfDocument, n: int) -> str:
    page = document[n]
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def _running_on(pages: list[str]) -> str:
    """The text of all pages without running heads and page numbers, so that words go on."""
    lines = [[(re.sub(r"\d+", "0", line), line) for line in page.splitlines()] for page in pages]
    often = Counter(sign for page in lines for sign in {sign for sign, _ in page})
    most = max(2, len(pages) // 3)
    return "\n".join(line for page in lines for sign, line in page if often[sign] < most)


# ---- objects ------------------------------------------------------------------------------------


def _objects(file: pikepdf.Pdf) -> Iterator[Content]:
    written = [file.trailer.unparse()]
    size = 0
    for each in file.objects:
        if isinstance(each, pikepdf.Stream):
            written.append(each.stream_dict.unparse())
            stream = list(_stream(each))
            size += sum(len(part.data) for part in stream if not isinstance(part, Text))
            if size > MOST_BYTES:
                raise Unreadable("its streams are too large")
            yield from stream
        else:
            written.append(each.unparse(resolved=True))
    yield from _strings("\n".join(map(_latin, written)))


def _latin(written: bytes) -> str:
    return written.decode("latin-1")


def _strings(text: str) -> Iterator[Text]:
    """The strings by the key they stand under, and the names."""
    by_kind: dict[str, dict[str, None]] = {}
    for key, literal, figures in _STRING.findall(text):
        string = _decoded(_bytes(literal, figures))
        by_kind.setdefault(_KINDS.get(key, "text of an object"), {})[string] = None
    for kind, texts in by_kind.items():
        yield Text(kind, "\n".join(texts))
    names = "\n".join({*_NAME.findall(text)})
    yield Text("name of an object", _unnamed(names), prose=False)


def _unnamed(name: str) -> str:
    """A name with its coded characters decoded, which are bytes of UTF-8."""
    coded = _CODED.sub(lambda code: chr(int(code.group(1), 16)), name)
    try:
        return coded.encode("latin-1").decode()
    except UnicodeError:
        return coded


def _bytes(literal: str, figures: str) -> bytes:
    if figures:
        digits = re.sub(r"\s", "", figures)
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    if "\\" in literal:
        literal = _ESCAPE.sub(_unescaped, literal)
    return literal.encode("latin-1", "replace")


def _unescaped(escape: re.Match[str]) -> str:
    code = escape.group(1)
    if code[0] in "01234567":
        return chr(int(code, 8) & 255)
    return "" if code[-1] == "\n" else _ESCAPES.get(code, code)


def _decoded(data: bytes) -> str:
    """A string of a PDF: UTF-16 or UTF-8 with its mark, else the bytes' own letters."""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if data.isascii():
        return data.decode()
    return "\n".join((data.decode("latin-1"), strings(data)))


# ---- streams ------------------------------------------------------------------------------------


def _stream(stream: pikepdf.Stream) -> Iterator[File | Bytes | Text]:
    if stream.get("/Subtype") == "/Image":
        yield from _picture(stream)
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        yield File("stream", stream.read_raw_bytes())
        return
    if "/Length1" in stream or str(stream.get("/Subtype")) in _FONTS:
        yield Bytes("font", data)
    elif stream.get("/Type") == "/EmbeddedFile":
        yield File("attachment", data)
    elif stream.get("/Type") == "/Metadata":
        yield File("properties", data)
    else:
        yield from _content(data)


_FONTS = {"/Type1C", "/CIDFontType0C", "/OpenType"}


def _picture(stream: pikepdf.Stream) -> Iterator[File | Bytes]:
    """A picture's own file where the stream is one; the pixels of any other are nobody's words."""
    raw = stream.read_raw_bytes()
    if raw.startswith((b"\xff\xd8", b"\x89PNG")):
        yield File("picture", raw)
    else:
        yield Bytes("picture", raw)


def _content(data: bytes) -> Iterator[File | Text]:
    """A page's content, or a stream of any other kind."""
    if b"BT" not in data and b"EMC" not in data and b"begincmap" not in data:
        yield File("stream", data)
        return
    yield Text("page’s content", _latin(_GLYPHS.sub(b" ", data)), prose=False, coded=False)
    marked = re.findall(rb"/(?:Alt|ActualText|E|Contents)\s*[<(].*?[>)]", data, re.S)
    yield from _strings(_latin(b"\n".join(marked)))
    if wide := re.findall(rb"\((\xfe\xff[^()]*)\)", data):
        yield Text("page’s content", "\n".join(map(_decoded, wide)))


def _revisions(data: bytes) -> Iterator[Content]:
    """What an earlier state of the file left behind, which its own list may not know any more."""
    size = 0
    for start in (match.end() for match in _STREAM.finditer(data)):
        try:
            unpacked = zlib.decompressobj().decompress(data[start:], MOST_BYTES)
        except zlib.error:
            continue
        size += len(unpacked)
        if size > MOST_BYTES:
            raise Unreadable("its streams are too large")
        yield Text("earlier revision", _latin(unpacked), prose=False, coded=False)
        if b"BT" not in unpacked:
            yield from _strings(_latin(unpacked))
    bare = re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.S)
    yield from _strings(_latin(bare))
