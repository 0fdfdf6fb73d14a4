"""People by name. Nobody is named in an edition without a release for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import Text, Traced


class Person(Traced):
    """A person whose name is known. What a person does stands under `participants`."""

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
