"""Office Open XML (ECMA-376), the XML of Word files: elements, namespaces, and lists of parts.

What is made is text that is safe to print, as the filters of a Word master print it; what is
changed afterwards is a tree of lxml.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lxml import etree
from markupsafe import Markup

_SCHEMAS = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = {
    "w": f"{_SCHEMAS}/wordprocessingml/2006/main",
    "r": f"{_SCHEMAS}/officeDocument/2006/relationships",
    "a": f"{_SCHEMAS}/drawingml/2006/main",
    "wp": f"{_SCHEMAS}/drawingml/2006/wordprocessingDrawing",
    "pic": f"{_SCHEMAS}/drawingml/2006/picture",
    "mc": f"{_SCHEMAS}/markup-compatibility/2006",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
    "adec": f"{_MICROSOFT}/drawing/2017/decorative",
    "ds": f"{_SCHEMAS}/officeDocument/2006/customXml",
    "app": f"{_SCHEMAS}/officeDocument/2006/extended-properties",
    "cp": f"{_SCHEMAS}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "o": "urn:reportgen:origin",
    "types": f"{_SCHEMAS}/package/2006/content-types",
    "rels": f"{_SCHEMAS}/package/2006/relationships",
}
"""The namespaces of a Word file by the prefixes that they have in this program."""
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
"""The parts that list all parts, and those that the document is related to."""
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def w(name: str) -> str:
    """The name of an element or attribute in Word's own namespace, as lxml writes it."""
    return f"{{{NAMESPACES['w']}}}{name}"


def element(name: str, /, *content: str, **attributes: object) -> Markup:
    """An element such as `w:p`. What is not `Markup` is escaped; an attribute that is None is left
    out. Attributes of Word's own elements get their prefix, unless their name has one."""
    prefix = "w:" if name.startswith("w:") else ""
    pairs = "".join(
        f' {key if ":" in key else prefix + key}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(
        each if isinstance(each, Markup) else escape(each, quote=False) for each in content
    )
    xml = f"<{name}{pairs}>{inner}</{name}>" if inner else f"<{name}{pairs}/>"
    return Markup(xml)  # noqa: S704 - names are the program's own; all else is escaped above


def valued(prefix: str, /, **values: object) -> Markup:
    """Elements such as `<w:jc w:val="left"/>` in this order; none for a value that is None."""
    return joined(
        element(f"{prefix}:{name}", val=value)
        for name, value in values.items()
        if value is not None
    )


def joined(elements: Iterable[str]) -> Markup:
    """The elements one after the other."""
    return Markup("").join(elements)


def root(name: str, prefixes: str, /, *content: str, **attributes: object) -> Markup:
    """An element that declares the namespaces of these prefixes, such as `w r`."""
    declared = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    return element(name, *content, **attributes, **declared)


def part(xml: Markup) -> bytes:
    """The bytes of a part with this root."""
    return _DECLARATION + xml.encode()


def serialised(tree: etree._Element) -> bytes:
    """The bytes of a part that is a tree."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def relation(kind: str) -> str:
    """The type of a relationship, such as `hyperlink`."""
    return f"{NAMESPACES['r']}/{kind}"


def relationships(entries: Iterable[tuple[str, str, str]], mode: str | None = None) -> Markup:
    """What a part is related to: the id and type of each entry, and where it leads; addresses
    outside of the file have the mode `External`."""
    listed = (
        element("Relationship", Id=key, Type=kind, Target=target, TargetMode=mode)
        for key, kind, target in entries
    )
    return element("Relationships", *listed, xmlns=NAMESPACES["rels"])


def enlist(parts: dict[str, bytes], listing: str, tag: str, key: str, **entry: str) -> None:
    """Adds an entry to the list of types or relationships, unless one has the same `key`."""
    tree = etree.fromstring(parts[listing])
    if all(child.get(key) != entry[key] for child in tree):
        name = f"{{{etree.QName(tree).namespace}}}{tag}"
        # What holds for all parts of a kind stands first, as in every file that Word writes.
        tree.insert(0 if tag == "Default" else len(tree), etree.Element(name, entry))
        parts[listing] = serialised(tree)
