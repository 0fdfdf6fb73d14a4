"""Who visits, who hosts, who organises: a place or an organisation in a role."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from reportgen.model.base import ActorKey, Prose, Traced
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted

Leading = Literal["lead host", "co-host"]
Organising = Literal["organiser", "co-organiser"]
Supporting = Literal["partner", "funder", "in-kind supporter", "facilitator", "observer", "venue"]
PartyRole = Literal["visiting", Leading, "additional host", Organising, Supporting]

LEADING: tuple[PartyRole, ...] = get_args(Leading)
HOSTING: tuple[PartyRole, ...] = (*LEADING, "additional host")
"""The roles of a party that receives the others."""
ORGANISING: tuple[PartyRole, ...] = get_args(Organising)
SUPPORTING: tuple[PartyRole, ...] = get_args(Supporting)


class Party(Traced, Restricted):
    """A place or an organisation that acts in the exchange, and what as."""

    who: Annotated[
        ActorKey,
        Described(
            "The place or organisation: a key under `places` or `organisations`.", "peshawar"
        ),
    ]
    roles: Annotated[
        tuple[PartyRole, ...], Described("What it acts as.", ["visiting"], min_length=1)
    ]
    reason: Annotated[
        Prose | None,
        Described(
            "Why it takes this part; an additional host wants a reason.",
            "The two cities have longstanding ties.",
        ),
    ] = None
