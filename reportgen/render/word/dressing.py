"""What a pack sets in its Word master: the theme's colours and fonts, the paper and its margins."""

from __future__ import annotations

from lxml import etree

from reportgen.openxml import NAMESPACES, w
from reportgen.packs.manifest import Manifest

# Which of the theme's slots holds which of the pack's colours, and what Word calls the slot.
_SLOTS = {
    "dk1": ("ink", ("text1", "dark1")),
    "lt1": ("", ("background1", "light1")),
    "dk2": ("muted", ("text2", "dark2")),
    "lt2": ("panel", ("background2", "light2")),
    "accent1": ("accent", ("accent1",)),
    "accent2": ("accent_2", ("accent2",)),
    "accent3": ("rule", ("accent3",)),
    "accent4": ("muted", ("accent4",)),
    "accent5": ("accent", ("accent5",)),
    "accent6": ("accent_2", ("accent6",)),
    "hlink": ("accent", ("hyperlink",)),
    "folHlink": ("accent", ("followedHyperlink",)),
}
_COLOURS = {slot: name for name, slots in _SLOTS.values() for slot in slots}
_PAPER = "FFFFFF"
# Width and height of the papers a pack can ask for, in twentieths of a point.
_PAPERS = {"A4": (11906, 16838), "letter": (12240, 15840)}


def twips(length: str) -> int:
    """A length such as `25mm` in twentieths of a point."""
    return round(float(length.removesuffix("mm")) * 1440 / 25.4)


_WITHIN_CELLS = twips("60mm")
"""Right tabs that are not further are those of cells; the others stand where the text ends."""


def measure(manifest: Manifest) -> int:
    """The width of the text, in twentieths of a point."""
    margin = manifest.page.margin
    return _PAPERS[manifest.page.size][0] - twips(margin.left) - twips(margin.right)


def dress_theme(theme: etree._Element, manifest: Manifest) -> None:
    """Puts the pack's colours and fonts into the theme."""
    drawing = f"{{{NAMESPACES['a']}}}"
    for slot, (name, _) in _SLOTS.items():
        for colour in theme.iter(f"{drawing}{slot}"):
            colour[:] = [etree.Element(f"{drawing}srgbClr", val=_colour(manifest, name))]
    for latin in theme.iter(f"{drawing}latin"):
        latin.set("typeface", manifest.fonts.family)


def dress_fonts(table: etree._Element, manifest: Manifest) -> None:
    """Makes the pack's typeface the one font, with those that stand in where it is missing."""
    table[:] = []
    font = etree.SubElement(table, w("font"), {w("name"): manifest.fonts.family})
    if manifest.fonts.fallback:
        etree.SubElement(font, w("altName"), {w("val"): ", ".join(manifest.fonts.fallback)})
    etree.SubElement(font, w("family"), {w("val"): "swiss"})
    etree.SubElement(font, w("pitch"), {w("val"): "variable"})


def dress(part: etree._Element, manifest: Manifest) -> None:
    """Puts the pack's values beside every reference to the theme, and its page and measure."""
    for element in part.iter(etree.Element):
        _dress_colours(element, manifest)
    for fonts in part.iter(w("rFonts")):
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            if fonts.get(w(f"{script}Theme")):
                fonts.set(w(script), manifest.fonts.family)
    for tab in part.iter(w("tab")):
        if tab.get(w("val")) == "right" and int(tab.get(w("pos"), "0")) > _WITHIN_CELLS:
            tab.set(w("pos"), str(measure(manifest)))
    for section in part.iter(w("sectPr")):
        _dress_page(section, manifest)


def _colour(manifest: Manifest, name: str) -> str:
    colour: str = getattr(manifest.colours, name) if name else _PAPER
    return colour.removeprefix("#").upper()


def _dress_colours(element: etree._Element, manifest: Manifest) -> None:
    # In borders and shadings, `w:val` is a pattern.
    own = ("val", "color") if element.tag == w("color") else ("color",)
    for themed, literals in (("themeColor", own), ("themeFill", ("fill",))):
        if (slot := element.get(w(themed))) is not None:
            for literal in literals:
                if element.get(w(literal)) is not None:
                    element.set(w(literal), _colour(manifest, _COLOURS[slot]))


def _dress_page(section: etree._Element, manifest: Manifest) -> None:
    width, height = _PAPERS[manifest.page.size]
    size, edges = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is not None:
        size.set(w("w"), str(width))
        size.set(w("h"), str(height))
    if edges is not None:
        for side, length in manifest.page.margin.model_dump().items():
            edges.set(w(side), str(twips(length)))
