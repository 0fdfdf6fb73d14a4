"""People by name. Nobody is named in an edition without a release for it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportgen.model.base import Prose, Text, Traced
from reportgen.model.fields import Content, Described
from reportgen.model.names import OtherName


class Person(Traced):
    """A person whose name is known. What a person does stands under `participants`."""

    own_fields: ClassVar[Content | None] = "person"

    name: Annotated[
        Text,
        Described("The name as the person writes it, without titles of courtesy.", "Waqar Ahmed"),
    ]
    family_name: Annotated[
        Text | None,
        Described("The part of the name that lists are sorted by, where it is known.", "Ahmed"),
    ] = None
    given_name: Annotated[Text | None, Described("The given name, where it is known.", "Waqar")] = (
        None
    )
    prefix: Annotated[Text | None, Described("A title that goes before the name.", "Dr")] = None
    suffix: Annotated[Text | None, Described("Letters that go after the name.", "OBE")] = None
    names: Annotated[
        tuple[OtherName, ...],
        Described(
            "The name in other scripts and spellings.",
            [{"name": "Waqar Ahmad", "kind": "other spelling"}],
        ),
    ] = ()
    biography: Annotated[
        Prose | None,
        Described("A few sentences about the person (Markdown).", "A council member since 2015."),
    ] = None
    contact: Annotated[
        tuple[Text, ...],
        Described(
            "How to reach the person; never public unless it is released.", ["w.ahmed@example.org"]
        ),
    ] = ()
