"""What was learned."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import ActorKey, AttendeeKey, Key, Prose, SessionKey, Text, Traced, YesNo
from reportgen.model.releases import Restricted

FindingKind = Literal[
    "good practice",
    "lesson",
    "challenge",
    "difference",
    "similarity",
    "success factor",
    "open question",
    "agreed principle",
]


class Finding(Traced, Restricted):
    """One thing learned: a sentence as its title, then the text."""

    key: Annotated[
        Key | None,
        Field(
            description="A short name that recommendations can refer to.",
            examples=["trust-first"],
        ),
    ] = None
    kind: Annotated[
        FindingKind, Field(description="What kind of finding it is.", examples=["good practice"])
    ]
    title: Annotated[
        Text,
        Field(
            description="The finding in one sentence.",
            examples=["Trust comes before programmes"],
        ),
    ]
    text: Annotated[
        Prose | None,
        Field(
            description="The finding in full (Markdown).",
            examples=["Officers are known by name before they are needed."],
        ),
    ] = None
    about: Annotated[
        tuple[ActorKey, ...],
        Field(description="Which places or organisations it is about.", examples=[["luton"]]),
    ] = ()
    heard_in: Annotated[
        tuple[SessionKey, ...],
        Field(description="In which sessions it was heard.", examples=[["panel"]]),
    ] = ()
    heard_from: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            description="Who said it: people, participants, organisations or places.",
            examples=[["birmingham-city-council"]],
        ),
    ] = ()
    unattributed: Annotated[
        YesNo,
        Field(
            description="Whether it was agreed not to say who said it.",
            examples=[True],
        ),
    ] = False
    transferable: Annotated[
        Literal["yes", "partly", "no"] | None,
        Field(description="Whether it can be done elsewhere.", examples=["partly"]),
    ] = None
    suits: Annotated[
        tuple[ActorKey, ...],
        Field(description="Which places or organisations it may suit.", examples=[["peshawar"]]),
    ] = ()
    conditions: Annotated[
        Text | None,
        Field(
            description="Under which conditions, as a phrase that follows 'if'.",
            examples=["the council can name one person in charge"],
        ),
    ] = None
