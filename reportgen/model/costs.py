"""What the exchange cost and who paid."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import ActorKey, Text, Traced
from reportgen.model.fields import Described
from reportgen.model.figures import Money

CostState = Literal["planned", "actual"]


class Funding(Traced):
    """What somebody gave for the exchange, in money or in kind."""

    funder: Annotated[
        ActorKey, Described("Who gave it: a key under `organisations` or `places`.", "example-fund")
    ]
    amount: Annotated[
        Money | None, Described("How much.", {"amount": "4800.00", "currency": "EUR"})
    ] = None
    what: Annotated[
        Text | None, Described("What for, or what was given in kind.", "Rooms and meals")
    ] = None
    reference: Annotated[
        Text | None, Described("The grant's or the contract's number.", "EF-2018-77")
    ] = None


class Cost(Traced):
    """One item of the costs."""

    what: Annotated[Text, Described("What it was spent on.", "Flights")]
    amount: Annotated[
        Money | None, Described("How much.", {"amount": "3200.00", "currency": "EUR"})
    ] = None
    payer: Annotated[
        ActorKey | None, Described("Who paid: a key under `organisations` or `places`.", "peshawar")
    ] = None
    category: Annotated[Text | None, Described("What kind of cost it is.", "Travel")] = None
    state: Annotated[CostState | None, Described("Whether it was planned or spent.", "actual")] = (
        None
    )
