"""The parts of an exchange one after the other: its entries, texts and references, with paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from reportgen.model.base import Entity, Prose, Text
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


@cache
def _names(model: type[Entity]) -> tuple[tuple[str, str], ...]:
    """A model's fields by their own names and by those that authors write."""
    return tuple((own, field.alias or own) for own, field in model.model_fields.items())


def texts(entity: Entity) -> Iterator[tuple[Path_, Entity, str]]:
    """Every text that people read, with its path and the entry it stands in."""
    for path, part in parts(entity):
        readable = _readable(type(part))
        for name, value in values(part):
            if name in readable:
                for inside, item in items((*path, name), value):
                    if isinstance(item, str):
                        yield inside, part, item


def references(entity: Entity) -> Iterator[tuple[Path_, tuple[EntryKind, ...], str]]:
    """Every key of another entry, with its path and the kinds of entries it may stand for."""
    for path, part in parts(entity):
        referring = _referring(type(part))
        for name, value in values(part):
            if name in referring:
                for inside, item in items((*path, name), value):
                    if isinstance(item, str):
                        yield inside, referring[name], item


def items(path: Path_, value: Any) -> Iterator[tuple[Path_, Any]]:
    """The entries of a list or of a group of keys; else the value itself."""
    if isinstance(value, tuple):
        yield from (((*path, n), item) for n, item in enumerate(value))
    elif isinstance(value, Mapping):
        yield from (((*path, key), item) for key, item in value.items())
    else:
        yield path, value


@cache
def _readable(model: type[Entity]) -> frozenset[str]:
    """The fields of a model that hold texts for people, alone or in a list."""
    return frozenset(
        name
        for name, kind, attached in _kinds(model)
        if kind is str and attached and attached[-1] in _TEXTS
    )


@cache
def _referring(model: type[Entity]) -> dict[str, tuple[EntryKind, ...]]:
    """The fields of a model that hold keys, alone or in a list, and of which kinds."""
    return {
        name: mark.kinds
        for name, _, attached in _kinds(model)
        for mark in attached
        if isinstance(mark, Refers)
    }


def _kinds(model: type[Entity]) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """What each field may hold, and what each list that it may hold is made of."""
    for own, field in model.model_fields.items():
        for kind, attached in members(annotation_of(field)):
            yield field.alias or own, kind, attached
            if get_origin(kind) is tuple:
                for inner, marks in members(get_args(kind)[0]):
                    yield field.alias or own, inner, marks
