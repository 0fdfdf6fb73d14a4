"""WordprocessingML: paragraphs, runs, links, fields and styles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lxml import etree
from markupsafe import Markup

from reportgen.openxml import element, w
from reportgen.sandbox.faults import TemplateFault

# Word's limit for the length of a bookmark's name.
_LONGEST_BOOKMARK = 40
# What may stand in a web address as it is; the rest would make Word refuse the whole file.
_ADDRESS = ":/?#@!$&'()*+,;=%-._~"

# The style of the paragraphs that hold nothing but tags; no finished report needs it.
TAG_STYLE = "template tag"


class Styles(dict[str, str]):
    """The ids of a master's styles by their names in small letters: Word and its users write them
    either way. Raises TemplateFault for a style that the master does not have."""

    def __init__(self, styles: etree._Element) -> None:
        super().__init__(
            (style_name(style), style.get(w("styleId"), "")) for style in styles.iter(w("style"))
        )

    def __missing__(self, name: str) -> str:
        if name.lower() not in self:
            raise TemplateFault(f"the master has no style “{name}”")
        return self[name.lower()]


def style_name(style: etree._Element) -> str:
    """What a style is called, in small letters."""
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "").lower()


def bookmark(anchor: str) -> str:
    """The name that Word can give to this anchor: letters, digits, underscores, 40 at most."""
    name = re.sub(r"\W", "_", anchor, flags=re.ASCII)
    name = name if name[:1].isalpha() else f"a{name}"
    if len(name) <= _LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST_BOOKMARK - 9]}_{digest}"


def address(url: str) -> str:
    """The address in a form that Word opens; empty when it is none."""
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe=_ADDRESS)


def text(words: str) -> Markup:
    """The text of a run, its spaces as they are."""
    return element("w:t", words, **{"xml:space": "preserve"})


def run(words: str, style: str = "") -> Markup:
    """A run of text; line breaks and tabs become Word's own."""
    pieces = (_MARKS.get(piece) or text(piece) for piece in re.split(r"([\n\t])", words) if piece)
    return drawn(*pieces, look=element("w:rStyle", val=style) if style else "")


_MARKS = {"\n": element("w:br"), "\t": element("w:tab")}


def drawn(*content: Markup, look: Markup | str = "") -> Markup:
    """A run of these elements, such as a drawing, the mark of a footnote or a part of a field."""
    return element("w:r", element("w:rPr", look) if look else "", *content)


def paragraph(style: str, *content: Markup, numbering: Markup | str = "") -> Markup:
    """A paragraph in a style."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), numbering), *content)


def within(anchor: str, content: Markup) -> Markup:
    """A link to a place in the document."""
    return element("w:hyperlink", content, anchor=bookmark(anchor), history=1)


def outward(relation: str, content: Markup) -> Markup:
    """A link to the web address that the part knows by this relationship."""
    return element("w:hyperlink", content, **{"r:id": relation, "w:history": 1})


def field_opening(instruction: str) -> Markup:
    """The beginning of a field, after which stands what it shows until Word works it out."""
    code = element("w:instrText", f" {instruction} ", **{"xml:space": "preserve"})
    return _field_mark("begin") + drawn(code) + _field_mark("separate")


def _field_mark(kind: str) -> Markup:
    return drawn(element("w:fldChar", fldCharType=kind))


FIELD_END = _field_mark("end")


def paragraph_texts(part: etree._Element) -> Iterator[str]:
    """The words of each paragraph, as a designer reads them."""
    for paragraph in part.iter(w("p")):
        yield "".join(text.text or "" for text in paragraph.iter(w("t")))
