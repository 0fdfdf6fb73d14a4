"""An event that the exchange was built around or joined, such as a conference."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import OrganisationKey, PlaceKey, Prose, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.figures import StatedSize
from reportgen.model.releases import Restricted


class EmbeddedEvent(Traced, Restricted):
    """An event of its own in which the exchange, or a part of it, took place."""

    name: Annotated[
        Text, Field(description="What it is called.", examples=["Building Strong Cities"])
    ]
    kind: Annotated[Text, Field(description="What it is, as a noun.", examples=["conference"])] = (
        "event"
    )
    date: Annotated[
        PartialDate | None,
        Field(description="When, as precisely as it was recorded.", examples=["2018-10-29"]),
    ] = None
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it took place: a key under `places`.", examples=["birmingham"]),
    ] = None
    hosts: Annotated[
        tuple[OrganisationKey, ...],
        Field(description="Who hosted it.", examples=[["birmingham-city-council"]]),
    ] = ()
    partners: Annotated[
        tuple[OrganisationKey, ...],
        Field(description="In partnership with whom.", examples=[["scn"]]),
    ] = ()
    relation: Annotated[
        Prose | None,
        Field(
            description="How the exchange relates to it.",
            examples=["The exchange was timed to coincide with the conference."],
        ),
    ] = None
    attendance: Annotated[
        StatedSize | None,
        Field(
            description="How many people were there, as stated.",
            examples=[{"count": 200, "qualifier": "more than"}],
        ),
    ] = None
    address: Annotated[
        WebAddress | None,
        Field(description="Its web address.", examples=["https://www.example.org/days"]),
    ] = None
