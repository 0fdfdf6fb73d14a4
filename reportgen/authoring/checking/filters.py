"""What a template may say after a bar: what each filter takes, and what comes of it."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportgen.authoring.checking.values import (
    ANY,
    MARKUP,
    NUMBER,
    TEXT,
    Value,
    list_of,
    of_annotation,
)
from reportgen.sandbox.filters import OF_TEXTS, QUESTIONS

Takes = Literal["words", "list", "number", "any"]


@dataclass(frozen=True)
class Filter:
    """A filter: what it takes, and what it makes of that."""

    takes: Takes | Value
    makes: Callable[[Value], Value]
    least: int = 0
    """How many arguments it needs, and how many it can have."""
    most: int = 9


def _always(value: Value) -> Callable[[Value], Value]:
    return lambda _: value


def _same(value: Value) -> Value:
    return value


def _entry(value: Value) -> Value:
    """An entry of a list; there may be none."""
    return replace(value.of or ANY, optional=True)


_LISTS = "list reject rejectattr reverse select selectattr sort unique"
JINJA: Mapping[str, Filter] = {
    **{name: Filter("words", _always(TEXT)) for name in OF_TEXTS.split()},
    **{name: Filter("list", _same) for name in _LISTS.split()},
    **{name: Filter("number", _always(NUMBER)) for name in ("abs", "float", "int", "round")},
    **{name: Filter("list", _entry) for name in ("first", "last", "max", "min")},
    "batch": Filter("list", list_of, least=1),
    "count": Filter("any", _always(NUMBER)),
    "d": Filter("any", _same),
    "default": Filter("any", _same),
    "groupby": Filter("list", lambda value: list_of(list_of(ANY))),
    "join": Filter("list", _always(TEXT)),
    "length": Filter("any", _always(NUMBER)),
    "map": Filter("list", _always(list_of(ANY))),
    "slice": Filter("list", list_of, least=1),
    "sum": Filter("list", _always(NUMBER)),
    "wordcount": Filter("words", _always(NUMBER)),  # stands among those of words too
}
"""Jinja's own that a template may use."""

TESTS = QUESTIONS


def of_function(function: Callable[..., Any]) -> Filter:
    """A filter of our own: what it takes stands in its annotations."""
    hints = typing.get_type_hints(function)
    taken = inspect.signature(function).parameters
    first, *others = (each for name, each in taken.items() if name != "self")
    needed = [each for each in others if each.default is inspect.Parameter.empty]
    return Filter(of_annotation(hints[first.name]), _always(MARKUP), len(needed), len(others))
