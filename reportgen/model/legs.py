"""The legs of an exchange: one visit each, between one side and the other."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import ActorKey, DelegationKey, PlaceKey, Prose, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.modality import Modality, Status
from reportgen.model.releases import Restricted


class Leg(Traced, Restricted):
    """A visit of its own within the exchange; their order in the file is the order of travel."""

    title: Annotated[Text | None, Described("What it was called.", "Return visit")] = None
    origin: Annotated[
        tuple[PlaceKey, ...],
        Described("Where it started: keys under `places`.", ["peshawar"], alias="from"),
    ] = ()
    destination: Annotated[
        tuple[PlaceKey, ...], Described("Where it led: keys under `places`.", ["luton"], alias="to")
    ] = ()
    hosts: Annotated[
        tuple[ActorKey, ...], Described("Who hosted it.", ["birmingham-city-council"])
    ] = ()
    dates: Annotated[
        PartialDate | None, Described("When, as precisely as it was recorded.", "2018-10-30")
    ] = None
    delegations: Annotated[
        tuple[DelegationKey, ...],
        Described("Who travelled: keys under `delegations`.", ["councillors"]),
    ] = ()
    modality: Annotated[Modality | None, Described("Whether people met in a room.", "online")] = (
        None
    )
    status: Annotated[
        Status | None,
        Described("What became of it, where that differs from the exchange.", "moved online"),
    ] = None
    purpose: Annotated[
        Prose | None, Described("What it was for (Markdown).", "To see the youth houses.")
    ] = None
