"""The short public text that links to the report."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import Language, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate


class Announcement(Traced):
    """What was published about the exchange, and what it says of the full report."""

    title: Annotated[
        Text,
        Field(
            description="Its headline.",
            examples=["Peshawar delegates travel to Birmingham for SCN City Exchange"],
        ),
    ]
    date: Annotated[
        PartialDate | None, Field(description="When it was published.", examples=["2018-11"])
    ] = None
    address: Annotated[
        WebAddress | None,
        Field(description="Its web address.", examples=["https://www.example.org/news"]),
    ] = None
    availability: Annotated[
        Literal["public", "on request", "to follow", "not public"] | None,
        Field(
            description="What it says of the full report: how one gets it.",
            examples=["public"],
        ),
    ] = None
    language: Annotated[
        Language | None,
        Field(description="The language it is written in.", examples=["en"]),
    ] = None
    tense: Annotated[
        Literal["before", "during", "after"] | None,
        Field(
            description="Whether it was written before, during or after the exchange.",
            examples=["after"],
        ),
    ] = None
