"""What was learned."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import ActorKey, AttendeeKey, Key, Prose, SessionKey, Text, Traced, YesNo
from reportgen.model.fields import Described
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
        Key | None, Described("A short name that recommendations can refer to.", "trust-first")
    ] = None
    kind: Annotated[FindingKind, Described("What kind of finding it is.", "good practice")]
    title: Annotated[
        Text, Described("The finding in one sentence.", "Trust comes before programmes")
    ]
    text: Annotated[
        Prose | None,
        Described(
            "The finding in full (Markdown).", "Officers are known by name before they are needed."
        ),
    ] = None
    about: Annotated[
        tuple[ActorKey, ...], Described("Which places or organisations it is about.", ["luton"])
    ] = ()
    heard_in: Annotated[
        tuple[SessionKey, ...], Described("In which sessions it was heard.", ["panel"])
    ] = ()
    heard_from: Annotated[
        tuple[AttendeeKey, ...],
        Described(
            "Who said it: people, participants, organisations or places.",
            ["birmingham-city-council"],
        ),
    ] = ()
    unattributed: Annotated[
        YesNo, Described("Whether it was agreed not to say who said it.", True)
    ] = False
    transferable: Annotated[
        Literal["yes", "partly", "no"] | None,
        Described("Whether it can be done elsewhere.", "partly"),
    ] = None
    suits: Annotated[
        tuple[ActorKey, ...], Described("Which places or organisations it may suit.", ["peshawar"])
    ] = ()
    conditions: Annotated[
        Text | None,
        Described(
            "Under which conditions, as a phrase that follows 'if'.",
            "the council can name one person in charge",
        ),
    ] = None
