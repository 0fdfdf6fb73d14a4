"""What an exchange was to achieve, and whether it did."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from reportgen.model.base import Prose, Text, Traced

Result = Literal["met", "partly met", "not met", "not assessed"]


class Objective(Traced):
    """One objective; the report numbers them."""

    title: Annotated[
        Text, Field(description="What is to be achieved.", examples=["Share practical tools."])
    ]
    result: Annotated[
        Result | None, Field(description="Whether it was achieved.", examples=["partly met"])
    ] = None
    evidence: Annotated[
        Prose | None,
        Field(
            description="What shows it (Markdown).",
            examples=["Both cities now use the referral form."],
        ),
    ] = None


def _title_alone(value: Any) -> Any:
    return {"title": value} if isinstance(value, str | int | float) else value


StatedObjective = Annotated[
    Objective, BeforeValidator(_title_alone, json_schema_input_type=Objective | Text)
]
"""A sentence alone, or an objective with its result."""
