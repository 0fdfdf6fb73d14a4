"""Every class of the model."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from reportgen.model.exchange import Exchange
from reportgen.model.fields import annotation_of, fields_of, members


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this annotation can hold, at whatever depth."""
    for kind, _ in members(annotation):
        for argument in get_args(kind):
            yield from models_in(argument)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def all_models() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = [Exchange]
    for model in found:
        for field in fields_of(model).values():
            found += [inner for inner in models_in(annotation_of(field)) if inner not in found]
    return found


MODELS = all_models()
