"""Barriers in a piece of HTML that stands in somebody else's page."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gates.accessibility import page
from reportgen.gates.accessibility.barrier import Barrier

_TEMPLATE = "mend the pack’s template of the announcement"


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in the finished piece; its page has a title and the first heading."""
    piece = page.piece(data.decode())
    if not piece.xpath("./*/@lang"):
        yield Barrier("no-language", "the announcement does not say its language", _TEMPLATE)
    if piece.xpath(".//@id"):
        sentence = "a part has an id, which the page around it may have too"
        yield Barrier("id-twice", sentence, _TEMPLATE)
    yield from page.inside(piece, above=1)
