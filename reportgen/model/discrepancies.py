"""What sources say differently, recorded instead of hidden."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from reportgen.model.base import Entity, SourceKey, Text, YesNo
from reportgen.model.fields import Holds

FIELD_PATH = r"^[a-z0-9_]+([.-][a-z0-9_]+)*$"


class SaidValue(Entity):
    """What one source says."""

    value: Annotated[Text, Field(description="What it says.", examples=["26 delegates"])]
    sources: Annotated[
        tuple[SourceKey, ...],
        Field(description="Which sources say it.", examples=[["announcement"]]),
    ] = ()


class Discrepancy(Entity):
    """A fact on which sources differ, what this file takes for true, and why."""

    field: Annotated[
        Annotated[str, Holds("keys"), StringConstraints(pattern=FIELD_PATH)],
        Field(
            description="Which field of this file it is about, from the outside in, with dots; "
            "entries of a list count from 1. Warnings about this field are not given.",
            examples=["delegations.councillors.size"],
        ),
    ]
    what: Annotated[
        Text,
        Field(
            description="The fact, as a noun for the report.",
            examples=["The size of the delegation"],
        ),
    ]
    values: Annotated[
        tuple[SaidValue, ...],
        Field(
            min_length=1,
            description="What each source says.",
            examples=[[{"value": "26 delegates", "sources": ["announcement"]}]],
        ),
    ]
    chosen: Annotated[
        Text | None,
        Field(description="Which value this file takes.", examples=["26 delegates"]),
    ] = None
    reason: Annotated[
        Text | None,
        Field(description="Why.", examples=["The list of names has 26 entries."]),
    ] = None
    printed: Annotated[
        YesNo, Field(description="Whether the report prints it.", examples=[False])
    ] = True
