"""Who travelled together: a delegation, its size as stated, and the groups it split into."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import ActorKey, AttendeeKey, DelegationKey, Prose, Text, Traced
from reportgen.model.fields import Described
from reportgen.model.figures import StatedSize
from reportgen.model.releases import Restricted


class SubGroup(Traced):
    """A part of a delegation with a programme or a purpose of its own."""

    name: Annotated[Text, Described("What the group is called or was.", "The school group")]
    size: Annotated[StatedSize | None, Described("How many people it had, as stated.", 12)] = None
    purpose: Annotated[
        Text | None, Described("What it came for.", "Visited the three schools.")
    ] = None
    members: Annotated[
        tuple[AttendeeKey, ...],
        Described("Who belonged to it, as far as known: people or participants.", ["waqar-ahmed"]),
    ] = ()


class Delegation(Traced, Restricted):
    """People whom one side sent together."""

    name: Annotated[Text | None, Described("What it is called.", "Peshawar council delegation")] = (
        None
    )
    sender: Annotated[
        ActorKey | None,
        Described("Who sent it: a key under `places` or `organisations`.", "peshawar"),
    ] = None
    leaders: Annotated[
        tuple[AttendeeKey, ...],
        Described("Who led it: people, or participants without a name.", ["waqar-ahmed"]),
    ] = ()
    size: Annotated[StatedSize | None, Described("How many people it had, as stated.", 26)] = None
    companions: Annotated[
        StatedSize | None, Described("How many travelled along at their own expense.", 3)
    ] = None
    groups: Annotated[
        tuple[SubGroup, ...],
        Described("The groups it split into.", [{"name": "The school group", "size": 12}]),
    ] = ()
    part_of: Annotated[
        DelegationKey | None,
        Described(
            "The larger delegation or mission it travelled in: a key under `delegations`.",
            "trade-mission",
        ),
    ] = None
    note: Annotated[
        Prose | None,
        Described(
            "What else is to be said of it (Markdown).", "It was joined by the press for a day."
        ),
    ] = None
