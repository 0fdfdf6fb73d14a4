"""Councils, police, ministries, networks, projects: the bodies of an exchange."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import OrganisationKey, PlaceKey, Text, Traced, WebAddress
from reportgen.model.images import ImageFile
from reportgen.model.names import OtherNames
from reportgen.model.releases import Restricted

OrganisationKind = Literal[
    "local authority",
    "police",
    "ministry",
    "parliament",
    "international organisation",
    "network",
    "government agency",
    "NGO",
    "community project",
    "foundation",
    "faith body",
    "school or university",
    "research institute",
    "health service",
    "court or prison",
    "company",
    "media",
    "other",
]


class Organisation(Traced, Restricted):
    """A body that takes part, is visited or is named."""

    name: Annotated[
        Text,
        Field(
            description="The full name as the body itself writes it.",
            examples=["Birmingham City Council"],
        ),
    ]
    short_name: Annotated[
        Text | None, Field(description="The abbreviation it is known by.", examples=["SCN"])
    ] = None
    kind: Annotated[
        OrganisationKind | None,
        Field(description="What kind of body it is.", examples=["local authority"]),
    ] = None
    part_of: Annotated[
        OrganisationKey | None,
        Field(
            description="The body that this one is a part of: a key under `organisations`.",
            examples=["birmingham-city-council"],
        ),
    ] = None
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it is at home: a key under `places`.", examples=["birmingham"]),
    ] = None
    website: Annotated[
        WebAddress | None,
        Field(description="Its web address.", examples=["https://www.example.org"]),
    ] = None
    names: OtherNames = ()
    logo: Annotated[
        ImageFile | None,
        Field(
            description="Its logo's file, relative to this file; that of a party stands on the "
            "cover.",
            examples=["pictures/logo.png"],
        ),
    ] = None
