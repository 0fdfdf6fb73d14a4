"""The legs of an exchange: one visit each, between one side and the other."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import ActorKey, DelegationKey, PlaceKey, Prose, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.modality import Modality, Status
from reportgen.model.releases import Restricted


class Leg(Traced, Restricted):
    """A visit of its own within the exchange; their order in the file is the order of travel."""

    title: Annotated[
        Text | None, Field(description="What it was called.", examples=["Return visit"])
    ] = None
    origin: Annotated[
        tuple[PlaceKey, ...],
        Field(
            alias="from",
            description="Where it started: keys under `places`.",
            examples=[["peshawar"]],
        ),
    ] = ()
    destination: Annotated[
        tuple[PlaceKey, ...],
        Field(alias="to", description="Where it led: keys under `places`.", examples=[["luton"]]),
    ] = ()
    hosts: Annotated[
        tuple[ActorKey, ...],
        Field(description="Who hosted it.", examples=[["birmingham-city-council"]]),
    ] = ()
    dates: Annotated[
        PartialDate | None,
        Field(description="When, as precisely as it was recorded.", examples=["2018-10-30"]),
    ] = None
    delegations: Annotated[
        tuple[DelegationKey, ...],
        Field(description="Who travelled: keys under `delegations`.", examples=[["councillors"]]),
    ] = ()
    modality: Annotated[
        Modality | None,
        Field(description="Whether people met in a room.", examples=["online"]),
    ] = None
    status: Annotated[
        Status | None,
        Field(
            description="What became of it, where that differs from the exchange.",
            examples=["moved online"],
        ),
    ] = None
    purpose: Annotated[
        Prose | None,
        Field(description="What it was for (Markdown).", examples=["To see the youth houses."]),
    ] = None
