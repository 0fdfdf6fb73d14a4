"""What somebody agreed to do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import AttendeeKey, SessionKey, Text, Traced, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.releases import Restricted

ActionState = Literal["open", "under way", "done", "dropped"]


class Action(Traced, Restricted):
    """An action that was agreed; the report numbers them A1, A2 and so on."""

    title: Annotated[
        Text,
        Field(description="What is to be done.", examples=["Send the training plan to Luton"]),
    ]
    owner: Annotated[
        AttendeeKey | None,
        Field(
            description="Who does it: a person, a participant, an organisation or a place.",
            examples=["birmingham-city-council"],
        ),
    ] = None
    others: Annotated[
        tuple[AttendeeKey, ...],
        Field(description="Who does it together with the owner.", examples=[["luton"]]),
    ] = ()
    agreed_in: Annotated[
        SessionKey | None,
        Field(
            description="The session it was agreed in: a key under `sessions`.", examples=["panel"]
        ),
    ] = None
    due: Annotated[
        PartialDate | Literal["no date agreed"] | None,
        Field(
            description="By when; `no date agreed` says that none was.",
            examples=["2019-01-31", "no date agreed"],
        ),
    ] = None
    done: Annotated[
        PartialDate | None, Field(description="When it was done.", examples=["2019-01-15"])
    ] = None
    note: Annotated[
        Text | None,
        Field(description="What else is to be said of it.", examples=["Waits for the budget."]),
    ] = None
    state: Annotated[ActionState, Field(description="How far it has come.", examples=["open"])] = (
        "open"
    )
    carried_over: Annotated[
        YesNo,
        Field(description="Whether it comes from an earlier exchange.", examples=[True]),
    ] = False
