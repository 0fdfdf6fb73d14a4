"""About how many pages something fills, before anything is laid out: Word and PDF then agree."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from reportgen.view import records as r
from reportgen.view.texts import texts

MOST_PAGES_WITHOUT_CONTENTS = 10
WORDS_OF_A_PAGE = 330
"""Of a page with headings, lists and tables on it, as the reports of `inputs/` have them."""
PICTURES_OF_A_PAGE = 3

_LINES_OF_A_PAGE = 41
_LINES_OF_A_HEADING = 3
_NEAR = 5
"""As many lines are no room for a heading and what goes with it."""
_LETTERS_OF_A_LINE, _LETTERS_OF_A_LEAD = 84, 60
"""The lead is larger, and its lines are higher."""
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+[.)])\s)")


def is_long(parts: tuple[r.Part, ...]) -> bool:
    """True if the parts fill so many pages that a reader wants contents."""
    words = sum(len(text.split()) for part in parts for text in texts(part))
    pictures = sum(len(inner.pictures) for part in parts for inner in (part, *part.parts))
    pages = words / WORDS_OF_A_PAGE + pictures / PICTURES_OF_A_PAGE
    return pages > MOST_PAGES_WITHOUT_CONTENTS


def with_whole_glance(parts: tuple[r.Part, ...]) -> tuple[r.Part, ...]:
    """The same parts, of which “at a glance” keeps together, unless it would leave more than half
    of a page empty by moving to the next one. Near the end of a page it moves by itself."""
    names = [part.name for part in parts]
    if "glance" not in names:
        return parts
    n = names.index("glance")
    left = sum(map(_lines, parts[:n])) % _LINES_OF_A_PAGE
    whole = _LINES_OF_A_PAGE / 2 < left < _LINES_OF_A_PAGE - _NEAR
    return (*parts[:n], replace(parts[n], is_whole=whole), *parts[n + 1 :])


def _lines(part: r.Part) -> int:
    """About how many lines the heading, the text and the lists of a part fill."""
    paragraphs = _PARAGRAPH.split(part.prose or "")
    widths = [_LETTERS_OF_A_LEAD, *[_LETTERS_OF_A_LINE] * (len(paragraphs) - 1)]
    text = sum(
        ceil(len(each) / width + 0.5) for each, width in zip(paragraphs, widths, strict=True)
    )
    return _LINES_OF_A_HEADING + text + sum(len(listing.items) for listing in part.lists)
