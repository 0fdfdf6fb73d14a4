"""A field of the model: its type, the marks in it, and what it may reveal of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from reportgen.model.dates import PartialDate

Content = Literal["words", "prose", "keys", "parts", "plain", "inside", "person"]
"""What a field holds: words, which may name people; prose, which may besides name them by
reference; keys of this entry or of others; entries of their own; what names nobody (numbers,
dates, choices); what only the internal edition tells; what goes with a person's name."""


@dataclass(frozen=True)
class Holds:
    """Marks a type or a field with what it holds; the outermost mark counts."""

    content: Content


@dataclass(frozen=True)
class Markdown:
    """Marks a type whose text is Markdown; links in it may lead to entries: `[text](#key)`."""

    content: ClassVar[Content] = "prose"


EntryKind = Literal[
    "place",
    "organisation",
    "party",
    "person",
    "participant",
    "leg",
    "delegation",
    "session",
    "event",
    "finding",
    "image",
    "attachment",
    "source",
]
"""What a key can stand for."""


@dataclass(frozen=True)
class Refers:
    """Marks a type whose text is the key of another entry, and says of which kinds."""

    kinds: tuple[EntryKind, ...]
    content: ClassVar[Content] = "keys"


# A small first letter would clash with the model's own fields, among whose names it is looked up.
def Described(description: str, *examples: Any, **constraints: Any) -> Any:  # noqa: N802
    """A field of the model with its description and examples, which editors and the docs show."""
    return Field(description=description, examples=list(examples) or None, **constraints)


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """A model's fields by the names that authors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def annotation_of(field: FieldInfo) -> Any:
    """A field's annotation with what Pydantic took off it put back."""
    if field.metadata:
        return Annotated[(field.annotation, *field.metadata)]
    return field.annotation


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


_PLAIN = (bool, int, Decimal, PartialDate)


def content_of(model: type[BaseModel], name: str) -> Content:
    """What a field holds, by its own mark or by its type.

    Raises TypeError where neither says it: a name in such a field could leave with any edition.
    """
    contents = {*_contents(annotation_of(fields_of(model)[name]))}
    content, *others = contents - {"plain"} or contents or {None}
    if content is None or others:
        raise TypeError(
            f"nothing says what “{model.__name__}.{name}” may reveal: give it a type that does "
            "(Text, Prose, a key, a date, a number, a choice, an entity), or write into its "
            f"annotation one of {', '.join(f'Holds({each!r})' for each in get_args(Content))}"
        )
    return content


def _contents(annotation: Any) -> Iterator[Content | None]:
    """What the parts of a type hold; None for a part that does not say it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if marks := [mark for mark in arguments if isinstance(mark, Holds | Markdown | Refers)]:
        yield marks[-1].content
    elif origin is Annotated or origin is tuple:
        yield from _contents(arguments[0])
    elif origin is Mapping:
        yield from _contents(arguments[1])
    elif origin in (Union, UnionType):
        for member in arguments:
            yield from _contents(member)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield "parts"
    elif origin is Literal or annotation in _PLAIN:
        yield "plain"
    elif annotation is not NoneType:
        yield None
