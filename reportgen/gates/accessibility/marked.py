"""Barriers in a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gates.accessibility import page
from reportgen.gates.accessibility.barrier import Barrier
from reportgen.markdown import shown


def barriers(data: bytes) -> Iterator[Barrier]:
    """What a machine can find in what readers of the file are shown."""
    return page.inside(page.piece(shown(data.decode())))
