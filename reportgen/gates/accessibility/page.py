"""Barriers in an HTML file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from reportgen.gates.accessibility.barrier import Barrier, skipped_headings, untold, vague_link

_LOST = "mend its address; pack.yaml says under “parts” or “leave_out” what a pack does not print"
_TEMPLATE = "mend the pack’s page template"


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in the finished file."""
    from lxml import html

    page: Any = html.document_fromstring(data.decode())
    if not page.get("lang"):
        yield Barrier("no-language", "the page does not say its language", _TEMPLATE)
    if not (page.findtext(".//title") or "").strip():
        yield Barrier("no-title", "the page has no title", _TEMPLATE)
    yield from inside(page)


def piece(text: str) -> Any:
    """A piece of HTML, whatever it begins with, as one element."""
    from lxml import html

    return html.fragment_fromstring(text, create_parent="div")


def inside(page: Any, above: int = 0) -> Iterator[Barrier]:
    """The same of a page or a piece of one; `above` is the level of the heading above it."""
    yield from skipped_headings(_headings(page), above)
    for image in page.iter("img"):
        if image.get("alt") is None or image.get("alt"):
            yield from untold("a picture", image.get("alt"))
    for figure in page.xpath("//*[@role='img']"):
        yield from untold("a drawing", figure.get("aria-label"))
    for head in page.iter("th"):
        if not head.get("scope"):
            words = _text(head)
            sentence = f"the head “{words}” of a table does not say whether of a row or a column"
            yield Barrier("table-without-head", sentence, 'write scope="col" or "row"')
    for table in page.iter("table"):
        if table.find(".//th") is None:
            yield Barrier("table-without-head", "a table has no head", _TEMPLATE)
    yield from _links(page)
    yield from _ways(page)


def _headings(page: Any) -> Iterator[tuple[int, str]]:
    for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield int(element.tag[1]), _text(element)


def _links(page: Any) -> Iterator[Barrier]:
    ids = Counter(element.get("id") for element in page.xpath("//*[@id]"))
    for name, times in ids.items():
        if times > 1:
            sentence = f"{times} parts have the same id “{name}”"
            yield Barrier("id-twice", sentence, "an id is unique in a page")
    for link in page.iter("a"):
        target = link.get("href") or ""
        if target.startswith("#") and target != "#" and target[1:] not in ids:
            sentence = f"the link “{_text(link)}” leads nowhere in the page"
            yield Barrier("link-lost", sentence, _LOST, _text(link))
        pictured = [image.get("alt") or "" for image in link.iter("img")]
        if target:
            yield from vague_link(" ".join([_text(link), link.get("aria-label") or "", *pictured]))


def _ways(page: Any) -> Iterator[Barrier]:
    """What hinders those who enlarge a page, or go through it by keys."""
    for viewport in page.xpath("//meta[@name='viewport']"):
        if re.search(
            r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1\b", viewport.get("content")
        ):
            sentence = "the page cannot be enlarged on a telephone"
            yield Barrier("no-zoom", sentence, "leave “user-scalable” and “maximum-scale” out")
    for element in page.xpath("//*[@tabindex]"):
        if element.get("tabindex").isdigit() and int(element.get("tabindex")) > 0:
            sentence = "the keys go through the page in another order than it is read"
            yield Barrier("tab-order", sentence, "leave “tabindex” out, or write 0")
            return


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())
