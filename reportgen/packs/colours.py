"""A pack’s colours: their contrast, and what they are on dark ground."""

from __future__ import annotations

import colorsys

from reportgen.packs.pack import Pack

_READABLE = 7.0
"""The contrast of the text of the dark style: above the 4.5 that WCAG 2.2 asks for, as light text
on dark ground is harder to read."""

_CALM = 0.5
"""The most colour in text on dark ground, where the full one would glow."""


def dark(pack: Pack) -> dict[str, str]:
    """The pack's colours for a dark ground: their hues, as light as text there has to be."""
    colours = pack.manifest.colours
    hue, _, depth = _parts(colours.accent)
    paper = _colour(hue, 0.09, min(depth, 0.25))
    panel = _colour(hue, 0.15, min(depth, 0.25))
    return {
        "paper": paper,
        "panel": panel,
        "rule": _colour(hue, 0.32, min(depth, 0.2)),
        "ink": _light(colours.ink, panel, 12),
        "muted": _light(colours.muted, panel, _READABLE),
        "accent": _light(colours.accent, panel, _READABLE),
        "accent-2": _light(colours.accent_2, panel, _READABLE),
    }


def _parts(colour: str) -> tuple[float, float, float]:
    """Hue, lightness and saturation."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _colour(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _light(colour: str, ground: str, least: float) -> str:
    """The colour, lighter until it can be read on this dark ground."""
    hue, _, saturation = _parts(colour)
    saturation = min(saturation, _CALM)
    steps = (_colour(hue, percent / 100, saturation) for percent in range(30, 101))
    return next((shade for shade in steps if contrast(shade, ground) >= least), "#FFFFFF")


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
