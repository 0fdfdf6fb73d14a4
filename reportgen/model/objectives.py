"""What an exchange was to achieve, and whether it did."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from reportgen.model.base import Prose, Text, Traced
from reportgen.model.fields import Described

Result = Literal["met", "partly met", "not met", "not assessed"]


class Objective(Traced):
    """One objective; the report numbers them."""

    title: Annotated[Text, Described("What is to be achieved.", "Share practical tools.")]
    result: Annotated[Result | None, Described("Whether it was achieved.", "partly met")] = None
    evidence: Annotated[
        Prose | None,
        Described("What shows it (Markdown).", "Both cities now use the referral form."),
    ] = None


def _title_alone(value: Any) -> Any:
    return {"title": value} if isinstance(value, str | int | float) else value


StatedObjective = Annotated[
    Objective, BeforeValidator(_title_alone, json_schema_input_type=Objective | Text)
]
"""A sentence alone, or an objective with its result."""
