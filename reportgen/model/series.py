"""The programme that an exchange belongs to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import OrganisationKey, Text, Traced


class Series(Traced):
    """A series of exchanges, and which one this is."""

    name: Annotated[
        Text,
        Field(
            description="The name of one exchange of the series, without its number.",
            examples=["bilateral city exchange"],
        ),
    ]
    organiser: Annotated[
        OrganisationKey | None,
        Field(description="Whose series it is: a key under `organisations`.", examples=["scn"]),
    ] = None
    ordinal: Annotated[
        int | None, Field(ge=1, description="Which one of the series this is.", examples=[3])
    ] = None
    counts: Annotated[
        Text | None,
        Field(
            description="What the number counts, if not exchanges.", examples=["pairs of cities"]
        ),
    ] = None
