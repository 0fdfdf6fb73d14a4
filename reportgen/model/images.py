"""Photographs, maps and charts."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from reportgen.model.base import AttendeeKey, Entity, PlaceKey, SessionKey, Text, Traced, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Holds
from reportgen.model.releases import Restricted

ON_FILE = "on file"
"""What every edition but the internal one says of the basis on which a picture shows people."""

IMAGE_FILE = r"^[^/\\:]+(/[^/\\:]+)*$"

ImageFile = Annotated[Text, StringConstraints(pattern=IMAGE_FILE)]
"""A path with forward slashes, below the exchange file's folder."""


class Pictured(Entity):
    """Somebody who can be recognised in a picture."""

    who: Annotated[
        AttendeeKey,
        Field(description="A person or a participant.", examples=["waqar-ahmed"]),
    ]
    position: Annotated[
        Text | None, Field(description="Where in the picture.", examples=["second from left"])
    ] = None


class Image(Traced, Restricted):
    """A picture of the report. What a camera wrote into the file is taken out."""

    file: Annotated[
        ImageFile,
        Field(
            description="The picture's file, relative to this file: JPEG or PNG.",
            examples=["pictures/panel.jpg"],
        ),
    ]
    caption: Annotated[
        Text | None,
        Field(description="What it shows, in a sentence.", examples=["The panel discussion."]),
    ] = None
    alt: Annotated[
        Text | None,
        Field(
            description="The picture in words, for those who cannot see it.",
            examples=["Four people sit behind a long table and listen to a fifth."],
        ),
    ] = None
    decorative: Annotated[
        YesNo,
        Field(description="Whether it tells nothing, so that it needs no `alt`.", examples=[True]),
    ] = False
    people: Annotated[
        tuple[Pictured, ...],
        Field(
            description="Who can be recognised in it, and where.",
            examples=[[{"who": "waqar-ahmed", "position": "left"}]],
        ),
    ] = ()
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it was taken: a key under `places`.", examples=["birmingham"]),
    ] = None
    date: Annotated[
        PartialDate | None, Field(description="When it was taken.", examples=["2018-10-30"])
    ] = None
    session: Annotated[
        SessionKey | None,
        Field(
            description="The session it stands with: a key under `sessions`. "
            "Without one, it stands in the annex of photographs.",
            examples=["panel"],
        ),
    ] = None
    cover: Annotated[
        YesNo,
        Field(description="Whether it stands on the cover.", examples=[True]),
    ] = False
    credit: Annotated[
        Text | None, Field(description="Who took it.", examples=["Example Network"])
    ] = None
    licence: Annotated[
        Text | None,
        Field(description="Under which licence it may be used.", examples=["CC BY 4.0"]),
    ] = None
    consent: Annotated[
        Text | None,
        Holds("inside"),
        Field(
            description="On which basis the people in it are shown; never printed in public.",
            examples=["Signed forms of 2 May"],
        ),
    ] = None

    @model_validator(mode="after")
    def _told_or_decorative(self) -> Self:
        if self.alt and self.decorative:
            raise PydanticCustomError("image_alt", "", {})
        return self
