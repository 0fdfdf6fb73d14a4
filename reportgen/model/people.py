"""People by name. Nobody is named in an edition without a release for it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportgen.model.base import Prose, Text, Traced
from reportgen.model.fields import Content
from reportgen.model.names import OtherName


class Person(Traced):
    """A person whose name is known. What a person does stands under `participants`."""

    own_fields: ClassVar[Content | None] = "person"

    name: Annotated[
        Text,
        Field(
            description="The name as the person writes it, without titles of courtesy.",
            examples=["Waqar Ahmed"],
        ),
    ]
    family_name: Annotated[
        Text | None,
        Field(
            description="The part of the name that lists are sorted by, where it is known.",
            examples=["Ahmed"],
        ),
    ] = None
    given_name: Annotated[
        Text | None,
        Field(description="The given name, where it is known.", examples=["Waqar"]),
    ] = None
    prefix: Annotated[
        Text | None,
        Field(description="A title that goes before the name.", examples=["Dr"]),
    ] = None
    suffix: Annotated[
        Text | None,
        Field(description="Letters that go after the name.", examples=["OBE"]),
    ] = None
    names: Annotated[
        tuple[OtherName, ...],
        Field(
            description="The name in other scripts and spellings.",
            examples=[[{"name": "Waqar Ahmad", "kind": "other spelling"}]],
        ),
    ] = ()
    biography: Annotated[
        Prose | None,
        Field(
            description="A few sentences about the person (Markdown).",
            examples=["A council member since 2015."],
        ),
    ] = None
    contact: Annotated[
        tuple[Text, ...],
        Field(
            description="How to reach the person; never public unless it is released.",
            examples=[["w.ahmed@example.org"]],
        ),
    ] = ()
