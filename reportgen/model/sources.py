"""Where the facts come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import OrganisationKey, Text, WebAddress, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.releases import Restricted


class Source(Restricted):
    """A text, a record or a person's account that facts of this file rest on."""

    title: Annotated[
        Text,
        Field(
            description="The title as printed there.",
            examples=["Peshawar delegates travel to Birmingham for SCN City Exchange"],
        ),
    ]
    kind: Annotated[
        Text | None, Field(description="What it is, as a noun.", examples=["announcement"])
    ] = None
    author: Annotated[
        Text | None,
        Field(description="Who wrote it, as printed there.", examples=["Example Network"]),
    ] = None
    publisher: Annotated[
        OrganisationKey | None,
        Field(description="Who published it: a key under `organisations`.", examples=["scn"]),
    ] = None
    date: Annotated[
        PartialDate | None, Field(description="When it was published.", examples=["2018-11"])
    ] = None
    address: Annotated[
        WebAddress | None,
        Field(description="Its web address.", examples=["https://www.example.org/news"]),
    ] = None
    default: Annotated[
        YesNo,
        Field(
            description="Whether facts of this file that name no source come from this one.",
            examples=[True],
        ),
    ] = False
