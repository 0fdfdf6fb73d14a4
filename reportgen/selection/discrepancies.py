"""Discrepancies follow what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.selection.data import entries, keep
from reportgen.source import Data


def keep_told(data: Data, before: Data, names: Mapping[str, str]) -> None:
    """Keep the discrepancies about what is still told as it was, with the new names of keys."""
    sections = {key for key in before if key not in data}
    for _, entry in entries(data, "discrepancies"):
        old = entry["field"].split(".")
        new = [names.get(part, part) for part in old]
        is_told = old[0] not in sections and _plain(_at(before, old), names) == _at(data, new)
        entry["field"] = ".".join(new) if is_told else ""
    keep(data, "discrepancies", lambda _, entry: bool(entry["field"]))


def _at(data: Data, parts: list[str]) -> Any:
    """The value of a dotted path; None where there is none."""
    node: Any = data
    for part in parts:
        if isinstance(node, list):
            node = node[int(part) - 1] if part.isdigit() and int(part) <= len(node) else None
        else:
            node = node.get(part) if isinstance(node, dict) else None
    return node


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    """The value with the new names of keys that stand in it."""
    if isinstance(value, dict):
        return {names.get(key, key): _plain(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value
