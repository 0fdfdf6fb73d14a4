"""Discrepancies follow what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.editions.data import entries, keep
from reportgen.reading.source import Data


def keep_discrepancies(data: Data, before: Data, names: Mapping[str, str]) -> None:
    """Keep the discrepancies about what is still there as it was, with the new names of keys."""
    sections = {key for key in before if key not in data}
    for _, entry in entries(data, "discrepancies"):
        old = entry["field"].split(".")
        new = [names.get(part, part) for part in old]
        is_there = old[0] not in sections and _is_as_it_was(before, old, data, new, names)
        entry["field"] = ".".join(new) if is_there else ""
    keep(data, "discrepancies", lambda _, entry: bool(entry["field"]))


_OF_PEOPLE = ("people", "participants")


def _is_as_it_was(
    before: Data, old: list[str], data: Data, new: list[str], names: Mapping[str, str]
) -> bool:
    """True if what is at a path is what it was: of nothing, if it is missing in the same place, and
    of people, if besides it is in an entry that is as it was."""
    at = _recorded(before, old)
    if at != _recorded(data, new):
        return False
    if at < len(old) and old[0] not in _OF_PEOPLE:
        return True
    return bool(_plain(_at(before, old[:at]), names) == _at(data, new[:at]))


def _recorded(data: Data, parts: list[str]) -> int:
    """How much of a dotted path there is."""
    return next(n for n in range(len(parts), -1, -1) if _at(data, parts[:n]) is not None)


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
