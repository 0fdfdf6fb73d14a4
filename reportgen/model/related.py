"""Other exchanges that this one belongs with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import Text, Traced, WebAddress
from reportgen.model.dates import PartialDate

Relation = Literal[
    "part of",
    "includes",
    "follows",
    "followed by",
    "return visit of",
    "returned by",
    "at the same time as",
    "related to",
]


class RelatedExchange(Traced):
    """Another exchange, mission or visit."""

    title: Annotated[
        Text, Field(description="What it is called.", examples=["Trade mission to the north"])
    ]
    relation: Annotated[
        Relation,
        Field(description="What this exchange is to it.", examples=["part of"]),
    ] = "related to"
    dates: Annotated[
        PartialDate | None, Field(description="When it takes place.", examples=["2018-10"])
    ] = None
    address: Annotated[
        WebAddress | None,
        Field(description="Where one can read about it.", examples=["https://www.example.org"]),
    ] = None
    note: Annotated[
        Text | None,
        Field(
            description="How they belong together, in a sentence.",
            examples=["The councillors left the mission for two days."],
        ),
    ] = None
