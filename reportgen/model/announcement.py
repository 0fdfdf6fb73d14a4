"""The short public text that links to the report."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import Language, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described


class Announcement(Traced):
    """What was published about the exchange, and what it says of the full report."""

    title: Annotated[
        Text,
        Described("Its headline.", "Peshawar delegates travel to Birmingham for SCN City Exchange"),
    ]
    date: Annotated[PartialDate | None, Described("When it was published.", "2018-11")] = None
    address: Annotated[
        WebAddress | None, Described("Its web address.", "https://www.example.org/news")
    ] = None
    availability: Annotated[
        Literal["public", "on request", "to follow", "not public"] | None,
        Described("What it says of the full report: how one gets it.", "public"),
    ] = None
    language: Annotated[Language | None, Described("The language it is written in.", "en")] = None
    tense: Annotated[
        Literal["before", "during", "after"] | None,
        Described("Whether it was written before, during or after the exchange.", "after"),
    ] = None
