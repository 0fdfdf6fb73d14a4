"""The report's own front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

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
from reportgen.model.fields import Described, Holds, Refers

Author = Annotated[str, Refers(("person", "organisation"))]


ISSN = r"^[0-9]{4}-[0-9]{3}[0-9X]$"
DOI = r"^10\.[0-9]{4,9}/[^\s<>\"]+$"


class Approval(Entity):
    """A clearance of the report by somebody."""

    who: Annotated[
        AttendeeKey, Described("Who cleared it: a person, a participant or an organisation.", "scn")
    ]
    party: Annotated[
        ActorKey | None, Described("For which place or organisation.", "birmingham-city-council")
    ] = None
    date: Annotated[PartialDate | None, Described("When.", "2018-11-28")] = None
    note: Annotated[Text | None, Described("Under which condition, if any.", "Without annex B")] = (
        None
    )


class Version(Entity):
    """An earlier or present version of the report."""

    version: Annotated[Text, Described("Its number.", "0.9")]
    date: Annotated[PartialDate | None, Described("Its date.", "2018-11-20")] = None
    change: Annotated[Text | None, Described("What was changed in it.", "Sent for comment")] = None


class Corrigendum(Entity):
    """A correction of a published version."""

    text: Annotated[
        Text, Described("What was wrong and what is right.", "Section 2.1 named the wrong year.")
    ]
    date: Annotated[PartialDate | None, Described("When it was corrected.", "2019-01-10")] = None


class Foreword(Entity):
    """A word before the report."""

    text: Annotated[
        Prose, Described("The foreword (Markdown).", "Two cities met, and both gained.")
    ]
    by: Annotated[AttendeeKey | None, Described("Who wrote it.", "birmingham-city-council")] = None


class Report(Entity):
    """What the report says about itself. Everything may be left out."""

    number: Annotated[
        Text | None, Described("Its number, the same in all languages.", "2018/3")
    ] = None
    version: Annotated[Text | None, Described("Its version.", "1.0")] = None
    status: Annotated[
        Literal["draft", "for comment", "cleared", "final", "published", "superseded", "withdrawn"],
        Described("How far it has come.", "published"),
    ] = "draft"
    date: Annotated[
        PartialDate | None, Described("The date it bears; left out, it bears none.", "2018-12-03")
    ] = None
    language: Annotated[Language, Described("The language the file is written in.", "en")] = "en"
    authors: Annotated[
        tuple[Author, ...],
        Described("Who wrote it: keys under `people` or `organisations`.", ["scn"]),
    ] = ()
    publisher: Annotated[
        OrganisationKey | None, Described("Who publishes it: a key under `organisations`.", "scn")
    ] = None
    licence: Annotated[
        Text | None, Described("Under which licence it may be used.", "CC BY 4.0")
    ] = None
    disclaimer: Annotated[
        Prose | None,
        Described(
            "A disclaimer, printed word for word.",
            "The views in this report are those of its authors.",
        ),
    ] = None
    funding_statement: Annotated[
        Prose | None,
        Described(
            "What a funder asks to be said, printed word for word.", "Funded by the Example Fund."
        ),
    ] = None
    citation: Annotated[
        Text | None,
        Described(
            "How the report should be cited.",
            "Example Network (2018), Full report on the city exchange.",
        ),
    ] = None
    accessibility_contact: Annotated[
        Text | None,
        Described(
            "Where to ask for another format: an address or a telephone number.",
            "reports@example.org",
        ),
    ] = None
    original_language: Annotated[
        Language | None,
        Described("The language it was first written in, where this is a translation.", "ur"),
    ] = None
    reviewers: Annotated[
        tuple[Author, ...],
        Described(
            "Who reviewed it: keys under `people` or `organisations`.", ["birmingham-city-council"]
        ),
    ] = ()
    approvals: Annotated[
        tuple[Approval, ...],
        Described(
            "Who cleared it, for which party and when.", [{"who": "scn", "date": "2018-11-28"}]
        ),
    ] = ()
    history: Annotated[
        tuple[Version, ...],
        Described(
            "Its versions, the first one first.", [{"version": "0.9", "change": "Sent for comment"}]
        ),
    ] = ()
    corrigenda: Annotated[
        tuple[Corrigendum, ...],
        Described(
            "Corrections of what was published.", [{"text": "Section 2.1 named the wrong year."}]
        ),
    ] = ()
    foreword: Annotated[
        Foreword | None,
        Described(
            "A word before the report.",
            {"text": "Two cities met.", "by": "birmingham-city-council"},
        ),
    ] = None
    acknowledgements: Annotated[
        Prose | None,
        Described("Whom the authors thank (Markdown).", "We thank all who opened their doors."),
    ] = None
    isbn: Annotated[Text | None, Described("Its ISBN.", "978-0-00-000000-2")] = None
    issn: Annotated[
        Annotated[str, Holds("words"), StringConstraints(pattern=ISSN)] | None,
        Described("The ISSN of its series.", "1234-5679"),
    ] = None
    doi: Annotated[
        Annotated[str, Holds("words"), StringConstraints(pattern=DOI)] | None,
        Described("Its DOI.", "10.5555/example.2018.3"),
    ] = None
    handling: Annotated[
        Text | None,
        Described(
            "The handling mark on every page, printed as it is; a label of TLP 2.0 in its colours.",
            "TLP:GREEN",
        ),
    ] = None
    embargo: Annotated[
        PartialDate | None, Described("Not to be published before this date.", "2018-12-03")
    ] = None
