"""Every text of the view that readers see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

_UNSEEN = ("name", "place")
"""What a part is called in templates."""


def texts(value: object) -> Iterator[str]:
    """The texts in a record or a tuple of the view, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield from texts(getattr(value, field.name))
