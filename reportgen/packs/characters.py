"""Characters that no font of a pack has: refused with their place, never printed as boxes."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from reportgen.errors import Problem
from reportgen.packs.pack import Pack
from reportgen.reading.source import Source, texts

# Spaces, controls and joiners have no shape of their own; fonts need none for them.
_SHAPELESS = ("Cc", "Cf", "Zs", "Zl", "Zp")
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def missing_characters(source: Source, pack: Pack) -> tuple[Problem, ...]:
    """A problem for each field of the file that the pack cannot print, in the file's order."""
    known = _in_fonts(tuple(path for _, path in pack.font_files()))
    problems = []
    for path, text in texts(source.data):
        strange = set(unicodedata.normalize("NFC", text)) - known - _VARIATION_SELECTORS
        lacking = sorted(c for c in strange if unicodedata.category(c) not in _SHAPELESS)
        if lacking:
            named = ", ".join(f"{character} (U+{ord(character):04X})" for character in lacking)
            sentence = f"the fonts of the pack “{pack.name}” lack characters of this text: {named}"
            hint = "write it in letters that they have, or choose a pack with other fonts"
            place = source.place(path)
            problems.append(Problem(place, sentence, "no-glyph", hint=hint))
    return tuple(sorted(problems, key=lambda problem: problem.place))


@cache
def _in_fonts(files: tuple[Path, ...]) -> frozenset[str]:
    """Every character that one of these fonts has a shape for."""
    from fontTools.ttLib import TTFont

    known: set[str] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            known.update(map(chr, font.getBestCmap()))
    return frozenset(known)
