"""The contrast of a pack’s colours with what they stand on (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Problem
from reportgen.packs.pack import Pack
from reportgen.reading.source import load

LEAST = 4.5
"""The contrast of text of ordinary size."""
_PAPER = "#FFFFFF"
_INKS = ("ink", "muted", "accent", "accent_2")
_ON_PANELS = ("ink", "muted", "accent")


def faint(pack: Pack) -> Iterator[Problem]:
    """A problem for each colour of text that has too little contrast."""
    colours = pack.manifest.colours
    pairs = [(name, "paper", _PAPER) for name in _INKS]
    pairs += [(name, "panel", colours.panel) for name in _ON_PANELS]
    for name, ground, colour in pairs:
        ratio = contrast(getattr(colours, name), colour)
        if ratio < LEAST:
            source = load(pack.folder / "pack.yaml")
            sentence = f"the colour “{name}” on {ground} has a contrast of {ratio:.1f} to 1"
            hint = f"text needs {LEAST} to 1 (WCAG 2.2, 1.4.3); take a darker or a lighter colour"
            yield Problem(source.place(("colours", name)), sentence, "contrast", hint=hint)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
