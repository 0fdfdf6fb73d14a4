"""What was signed or declared: memoranda, letters of intent, declarations."""

from __future__ import annotations

from typing import Annotated, Literal

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
from reportgen.model.fields import Described
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
        Text, Described("What it is called.", "Memorandum of understanding on youth work")
    ]
    kind: Annotated[
        AgreementKind | None, Described("What kind of agreement it is.", "letter of intent")
    ] = None
    state: Annotated[AgreementState | None, Described("How far it has come.", "signed")] = None
    parties: Annotated[
        tuple[ActorKey, ...], Described("Between whom.", ["peshawar", "birmingham-city-council"])
    ] = ()
    signatories: Annotated[tuple[AttendeeKey, ...], Described("Who signed.", ["waqar-ahmed"])] = ()
    date: Annotated[PartialDate | None, Described("When it was signed.", "2018-11-01")] = None
    place: Annotated[
        PlaceKey | None, Described("Where it was signed: a key under `places`.", "birmingham")
    ] = None
    session: Annotated[
        SessionKey | None,
        Described("In which session: a key under `sessions`.", "signing-ceremony"),
    ] = None
    valid_until: Annotated[PartialDate | None, Described("Until when it holds.", "2021-10-31")] = (
        None
    )
    reference: Annotated[Text | None, Described("Its number or file.", "Decision 44/2018")] = None
    renews: Annotated[
        Text | None,
        Described(
            "The earlier agreement that it renews, amends or replaces.", "Memorandum of 2015"
        ),
    ] = None
    witnesses: Annotated[
        tuple[AttendeeKey, ...], Described("Who witnessed the signing.", ["scn"])
    ] = ()
    languages: Annotated[
        tuple[Language, ...], Described("The languages it is written in.", ["en", "ur"])
    ] = ()
    text: Annotated[
        Prose | None,
        Described("What was agreed (Markdown).", "The cities will exchange officers once a year."),
    ] = None
    document: Annotated[
        AttachmentKey | None,
        Described("The document itself: a key under `attachments`.", "memorandum"),
    ] = None
