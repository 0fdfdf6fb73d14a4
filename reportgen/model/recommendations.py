"""What somebody is advised to do."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import ActorKey, FindingKey, Prose, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted

Priority = Literal["high", "medium", "low"]


class Recommendation(Traced, Restricted):
    """A recommendation; the report numbers them R1, R2 and so on, in the file's order."""

    title: Annotated[
        Text,
        Described(
            "The recommendation in one sentence.", "Name one person in charge of the youth house"
        ),
    ]
    text: Annotated[
        Prose | None,
        Described(
            "Why and how, in full (Markdown).", "The house works because somebody is always there."
        ),
    ] = None
    to: Annotated[
        tuple[ActorKey, ...], Described("Which places or organisations it is for.", ["peshawar"])
    ] = ()
    priority: Annotated[Priority | None, Described("How much it matters.", "high")] = None
    due: Annotated[PartialDate | None, Described("By when.", "2019-06")] = None
    based_on: Annotated[
        tuple[FindingKey, ...],
        Described("The findings it follows from: their keys.", ["trust-first"]),
    ] = ()
    reply: Annotated[
        Text | None,
        Described(
            "What those whom it is for said to it.", "Accepted by the council on 4 March 2019."
        ),
    ] = None
