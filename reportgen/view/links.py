"""Links of a report that leads to no place in it, where a pack leaves parts out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reportgen.view import records as r

V = TypeVar("V")
_IN_PROSE = re.compile(r"\[([^\]]*)\]\(#([^)\s]+)\)")
_LEADING = {"target", "account"}
"""The fields that hold an anchor to lead to."""


def without_lost_links(report: r.ReportView) -> r.ReportView:
    """The same report; what would lead to a part that is not there is plain text."""
    return _mended(report, frozenset(_anchors(report)))


def _anchors(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _anchors(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "anchor":
                yield inner
            else:
                yield from _anchors(inner)


def _mended(value: V, anchors: frozenset[str]) -> V:
    made: Any = value
    if isinstance(value, r.Prose):
        made = r.Prose(_IN_PROSE.sub(lambda m: m[0] if m[2] in anchors else m[1], value))
    elif isinstance(value, tuple):
        made = tuple(_mended(each, anchors) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            inner = getattr(value, field.name)
            lost = field.name in _LEADING and "://" not in inner and inner not in anchors
            changed[field.name] = "" if lost else _mended(inner, anchors)
        made = replace(value, **changed)
    return made  # type: ignore[no-any-return]
