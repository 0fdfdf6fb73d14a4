"""The exchange: the root of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.actions import Action
from reportgen.model.announcement import Announcement
from reportgen.model.base import Entity, Key, Prose, Text
from reportgen.model.dates import PartialDate
from reportgen.model.events import EmbeddedEvent
from reportgen.model.findings import Finding
from reportgen.model.organisations import Organisation
from reportgen.model.participants import Participation
from reportgen.model.parties import Party
from reportgen.model.people import Person
from reportgen.model.places import Place
from reportgen.model.recommendations import Recommendation
from reportgen.model.releases import Release
from reportgen.model.report import Report
from reportgen.model.series import Series
from reportgen.model.sessions import Session
from reportgen.model.sources import Source

ExchangeKind = Literal[
    "bilateral exchange",
    "multilateral exchange",
    "study visit",
    "study tour",
    "peer review",
    "peer learning event",
    "mentoring visit",
    "placement",
    "staff exchange",
    "mission",
    "sister-city visit",
    "conference delegation",
    "online exchange",
    "other",
]

Status = Literal[
    "planned", "announced", "under way", "completed", "postponed", "cancelled", "moved online"
]


Modality = Literal["in person", "online", "hybrid"]


class Exchange(Entity):
    """One exchange between cities, and the report on it."""

    id: Annotated[
        Key,
        Field(
            description="The exchange's short name; the report's files are called by it.",
            examples=["peshawar-birmingham-2018"],
        ),
    ]
    title: Annotated[
        Text,
        Field(
            description="What the exchange is called, with its cities.",
            examples=["Peshawar–Birmingham city exchange"],
        ),
    ]
    short_title: Annotated[
        Text | None,
        Field(
            description="A shorter title for the head of each page.",
            examples=["Peshawar–Birmingham"],
        ),
    ] = None
    kind: Annotated[
        ExchangeKind | None,
        Field(description="What kind of exchange it is.", examples=["bilateral exchange"]),
    ] = None
    status: Annotated[
        Status, Field(description="How far the exchange has come.", examples=["completed"])
    ] = "completed"
    modality: Annotated[
        Modality | None,
        Field(description="Whether people met in a room.", examples=["hybrid"]),
    ] = None
    dates: Annotated[
        PartialDate | None,
        Field(
            description="When it takes place, as precisely as it was recorded.",
            examples=["2018-10-30/2018-11-01", "2018-10", "week of 2017-10-23"],
        ),
    ] = None
    series: Annotated[
        Series | None,
        Field(
            description="The series or programme it belongs to.",
            examples=[{"name": "bilateral city exchange", "ordinal": 3}],
        ),
    ] = None
    themes: Annotated[
        tuple[Text, ...],
        Field(
            description="What it is about, a few words each.", examples=[["preventing violence"]]
        ),
    ] = ()
    summary: Annotated[
        Prose | None,
        Field(
            description="The summary of the whole report (Markdown).",
            examples=["Two council members travelled to Birmingham and Luton."],
        ),
    ] = None
    background: Annotated[
        Prose | None,
        Field(
            description="How the exchange came about, and the cities' relation (Markdown).",
            examples=["The cities have longstanding ties."],
        ),
    ] = None
    purpose: Annotated[
        Prose | None,
        Field(
            description="What it is for (Markdown).",
            examples=["The exchange aims to share practical tools."],
        ),
    ] = None
    objectives: Annotated[
        tuple[Text, ...],
        Field(
            description="What it is to achieve, a sentence each; the report numbers them.",
            examples=[["Share practical tools."]],
        ),
    ] = ()
    outcome: Annotated[
        Prose | None,
        Field(
            description="What came of it and what comes next (Markdown).",
            examples=["Both cities explored possibilities for future collaboration."],
        ),
    ] = None
    places: Annotated[
        Mapping[Key, Place],
        Field(
            min_length=1,
            description="The places, each under a key of its own.",
            examples=[{"peshawar": {"name": "Peshawar", "country": "PK"}}],
        ),
    ]
    organisations: Annotated[
        Mapping[Key, Organisation],
        Field(
            description="The bodies that are named, each under a key of its own.",
            examples=[{"scn": {"name": "Strong Cities Network"}}],
        ),
    ] = {}
    parties: Annotated[
        tuple[Party, ...],
        Field(
            min_length=1,
            description="Which places and organisations act in the exchange, and what as.",
            examples=[[{"who": "peshawar", "roles": ["visiting"]}]],
        ),
    ]
    people: Annotated[
        Mapping[Key, Person],
        Field(
            description="The people whose names are known, each under a key of its own.",
            examples=[{"waqar-ahmed": {"name": "Waqar Ahmed"}}],
        ),
    ] = {}
    participants: Annotated[
        tuple[Participation, ...],
        Field(
            description="Who took part: persons, functions, groups or numbers.",
            examples=[[{"group": "councillors", "count": 60}]],
        ),
    ] = ()
    events: Annotated[
        Mapping[Key, EmbeddedEvent],
        Field(
            description="Events inside the exchange, each under a key of its own.",
            examples=[{"building-strong-cities": {"name": "Building Strong Cities"}}],
        ),
    ] = {}
    sessions: Annotated[
        Mapping[Key, Session],
        Field(
            description="What happened, in order, each under a key of its own.",
            examples=[{"panel": {"title": "Panel discussion"}}],
        ),
    ] = {}
    findings: Annotated[
        tuple[Finding, ...],
        Field(
            description="What was learned.",
            examples=[[{"kind": "lesson", "title": "Trust comes before programmes"}]],
        ),
    ] = ()
    recommendations: Annotated[
        tuple[Recommendation, ...],
        Field(
            description="What is recommended, in order; the report numbers them R1, R2, ...",
            examples=[[{"title": "Name one person in charge"}]],
        ),
    ] = ()
    actions: Annotated[
        tuple[Action, ...],
        Field(
            description="What was agreed to be done; the report numbers them A1, A2, ...",
            examples=[[{"title": "Send the training plan", "due": "2019-01-31"}]],
        ),
    ] = ()
    releases: Annotated[
        tuple[Release, ...],
        Field(
            description="Who may be named to whom. Without one, names stay internal.",
            examples=[[{"people": "everyone", "audience": "public", "basis": "consent"}]],
        ),
    ] = ()
    report: Annotated[
        Report,
        Field(
            description="The report's own number, status, publisher and the like.",
            examples=[{"number": "2018/3", "status": "final"}],
        ),
    ] = Report()
    announcement: Annotated[
        Announcement | None,
        Field(
            description="The short public text that links to the report.",
            examples=[{"title": "Peshawar delegates travel to Birmingham"}],
        ),
    ] = None
    sources: Annotated[
        Mapping[Key, Source],
        Field(
            description="The texts and records that the facts rest on, each under a key.",
            examples=[{"minutes": {"title": "Minutes of the visit"}}],
        ),
    ] = {}
