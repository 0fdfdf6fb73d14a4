"""Councils, police, ministries, networks, projects: the bodies of an exchange."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import OrganisationKey, PlaceKey, Text, Traced, WebAddress
from reportgen.model.fields import Described
from reportgen.model.images import ImageFile
from reportgen.model.names import OtherNames, TakesArticle
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
        Text, Described("The full name as the body itself writes it.", "Birmingham City Council")
    ]
    short_name: Annotated[Text | None, Described("The abbreviation it is known by.", "SCN")] = None
    kind: Annotated[
        OrganisationKind | None, Described("What kind of body it is.", "local authority")
    ] = None
    part_of: Annotated[
        OrganisationKey | None,
        Described(
            "The body that this one is a part of: a key under `organisations`.",
            "birmingham-city-council",
        ),
    ] = None
    place: Annotated[
        PlaceKey | None, Described("Where it is at home: a key under `places`.", "birmingham")
    ] = None
    website: Annotated[
        WebAddress | None, Described("Its web address.", "https://www.example.org")
    ] = None
    names: OtherNames = ()
    article: TakesArticle = None
    logo: Annotated[
        ImageFile | None,
        Described(
            "Its logo's file, relative to this file; that of a party stands on the cover.",
            "pictures/logo.png",
        ),
    ] = None
