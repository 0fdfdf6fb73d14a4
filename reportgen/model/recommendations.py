"""What somebody is advised to do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import ActorKey, FindingKey, Prose, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.releases import Restricted

Priority = Literal["high", "medium", "low"]


class Recommendation(Traced, Restricted):
    """A recommendation; the report numbers them R1, R2 and so on, in the file's order."""

    title: Annotated[
        Text,
        Field(
            description="The recommendation in one sentence.",
            examples=["Name one person in charge of the youth house"],
        ),
    ]
    text: Annotated[
        Prose | None,
        Field(
            description="Why and how, in full (Markdown).",
            examples=["The house works because somebody is always there."],
        ),
    ] = None
    to: Annotated[
        tuple[ActorKey, ...],
        Field(description="Which places or organisations it is for.", examples=[["peshawar"]]),
    ] = ()
    priority: Annotated[
        Priority | None,
        Field(description="How much it matters.", examples=["high"]),
    ] = None
    due: Annotated[PartialDate | None, Field(description="By when.", examples=["2019-06"])] = None
    based_on: Annotated[
        tuple[FindingKey, ...],
        Field(description="The findings it follows from: their keys.", examples=[["trust-first"]]),
    ] = ()
    reply: Annotated[
        Text | None,
        Field(
            description="What those whom it is for said to it.",
            examples=["Accepted by the council on 4 March 2019."],
        ),
    ] = None
