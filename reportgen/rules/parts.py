"""The parts of an exchange one after the other: its entries, texts and references, with paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from reportgen.model.base import Entity, Prose, Text
from reportgen.model.exchange import Exchange
from reportgen.model.fields import EntryKind, Refers, annotation_of, members
from reportgen.reading.source import Path_

_TEXTS = (get_args(Text)[-1], get_args(Prose)[-1])
"""What marks a text that people read, and no key, address or number."""


def parts(entity: Entity, path: Path_ = ()) -> Iterator[tuple[Path_, Entity]]:
    """This entry and every entry inside it, in the order of the model."""
    yield path, entity
    for name, value in values(entity):
        if isinstance(value, Entity | tuple | Mapping):
            for inside, item in items((*path, name), value):
                if isinstance(item, Entity):
                    yield from parts(item, inside)


def values(entity: Entity) -> Iterator[tuple[str, Any]]:
    """An entry's fields by the names that authors write."""
    for own, name in _names(type(entity)):
        yield name, getattr(entity, own)


def is_missing(entry: Entity, *names: str) -> bool:
    """True if none of these fields is given, nor said to be unknown and the like."""
    return not any(getattr(entry, name) or name in entry.states for name in names)


@cache
def _names(model: type[Entity]) -> tuple[tuple[str, str], ...]:
    """A model's fields by their own names and by those that authors write."""
    return tuple((own, field.alias or own) for own, field in model.model_fields.items())


def texts(entity: Entity) -> Iterator[tuple[Path_, Entity, str]]:
    """Every text that people read, with its path and the entry it stands in."""
    for path, part, text, marks in _strings(entity):
        if marks and marks[-1] in _TEXTS:
            yield path, part, text


def references(entity: Entity) -> Iterator[tuple[Path_, tuple[EntryKind, ...], str]]:
    """Every key of another entry, with its path and the kinds of entries it may stand for."""
    for path, _, key, marks in _strings(entity):
        for mark in marks:
            if isinstance(mark, Refers):
                yield path, mark.kinds, key


def unused(exchange: Exchange, field: str, kind: EntryKind) -> list[str]:
    """The keys of this field to which nothing but a release refers."""
    mentions = ((path[0], key) for path, kinds, key in references(exchange) if kind in kinds)
    used = {key for part, key in mentions if part != "releases"}
    return [key for key in getattr(exchange, field) if key not in used]


def _strings(entity: Entity) -> Iterator[tuple[Path_, Entity, str, tuple[Any, ...]]]:
    """Every string of a field or list for strings, with its path, its entry and its marks."""
    for path, part in parts(entity):
        marks = _marks(type(part))
        for name, value in values(part):
            if name in marks:
                for inside, item in items((*path, name), value):
                    if isinstance(item, str):
                        yield inside, part, item, marks[name]


def items(path: Path_, value: Any) -> Iterator[tuple[Path_, Any]]:
    """The entries of a list or of a group of keys; else the value itself."""
    if isinstance(value, tuple):
        yield from (((*path, n), item) for n, item in enumerate(value))
    elif isinstance(value, Mapping):
        yield from (((*path, key), item) for key, item in value.items())
    else:
        yield path, value


@cache
def _marks(model: type[Entity]) -> dict[str, tuple[Any, ...]]:
    """What the model attaches to the strings of each field, alone or in a list."""
    marks: dict[str, tuple[Any, ...]] = {}
    for own, field in model.model_fields.items():
        for kind, attached in members(annotation_of(field)):
            listed = members(get_args(kind)[0]) if get_origin(kind) is tuple else ()
            for inner, more in ((kind, attached), *listed):
                if inner is str:
                    marks[field.alias or own] = more
    return marks
