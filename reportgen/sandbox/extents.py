"""How large a page may be: what is larger than any report is refused before an engine works on it.

What a style sheet can make of few characters is not weighed here; the last resort ends it
(`limits.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack
from reportgen.sandbox.publishable import tokens

MOST_ELEMENTS = 200_000
"""Of a page. One of 500 participants and 120 sessions has 7,300."""
DEEPEST = 120
"""How many elements stand inside each other; in a report 11."""
WIDEST = 1_000
"""How many columns or rows one cell goes over."""
_SPANS = ("colspan", "rowspan", "span")


def refuse_excess(page: str, pack: Pack, template: str) -> None:
    """Raises PackError for a page that holds more, or is deeper, than any report."""
    from lxml import html

    document = html.document_fromstring(page)
    sentences = dict.fromkeys((*_of_elements(document), *_of_styles(document, pack)))
    if sentences:
        place = Place(str(pack.files.get(template, pack.folder / template)))
        hint = "make it as large as a report needs"
        raise PackError(
            Problem(place, sentence, "page-excess", hint=hint) for sentence in sentences
        )


def _of_elements(document: Any) -> Iterator[str]:
    count, deepest = 0, 0
    waiting = [(document, 1)]
    while waiting:
        element, depth = waiting.pop()
        count += 1
        deepest = max(deepest, depth)
        for name in _SPANS:
            span = str(element.get(name) or "").strip()
            if span.isdecimal() and (len(span) > 6 or int(span) > WIDEST):
                yield f"“{name}={span[:12]}” is more than {WIDEST}"
        waiting += [(child, depth + 1) for child in element]
    if count > MOST_ELEMENTS:
        yield f"the page has more than {MOST_ELEMENTS} elements"
    if deepest > DEEPEST:
        yield f"more than {DEEPEST} elements of the page stand inside each other"


def _of_styles(document: Any, pack: Pack) -> Iterator[str]:
    """Gradients that repeat. Of a tiny one an engine makes all copies in one step, so that no
    limit could stop it (`_repeat` of WeasyPrint’s radial gradients)."""
    styles = [
        element.text or "" if element.tag == "style" else element.get("style") or ""
        for element in document.iter()
    ]
    # A sheet of the pack can read others.
    sheets = [file for name, file in pack.files.items() if name.endswith(".css")]
    styles += [file.read_text("utf-8", "replace") for file in sheets]
    for name in chain.from_iterable(map(_functions, dict.fromkeys(styles))):
        if name.startswith("repeating-"):
            yield f"a style has a gradient without an end (“{name}”)"


@lru_cache(64)
def _functions(css: str) -> frozenset[str]:
    import tinycss2

    nodes = tokens(tinycss2.parse_component_value_list(css))
    return frozenset(node.lower_name for node in nodes if node.type == "function")
