"""Every field of the model says what it may tell of somebody."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, Field, create_model

from reportgen.model.base import ActorKey, Entity, Text
from reportgen.model.dates import PartialDate
from reportgen.model.fields import (
    Content,
    Holds,
    Markdown,
    Refers,
    annotation_of,
    fields_of,
    members,
)
from support.models import MODELS


def test_every_field_of_the_model_is_classified() -> None:
    for model in MODELS:
        assert set(holds_of(model)) == set(fields_of(model)), model.__name__


def holds_of(model: type[BaseModel]) -> Mapping[str, Content]:
    assert issubclass(model, Entity)
    return model.holds


class Dressed(Entity):
    """What the types of fields say by themselves, the outermost mark first."""

    code: Annotated[Text | None, Field()] = None
    badge: Annotated[tuple[Annotated[str, Holds("plain")], ...], Field()] = ()
    hosts: tuple[ActorKey, ...] | Literal["everyone"] = ()
    day: PartialDate | Literal["no date agreed"] | None = None
    secret: Annotated[Text | None, Holds("inside"), Field()] = None


def test_the_type_of_a_field_says_what_it_holds_and_a_mark_says_otherwise() -> None:
    assert Dressed.holds == {
        "code": "words",
        "badge": "plain",
        "hosts": "keys",
        "day": "plain",
        "secret": "inside",
    }


@pytest.mark.parametrize(
    "annotation", [str, str | None, tuple[str, ...], Any, float, Text | ActorKey, None]
)
def test_a_field_that_does_not_say_what_it_holds_is_refused(annotation: Any) -> None:
    told = r"“Ball\.dress_code”.*a type that does.*Text.*Holds\('words'\)"
    with pytest.raises(TypeError, match=told):
        create_model("Ball", __base__=Entity, dress_code=(annotation, ...))


def test_only_what_is_named_here_deviates_from_its_type() -> None:
    deviating = [
        f"{model.__name__}.{name}: {content}"
        for model in MODELS
        for name, content in holds_of(model).items()
        if content in ("inside", "person")
    ]
    assert sorted(deviating) == [
        "Image.consent: inside",
        *(
            f"Person.{name}: person"
            for name in (
                *("biography", "contact", "family_name", "given_name", "name"),
                *("names", "prefix", "suffix"),
            )
        ),
        "Release.evidence: inside",
    ]


def kinds_of(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """What the texts, lists and groups of a field are made of."""
    for kind, attached in members(annotation):
        if get_origin(kind) in (tuple, Mapping):
            yield from kinds_of(get_args(kind)[-1 if get_origin(kind) is Mapping else 0])
        else:
            yield kind, attached


# Texts of a form that leaves no room for a name.
PLAIN_TEXTS: tuple[str, ...] = (
    "language",
    "languages",
    "working_languages",
    "original_language",
    "currency",
)
PLAIN_TEXTS += ("country", "time_zone", "zone", "start", "end", "duration")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_what_its_class_says(model: type[BaseModel]) -> None:
    for name, field in fields_of(model).items():
        kind, found = holds_of(model)[name], list(kinds_of(annotation_of(field)))
        marks = [mark for _, attached in found for mark in attached]
        if any(isinstance(inner, type) and issubclass(inner, BaseModel) for inner, _ in found):
            assert kind in ("parts", "person"), name
        elif any(isinstance(mark, Markdown) for mark in marks):
            assert kind in ("prose", "person"), name
        elif any(isinstance(mark, Refers) for mark in marks) or name in ("id", "key"):
            assert kind == "keys", name
        elif any(inner is str for inner, _ in found) and name not in PLAIN_TEXTS:
            assert kind in ("words", "person", "inside") or name == "field", name
        else:
            assert kind == "plain", name
