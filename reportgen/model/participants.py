"""Who took part: persons, functions without a name, groups, or only a number."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from reportgen.model.base import (
    AttendeeKey,
    DelegationKey,
    Entity,
    Key,
    OrganisationKey,
    PartyKey,
    PersonKey,
    Text,
    Traced,
    YesNo,
    alone,
)
from reportgen.model.fields import Described
from reportgen.model.figures import Qualifier

ParticipantRole = Literal[
    "head",
    "co-head",
    "deputy",
    "delegate",
    "host",
    "speaker",
    "moderator",
    "facilitator",
    "expert",
    "rapporteur",
    "interpreter",
    "staff",
    "companion",
    "observer",
    "guest of honour",
    "press",
]


ABSENT = ("apologies", "replaced")
"""The modes of a participation that did not take place."""


class Function(Entity):
    """What somebody was at the time of the exchange."""

    title: Annotated[Text, Described("The function as at the time.", "Prevent Lead")]
    organisation: Annotated[
        OrganisationKey | None,
        Described(
            "The body it is held in: a key under `organisations`.", "birmingham-city-council"
        ),
    ] = None


class Participation(Traced):
    """One participant: a person, a function, a group, or a number of people.

    Write exactly one of `person`, `function` and `group`; `count` alone stands for people of
    whom only the number is known, and beside `group` for the group's size.
    """

    key: Annotated[
        Key | None,
        Described(
            "A short name that sessions can refer to; a person needs none.", "prevent-coordinator"
        ),
    ] = None
    person: Annotated[
        PersonKey | None, Described("Who it is: a key under `people`.", "waqar-ahmed")
    ] = None
    function: Annotated[
        Text | None,
        Described("Whoever held this function, when no name was recorded.", "Prevent Coordinator"),
    ] = None
    group: Annotated[
        Text | None,
        Described("Several people under one description.", "Luton Borough Council Members"),
    ] = None
    count: Annotated[int | None, Described("How many people it stands for.", 60, ge=1)] = None
    qualifier: Annotated[Qualifier, Described("How exact the count is.", "about")] = "exactly"
    party: Annotated[
        PartyKey | None,
        Described("The party it belongs to: what one of `parties` says under `who`.", "peshawar"),
    ] = None
    organisation: Annotated[
        OrganisationKey | None,
        Described("The body that an unnamed participant comes from.", "birmingham-city-council"),
    ] = None
    functions: Annotated[
        tuple[
            Annotated[
                Function,
                BeforeValidator(alone("title", str), json_schema_input_type=Function | Text),
            ],
            ...,
        ],
        Described(
            "What the person was at the time; a plain title where no body is known.",
            [{"title": "Prevent Lead", "organisation": "birmingham-city-council"}],
        ),
    ] = ()
    roles: Annotated[
        tuple[ParticipantRole, ...],
        Described("What the participant did in the exchange.", ["delegate"]),
    ] = ()

    delegation: Annotated[
        DelegationKey | None,
        Described("The delegation it travelled with: a key under `delegations`.", "councillors"),
    ] = None
    including: Annotated[
        tuple[AttendeeKey, ...],
        Described("Those of a group who are known: people or participants.", ["waqar-ahmed"]),
    ] = ()
    external: Annotated[
        YesNo, Described("Whether it came with a party or delegation but from another body.", True)
    ] = False
    mode: Annotated[
        Literal["in person", "online", "apologies", "replaced"] | None,
        Described("How it took part.", "online"),
    ] = None
    replaced_by: Annotated[
        AttendeeKey | None, Described("Who came instead.", "prevent-coordinator")
    ] = None
    presence: Annotated[
        Text | None, Described("When it was there, if not always.", "on the first day")
    ] = None
    withheld: Annotated[
        tuple[Literal["name", "function"], ...],
        Described("What is known but not shown; else what is missing was not recorded.", ["name"]),
    ] = ()

    @model_validator(mode="after")
    def _one_of_four(self) -> Self:
        given = [name for name in ("person", "function", "group") if getattr(self, name)]
        if len(given) > 1:
            raise PydanticCustomError("participant_twice", "", {"given": given})
        if not given and self.count is None:
            raise PydanticCustomError("participant_nobody", "", {})
        if self.count is not None and given in (["person"], ["function"]):
            raise PydanticCustomError("participant_count", "", {"given": given[0]})
        if self.functions and not self.person and "name" not in self.withheld:
            raise PydanticCustomError("participant_functions", "", {})
        return self
