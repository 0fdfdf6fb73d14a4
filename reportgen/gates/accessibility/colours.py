"""The contrast of a pack’s colours with what they stand on (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Problem
from reportgen.packs.colours import contrast
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
