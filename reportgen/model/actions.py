"""What somebody agreed to do."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import AttendeeKey, SessionKey, Text, Traced, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted

ActionState = Literal["open", "under way", "done", "dropped"]


class Action(Traced, Restricted):
    """An action that was agreed; the report numbers them A1, A2 and so on."""

    title: Annotated[Text, Described("What is to be done.", "Send the training plan to Luton")]
    owner: Annotated[
        AttendeeKey | None,
        Described(
            "Who does it: a person, a participant, an organisation or a place.",
            "birmingham-city-council",
        ),
    ] = None
    others: Annotated[
        tuple[AttendeeKey, ...], Described("Who does it together with the owner.", ["luton"])
    ] = ()
    agreed_in: Annotated[
        SessionKey | None,
        Described("The session it was agreed in: a key under `sessions`.", "panel"),
    ] = None
    due: Annotated[
        PartialDate | Literal["no date agreed"] | None,
        Described("By when; `no date agreed` says that none was.", "2019-01-31", "no date agreed"),
    ] = None
    done: Annotated[PartialDate | None, Described("When it was done.", "2019-01-15")] = None
    note: Annotated[
        Text | None, Described("What else is to be said of it.", "Waits for the budget.")
    ] = None
    state: Annotated[ActionState | None, Described("How far it has come.", "open")] = None
    carried_over: Annotated[
        YesNo, Described("Whether it comes from an earlier exchange.", True)
    ] = False
