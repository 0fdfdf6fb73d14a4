"""Documents that belong to the exchange: presentations, texts, files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import Language, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.releases import Restricted


class Attachment(Traced, Restricted):
    """A document that a session, an agreement or the whole exchange produced or used."""

    title: Annotated[Text, Field(description="Its title.", examples=["The referral form"])]
    kind: Annotated[
        Text | None, Field(description="What it is, as a noun.", examples=["presentation"])
    ] = None
    author: Annotated[
        Text | None,
        Field(description="Who wrote it, as printed there.", examples=["Example Network"]),
    ] = None
    date: Annotated[PartialDate | None, Field(description="Its date.", examples=["2018-10"])] = None
    language: Annotated[
        Language | None, Field(description="The language it is written in.", examples=["en"])
    ] = None
    address: Annotated[
        WebAddress | None,
        Field(description="Where it can be read.", examples=["https://www.example.org/form"]),
    ] = None
    where: Annotated[
        Text | None,
        Field(
            description="Where it can be had, if not on the web.",
            examples=["At the council's archive, file 12"],
        ),
    ] = None
    handling: Annotated[
        Text | None,
        Field(
            description="Its own handling mark; the report's is at least as strict.",
            examples=["TLP:AMBER"],
        ),
    ] = None
