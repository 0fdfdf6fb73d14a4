"""The report's own front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from reportgen.model.base import (
    ActorKey,
    AttendeeKey,
    Entity,
    Language,
    OrganisationKey,
    Prose,
    Text,
)
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Holds, Refers

Author = Annotated[str, Refers(("person", "organisation"))]


ISSN = r"^[0-9]{4}-[0-9]{3}[0-9X]$"
DOI = r"^10\.[0-9]{4,9}/[^\s<>\"]+$"


class Approval(Entity):
    """A clearance of the report by somebody."""

    who: Annotated[
        AttendeeKey,
        Field(
            description="Who cleared it: a person, a participant or an organisation.",
            examples=["scn"],
        ),
    ]
    party: Annotated[
        ActorKey | None,
        Field(
            description="For which place or organisation.",
            examples=["birmingham-city-council"],
        ),
    ] = None
    date: Annotated[PartialDate | None, Field(description="When.", examples=["2018-11-28"])] = None
    note: Annotated[
        Text | None,
        Field(description="Under which condition, if any.", examples=["Without annex B"]),
    ] = None


class Version(Entity):
    """An earlier or present version of the report."""

    version: Annotated[Text, Field(description="Its number.", examples=["0.9"])]
    date: Annotated[PartialDate | None, Field(description="Its date.", examples=["2018-11-20"])] = (
        None
    )
    change: Annotated[
        Text | None, Field(description="What was changed in it.", examples=["Sent for comment"])
    ] = None


class Corrigendum(Entity):
    """A correction of a published version."""

    text: Annotated[
        Text,
        Field(
            description="What was wrong and what is right.",
            examples=["Section 2.1 named the wrong year."],
        ),
    ]
    date: Annotated[
        PartialDate | None, Field(description="When it was corrected.", examples=["2019-01-10"])
    ] = None


class Foreword(Entity):
    """A word before the report."""

    text: Annotated[
        Prose,
        Field(
            description="The foreword (Markdown).", examples=["Two cities met, and both gained."]
        ),
    ]
    by: Annotated[
        AttendeeKey | None,
        Field(description="Who wrote it.", examples=["birmingham-city-council"]),
    ] = None


class Report(Entity):
    """What the report says about itself. Everything may be left out."""

    number: Annotated[
        Text | None,
        Field(description="Its number, the same in all languages.", examples=["2018/3"]),
    ] = None
    version: Annotated[Text | None, Field(description="Its version.", examples=["1.0"])] = None
    status: Annotated[
        Literal["draft", "for comment", "cleared", "final", "published", "superseded", "withdrawn"],
        Field(description="How far it has come.", examples=["published"]),
    ] = "draft"
    date: Annotated[
        PartialDate | None,
        Field(description="The date it bears; left out, it bears none.", examples=["2018-12-03"]),
    ] = None
    language: Annotated[
        Language, Field(description="The language the file is written in.", examples=["en"])
    ] = "en"
    authors: Annotated[
        tuple[Author, ...],
        Field(
            description="Who wrote it: keys under `people` or `organisations`.",
            examples=[["scn"]],
        ),
    ] = ()
    publisher: Annotated[
        OrganisationKey | None,
        Field(description="Who publishes it: a key under `organisations`.", examples=["scn"]),
    ] = None
    licence: Annotated[
        Text | None,
        Field(description="Under which licence it may be used.", examples=["CC BY 4.0"]),
    ] = None
    disclaimer: Annotated[
        Prose | None,
        Field(
            description="A disclaimer, printed word for word.",
            examples=["The views in this report are those of its authors."],
        ),
    ] = None
    funding_statement: Annotated[
        Prose | None,
        Field(
            description="What a funder asks to be said, printed word for word.",
            examples=["Funded by the Example Fund."],
        ),
    ] = None
    citation: Annotated[
        Text | None,
        Field(
            description="How the report should be cited.",
            examples=["Example Network (2018), Full report on the city exchange."],
        ),
    ] = None
    accessibility_contact: Annotated[
        Text | None,
        Field(
            description="Where to ask for another format: an address or a telephone number.",
            examples=["reports@example.org"],
        ),
    ] = None
    original_language: Annotated[
        Language | None,
        Field(
            description="The language it was first written in, where this is a translation.",
            examples=["ur"],
        ),
    ] = None
    reviewers: Annotated[
        tuple[Author, ...],
        Field(
            description="Who reviewed it: keys under `people` or `organisations`.",
            examples=[["birmingham-city-council"]],
        ),
    ] = ()
    approvals: Annotated[
        tuple[Approval, ...],
        Field(
            description="Who cleared it, for which party and when.",
            examples=[[{"who": "scn", "date": "2018-11-28"}]],
        ),
    ] = ()
    history: Annotated[
        tuple[Version, ...],
        Field(
            description="Its versions, the first one first.",
            examples=[[{"version": "0.9", "change": "Sent for comment"}]],
        ),
    ] = ()
    corrigenda: Annotated[
        tuple[Corrigendum, ...],
        Field(
            description="Corrections of what was published.",
            examples=[[{"text": "Section 2.1 named the wrong year."}]],
        ),
    ] = ()
    foreword: Annotated[
        Foreword | None,
        Field(
            description="A word before the report.",
            examples=[{"text": "Two cities met.", "by": "birmingham-city-council"}],
        ),
    ] = None
    acknowledgements: Annotated[
        Prose | None,
        Field(
            description="Whom the authors thank (Markdown).",
            examples=["We thank all who opened their doors."],
        ),
    ] = None
    isbn: Annotated[Text | None, Field(description="Its ISBN.", examples=["978-0-00-000000-2"])] = (
        None
    )
    issn: Annotated[
        Annotated[str, Holds("words"), StringConstraints(pattern=ISSN)] | None,
        Field(description="The ISSN of its series.", examples=["1234-5679"]),
    ] = None
    doi: Annotated[
        Annotated[str, Holds("words"), StringConstraints(pattern=DOI)] | None,
        Field(description="Its DOI.", examples=["10.5555/example.2018.3"]),
    ] = None
    handling: Annotated[
        Text | None,
        Field(
            description="The handling mark on every page, printed as it is.",
            examples=["TLP:GREEN"],
        ),
    ] = None
    embargo: Annotated[
        PartialDate | None,
        Field(description="Not to be published before this date.", examples=["2018-12-03"]),
    ] = None
