"""How the cities compare: a row for each theme, a column for each city."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import ActorKey, Entity, Text, Traced


class ContextView(Entity):
    """How things are in one city."""

    who: Annotated[
        ActorKey,
        Field(
            description="The place or organisation: a key under `places` or `organisations`.",
            examples=["luton"],
        ),
    ]
    text: Annotated[
        Text, Field(description="How it is there.", examples=["Schools refer to one panel."])
    ]


class Comparison(Traced):
    """One theme on which the cities are compared."""

    theme: Annotated[Text, Field(description="The theme.", examples=["Referrals"])]
    views: Annotated[
        tuple[ContextView, ...],
        Field(
            min_length=1,
            description="How it is in each city.",
            examples=[[{"who": "luton", "text": "Schools refer to one panel."}]],
        ),
    ]
    verdict: Annotated[
        Literal["similar", "different"] | None,
        Field(description="Whether the cities are alike in this.", examples=["different"]),
    ] = None
    note: Annotated[
        Text | None,
        Field(
            description="What follows from the comparison, in a sentence.",
            examples=["The law differs, the practice does not."],
        ),
    ] = None
