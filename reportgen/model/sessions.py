"""What happened: meetings, panels, visits, as precisely as they were recorded."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

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
from reportgen.model.fields import Described, Holds, Refers
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
        Described(
            "A person, a participant without a name, an organisation or a place.", "peshawar"
        ),
    ]
    what: Annotated[
        Text,
        Described("What was contributed, as a phrase that follows the name.", "spoke on the panel"),
    ]


class PlannedSession(Entity):
    """What the programme had said before it was changed."""

    title: Annotated[Text | None, Described("What it was to be called.", "Panel discussion")] = None
    date: Annotated[PartialDate | None, Described("When it was to be.", "2018-10-30")] = None
    start: Annotated[TimeOfDay | None, Described("When it was to begin.", "09:30")] = None
    end: Annotated[TimeOfDay | None, Described("When it was to end.", "11:00")] = None
    place: Annotated[
        PlaceKey | None, Described("Where it was to be: a key under `places`.", "luton")
    ] = None
    venue: Annotated[Text | None, Described("In which building.", "Town Hall")] = None
    modality: Annotated[Modality | None, Described("How people were to meet.", "in person")] = None


class Session(Traced, Restricted):
    """One item of the programme. Their order in the file is their order in the report."""

    title: Annotated[Text, Described("What it was called or was.", "Visit to Luton Central Mosque")]
    kind: Annotated[SessionKind | None, Described("What kind of session it was.", "site visit")] = (
        None
    )
    phase: Annotated[Phase, Described("Which part of the exchange it belongs to.", "main")] = "main"
    leg: Annotated[
        LegKey | None,
        Described("The leg of the exchange it belongs to: a key under `legs`.", "return-visit"),
    ] = None
    track: Annotated[
        Text | None,
        Described("The track or group it was for, where several ran side by side.", "School group"),
    ] = None
    modality: Annotated[Modality | None, Described("Whether people met in a room.", "online")] = (
        None
    )
    event: Annotated[
        EventKey | None,
        Described(
            "The embedded event it was a part of: a key under `events`.", "building-strong-cities"
        ),
    ] = None
    place: Annotated[
        PlaceKey | None, Described("Where it took place: a key under `places`.", "luton")
    ] = None
    also_at: Annotated[
        tuple[PlaceKey, ...],
        Described(
            "Further places, where it moved from one to the other: keys under `places`.",
            ["birmingham"],
        ),
    ] = ()
    venue: Annotated[
        Text | None, Described("The building or room, as a name.", "Luton Central Mosque")
    ] = None
    venue_of: Annotated[
        OrganisationKey | None,
        Described("Whose building it is: a key under `organisations`.", "birmingham-city-council"),
    ] = None
    hosts: Annotated[
        tuple[ActorKey, ...], Described("Who invited to it.", ["birmingham-city-council"])
    ] = ()
    date: Annotated[
        PartialDate | None, Described("When, as precisely as it was recorded.", "2018-10-30")
    ] = None
    weekday: Annotated[
        Weekday | None, Described("The day of the week, as it was stated.", "Tuesday")
    ] = None
    start: Annotated[TimeOfDay | None, Described("When it began, local time.", "09:30")] = None
    end: Annotated[TimeOfDay | None, Described("When it ended, local time.", "11:00")] = None
    zone: Annotated[
        TimeZone | None,
        Described("The time zone of its times, where that is not its place's.", "Europe/London"),
    ] = None
    duration: Annotated[
        Duration | None,
        Described("How long it took, as it was stated, where its times are not known.", "2 hours"),
    ] = None
    after: Annotated[
        Annotated[str, Refers(("session", "event"))] | None,
        Described(
            "The session or event it came after, when only the order is known.",
            "building-strong-cities",
        ),
    ] = None
    attendees: Annotated[
        tuple[AttendeeKey, ...],
        Described(
            "Whom the visitors met there: people, participants or organisations.",
            ["west-midlands-police-ctu", "kikit"],
            alias="with",
        ),
    ] = ()
    with_others: Annotated[YesNo, Described("Whether there were more than `with` names.", True)] = (
        False
    )
    apologies: Annotated[
        tuple[AttendeeKey, ...],
        Described(
            "Who was expected but did not come: people, participants or bodies.", ["waqar-ahmed"]
        ),
    ] = ()
    attendance: Annotated[
        StatedSize | None,
        Described("How many people were there, as stated.", {"count": 60, "qualifier": "about"}),
    ] = None
    rule: Annotated[
        ReportingRule,
        Described(
            "What may be said of it outside: under the Chatham House Rule, neither "
            "who spoke nor who was there.",
            "Chatham House Rule",
        ),
    ] = "open"
    languages: Annotated[
        tuple[Language, ...], Described("The languages spoken in it.", ["en", "ur"])
    ] = ()
    planned: Annotated[
        PlannedSession | None,
        Described(
            "What had been planned, where it was held otherwise.",
            {"date": "2018-10-30", "place": "luton"},
        ),
    ] = None
    replaces: Annotated[
        tuple[SessionKey, ...],
        Described(
            "The sessions of the plan that it took the place of: keys under `sessions`.", ["panel"]
        ),
    ] = ()
    outcome: Annotated[
        SessionOutcome | None,
        Described(
            "What became of it, where that differs from the plan or was checked.", "cancelled"
        ),
    ] = None
    change: Annotated[
        Text | None,
        Described(
            "What was changed, added or cancelled, and why, in a sentence.",
            "Moved to the town hall because of the weather.",
        ),
    ] = None
    summary: Annotated[
        Prose | None,
        Described(
            "What happened, in prose (Markdown).", "Both cities spoke about their approaches."
        ),
    ] = None
    key_points: Annotated[
        tuple[Text, ...],
        Described("What to remember, a sentence each.", ["Both cities start from trust."]),
    ] = ()
    contributions: Annotated[
        tuple[Contribution, ...],
        Described("Who contributed what.", [{"who": "peshawar", "what": "spoke on the panel"}]),
    ] = ()
    documents: Annotated[
        tuple[AttachmentKey, ...],
        Described("Documents of it: keys under `attachments`.", ["referral-form"]),
    ] = ()
    handling: Annotated[
        Text | None,
        Described("Its own handling mark; the report's is at least as strict.", "TLP:AMBER"),
    ] = None
