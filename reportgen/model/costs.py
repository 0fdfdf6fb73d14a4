"""What the exchange cost and who paid."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import ActorKey, Text, Traced
from reportgen.model.figures import Money

CostState = Literal["planned", "actual"]


class Funding(Traced):
    """What somebody gave for the exchange, in money or in kind."""

    funder: Annotated[
        ActorKey,
        Field(
            description="Who gave it: a key under `organisations` or `places`.",
            examples=["example-fund"],
        ),
    ]
    amount: Annotated[
        Money | None,
        Field(description="How much.", examples=[{"amount": "4800.00", "currency": "EUR"}]),
    ] = None
    what: Annotated[
        Text | None,
        Field(description="What for, or what was given in kind.", examples=["Rooms and meals"]),
    ] = None
    reference: Annotated[
        Text | None,
        Field(description="The grant's or the contract's number.", examples=["EF-2018-77"]),
    ] = None


class Cost(Traced):
    """One item of the costs."""

    what: Annotated[Text, Field(description="What it was spent on.", examples=["Flights"])]
    amount: Annotated[
        Money | None,
        Field(description="How much.", examples=[{"amount": "3200.00", "currency": "EUR"}]),
    ] = None
    payer: Annotated[
        ActorKey | None,
        Field(
            description="Who paid: a key under `organisations` or `places`.",
            examples=["peshawar"],
        ),
    ] = None
    category: Annotated[
        Text | None, Field(description="What kind of cost it is.", examples=["Travel"])
    ] = None
    state: Annotated[
        CostState, Field(description="Whether it was planned or spent.", examples=["actual"])
    ] = "actual"
