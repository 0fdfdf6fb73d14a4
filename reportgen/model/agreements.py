"""What was signed or declared: memoranda, letters of intent, declarations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import (
    ActorKey,
    AttachmentKey,
    AttendeeKey,
    Language,
    PlaceKey,
    Prose,
    SessionKey,
    Text,
    Traced,
)
from reportgen.model.dates import PartialDate
from reportgen.model.releases import Restricted

AgreementKind = Literal[
    "memorandum of understanding",
    "letter of intent",
    "declaration",
    "protocol",
    "twinning agreement",
    "contract",
    "other",
]

AgreementState = Literal["proposed", "negotiated", "signed", "in force", "expired", "renewed"]


class Agreement(Traced, Restricted):
    """An agreement between parties of the exchange."""

    title: Annotated[
        Text,
        Field(
            description="What it is called.", examples=["Memorandum of understanding on youth work"]
        ),
    ]
    kind: Annotated[
        AgreementKind | None,
        Field(description="What kind of agreement it is.", examples=["letter of intent"]),
    ] = None
    state: Annotated[
        AgreementState | None, Field(description="How far it has come.", examples=["signed"])
    ] = None
    parties: Annotated[
        tuple[ActorKey, ...],
        Field(description="Between whom.", examples=[["peshawar", "birmingham-city-council"]]),
    ] = ()
    signatories: Annotated[
        tuple[AttendeeKey, ...],
        Field(description="Who signed.", examples=[["waqar-ahmed"]]),
    ] = ()
    date: Annotated[
        PartialDate | None, Field(description="When it was signed.", examples=["2018-11-01"])
    ] = None
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it was signed: a key under `places`.", examples=["birmingham"]),
    ] = None
    session: Annotated[
        SessionKey | None,
        Field(
            description="In which session: a key under `sessions`.", examples=["signing-ceremony"]
        ),
    ] = None
    valid_until: Annotated[
        PartialDate | None, Field(description="Until when it holds.", examples=["2021-10-31"])
    ] = None
    reference: Annotated[
        Text | None,
        Field(description="Its number or file.", examples=["Decision 44/2018"]),
    ] = None
    renews: Annotated[
        Text | None,
        Field(
            description="The earlier agreement that it renews, amends or replaces.",
            examples=["Memorandum of 2015"],
        ),
    ] = None
    witnesses: Annotated[
        tuple[AttendeeKey, ...],
        Field(description="Who witnessed the signing.", examples=[["scn"]]),
    ] = ()
    languages: Annotated[
        tuple[Language, ...],
        Field(description="The languages it is written in.", examples=[["en", "ur"]]),
    ] = ()
    text: Annotated[
        Prose | None,
        Field(
            description="What was agreed (Markdown).",
            examples=["The cities will exchange officers once a year."],
        ),
    ] = None
    document: Annotated[
        AttachmentKey | None,
        Field(
            description="The document itself: a key under `attachments`.",
            examples=["memorandum"],
        ),
    ] = None
