"""The programme that an exchange belongs to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import OrganisationKey, Prose, Text, Traced


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
    instalment: Annotated[
        Text | None,
        Field(
            description="Which part of one exchange this is, where it has several.",
            examples=["second of two visits"],
        ),
    ] = None
    framework: Annotated[
        Text | None,
        Field(
            description="What the series rests on: a grant, a programme, a memorandum.",
            examples=["Memorandum of understanding of 2016"],
        ),
    ] = None
    statement: Annotated[
        Prose | None,
        Field(
            description="What the series must say in every report, printed word for word.",
            examples=["The network supports cities in preventing violent extremism."],
        ),
    ] = None
    also_in: Annotated[
        tuple[Text, ...],
        Field(
            description="Other programmes or networks that the exchange is a part of too.",
            examples=[["Example programme for young mayors"]],
        ),
    ] = ()
