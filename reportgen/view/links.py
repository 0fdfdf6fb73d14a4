"""Links to what the report does not have: they lead to the next best place, or are plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reportgen.view import records as r
from reportgen.view.context import LEG, SESSION

V = TypeVar("V")
_IN_PROSE = re.compile(r"\[([^\]]*)\]\(#([^)\s]+)\)")


def without_lost_links(parts: tuple[r.Part, ...]) -> tuple[r.Part, ...]:
    """The same parts, whose links all lead somewhere. A session or a leg without a place of its own
    is found in the programme; what has no place at all is plain text."""
    return _mended(parts, frozenset(_anchors(parts)))


def _anchors(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for entry in value:
            yield from _anchors(entry)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "anchor":
                yield inner
            else:
                yield from _anchors(inner)


def _mended(value: V, anchors: Set[str]) -> V:
    mended: Any = value
    if isinstance(value, r.Prose):
        mended = r.Prose(_IN_PROSE.sub(lambda link: _link(link[1], link[2], anchors), value))
    elif isinstance(value, tuple):
        mended = tuple(_mended(entry, anchors) for entry in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "target" and "://" not in inner:
                changed[field.name] = _lead(inner, anchors)
            else:
                changed[field.name] = _mended(inner, anchors)
        mended = replace(value, **changed)
    return mended  # type: ignore[no-any-return]


def _link(text: str, anchor: str, anchors: Set[str]) -> str:
    target = _lead(anchor, anchors)
    return f"[{text}](#{target})" if target else text


def _lead(anchor: str, anchors: Set[str]) -> str:
    """Where a link to this anchor leads; empty for nowhere."""
    chapter = "programme" if anchor.startswith((SESSION, LEG)) else ""
    return next((place for place in (anchor, chapter) if place in anchors), "")
