"""A finished document, not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Format = Literal["docx", "pdf", "html", "announcement.html", "announcement.md"]


@dataclass(frozen=True)
class Artifact:
    """The bytes of one document; `pages` is None where the format has no pages of its own."""

    name: str
    format: Format
    data: bytes = field(repr=False)
    pages: int | None = None
