"""An exchange as plain data from which parts are taken: what referred to them follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from reportgen.model.base import STATES, may_have_state
from reportgen.model.exchange import Exchange
from reportgen.model.fields import Markdown, Refers, annotation_of, fields_of, members
from reportgen.reading.references import (
    KEYED,
    LINK,
    LINKED,
    NAMEABLE,
    NAMED,
    WITHHELD,
    known_keys,
)
from reportgen.reading.shape import marked, referring
from reportgen.reading.source import Data, Path_

_FOLLOWING = ("place", "organisation", "person", "delegation", "attachment", "source")
"""Kinds of entries that go when all that referred to them has gone."""


def data_of(exchange: Exchange) -> Data:
    """The exchange as plain data, as it could be written into a file."""
    return exchange.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def entries(data: Data, name: str) -> list[tuple[str | int, Any]]:
    """The entries of a field of the exchange with their keys or positions."""
    value = data.get(name)
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def listed(entry: dict[str, Any], field: str) -> list[Any]:
    """The entries of a list, which may be a state or left out."""
    value = entry.get(field)
    return value if isinstance(value, list) else []


def keep(data: Data, name: str, wanted: Callable[[str | int, Any], bool]) -> None:
    """Leave out the entries of a field that are not wanted; the field too if none is left."""
    if isinstance(data.get(name), dict | list):
        left = [(key, entry) for key, entry in entries(data, name) if wanted(key, entry)]
        data[name] = dict(left) if isinstance(data[name], dict) else [entry for _, entry in left]
        if not left:
            del data[name]


def no_default(data: Data) -> None:
    """Where a source is left out, what came from it has no mark any more: no other source may be
    said to be the one that facts without a mark come from."""
    for _, source in entries(data, "sources"):
        source.pop("default", None)


def settled(data: Data, before: Data) -> Data:
    """The data, from which parts were taken since it was like `before`, without loose ends.

    What referred to them is gone too, and so is what only they referred to; where a text named
    one of them or led to it, it says so in general words or leads nowhere.
    """
    kinds = {
        key: kind for kind, keys in known_keys(before).items() if kind != "party" for key in keys
    }
    lost = True
    while lost:
        pruned = _pruned(Exchange, data, known_keys(data))
        if pruned is None:
            raise ValueError("no party or no place is left")
        known = known_keys(pruned)
        _reword(pruned, known, kinds)
        lost = _follow(pruned, before) or known_keys(pruned) != known_keys(data)
        data = pruned
    return data


def _pruned(annotation: Any, value: Any, known: Mapping[str, list[str]]) -> Any:
    """The value without references to what is not there; None where nothing of it can stay."""
    for kind, attached in members(annotation):
        mark = next((mark for mark in attached if isinstance(mark, Refers)), None)
        if mark and isinstance(value, str):
            return value if any(value in known[kind] for kind in mark.kinds) else None
        if get_origin(kind) is tuple and isinstance(value, list):
            left = (_pruned(get_args(kind)[0], item, known) for item in value)
            return [item for item in left if item is not None]
        if get_origin(kind) is Mapping and isinstance(value, dict):
            inside = {k: _pruned(get_args(kind)[1], item, known) for k, item in value.items()}
            return {key: item for key, item in inside.items() if item is not None}
        if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
            return _pruned_entry(kind, value, known)
    return value


def _pruned_entry(
    model: type[BaseModel], value: dict[str, Any], known: Mapping[str, list[str]]
) -> dict[str, Any] | None:
    """The group of fields without such references; None where a field that it needs is gone."""
    kept = {}
    for name, field in fields_of(model).items():
        if name not in value:
            continue
        if may_have_state(field) and value[name] in STATES:
            kept[name] = value[name]
            continue
        left = _pruned(annotation_of(field), value[name], known)
        emptied = left is None or (left in ([], {}) and bool(value[name]))
        if emptied and field.is_required():
            return None
        if not emptied:
            kept[name] = left
    return kept


def _reword(data: Data, known: Mapping[str, list[str]], kinds: Mapping[str, str]) -> None:
    """Let no prose name or lead to what is not there."""
    named = {key for kind in NAMEABLE for key in known[kind]}
    linked = {key for kind in LINKED for key in known[kind]}

    def name(key: str) -> str:
        kind = kinds.get(key, "")
        return key if key in named else WITHHELD.get(kind, WITHHELD["person"])

    change_prose(data, name, lambda key: key if key in linked else None, kinds)


def change_prose(
    data: Data,
    name: Callable[[str], str],
    link: Callable[[str], str | None],
    kinds: Mapping[str, str],
) -> None:
    """Replace the keys in the prose of this data: those that name and those that links lead to;
    a link to None is its text alone. Only what is one of `kinds` is a key."""

    def named(match: re.Match[str]) -> str:
        key = match[2].strip()
        return f"{match[1]}[[{name(key)}]]" if key in kinds else match[0]

    def linked(match: re.Match[str]) -> str:
        text, key = match[1], match[2]
        target = link(key) if key in kinds else key
        if target is not None:
            return f"[{text}](#{target})"
        return f"[{text}]" if text.startswith("[") and text.endswith("]") else text

    for path, mark, text in list(marked(Exchange, data, ())):
        if isinstance(mark, Markdown) and ("[[" in text or "](#" in text):
            reworded = NAMED.sub(named, _WHOLE_LINK.sub(linked, text))
            gone = (key for key in LINK.findall(reworded) if key in kinds and link(key) is None)
            for key in gone:
                reworded = reworded.replace(f"](#{key})", "]")
            put(data, path, reworded)


_WHOLE_LINK = re.compile(r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\(#([^)\s]*)\)")


def put(data: Data, path: Path_, value: Any) -> None:
    """Replace the value at this path."""
    node: Any = data
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value


def _follow(data: Data, before: Data) -> bool:
    """Take what was referred to before, and is by nothing any more; True if there was any."""
    lost = set(_referred(before)) - set(_referred(data))
    taken = False
    for name in (KEYED[kind] for kind in _FOLLOWING):
        gone = {
            key
            for key, entry in entries(data, name)
            if key in lost and not (name == "sources" and entry.get("default") is True)
        }
        if gone and not (name == "places" and len(gone) == len(data[name])):
            data[name] = {key: entry for key, entry in entries(data, name) if key not in gone}
            taken = True
    return taken


def _referred(data: Data) -> Iterator[str]:
    """Every key that something but a release refers to."""
    for path, mark, text in marked(Exchange, data, ()):
        if isinstance(mark, Markdown):
            yield from (match[2].strip() for match in NAMED.finditer(text))
            yield from LINK.findall(text)
        elif path[0] != "releases":
            yield text


def rename(data: Data, names: Mapping[str, str]) -> None:
    """Give entries other keys; what refers to them follows."""
    for path, _, key in list(referring(Exchange, data, ())):
        put(data, path, names.get(key, key))
    for name, value in data.items():
        if isinstance(value, dict) and name in KEYED.values():
            data[name] = {names.get(key, key): entry for key, entry in value.items()}
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict) and entry.get("key") in names:
                entry["key"] = names[entry["key"]]
    change_prose(data, lambda key: names.get(key, key), lambda key: names.get(key, key), names)
