"""Discrepancies: each is about a field that exists, and silences what is said of that field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.errors import Weight, did_you_mean, nearest
from reportgen.model.base import Entity
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Path_
from reportgen.rules.parts import values
from reportgen.rules.rule import Concerns, rule


def recorded(exchange: Exchange) -> tuple[Path_, ...]:
    """The fields on which sources are recorded to differ."""
    paths = (_walk(exchange, entry.field)[0] for entry in exchange.discrepancies)
    return tuple(path for path in paths if path)


def is_silenced(path: Path_, fields: tuple[Path_, ...]) -> bool:
    """True if something said of this path is about one of these fields: about the field itself,
    about what lies inside it, or about the entry that it belongs to; never about a whole list or
    a whole group, such as `sessions`."""
    return any(
        path[: len(field)] == field or (len(path) > 1 and field[: len(path)] == path)
        for field in fields
    )


@rule("discrepancy-field", Weight.ERROR)
def field_exists(exchange: Exchange) -> Concerns:
    """The field that a discrepancy is about exists; its value may have been left out."""
    for n, entry in enumerate(exchange.discrepancies):
        path, hint = _walk(exchange, entry.field)
        if path is None:
            sentence = f"“{entry.field}” is not a field of this file"
            yield ("discrepancies", n, "field"), sentence, hint


def _walk(exchange: Exchange, field: str) -> tuple[Path_ | None, str]:
    """The path that a dotted one means, or None and a hint at what may have been meant."""
    node: Any = exchange
    path: list[str | int] = []
    names = field.split(".")
    for n, name in enumerate(names):
        choices = _choices(node)
        if name not in choices:
            if like := nearest(name, choices):
                return None, did_you_mean(".".join([*names[:n], like, *names[n + 1 :]]))
            outer = f"“{'.'.join(names[:n])}”" if n else "the file"
            known = ", ".join(list(choices)[:12]) or "no parts: name the field itself"
            return None, f"{outer} has{':' if choices else ''} {known}"
        step, node = choices[name]
        path.append(step)
    return tuple(path), ""


def _choices(node: Any) -> dict[str, tuple[str | int, Any]]:
    """The parts of a value by what a dotted path calls them, each with its step and its value."""
    if isinstance(node, Entity):
        return {name: (name, value) for name, value in values(node)}
    if isinstance(node, Mapping):
        return {key: (key, value) for key, value in node.items()}
    if isinstance(node, tuple):
        return {str(n): (n - 1, value) for n, value in enumerate(node, 1)}
    return {}
