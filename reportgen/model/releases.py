"""Who may be named to whom, and on which basis."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import Entity, PersonKey, SourceKey, Text
from reportgen.model.dates import PartialDate

Audience = Literal["public", "partners", "internal"]
"""The readers of an edition; each sees what the one before sees, and more."""

Released = Literal["name", "function", "organisation", "photo", "quote", "contact"]

Basis = Literal[
    "consent",
    "public task",
    "legitimate interests",
    "already public in an official capacity",
]


class Release(Entity):
    """A basis on which people may be named. Without one, a name stays internal."""

    people: Annotated[
        tuple[PersonKey, ...] | Literal["everyone"],
        Field(
            description="Whom it concerns: keys under `people`, or `everyone`.",
            examples=[["safdar-khan-baghi"], "everyone"],
        ),
    ]
    audience: Annotated[
        Audience,
        Field(description="The widest readers it allows.", examples=["public"]),
    ]
    what: Annotated[
        tuple[Released, ...],
        Field(
            min_length=1,
            description="What may be shown.",
            examples=[["name", "function", "organisation"]],
        ),
    ] = ("name", "function", "organisation")
    basis: Annotated[
        Basis,
        Field(
            description="The legal basis (GDPR, Article 6) or the fact it rests on.",
            examples=["already public in an official capacity"],
        ),
    ]
    evidence: Annotated[
        Text | None,
        Field(description="Where the basis is on file.", examples=["Signed form of 2 May"]),
    ] = None
    sources: Annotated[
        tuple[SourceKey, ...],
        Field(description="Sources that show it.", examples=[["announcement"]]),
    ] = ()
    date: Annotated[
        PartialDate | None, Field(description="Since when.", examples=["2018-11-02"])
    ] = None
    withdrawn: Annotated[
        PartialDate | None, Field(description="When it was withdrawn.", examples=["2019-01-15"])
    ] = None
