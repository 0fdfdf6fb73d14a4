"""What happened: meetings, panels, visits, as precisely as they were recorded."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from reportgen.model.base import (
    ActorKey,
    AttachmentKey,
    AttendeeKey,
    Duration,
    Entity,
    EventKey,
    Language,
    LegKey,
    OrganisationKey,
    PlaceKey,
    Prose,
    SessionKey,
    Text,
    Traced,
    YesNo,
)
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Holds, Refers
from reportgen.model.figures import StatedSize
from reportgen.model.modality import Modality
from reportgen.model.places import TimeZone
from reportgen.model.releases import Restricted

SessionKind = Literal[
    "opening",
    "courtesy call",
    "keynote",
    "presentation",
    "panel",
    "round table",
    "workshop",
    "training",
    "meeting",
    "site visit",
    "ceremony",
    "signing",
    "press",
    "reception",
    "cultural",
    "debrief",
    "evaluation",
    "travel",
    "free time",
]

Phase = Literal["preparatory", "main", "embedded event", "margins", "follow-up"]

TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]~?$"

TimeOfDay = Annotated[str, Holds("plain"), StringConstraints(pattern=TIME)]
"""A time of day by the 24-hour clock, local to the session's place; `09:30~` for about 09:30."""

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""The days of the week, as `date.weekday()` counts them."""

ReportingRule = Literal["open", "without attribution", "Chatham House Rule", "closed"]


SessionOutcome = Literal["held", "changed", "cancelled", "added"]


class Contribution(Entity):
    """What somebody put into a session."""

    who: Annotated[
        AttendeeKey,
        Field(
            description="A person, a participant without a name, an organisation or a place.",
            examples=["peshawar"],
        ),
    ]
    what: Annotated[
        Text,
        Field(
            description="What was contributed, as a phrase that follows the name.",
            examples=["spoke on the panel"],
        ),
    ]


class PlannedSession(Entity):
    """What the programme had said before it was changed."""

    title: Annotated[
        Text | None, Field(description="What it was to be called.", examples=["Panel discussion"])
    ] = None
    date: Annotated[
        PartialDate | None, Field(description="When it was to be.", examples=["2018-10-30"])
    ] = None
    start: Annotated[
        TimeOfDay | None, Field(description="When it was to begin.", examples=["09:30"])
    ] = None
    end: Annotated[
        TimeOfDay | None, Field(description="When it was to end.", examples=["11:00"])
    ] = None
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it was to be: a key under `places`.", examples=["luton"]),
    ] = None
    venue: Annotated[
        Text | None, Field(description="In which building.", examples=["Town Hall"])
    ] = None
    modality: Annotated[
        Modality | None, Field(description="How people were to meet.", examples=["in person"])
    ] = None


class Session(Traced, Restricted):
    """One item of the programme. Their order in the file is their order in the report."""

    title: Annotated[
        Text,
        Field(description="What it was called or was.", examples=["Visit to Luton Central Mosque"]),
    ]
    kind: Annotated[
        SessionKind | None,
        Field(description="What kind of session it was.", examples=["site visit"]),
    ] = None
    phase: Annotated[
        Phase, Field(description="Which part of the exchange it belongs to.", examples=["main"])
    ] = "main"
    leg: Annotated[
        LegKey | None,
        Field(
            description="The leg of the exchange it belongs to: a key under `legs`.",
            examples=["return-visit"],
        ),
    ] = None
    track: Annotated[
        Text | None,
        Field(
            description="The track or group it was for, where several ran side by side.",
            examples=["School group"],
        ),
    ] = None
    modality: Annotated[
        Modality | None,
        Field(description="Whether people met in a room.", examples=["online"]),
    ] = None
    event: Annotated[
        EventKey | None,
        Field(
            description="The embedded event it was a part of: a key under `events`.",
            examples=["building-strong-cities"],
        ),
    ] = None
    place: Annotated[
        PlaceKey | None,
        Field(description="Where it took place: a key under `places`.", examples=["luton"]),
    ] = None
    also_at: Annotated[
        tuple[PlaceKey, ...],
        Field(
            description="Further places, where it moved from one to the other: keys under "
            "`places`.",
            examples=[["birmingham"]],
        ),
    ] = ()
    venue: Annotated[
        Text | None,
        Field(description="The building or room, as a name.", examples=["Luton Central Mosque"]),
    ] = None
    venue_of: Annotated[
        OrganisationKey | None,
        Field(
            description="Whose building it is: a key under `organisations`.",
            examples=["birmingham-city-council"],
        ),
    ] = None
    hosts: Annotated[
        tuple[ActorKey, ...],
        Field(description="Who invited to it.", examples=[["birmingham-city-council"]]),
    ] = ()
    date: Annotated[
        PartialDate | None,
        Field(description="When, as precisely as it was recorded.", examples=["2018-10-30"]),
    ] = None
    weekday: Annotated[
        Weekday | None,
        Field(description="The day of the week, as it was stated.", examples=["Tuesday"]),
    ] = None
    start: Annotated[
        TimeOfDay | None, Field(description="When it began, local time.", examples=["09:30"])
    ] = None
    end: Annotated[
        TimeOfDay | None, Field(description="When it ended, local time.", examples=["11:00"])
    ] = None
    zone: Annotated[
        TimeZone | None,
        Field(
            description="The time zone of its times, where that is not its place's.",
            examples=["Europe/London"],
        ),
    ] = None
    duration: Annotated[
        Duration | None,
        Field(
            description="How long it took, as it was stated, where its times are not known.",
            examples=["2 hours"],
        ),
    ] = None
    after: Annotated[
        Annotated[str, Refers(("session", "event"))] | None,
        Field(
            description="The session or event it came after, when only the order is known.",
            examples=["building-strong-cities"],
        ),
    ] = None
    attendees: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            alias="with",
            description="Whom the visitors met there: people, participants or organisations.",
            examples=[["west-midlands-police-ctu", "kikit"]],
        ),
    ] = ()
    with_others: Annotated[
        YesNo,
        Field(description="Whether there were more than `with` names.", examples=[True]),
    ] = False
    apologies: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            description="Who was expected but did not come: people, participants or bodies.",
            examples=[["waqar-ahmed"]],
        ),
    ] = ()
    attendance: Annotated[
        StatedSize | None,
        Field(
            description="How many people were there, as stated.",
            examples=[{"count": 60, "qualifier": "about"}],
        ),
    ] = None
    rule: Annotated[
        ReportingRule,
        Field(
            description="What may be said of it outside: under the Chatham House Rule, neither "
            "who spoke nor who was there.",
            examples=["Chatham House Rule"],
        ),
    ] = "open"
    languages: Annotated[
        tuple[Language, ...],
        Field(description="The languages spoken in it.", examples=[["en", "ur"]]),
    ] = ()
    planned: Annotated[
        PlannedSession | None,
        Field(
            description="What had been planned, where it was held otherwise.",
            examples=[{"date": "2018-10-30", "place": "luton"}],
        ),
    ] = None
    replaces: Annotated[
        tuple[SessionKey, ...],
        Field(
            description="The sessions of the plan that it took the place of: keys under "
            "`sessions`.",
            examples=[["panel"]],
        ),
    ] = ()
    outcome: Annotated[
        SessionOutcome | None,
        Field(
            description="What became of it, where that differs from the plan or was checked.",
            examples=["cancelled"],
        ),
    ] = None
    change: Annotated[
        Text | None,
        Field(
            description="What was changed, added or cancelled, and why, in a sentence.",
            examples=["Moved to the town hall because of the weather."],
        ),
    ] = None
    summary: Annotated[
        Prose | None,
        Field(
            description="What happened, in prose (Markdown).",
            examples=["Both cities spoke about their approaches."],
        ),
    ] = None
    key_points: Annotated[
        tuple[Text, ...],
        Field(
            description="What to remember, a sentence each.",
            examples=[["Both cities start from trust."]],
        ),
    ] = ()
    contributions: Annotated[
        tuple[Contribution, ...],
        Field(
            description="Who contributed what.",
            examples=[[{"who": "peshawar", "what": "spoke on the panel"}]],
        ),
    ] = ()
    documents: Annotated[
        tuple[AttachmentKey, ...],
        Field(
            description="Documents of it: keys under `attachments`.", examples=[["referral-form"]]
        ),
    ] = ()
    handling: Annotated[
        Text | None,
        Field(
            description="Its own handling mark; the report's is at least as strict.",
            examples=["TLP:AMBER"],
        ),
    ] = None
