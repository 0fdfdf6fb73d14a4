"""What a Word file carries of what it was made from: parts of custom XML (ISO 29500-1, 15.2.5)."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping

from lxml import etree

from reportgen.openxml import (
    LINKS,
    NAMESPACES,
    TYPES,
    element,
    enlist,
    part,
    relation,
    relationship,
    relationships,
    root,
    serialised,
)
from reportgen.provenance.origin import DATA, REQUEST, Origin
from reportgen.provenance.seal import EMPTY_SEAL, SEAL, SEAL_PART

ORIGIN_PART = "customXml/item9001.xml"
ORIGIN = NAMESPACES["o"]
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_FILES = {REQUEST: "request", DATA: "data"}
"""The files of an origin, and the elements that hold them."""


def without_origin(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a master without the origin and seal of a report that it was once made from."""
    ours = {name for name, data in parts.items() if _is_ours(name, data)}
    if not ours:
        return dict(parts)
    links = {name.replace("/", "/_rels/", 1) + ".rels" for name in ours}
    for link in links & set(parts):
        ours |= {f"customXml/{child.get('Target')}" for child in etree.fromstring(parts[link])}
    left = {name: data for name, data in parts.items() if name not in ours | links}
    for listing in (TYPES, LINKS):
        tree = etree.fromstring(left[listing])
        for child in list(tree):
            name = child.get("PartName") or child.get("Target") or ""
            if name.removeprefix("/").removeprefix("../") in ours:
                tree.remove(child)
        left[listing] = serialised(tree)
    return left


def _is_ours(name: str, data: bytes) -> bool:
    """True for an origin or a seal, whatever Word called the part when it saved the file."""
    signs = (f'"{space}"'.encode() in data for space in (ORIGIN, SEAL))
    return name.startswith("customXml/") and name.endswith(".xml") and any(signs)


def origin_in(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The origin that the parts of a finished file carry: data, request and the pictures that no
    page shows, by the names that they have in a folder; raises ValueError where there is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    roots = (etree.fromstring(data, parser) for name, data in parts.items() if _is_ours(name, data))
    origin = next((root for root in roots if root.tag == f"{{{ORIGIN}}}origin"), None)
    if origin is None:
        raise ValueError("no origin")
    files = {name: origin.findtext(f"{{{ORIGIN}}}{tag}") or "" for name, tag in _FILES.items()}
    pictures = {
        str(picture.get("name")): base64.b64decode(picture.text or "")
        for picture in origin.iter(f"{{{ORIGIN}}}picture")
    }
    return {**pictures, **{name: text.encode() for name, text in files.items()}}


def carry(parts: Mapping[str, bytes], origin: Origin) -> dict[str, bytes]:
    """The parts of a Word file, and those that carry the origin and an empty seal."""
    carried = dict(parts)
    shown = set(parts.values())
    texts = {REQUEST: origin.request, DATA: origin.data}
    origin_part = root(
        "o:origin",
        "o",
        *(element(f"o:{_FILES[name]}", text.decode()) for name, text in texts.items()),
        *(
            element("o:picture", base64.b64encode(picture.data).decode(), name=picture.name)
            for picture in origin.pictures.values()
            if picture.data not in shown
        ),
    )
    for name, data in ((ORIGIN_PART, part(origin_part)), (SEAL_PART, EMPTY_SEAL)):
        _carry_part(carried, name, data)
    return carried


def _carry_part(parts: dict[str, bytes], name: str, data: bytes) -> None:
    """Puts in a part of custom XML, and what names it, as Word asks for; the same on every run."""
    properties = name.replace("item", "itemProps")
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:reportgen:{name}")).upper()
    item = root("ds:datastoreItem", "ds", element("ds:schemaRefs"), **{"ds:itemID": f"{{{key}}}"})
    link = relationship("rId1", relation("customXmlProps"), properties.rpartition("/")[2])
    parts |= {
        name: data,
        properties: part(item),
        name.replace("/", "/_rels/") + ".rels": part(relationships([link])),
    }
    override = {"PartName": f"/{properties}", "ContentType": _PROPERTIES_TYPE}
    enlist(parts, TYPES, "Override", "PartName", **override)
    entry = {"Id": f"rId-{name[10:-4]}", "Type": relation("customXml"), "Target": f"../{name}"}
    enlist(parts, LINKS, "Relationship", "Target", **entry)
