"""The types of the model, walked beside a file's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportgen.model.base import STATES, Markdown, Refers, may_have_state
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Path_


def members(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The types that an annotation allows, with what is attached to each."""
    if get_origin(annotation) is Annotated:
        inner, *attached = get_args(annotation)
        for kind, more in members(inner):
            yield kind, (*attached, *more)
    elif get_origin(annotation) in (Union, UnionType):
        for member in get_args(annotation):
            yield from members(member)
    else:
        yield annotation, ()


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A model's fields by the names that authors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


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


def annotation_of(field: FieldInfo) -> Any:
    """A field's annotation with what Pydantic took off it put back."""
    if field.metadata:
        return Annotated[(field.annotation, *field.metadata)]
    return field.annotation


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


def referring(annotation: Any, value: Any, path: Path_) -> Iterator[tuple[Path_, Refers, str]]:
    """Every text in the data that the model says is the key of another entry."""
    for place, mark, text in marked(annotation, value, path):
        if isinstance(mark, Refers):
            yield place, mark, text


def marked(
    annotation: Any, value: Any, path: Path_
) -> Iterator[tuple[Path_, Refers | Markdown, str]]:
    """Every text in the data that the model marks as a key or as Markdown."""
    for kind, attached in members(annotation):
        mark = next((mark for mark in attached if isinstance(mark, Refers | Markdown)), None)
        if mark and kind is str and isinstance(value, str):
            yield path, mark, value
        elif get_origin(kind) is tuple and isinstance(value, list):
            for n, item in enumerate(value):
                yield from marked(get_args(kind)[0], item, (*path, n))
        elif get_origin(kind) is Mapping and isinstance(value, dict):
            for name, item in value.items():
                yield from marked(get_args(kind)[1], item, (*path, name))
        elif isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
            for name, field in fields_of(kind).items():
                stated = may_have_state(field) and value.get(name) in (None, *STATES)
                if name in value and not stated:
                    yield from marked(annotation_of(field), value[name], (*path, name))
