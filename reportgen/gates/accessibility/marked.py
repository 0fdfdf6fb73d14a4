"""Barriers in a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.gates.accessibility.barrier import Barrier, skipped_headings, untold, vague_link


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in the finished file, as a reader of CommonMark takes it."""
    tokens = MarkdownIt("commonmark").parse(data.decode())
    yield from skipped_headings(_headings(tokens))
    for token in tokens:
        yield from _inline(token.children or ())


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            yield int(opening.tag[1]), _text(inline.children or ())


def _inline(children: Sequence[Token]) -> Iterator[Barrier]:
    for n, token in enumerate(children):
        if token.type == "image":
            yield from untold("a picture", token.content)
        if token.type == "link_open":
            closed = next(m for m in range(n, len(children)) if children[m].type == "link_close")
            yield from vague_link(_text(children[n:closed]))


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)
