"""Who visits, who hosts, who organises: a place or an organisation in a role."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import ActorKey, Prose, Traced
from reportgen.model.releases import Restricted

PartyRole = Literal[
    "visiting",
    "lead host",
    "co-host",
    "additional host",
    "organiser",
    "co-organiser",
    "partner",
    "funder",
    "in-kind supporter",
    "facilitator",
    "observer",
    "venue",
]


LEADING: tuple[PartyRole, ...] = ("lead host", "co-host")
HOSTING: tuple[PartyRole, ...] = (*LEADING, "additional host")
"""The roles of a party that receives the others."""


class Party(Traced, Restricted):
    """A place or an organisation that acts in the exchange, and what as."""

    who: Annotated[
        ActorKey,
        Field(
            description="The place or organisation: a key under `places` or `organisations`.",
            examples=["peshawar"],
        ),
    ]
    roles: Annotated[
        tuple[PartyRole, ...],
        Field(min_length=1, description="What it acts as.", examples=[["visiting"]]),
    ]
    reason: Annotated[
        Prose | None,
        Field(
            description="Why it takes this part; an additional host wants a reason.",
            examples=["The two cities have longstanding ties."],
        ),
    ] = None
