"""The exchange: the root of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.actions import Action
from reportgen.model.agreements import Agreement
from reportgen.model.announcement import Announcement
from reportgen.model.attachments import Attachment
from reportgen.model.base import ActorKey, Duration, Entity, Key, Language, PlaceKey, Prose, Text
from reportgen.model.contexts import Comparison
from reportgen.model.costs import Cost, Funding
from reportgen.model.dates import PartialDate
from reportgen.model.delegations import Delegation
from reportgen.model.discrepancies import Discrepancy
from reportgen.model.evaluation import Evaluation
from reportgen.model.events import EmbeddedEvent
from reportgen.model.figures import Figure, Money
from reportgen.model.findings import Finding
from reportgen.model.glossary import Abbreviation, Term
from reportgen.model.images import Image
from reportgen.model.legs import Leg
from reportgen.model.modality import Modality, Status
from reportgen.model.objectives import StatedObjective
from reportgen.model.organisations import Organisation
from reportgen.model.participants import Participation
from reportgen.model.parties import Party, PartyRole
from reportgen.model.people import Person
from reportgen.model.places import Place
from reportgen.model.quotes import Quote
from reportgen.model.recommendations import Recommendation
from reportgen.model.related import RelatedExchange
from reportgen.model.releases import Release, Sections
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


class PlannedExchange(Entity):
    """What had been planned, where the exchange took place otherwise or not at all."""

    dates: Annotated[
        PartialDate | None,
        Field(description="When it was to take place.", examples=["2020-05-11/2020-05-14"]),
    ] = None
    places: Annotated[
        tuple[PlaceKey, ...],
        Field(description="Where it was to take place.", examples=[["birmingham"]]),
    ] = ()
    modality: Annotated[
        Modality | None, Field(description="How people were to meet.", examples=["in person"])
    ] = None
    decided: Annotated[
        PartialDate | None,
        Field(description="When the change was decided.", examples=["2020-03-20"]),
    ] = None
    decided_by: Annotated[
        ActorKey | None,
        Field(description="Who decided it.", examples=["birmingham-city-council"]),
    ] = None
    reason: Annotated[
        Text | None,
        Field(
            description="Why it was changed, in a sentence.",
            examples=["Travel was not possible in that spring."],
        ),
    ] = None


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
    duration: Annotated[
        Duration | None,
        Field(description="How long it took, as it was stated.", examples=["3 days"]),
    ] = None
    activity: Annotated[
        PartialDate | None,
        Field(
            description="When its programme ran, where that is not the whole of `dates`.",
            examples=["2018-10-30/2018-11-01"],
        ),
    ] = None
    travel: Annotated[
        PartialDate | None,
        Field(
            description="From when to when the visitors were on their way and there.",
            examples=["2018-10-28/2018-11-02"],
        ),
    ] = None
    planned: Annotated[
        PlannedExchange | None,
        Field(
            description="What had been planned, where it took place otherwise or not at all.",
            examples=[{"dates": "2020-05", "modality": "in person"}],
        ),
    ] = None
    direction: Annotated[
        Literal["one way", "mutual"] | None,
        Field(
            description="Whether one side visited the other, or both each other.",
            examples=["one way"],
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
    working_languages: Annotated[
        tuple[Language, ...],
        Field(description="The languages that were spoken, as tags.", examples=[["en", "ur"]]),
    ] = ()
    interpretation: Annotated[
        Text | None,
        Field(
            description="How people understood each other, where that was arranged.",
            examples=["Interpreted between English and Urdu"],
        ),
    ] = None
    figures: Annotated[
        tuple[Figure, ...],
        Field(
            description="Numbers that were stated about the exchange; the first four stand large "
            "at a glance.",
            examples=[[{"what": "young people reached", "value": "400"}]],
        ),
    ] = ()
    related: Annotated[
        tuple[RelatedExchange, ...],
        Field(
            description="Other exchanges or missions that it belongs with.",
            examples=[[{"title": "Trade mission to the north", "relation": "part of"}]],
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
    why_host: Annotated[
        Prose | None,
        Field(
            description="Why this host was chosen (Markdown).",
            examples=["Birmingham has worked on this for ten years."],
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
        tuple[StatedObjective, ...],
        Field(
            description="What it is to achieve, a sentence each, or with its result; the report "
            "numbers them.",
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
    next_steps: Annotated[
        Prose | None,
        Field(
            description="What comes next (Markdown).",
            examples=["Birmingham will visit Peshawar in the spring."],
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
    legs: Annotated[
        Mapping[Key, Leg],
        Field(
            description="The visits that the exchange is made of, in order, each under a key.",
            examples=[{"return-visit": {"from": ["birmingham"], "to": ["peshawar"]}}],
        ),
    ] = {}
    delegations: Annotated[
        Mapping[Key, Delegation],
        Field(
            description="Who travelled together, each delegation under a key of its own.",
            examples=[{"councillors": {"sender": "peshawar", "size": 26}}],
        ),
    ] = {}
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
    quotes: Annotated[
        tuple[Quote, ...],
        Field(
            description="What was said, word for word.",
            examples=[[{"words": "We came to learn.", "speaker": "peshawar"}]],
        ),
    ] = ()
    contexts: Annotated[
        tuple[Comparison, ...],
        Field(
            description="How the cities compare, a theme each.",
            examples=[[{"theme": "Referrals", "views": [{"who": "luton", "text": "One panel."}]}]],
        ),
    ] = ()
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
    agreements: Annotated[
        tuple[Agreement, ...],
        Field(
            description="What was signed or declared.",
            examples=[[{"title": "Letter of intent on youth work", "state": "signed"}]],
        ),
    ] = ()
    evaluation: Annotated[
        Evaluation | None,
        Field(
            description="What those who took part thought of it.",
            examples=[{"asked": 12, "answered": 9}],
        ),
    ] = None
    funding: Annotated[
        tuple[Funding, ...],
        Field(
            description="Who gave what for it.",
            examples=[[{"funder": "example-fund", "what": "Rooms and meals"}]],
        ),
    ] = ()
    costs: Annotated[
        tuple[Cost, ...],
        Field(
            description="What it cost.",
            examples=[[{"what": "Flights", "amount": {"amount": "3200", "currency": "EUR"}}]],
        ),
    ] = ()
    total_cost: Annotated[
        Money | None,
        Field(
            description="What it cost in all, as it was stated.",
            examples=[{"amount": "4800.00", "currency": "EUR"}],
        ),
    ] = None
    images: Annotated[
        Mapping[Key, Image],
        Field(
            description="Photographs, maps and charts, each under a key of its own.",
            examples=[{"panel-photo": {"file": "pictures/panel.jpg", "alt": "Four people."}}],
        ),
    ] = {}
    attachments: Annotated[
        Mapping[Key, Attachment],
        Field(
            description="Documents that belong to it, each under a key of its own.",
            examples=[{"referral-form": {"title": "The referral form"}}],
        ),
    ] = {}
    abbreviations: Annotated[
        tuple[Abbreviation, ...],
        Field(
            description="Short forms that the report uses; those of organisations are known.",
            examples=[[{"short": "CTU", "long": "Counter Terrorism Unit"}]],
        ),
    ] = ()
    glossary: Annotated[
        tuple[Term, ...],
        Field(
            description="Words that readers may not know.",
            examples=[[{"term": "Prevent", "meaning": "A part of the British strategy."}]],
        ),
    ] = ()
    discrepancies: Annotated[
        tuple[Discrepancy, ...],
        Field(
            description="Facts on which sources differ.",
            examples=[
                [
                    {
                        "field": "dates",
                        "what": "The first day",
                        "values": [{"value": "29 October"}],
                    }
                ]
            ],
        ),
    ] = ()
    releases: Annotated[
        tuple[Release, ...],
        Field(
            description="Who may be named to whom. Without one, names stay internal.",
            examples=[[{"people": "everyone", "audience": "public", "basis": "consent"}]],
        ),
    ] = ()
    sections: Annotated[
        Sections,
        Field(
            description="Who may see whole parts of the file. Without an entry, everybody may.",
            examples=[{"costs": "internal", "evaluation": "partners"}],
        ),
    ] = Sections()
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

    def home_of(self, actor: str) -> str | None:
        """The key of the place that acts, or where the organisation that acts is at home."""
        return actor if actor in self.places else self.organisations[actor].place

    def homes(self, roles: Sequence[PartyRole]) -> list[str]:
        """The places of the parties with one of these roles, each once, in the parties' order."""
        found = (self.home_of(party.who) for party in self.parties if {*roles} & {*party.roles})
        return list(dict.fromkeys(home for home in found if home))
