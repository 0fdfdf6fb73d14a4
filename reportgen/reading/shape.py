"""The types of the model, walked beside a file's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportgen.model.base import STATES, Entity, may_have_state
from reportgen.model.exchange import Exchange
from reportgen.model.fields import Markdown, Refers, annotation_of, fields_of, members
from reportgen.reading.source import Data, Path_


def _step(annotation: Any, part: str | int) -> Any:
    """The annotation of one part of a value; None where the model has none."""
    for kind, _ in members(annotation):
        if isinstance(part, int) and get_origin(kind) is tuple:
            return get_args(kind)[0]
        if isinstance(part, str) and get_origin(kind) is Mapping:
            return get_args(kind)[1]
        if isinstance(kind, type) and issubclass(kind, BaseModel) and part in fields_of(kind):
            return annotation_of(fields_of(kind)[str(part)])
    return None


def _at(path: Path_) -> Any:
    annotation: Any = Exchange
    for part in path:
        annotation = _step(annotation, part)
    return annotation


def model_at(path: Path_) -> type[BaseModel] | None:
    """The model of the part that stands here; None where it is no group of fields."""
    for kind, _ in members(_at(path)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def is_keyed(path: Path_) -> bool:
    """True if entries stand here under keys of their own."""
    return any(get_origin(kind) is Mapping for kind, _ in members(_at(path)))


def field_at(path: Path_) -> FieldInfo | None:
    """The field that stands here; None where the model has none."""
    owner = model_at(path[:-1]) if path else None
    return fields_of(owner).get(str(path[-1])) if owner else None


def home_of(name: str) -> str:
    """The part of the exchange that has a field of this name; empty for none."""
    for field in ("report", "series", "announcement"):
        model = model_at((field,))
        if model and name in fields_of(model):
            return field
    return ""


def groups(data: Data) -> Iterator[tuple[type[Entity], dict[str, Any]]]:
    """Every group of fields in an exchange's data with its model, the outer ones first."""
    for _, kind, _, value in _walk(Exchange, data, ()):
        if isinstance(kind, type) and issubclass(kind, Entity) and isinstance(value, dict):
            yield kind, value


def referring(annotation: Any, value: Any, path: Path_) -> Iterator[tuple[Path_, Refers, str]]:
    """Every text in the data that the model says is the key of another entry."""
    for place, mark, text in marked(annotation, value, path):
        if isinstance(mark, Refers):
            yield place, mark, text


def marked(
    annotation: Any, value: Any, path: Path_
) -> Iterator[tuple[Path_, Refers | Markdown, str]]:
    """Every text in the data that the model marks as a key or as Markdown."""
    for place, kind, attached, item in _walk(annotation, value, path):
        mark = next((mark for mark in attached if isinstance(mark, Refers | Markdown)), None)
        if mark and kind is str and isinstance(item, str):
            yield place, mark, item


def _walk(
    annotation: Any, value: Any, path: Path_
) -> Iterator[tuple[Path_, Any, tuple[Any, ...], Any]]:
    """Every group of fields and every value in the data, with the types that the model allows
    there and what is attached to them; values that an author wrote a state for are left out."""
    for kind, attached in members(annotation):
        if get_origin(kind) is tuple and isinstance(value, list):
            for n, item in enumerate(value):
                yield from _walk(get_args(kind)[0], item, (*path, n))
        elif get_origin(kind) is Mapping and isinstance(value, dict):
            for name, item in value.items():
                yield from _walk(get_args(kind)[1], item, (*path, name))
        else:
            yield path, kind, attached, value
            if isinstance(kind, type) and issubclass(kind, Entity) and isinstance(value, dict):
                for name, field in fields_of(kind).items():
                    stated = may_have_state(field) and value.get(name) in (None, *STATES)
                    if name in value and not stated:
                        yield from _walk(annotation_of(field), value[name], (*path, name))
