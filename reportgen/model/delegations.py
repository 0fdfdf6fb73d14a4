"""Who travelled together: a delegation, its size as stated, and the groups it split into."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import ActorKey, AttendeeKey, DelegationKey, Prose, Text, Traced
from reportgen.model.figures import StatedSize
from reportgen.model.releases import Restricted


class SubGroup(Traced):
    """A part of a delegation with a programme or a purpose of its own."""

    name: Annotated[
        Text, Field(description="What the group is called or was.", examples=["The school group"])
    ]
    size: Annotated[
        StatedSize | None, Field(description="How many people it had, as stated.", examples=[12])
    ] = None
    purpose: Annotated[
        Text | None,
        Field(description="What it came for.", examples=["Visited the three schools."]),
    ] = None
    members: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            description="Who belonged to it, as far as known: people or participants.",
            examples=[["waqar-ahmed"]],
        ),
    ] = ()


class Delegation(Traced, Restricted):
    """People whom one side sent together."""

    name: Annotated[
        Text | None,
        Field(description="What it is called.", examples=["Peshawar council delegation"]),
    ] = None
    sender: Annotated[
        ActorKey | None,
        Field(
            description="Who sent it: a key under `places` or `organisations`.",
            examples=["peshawar"],
        ),
    ] = None
    leaders: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            description="Who led it: people, or participants without a name.",
            examples=[["waqar-ahmed"]],
        ),
    ] = ()
    size: Annotated[
        StatedSize | None,
        Field(description="How many people it had, as stated.", examples=[26]),
    ] = None
    companions: Annotated[
        StatedSize | None,
        Field(description="How many travelled along at their own expense.", examples=[3]),
    ] = None
    groups: Annotated[
        tuple[SubGroup, ...],
        Field(
            description="The groups it split into.",
            examples=[[{"name": "The school group", "size": 12}]],
        ),
    ] = ()
    part_of: Annotated[
        DelegationKey | None,
        Field(
            description="The larger delegation or mission it travelled in: a key under "
            "`delegations`.",
            examples=["trade-mission"],
        ),
    ] = None
    note: Annotated[
        Prose | None,
        Field(
            description="What else is to be said of it (Markdown).",
            examples=["It was joined by the press for a day."],
        ),
    ] = None
