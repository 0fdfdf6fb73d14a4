"""Photographs, maps and charts."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from reportgen.model.base import AttendeeKey, Entity, PlaceKey, SessionKey, Text, Traced, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described, Holds
from reportgen.model.releases import Restricted

ON_FILE = "on file"
"""What every edition but the internal one says of the basis on which a picture shows people."""

IMAGE_FILE = r"^[^/\\:]+(/[^/\\:]+)*$"

ImageFile = Annotated[Text, StringConstraints(pattern=IMAGE_FILE)]
"""A path with forward slashes, below the exchange file's folder."""


class Pictured(Entity):
    """Somebody who can be recognised in a picture."""

    who: Annotated[AttendeeKey, Described("A person or a participant.", "waqar-ahmed")]
    position: Annotated[Text | None, Described("Where in the picture.", "second from left")] = None


class Image(Traced, Restricted):
    """A picture of the report. What a camera wrote into the file is taken out."""

    file: Annotated[
        ImageFile,
        Described("The picture's file, relative to this file: JPEG or PNG.", "pictures/panel.jpg"),
    ]
    caption: Annotated[
        Text | None, Described("What it shows, in a sentence.", "The panel discussion.")
    ] = None
    alt: Annotated[
        Text | None,
        Described(
            "The picture in words, for those who cannot see it.",
            "Four people sit behind a long table and listen to a fifth.",
        ),
    ] = None
    decorative: Annotated[
        YesNo, Described("Whether it tells nothing, so that it needs no `alt`.", True)
    ] = False
    people: Annotated[
        tuple[Pictured, ...],
        Described(
            "Who can be recognised in it, and where.", [{"who": "waqar-ahmed", "position": "left"}]
        ),
    ] = ()
    place: Annotated[
        PlaceKey | None, Described("Where it was taken: a key under `places`.", "birmingham")
    ] = None
    date: Annotated[PartialDate | None, Described("When it was taken.", "2018-10-30")] = None
    session: Annotated[
        SessionKey | None,
        Described(
            "The session it stands with: a key under `sessions`. "
            "Without one, it stands in the annex of photographs.",
            "panel",
        ),
    ] = None
    cover: Annotated[YesNo, Described("Whether it stands on the cover.", True)] = False
    credit: Annotated[Text | None, Described("Who took it.", "Example Network")] = None
    licence: Annotated[
        Text | None, Described("Under which licence it may be used.", "CC BY 4.0")
    ] = None
    consent: Annotated[
        Text | None,
        Holds("inside"),
        Described(
            "On which basis the people in it are shown; never printed in public.",
            "Signed forms of 2 May",
        ),
    ] = None

    @model_validator(mode="after")
    def _told_or_decorative(self) -> Self:
        if self.alt and self.decorative:
            raise PydanticCustomError("image_alt", "", {})
        return self
