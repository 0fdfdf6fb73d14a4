"""The exchange: the root of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

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
from reportgen.model.fields import Described
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
        PartialDate | None, Described("When it was to take place.", "2020-05-11/2020-05-14")
    ] = None
    places: Annotated[
        tuple[PlaceKey, ...], Described("Where it was to take place.", ["birmingham"])
    ] = ()
    modality: Annotated[Modality | None, Described("How people were to meet.", "in person")] = None
    decided: Annotated[
        PartialDate | None, Described("When the change was decided.", "2020-03-20")
    ] = None
    decided_by: Annotated[
        ActorKey | None, Described("Who decided it.", "birmingham-city-council")
    ] = None
    reason: Annotated[
        Text | None,
        Described("Why it was changed, in a sentence.", "Travel was not possible in that spring."),
    ] = None


class Exchange(Entity):
    """One exchange between cities, and the report on it."""

    id: Annotated[
        Key,
        Described(
            "The exchange's short name; the report's files are called by it.",
            "peshawar-birmingham-2018",
        ),
    ]
    title: Annotated[
        Text,
        Described(
            "What the exchange is called, with its cities.", "Peshawar–Birmingham city exchange"
        ),
    ]
    short_title: Annotated[
        Text | None, Described("A shorter title for the head of each page.", "Peshawar–Birmingham")
    ] = None
    kind: Annotated[
        ExchangeKind | None, Described("What kind of exchange it is.", "bilateral exchange")
    ] = None
    status: Annotated[Status, Described("How far the exchange has come.", "completed")] = (
        "completed"
    )
    modality: Annotated[Modality | None, Described("Whether people met in a room.", "hybrid")] = (
        None
    )
    dates: Annotated[
        PartialDate | None,
        Described(
            "When it takes place, as precisely as it was recorded.",
            "2018-10-30/2018-11-01",
            "2018-10",
            "week of 2017-10-23",
        ),
    ] = None
    duration: Annotated[
        Duration | None, Described("How long it took, as it was stated.", "3 days")
    ] = None
    activity: Annotated[
        PartialDate | None,
        Described(
            "When its programme ran, where that is not the whole of `dates`.",
            "2018-10-30/2018-11-01",
        ),
    ] = None
    travel: Annotated[
        PartialDate | None,
        Described(
            "From when to when the visitors were on their way and there.", "2018-10-28/2018-11-02"
        ),
    ] = None
    planned: Annotated[
        PlannedExchange | None,
        Described(
            "What had been planned, where it took place otherwise or not at all.",
            {"dates": "2020-05", "modality": "in person"},
        ),
    ] = None
    direction: Annotated[
        Literal["one way", "mutual"] | None,
        Described("Whether one side visited the other, or both each other.", "one way"),
    ] = None
    series: Annotated[
        Series | None,
        Described(
            "The series or programme it belongs to.",
            {"name": "bilateral city exchange", "ordinal": 3},
        ),
    ] = None
    themes: Annotated[
        tuple[Text, ...], Described("What it is about, a few words each.", ["preventing violence"])
    ] = ()
    working_languages: Annotated[
        tuple[Language, ...], Described("The languages that were spoken, as tags.", ["en", "ur"])
    ] = ()
    interpretation: Annotated[
        Text | None,
        Described(
            "How people understood each other, where that was arranged.",
            "Interpreted between English and Urdu",
        ),
    ] = None
    figures: Annotated[
        tuple[Figure, ...],
        Described(
            "Numbers that were stated about the exchange; the first four stand large at a glance.",
            [{"what": "young people reached", "value": "400"}],
        ),
    ] = ()
    related: Annotated[
        tuple[RelatedExchange, ...],
        Described(
            "Other exchanges or missions that it belongs with.",
            [{"title": "Trade mission to the north", "relation": "part of"}],
        ),
    ] = ()
    summary: Annotated[
        Prose | None,
        Described(
            "The summary of the whole report (Markdown).",
            "Two council members travelled to Birmingham and Luton.",
        ),
    ] = None
    background: Annotated[
        Prose | None,
        Described(
            "How the exchange came about, and the cities' relation (Markdown).",
            "The cities have longstanding ties.",
        ),
    ] = None
    why_host: Annotated[
        Prose | None,
        Described(
            "Why this host was chosen (Markdown).", "Birmingham has worked on this for ten years."
        ),
    ] = None
    purpose: Annotated[
        Prose | None,
        Described("What it is for (Markdown).", "The exchange aims to share practical tools."),
    ] = None
    objectives: Annotated[
        tuple[StatedObjective, ...],
        Described(
            "What it is to achieve, a sentence each, or with its result; the report numbers them.",
            ["Share practical tools."],
        ),
    ] = ()
    outcome: Annotated[
        Prose | None,
        Described(
            "What came of it and what comes next (Markdown).",
            "Both cities explored possibilities for future collaboration.",
        ),
    ] = None
    next_steps: Annotated[
        Prose | None,
        Described("What comes next (Markdown).", "Birmingham will visit Peshawar in the spring."),
    ] = None
    places: Annotated[
        Mapping[Key, Place],
        Described(
            "The places, each under a key of its own.",
            {"peshawar": {"name": "Peshawar", "country": "PK"}},
            min_length=1,
        ),
    ]
    organisations: Annotated[
        Mapping[Key, Organisation],
        Described(
            "The bodies that are named, each under a key of its own.",
            {"scn": {"name": "Strong Cities Network"}},
        ),
    ] = {}
    parties: Annotated[
        tuple[Party, ...],
        Described(
            "Which places and organisations act in the exchange, and what as.",
            [{"who": "peshawar", "roles": ["visiting"]}],
            min_length=1,
        ),
    ]
    people: Annotated[
        Mapping[Key, Person],
        Described(
            "The people whose names are known, each under a key of its own.",
            {"waqar-ahmed": {"name": "Waqar Ahmed"}},
        ),
    ] = {}
    participants: Annotated[
        tuple[Participation, ...],
        Described(
            "Who took part: persons, functions, groups or numbers.",
            [{"group": "councillors", "count": 60}],
        ),
    ] = ()
    legs: Annotated[
        Mapping[Key, Leg],
        Described(
            "The visits that the exchange is made of, in order, each under a key.",
            {"return-visit": {"from": ["birmingham"], "to": ["peshawar"]}},
        ),
    ] = {}
    delegations: Annotated[
        Mapping[Key, Delegation],
        Described(
            "Who travelled together, each delegation under a key of its own.",
            {"councillors": {"sender": "peshawar", "size": 26}},
        ),
    ] = {}
    events: Annotated[
        Mapping[Key, EmbeddedEvent],
        Described(
            "Events inside the exchange, each under a key of its own.",
            {"building-strong-cities": {"name": "Building Strong Cities"}},
        ),
    ] = {}
    sessions: Annotated[
        Mapping[Key, Session],
        Described(
            "What happened, in order, each under a key of its own.",
            {"panel": {"title": "Panel discussion"}},
        ),
    ] = {}
    quotes: Annotated[
        tuple[Quote, ...],
        Described(
            "What was said, word for word.", [{"words": "We came to learn.", "speaker": "peshawar"}]
        ),
    ] = ()
    contexts: Annotated[
        tuple[Comparison, ...],
        Described(
            "How the cities compare, a theme each.",
            [{"theme": "Referrals", "views": [{"who": "luton", "text": "One panel."}]}],
        ),
    ] = ()
    findings: Annotated[
        tuple[Finding, ...],
        Described(
            "What was learned.", [{"kind": "lesson", "title": "Trust comes before programmes"}]
        ),
    ] = ()
    recommendations: Annotated[
        tuple[Recommendation, ...],
        Described(
            "What is recommended, in order; the report numbers them R1, R2, ...",
            [{"title": "Name one person in charge"}],
        ),
    ] = ()
    actions: Annotated[
        tuple[Action, ...],
        Described(
            "What was agreed to be done; the report numbers them A1, A2, ...",
            [{"title": "Send the training plan", "due": "2019-01-31"}],
        ),
    ] = ()
    agreements: Annotated[
        tuple[Agreement, ...],
        Described(
            "What was signed or declared.",
            [{"title": "Letter of intent on youth work", "state": "signed"}],
        ),
    ] = ()
    evaluation: Annotated[
        Evaluation | None,
        Described("What those who took part thought of it.", {"asked": 12, "answered": 9}),
    ] = None
    funding: Annotated[
        tuple[Funding, ...],
        Described("Who gave what for it.", [{"funder": "example-fund", "what": "Rooms and meals"}]),
    ] = ()
    costs: Annotated[
        tuple[Cost, ...],
        Described(
            "What it cost.", [{"what": "Flights", "amount": {"amount": "3200", "currency": "EUR"}}]
        ),
    ] = ()
    total_cost: Annotated[
        Money | None,
        Described(
            "What it cost in all, as it was stated.", {"amount": "4800.00", "currency": "EUR"}
        ),
    ] = None
    images: Annotated[
        Mapping[Key, Image],
        Described(
            "Photographs, maps and charts, each under a key of its own.",
            {"panel-photo": {"file": "pictures/panel.jpg", "alt": "Four people."}},
        ),
    ] = {}
    attachments: Annotated[
        Mapping[Key, Attachment],
        Described(
            "Documents that belong to it, each under a key of its own.",
            {"referral-form": {"title": "The referral form"}},
        ),
    ] = {}
    abbreviations: Annotated[
        tuple[Abbreviation, ...],
        Described(
            "Short forms that the report uses; those of organisations are known.",
            [{"short": "CTU", "long": "Counter Terrorism Unit"}],
        ),
    ] = ()
    glossary: Annotated[
        tuple[Term, ...],
        Described(
            "Words that readers may not know.",
            [{"term": "Prevent", "meaning": "A part of the British strategy."}],
        ),
    ] = ()
    discrepancies: Annotated[
        tuple[Discrepancy, ...],
        Described(
            "Facts on which sources differ.",
            [{"field": "dates", "what": "The first day", "values": [{"value": "29 October"}]}],
        ),
    ] = ()
    releases: Annotated[
        tuple[Release, ...],
        Described(
            "Who may be named to whom. Without one, names stay internal.",
            [{"people": "everyone", "audience": "public", "basis": "consent"}],
        ),
    ] = ()
    sections: Annotated[
        Sections,
        Described(
            "Who may see whole parts of the file. Without an entry, everybody may.",
            {"costs": "internal", "evaluation": "partners"},
        ),
    ] = Sections()
    report: Annotated[
        Report,
        Described(
            "The report's own number, status, publisher and the like.",
            {"number": "2018/3", "status": "final"},
        ),
    ] = Report()
    announcement: Annotated[
        Announcement | None,
        Described(
            "The short public text that links to the report.",
            {"title": "Peshawar delegates travel to Birmingham"},
        ),
    ] = None
    sources: Annotated[
        Mapping[Key, Source],
        Described(
            "The texts and records that the facts rest on, each under a key.",
            {"minutes": {"title": "Minutes of the visit"}},
        ),
    ] = {}

    def home_of(self, actor: str) -> str | None:
        """The key of the place that acts, or where the organisation that acts is at home."""
        return actor if actor in self.places else self.organisations[actor].place

    def acting_as(self, roles: Sequence[PartyRole]) -> list[str]:
        """The keys of the parties with one of these roles, in their order."""
        return [party.who for party in self.parties if {*roles} & {*party.roles}]

    def homes(self, roles: Sequence[PartyRole]) -> list[str]:
        """The places of the parties with one of these roles, each once, in the parties' order."""
        homes = map(self.home_of, self.acting_as(roles))
        return list(dict.fromkeys(home for home in homes if home))
