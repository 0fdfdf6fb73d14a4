"""What a Word file carries of what it was made from: parts of custom XML (ISO 29500-1, 15.2.5)."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping, Set

from lxml import etree

from reportgen.pictures.picture import Picture
from reportgen.provenance.origin import DATA, REQUEST, Origin
from reportgen.provenance.seal import EMPTY_SEAL, SEAL, SEAL_PART

ORIGIN_PART = "customXml/item9001.xml"
ORIGIN = "urn:reportgen:origin"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def without_origin(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a master without the origin and seal of a report that it was once made from."""
    ours = {
        name
        for name, data in parts.items()
        if name.startswith("customXml/") and name.endswith(".xml") and _is_ours(data)
    }
    if not ours:
        return dict(parts)
    links = {name.replace("/", "/_rels/", 1) + ".rels" for name in ours}
    for link in links & set(parts):
        ours |= {f"customXml/{child.get('Target')}" for child in etree.fromstring(parts[link])}
    left = {name: data for name, data in parts.items() if name not in ours | links}
    for name in (_TYPES, _LINKS):
        left[name] = _without(left[name], ours)
    return left


def _is_ours(data: bytes) -> bool:
    return f'"{ORIGIN}"'.encode() in data or f'"{SEAL}"'.encode() in data


def _without(listing: bytes, ours: Set[str]) -> bytes:
    tree = etree.fromstring(listing)
    for child in list(tree):
        said = child.get("PartName") or child.get("Target") or ""
        if said.removeprefix("/").removeprefix("../") in ours:
            tree.remove(child)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def told_in(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """What the parts of a finished file tell of its origin: data, request and the pictures that no
    page shows, by the names that they have in a folder; raises ValueError where nothing is told.

    The part is known by its contents: Word calls it by another name when it saves the file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    told = (
        data for name, data in parts.items() if name.startswith("customXml/") and _is_ours(data)
    )
    roots = (etree.fromstring(data, parser) for data in told)
    root = next((root for root in roots if root.tag == f"{{{ORIGIN}}}origin"), None)
    if root is None:
        raise ValueError("no origin")
    files = {name: root.findtext(f"{{{ORIGIN}}}{tag}") or "" for name, tag in _FILES.items()}
    pictures = {
        str(element.get("name")): base64.b64decode(element.text or "")
        for element in root.iter(f"{{{ORIGIN}}}picture")
    }
    return {**pictures, **{name: text.encode() for name, text in files.items()}}


_FILES = {REQUEST: "request", DATA: "data"}


def carry(parts: Mapping[str, bytes], origin: Origin) -> dict[str, bytes]:
    """The parts of a Word file, and those that carry the origin and an empty seal."""
    made = dict(parts)
    contents = {ORIGIN_PART: _told(origin, made), SEAL_PART: EMPTY_SEAL}
    for name, content in contents.items():
        properties = name.replace("item", "itemProps")
        made[name] = content
        made[properties] = _properties(name)
        made[name.replace("/", "/_rels/") + ".rels"] = _links(properties.rpartition("/")[2])
        _add(made, _TYPES, "Override", _content_type(properties))
        link = {"Id": f"rId-{name[10:-4]}", "Type": _link_type("customXml"), "Target": f"../{name}"}
        _add(made, _LINKS, "Relationship", link)
    return made


def _told(origin: Origin, parts: Mapping[str, bytes]) -> bytes:
    root = etree.Element(f"{{{ORIGIN}}}origin", nsmap={"o": ORIGIN})
    for name, text in ((REQUEST, origin.request), (DATA, origin.data)):
        etree.SubElement(root, f"{{{ORIGIN}}}{_FILES[name]}").text = text.decode()
    shown = set(parts.values())
    for picture in origin.pictures.values():
        if picture.data not in shown:
            _tell_picture(root, picture)
    return _XML + etree.tostring(root, encoding="UTF-8")


def _tell_picture(root: etree._Element, picture: Picture) -> None:
    """A picture that the master prints nowhere."""
    element = etree.SubElement(root, f"{{{ORIGIN}}}picture", {"name": picture.name})
    element.text = base64.b64encode(picture.data).decode()


def _properties(name: str) -> bytes:
    """What names the part, as Word asks for; the same on every run."""
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:reportgen:{name}")).upper()
    space = f"{_OFFICE}/customXml"
    return (
        _XML
        + (
            f'<ds:datastoreItem xmlns:ds="{space}" ds:itemID="{{{key}}}"><ds:schemaRefs/>'
            "</ds:datastoreItem>"
        ).encode()
    )


def _links(target: str) -> bytes:
    return (
        _XML
        + (
            f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1"'
            f' Type="{_link_type("customXmlProps")}" Target="{target}"/></Relationships>'
        ).encode()
    )


def _link_type(name: str) -> str:
    return f"{_OFFICE}/relationships/{name}"


def _content_type(properties: str) -> dict[str, str]:
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    return {"PartName": f"/{properties}", "ContentType": kind}


def _add(parts: dict[str, bytes], part: str, tag: str, attributes: dict[str, str]) -> None:
    tree = etree.fromstring(parts[part])
    etree.SubElement(tree, f"{{{etree.QName(tree).namespace}}}{tag}", attributes)
    parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
