"""Other exchanges that this one belongs with."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described

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

    title: Annotated[Text, Described("What it is called.", "Trade mission to the north")]
    relation: Annotated[Relation, Described("What this exchange is to it.", "part of")] = (
        "related to"
    )
    dates: Annotated[PartialDate | None, Described("When it takes place.", "2018-10")] = None
    address: Annotated[
        WebAddress | None, Described("Where one can read about it.", "https://www.example.org")
    ] = None
    note: Annotated[
        Text | None,
        Described(
            "How they belong together, in a sentence.",
            "The councillors left the mission for two days.",
        ),
    ] = None
