"""How the cities compare: a row for each theme, a column for each city."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import ActorKey, Entity, Text, Traced
from reportgen.model.fields import Described


class ContextView(Entity):
    """How things are in one city."""

    who: Annotated[
        ActorKey,
        Described("The place or organisation: a key under `places` or `organisations`.", "luton"),
    ]
    text: Annotated[Text, Described("How it is there.", "Schools refer to one panel.")]


class Comparison(Traced):
    """One theme on which the cities are compared."""

    theme: Annotated[Text, Described("The theme.", "Referrals")]
    views: Annotated[
        tuple[ContextView, ...],
        Described(
            "How it is in each city.",
            [{"who": "luton", "text": "Schools refer to one panel."}],
            min_length=1,
        ),
    ]
    verdict: Annotated[
        Literal["similar", "different"] | None,
        Described("Whether the cities are alike in this.", "different"),
    ] = None
    note: Annotated[
        Text | None,
        Described(
            "What follows from the comparison, in a sentence.",
            "The law differs, the practice does not.",
        ),
    ] = None
