"""Who took part: persons, functions without a name, groups, or only a number."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
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
)
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

    title: Annotated[
        Text, Field(description="The function as at the time.", examples=["Prevent Lead"])
    ]
    organisation: Annotated[
        OrganisationKey | None,
        Field(
            description="The body it is held in: a key under `organisations`.",
            examples=["birmingham-city-council"],
        ),
    ] = None


def _title_alone(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


class Participation(Traced):
    """One participant: a person, a function, a group, or a number of people.

    Write exactly one of `person`, `function` and `group`; `count` alone stands for people of
    whom only the number is known, and beside `group` for the group's size.
    """

    key: Annotated[
        Key | None,
        Field(
            description="A short name that sessions can refer to; a person needs none.",
            examples=["prevent-coordinator"],
        ),
    ] = None
    person: Annotated[
        PersonKey | None,
        Field(description="Who it is: a key under `people`.", examples=["waqar-ahmed"]),
    ] = None
    function: Annotated[
        Text | None,
        Field(
            description="Whoever held this function, when no name was recorded.",
            examples=["Prevent Coordinator"],
        ),
    ] = None
    group: Annotated[
        Text | None,
        Field(
            description="Several people under one description.",
            examples=["Luton Borough Council Members"],
        ),
    ] = None
    count: Annotated[
        int | None, Field(ge=1, description="How many people it stands for.", examples=[60])
    ] = None
    qualifier: Annotated[
        Qualifier,
        Field(description="How exact the count is.", examples=["about"]),
    ] = "exactly"
    party: Annotated[
        PartyKey | None,
        Field(
            description="The party it belongs to: what one of `parties` says under `who`.",
            examples=["peshawar"],
        ),
    ] = None
    organisation: Annotated[
        OrganisationKey | None,
        Field(
            description="The body that an unnamed participant comes from.",
            examples=["birmingham-city-council"],
        ),
    ] = None
    functions: Annotated[
        tuple[
            Annotated[
                Function, BeforeValidator(_title_alone, json_schema_input_type=Function | Text)
            ],
            ...,
        ],
        Field(
            description="What the person was at the time; a plain title where no body is known.",
            examples=[[{"title": "Prevent Lead", "organisation": "birmingham-city-council"}]],
        ),
    ] = ()
    roles: Annotated[
        tuple[ParticipantRole, ...],
        Field(description="What the participant did in the exchange.", examples=[["delegate"]]),
    ] = ()

    delegation: Annotated[
        DelegationKey | None,
        Field(
            description="The delegation it travelled with: a key under `delegations`.",
            examples=["councillors"],
        ),
    ] = None
    including: Annotated[
        tuple[AttendeeKey, ...],
        Field(
            description="Those of a group who are known: people or participants.",
            examples=[["waqar-ahmed"]],
        ),
    ] = ()
    external: Annotated[
        YesNo,
        Field(
            description="Whether it came with a party or delegation but from another body.",
            examples=[True],
        ),
    ] = False
    mode: Annotated[
        Literal["in person", "online", "apologies", "replaced"] | None,
        Field(description="How it took part.", examples=["online"]),
    ] = None
    replaced_by: Annotated[
        AttendeeKey | None,
        Field(description="Who came instead.", examples=["prevent-coordinator"]),
    ] = None
    presence: Annotated[
        Text | None,
        Field(description="When it was there, if not always.", examples=["on the first day"]),
    ] = None
    withheld: Annotated[
        tuple[Literal["name", "function"], ...],
        Field(
            description="What is known but not shown; else what is missing was not recorded.",
            examples=[["name"]],
        ),
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
