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
class Value:
    """What is known of a value; where nothing is, its form is `any`, and nothing is held against
    it."""

    form: Form
    of: Value | None = None
    """Of a list: what its entries are."""
    record: type | None = None
    """Of a record: its class in the view."""
    optional: bool = False
    """True if it may be None, for want of data."""
    keys: frozenset[str] = frozenset()
    """Of words: the labels that there are."""

    @property
    def noun(self) -> str:
        """What to call it in a sentence."""
        if self.form == "record":
            return f"a {_RECORDS.get(self.record, 'record')}"
        return _NOUNS[self.form]

    def there(self) -> Value:
        """The same, known to be there."""
        return replace(self, optional=False) if self.optional else self


_NOUNS: dict[str, str] = {
    "text": "text",
    "Markdown": "Markdown",
    "number": "a number",
    "truth": "yes or no",
    "list": "a list",
    "words": "all the labels",
    "markup": "text with its look",
    "any": "a value",
}
ANY, TEXT, PROSE = Value("any"), Value("text"), Value("Markdown")
NUMBER, TRUTH, MARKUP = Value("number"), Value("truth"), Value("markup")
NOTHING = Value("any", optional=True)


def list_of(value: Value) -> Value:
    """A list of such entries."""
    return Value("list", of=value)


def report(labels: frozenset[str]) -> Value:
    """The root of every template; `labels` are those of `report.words`."""
    return Value("record", record=records.ReportView, keys=labels)


_LOOP: Mapping[str, Value] = {
    **dict.fromkeys(
        ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), NUMBER
    ),
    **dict.fromkeys(("first", "last"), TRUTH),
    **dict.fromkeys(("previtem", "nextitem"), NOTHING),
    **dict.fromkeys(("cycle", "changed"), ANY),
}
LOOP = Value("any", keys=frozenset(_LOOP))
"""What Jinja calls `loop` inside of a loop."""


def members(value: Value) -> Mapping[str, Value]:
    """The fields of a record, of a loop, or the labels, with what they are."""
    if value == LOOP:
        return _LOOP
    if value.form == "words":
        return dict.fromkeys(value.keys, TEXT)
    fields = _fields(value.record) if value.record else {}
    return {
        name: replace(each, keys=value.keys) if each.form == "words" else each
        for name, each in fields.items()
    }


@cache
def _fields(record: type) -> dict[str, Value]:
    hints = typing.get_type_hints(record, vars(records))
    return {each.name: of_annotation(hints[each.name]) for each in fields(record)}


def of_annotation(annotation: Any) -> Value:
    """What a type of the view, or of a filter's argument, says of a value."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of_annotation(inner[0])
    if origin in (Union, types.UnionType):
        some = [each for each in inner if each is not types.NoneType]
        value = of_annotation(some[0]) if len(some) == 1 else ANY
        return replace(value, optional=len(some) < len(inner))
    if origin in (tuple, list) or (isinstance(origin, type) and issubclass(origin, Sequence)):
        return list_of(of_annotation(inner[0]) if inner else ANY)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Value("words")
    if isinstance(annotation, type) and is_dataclass(annotation):
        return Value("record", record=annotation)
    return _PLAIN.get(annotation, ANY)


_PLAIN: dict[Any, Value] = {
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


_RECORDS: dict[type | None, str] = {
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
