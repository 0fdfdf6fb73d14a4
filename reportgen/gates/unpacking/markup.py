"""What XML and HTML carry: text however tags cut it, attributes, comments, files in addresses.

Tags are taken out by their signs, not by a parser: what a parser would refuse or leave out is
searched too.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from reportgen.gates.unpacking.contents import Content, File, Text

_TAG = re.compile(
    r"<!--.*?-->|<[/!?]?[^\W\d](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<!\[CDATA\[|\]\]>", re.S
)
_COMMENT = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>", re.S)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_WORD_TEXT = re.compile(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<")
_EMBEDDED = re.compile(r"data:[\w/+.-]*(?:;[\w=+.-]+)*?;base64,([A-Za-z0-9+/=_\s-]*)")
_WRITTEN_OUT = re.compile(r"([\"'(])\s*data:[\w/+.;=-]*,(.*?)(?:\1|\))", re.S)

_KINDS = {
    **dict.fromkeys(("alt", "descr", "aria-label", "title", "summary"), "alt text"),
    **dict.fromkeys(("href", "src", "target", "xlink:href"), "address"),
    **dict.fromkeys(("id", "name", "w:name", "w:anchor"), "name of a part"),
    "content": "properties",
}


def read(text: str, kind: str) -> Iterator[Content]:
    """Everything that this markup carries; `kind` is what its text is."""
    for data in _EMBEDDED.findall(text):
        yield File("embedded file", _from_base64(data))
    text = _EMBEDDED.sub("data:", text)
    for _, written in _WRITTEN_OUT.findall(text):
        yield File("embedded file", unquote_to_bytes(html.unescape(written)))
    # In a Word file, what is drawn or computed stands between the runs of a paragraph.
    if runs := _WORD_TEXT.findall(text):
        yield Text(kind, "".join(runs))
        yield Text(kind, "\n".join(runs))
    cut = _TAG.sub("\1", text)
    if not runs:
        yield Text(kind, cut.replace("\1", ""))
    yield Text(kind, cut.replace("\1", "\n"))
    yield from _attributes(text)
    for note, instruction in _COMMENT.findall(text):
        yield Text("comment", note or instruction)
    yield Text("markup", text, prose=False)


def _attributes(text: str) -> Iterator[Text]:
    """The values of attributes by what they are for."""
    by_kind: dict[str, dict[str, None]] = {}
    for name, double, single in _ATTRIBUTE.findall(text):
        kind = _KINDS.get(name.lower(), "attribute")
        by_kind.setdefault(kind, {})[double or single] = None
    for kind, values in by_kind.items():
        yield Text(kind, "\n".join(values))


def _from_base64(text: str) -> bytes:
    written = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4))
    except (binascii.Error, ValueError):
        return b""
