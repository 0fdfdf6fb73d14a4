"""A finished document, not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.formats import FORMATS


@dataclass(frozen=True)
class Artifact:
    """The bytes of one document; `pages` is None where the format has no pages of its own."""

    name: str
    format: str
    data: bytes = field(repr=False)
    pages: int | None = None

    @classmethod
    def of(cls, format_: str, stem: str, data: bytes, pages: int | None = None) -> Artifact:
        """The document in the format of this name, for the report whose files begin with `stem`."""
        return cls(FORMATS[format_].file(stem), format_, data, pages)
