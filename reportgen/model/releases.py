"""Who may be named to whom, and on which basis."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import Entity, PersonKey, SourceKey, Text
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described, Holds

Audience = Literal["public", "partners", "internal"]
"""The readers of an edition; each sees what the one before sees, and more."""

Released = Literal["name", "function", "organisation", "photo", "quote", "contact"]

Basis = Literal[
    "consent", "public task", "legitimate interests", "already public in an official capacity"
]


class Restricted(Entity):
    """An entry that not every reader may see."""

    audience: Annotated[
        Audience,
        Described(
            "The widest readers who may see this entry at all; what refers to it follows.",
            "internal",
        ),
    ] = "public"


Readers = Annotated[Audience, Described("The widest readers who may see it.", "internal")]


class Sections(Entity):
    """Who may see whole parts of the file, by the names of its fields."""

    planned: Readers = "public"
    series: Readers = "public"
    figures: Readers = "public"
    related: Readers = "public"
    summary: Readers = "public"
    background: Readers = "public"
    why_host: Readers = "public"
    purpose: Readers = "public"
    objectives: Readers = "public"
    outcome: Readers = "public"
    next_steps: Readers = "public"
    legs: Readers = "public"
    delegations: Readers = "public"
    events: Readers = "public"
    sessions: Readers = "public"
    quotes: Readers = "public"
    contexts: Readers = "public"
    findings: Readers = "public"
    recommendations: Readers = "public"
    actions: Readers = "public"
    agreements: Readers = "public"
    evaluation: Readers = "public"
    funding: Readers = "public"
    costs: Annotated[
        Audience,
        Described("The widest readers who may see it, and `total_cost` with it.", "internal"),
    ] = "public"
    images: Readers = "public"
    attachments: Readers = "public"
    abbreviations: Readers = "public"
    glossary: Readers = "public"
    discrepancies: Readers = "public"
    announcement: Readers = "public"
    sources: Readers = "public"


class Release(Entity):
    """A basis on which people may be named. Without one, a name stays internal.

    Releases add up, each for what it names. Where one names a person, it alone decides on what it
    names, and not those for `everyone`: so `everyone` is the file's default, from which a line for
    one person takes away (`audience: internal`, or `withdrawn`) or to which it adds.
    """

    people: Annotated[
        tuple[PersonKey, ...] | Literal["everyone"],
        Described(
            "Whom it concerns: keys under `people`, or `everyone`.",
            ["safdar-khan-baghi"],
            "everyone",
        ),
    ]
    audience: Annotated[Audience, Described("The widest readers it allows.", "public")]
    what: Annotated[
        tuple[Released, ...],
        Described("What may be shown.", ["name", "function", "organisation"], min_length=1),
    ] = ("name", "function", "organisation")
    basis: Annotated[
        Basis,
        Described(
            "The legal basis (GDPR, Article 6) or the fact it rests on.",
            "already public in an official capacity",
        ),
    ]
    evidence: Annotated[
        Text | None,
        Holds("inside"),
        Described("Where the basis is on file.", "Signed form of 2 May"),
    ] = None
    sources: Annotated[
        tuple[SourceKey, ...], Described("Sources that show it.", ["announcement"])
    ] = ()
    date: Annotated[PartialDate | None, Described("Since when.", "2018-11-02")] = None
    withdrawn: Annotated[
        PartialDate | None,
        Described(
            "When it was withdrawn; from then on, and on a day that is still to come, "
            "it no longer counts.",
            "2019-01-15",
        ),
    ] = None

    def is_about(self, person: str, what: Released) -> bool:
        """True if it is about this of this person, alone or with everyone."""
        return what in self.what and (self.people == "everyone" or person in self.people)

    @property
    def is_withdrawn(self) -> bool:
        """True if it was withdrawn, be the day known or not."""
        state = self.states.get("withdrawn", "not applicable")
        return self.withdrawn is not None or state != "not applicable"
