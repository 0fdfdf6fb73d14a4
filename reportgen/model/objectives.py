"""What an exchange was to achieve, and whether it did."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from reportgen.model.base import Prose, Text, Traced, alone
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


StatedObjective = Annotated[
    Objective,
    BeforeValidator(alone("title", str, int, float), json_schema_input_type=Objective | Text),
]
"""A sentence alone, or an objective with its result."""
