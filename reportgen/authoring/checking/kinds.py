"""What an expression of a template stands for, as far as the view's own types say it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reportgen.view import records

Form = Literal["text", "Markdown", "number", "truth", "list", "record", "words", "markup", "any"]


@dataclass(frozen=True)
class Kind:
    """What a value is; `any` where that is not known, so that nothing is said against it."""

    form: Form
    of: Kind | None = None
    """Of a list: what its entries are."""
    record: type | None = None
    """Of a record: its class in the view."""
    optional: bool = False
    """Whether it may be None, for want of data."""
    keys: frozenset[str] = frozenset()
    """Of words: the labels that there are."""

    @property
    def told(self) -> str:
        """What to call it in a sentence."""
        if self.form == "record":
            return f"a {_NAMES.get(self.record, 'record')}"
        return _TOLD[self.form]

    def there(self) -> Kind:
        """The same, known to be there."""
        return replace(self, optional=False) if self.optional else self


_TOLD: dict[str, str] = {
    "text": "text",
    "Markdown": "Markdown",
    "number": "a number",
    "truth": "yes or no",
    "list": "a list",
    "words": "all the labels",
    "markup": "text with its look",
    "any": "a value",
}
ANY, TEXT, PROSE = Kind("any"), Kind("text"), Kind("Markdown")
NUMBER, TRUTH, MARKUP = Kind("number"), Kind("truth"), Kind("markup")
NOTHING = Kind("any", optional=True)


def list_of(kind: Kind) -> Kind:
    """A list of such entries."""
    return Kind("list", of=kind)


def report(labels: frozenset[str]) -> Kind:
    """The root of every template; `labels` are those of `report.words`."""
    return Kind("record", record=records.ReportView, keys=labels)


def field(kind: Kind, name: str) -> Kind | None:
    """What this field of a record is; None when it has no such field."""
    found = members(kind).get(name)
    if found is not None and found.form == "words":
        return replace(found, keys=kind.keys)
    return found


def members(kind: Kind) -> Mapping[str, Kind]:
    """The fields of a record, or the labels, with what they are."""
    if kind.form == "words":
        return dict.fromkeys(kind.keys, TEXT)
    return _fields(kind.record) if kind.record else {}


@cache
def _fields(record: type) -> dict[str, Kind]:
    hints = typing.get_type_hints(record, vars(records))
    return {each.name: of_annotation(hints[each.name]) for each in fields(record)}


def of_annotation(annotation: Any) -> Kind:
    """The kind that a type of the view, or of a filter's argument, stands for."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of_annotation(inner[0])
    if origin in (Union, types.UnionType):
        some = [each for each in inner if each is not types.NoneType]
        kind = of_annotation(some[0]) if len(some) == 1 else ANY
        return replace(kind, optional=len(some) < len(inner))
    if origin in (tuple, list) or (isinstance(origin, type) and issubclass(origin, Sequence)):
        return list_of(of_annotation(inner[0]) if inner else ANY)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Kind("words")
    if isinstance(annotation, type) and is_dataclass(annotation):
        return Kind("record", record=annotation)
    return _PLAIN.get(annotation, ANY)


_PLAIN: dict[Any, Kind] = {
    str: TEXT,
    records.Prose: PROSE,
    int: NUMBER,
    float: NUMBER,
    bool: TRUTH,
}


def every_record() -> Iterator[type]:
    """The classes of the view that a template can reach."""
    for value in vars(records).values():
        if isinstance(value, type) and is_dataclass(value):
            yield value


_NAMES: dict[type | None, str] = {
    records.ContentsEntry: "line of the contents",
    records.ReportView: "whole report",
    records.ProgrammeItem: "session",
    records.SourceEntry: "source",
    **{
        each: each.__name__.lower()
        for each in every_record()
        if each.__name__.isalpha() and each.__name__[1:].islower()
    },
}
