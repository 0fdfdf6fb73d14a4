"""What sources say differently, recorded instead of hidden."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from reportgen.model.base import Entity, SourceKey, Text, YesNo
from reportgen.model.fields import Described, Holds

FIELD_PATH = r"^[a-z0-9_]+([.-][a-z0-9_]+)*$"


class SaidValue(Entity):
    """What one source says."""

    value: Annotated[Text, Described("What it says.", "26 delegates")]
    sources: Annotated[
        tuple[SourceKey, ...], Described("Which sources say it.", ["announcement"])
    ] = ()


class Discrepancy(Entity):
    """A fact on which sources differ, what this file takes for true, and why."""

    field: Annotated[
        Annotated[str, Holds("keys"), StringConstraints(pattern=FIELD_PATH)],
        Described(
            "Which field of this file it is about, from the outside in, with dots; "
            "entries of a list count from 1. Warnings about this field are not given.",
            "delegations.councillors.size",
        ),
    ]
    what: Annotated[
        Text, Described("The fact, as a noun for the report.", "The size of the delegation")
    ]
    values: Annotated[
        tuple[SaidValue, ...],
        Described(
            "What each source says.",
            [{"value": "26 delegates", "sources": ["announcement"]}],
            min_length=1,
        ),
    ]
    chosen: Annotated[Text | None, Described("Which value this file takes.", "26 delegates")] = None
    reason: Annotated[Text | None, Described("Why.", "The list of names has 26 entries.")] = None
    printed: Annotated[YesNo, Described("Whether the report prints it.", False)] = True
