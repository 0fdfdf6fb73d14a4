"""The pack's fonts inside a Word file, so that it looks the same where they are not installed.

Whole faces, not only the letters in use: somebody will go on writing. ECMA-376, Part 4, 2.8.1 says
how a font is stored: its first 32 bytes are masked with a key that stands beside it, which keeps
nobody from taking it out, but does keep it from being installed by a click.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree

from reportgen.openxml import (
    NAMESPACES,
    TYPES,
    enlist,
    part,
    relation,
    relationship,
    relationships,
    serialised,
    w,
)
from reportgen.packs.pack import Pack

_TABLE, _TABLE_LINKS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
_SETTINGS = "word/settings.xml"
_KIND = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_ID = f"{{{NAMESPACES['r']}}}id"
_REGULAR, _SEMIBOLD, _BOLD = 400, 600, 700
_STYLES = {
    "embedRegular": (_REGULAR, False),
    "embedBold": (_BOLD, False),
    "embedItalic": (_REGULAR, True),
    "embedBoldItalic": (_BOLD, True),
}
"""What Word knows of a family, in the order of its schema."""
_BEFORE = (
    "writeProtection",
    "view",
    "zoom",
    "removePersonalInformation",
    "removeDateAndTime",
    "doNotDisplayPageBoundaries",
    "displayBackgroundShape",
    "printPostScriptOverText",
    "printFractionalCharacterWidth",
    "printFormsData",
)
"""The settings that stand before those of fonts."""


def embed_fonts(parts: Mapping[str, bytes], pack: Pack) -> dict[str, bytes]:
    """The parts of a Word file with the pack's fonts among them, as far as their licences and Word
    allow it; the same parts where the pack does not want it."""
    left = {name: data for name, data in parts.items() if not name.startswith("word/fonts/")}
    left.pop(_TABLE_LINKS, None)
    files = dict(_embeddable(pack)) if pack.manifest.fonts.embed else {}
    if not files:
        return left
    table = etree.fromstring(left[_TABLE])
    (font,) = table
    links = []
    for n, (style, file) in enumerate(files.items(), 1):
        key, masked = _masked(file)
        left[f"word/fonts/font{n}.odttf"] = masked
        etree.SubElement(font, w(style), {_ID: f"rId{n}", w("fontKey"): key})
        links.append(relationship(f"rId{n}", relation("font"), f"fonts/font{n}.odttf"))
    left |= {_TABLE: serialised(table), _TABLE_LINKS: part(relationships(links))}
    enlist(left, TYPES, "Default", "Extension", Extension="odttf", ContentType=_KIND)
    left[_SETTINGS] = _with_setting(left[_SETTINGS])
    return left


def _embeddable(pack: Pack) -> Iterator[tuple[str, Path]]:
    """The file for each style of the family that the pack has one for."""
    for style, (weight, italic) in _STYLES.items():
        faces = [
            (abs(face.weight - weight), file)
            for face, file in pack.font_files()
            if face.italic == italic and (face.weight >= _SEMIBOLD) == (weight == _BOLD)
        ]
        nearest = sorted(faces, key=lambda face: face[0])[:1]
        yield from ((style, file) for _, file in nearest if _may_be_embedded(file))


@lru_cache(64)
def _may_be_embedded(file: Path) -> bool:
    """True if Word can read the font, which has to be TrueType, and its licence allows it to be
    embedded for editing (OpenType, OS/2, fsType)."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, lazy=True) as font:
            return "glyf" in font and font["OS/2"].fsType & 0xF in (0, 8)
    except (TTLibError, KeyError):
        return False


@lru_cache(16)
def _masked(file: Path) -> tuple[str, bytes]:
    """The key and the masked bytes of a font; the same font has the same key."""
    data = file.read_bytes()
    key = uuid.uuid5(uuid.NAMESPACE_OID, data.hex())
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ masking for byte, masking in zip(data[:32], mask, strict=True))
    return f"{{{str(key).upper()}}}", head + data[32:]


def _with_setting(settings: bytes) -> bytes:
    """The settings that say that fonts are embedded, and stay so, whole, when Word saves the
    file."""
    tree = etree.fromstring(settings)
    for name in ("embedTrueTypeFonts", "saveSubsetFonts"):
        for old in tree.findall(w(name)):
            tree.remove(old)
    before = [child for child in tree if child.tag in map(w, _BEFORE)]
    tree.insert(len(before), etree.Element(w("embedTrueTypeFonts")))
    return serialised(tree)
