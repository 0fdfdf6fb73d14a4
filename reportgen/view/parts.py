"""The parts of a report, each once: what it is called, what makes it, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.model.exchange import Exchange
from reportgen.view import (
    annexes,
    glance,
    imprint,
    learning,
    legs,
    names,
    opening,
    people,
    programme,
    results,
    sources,
)
from reportgen.view import records as r
from reportgen.view.context import Context


@dataclass(frozen=True)
class ReportPart:
    """A part of the report."""

    name: str
    """What templates and packs call it; its label and its anchor are called so too."""
    make: Callable[[Context], r.Part]
    """What it holds, without a heading unless that has words or an anchor of its own; an empty part
    is not printed. The first line of its docstring stands in the list of variables."""
    place: str | Callable[[Exchange], str]
    """One of `PLACES`, or what decides it for an exchange."""


PARTS = (
    ReportPart("summary", opening.summary, "opening"),
    ReportPart("messages", glance.messages, "opening"),
    ReportPart("glance", glance.glance, "opening"),
    ReportPart("contents", opening.contents, "opening"),
    ReportPart("foreword", opening.foreword, "front"),
    ReportPart("acknowledgements", opening.acknowledgements, "front"),
    ReportPart("background", opening.background, "chapter"),
    ReportPart("objectives", opening.objectives, "chapter"),
    ReportPart("people", people.people, people.place),
    ReportPart("legs", legs.legs, "chapter"),
    ReportPart("programme", programme.programme, "chapter"),
    ReportPart("accounts", programme.accounts, "chapter"),
    ReportPart("voices", programme.voices, "chapter"),
    ReportPart("contexts", learning.contexts, "chapter"),
    ReportPart("findings", learning.findings, "chapter"),
    ReportPart("steps", learning.steps, "chapter"),
    ReportPart("agreements", results.agreements, "chapter"),
    ReportPart("evaluation", results.evaluation, "chapter"),
    ReportPart("costs", results.costs, "chapter"),
    ReportPart("outcome", results.outcome, "chapter"),
    ReportPart("next_steps", results.next_steps, "chapter"),
    ReportPart("biographies", people.biographies, "annex"),
    ReportPart("bodies", names.bodies, "annex"),
    ReportPart("places", names.places, "annex"),
    ReportPart("photographs", annexes.photographs, "annex"),
    ReportPart("documents", annexes.documents, "annex"),
    ReportPart("sources", sources.sources, "annex"),
    ReportPart("discrepancies", sources.discrepancies, "annex"),
    ReportPart("abbreviations", annexes.abbreviations, "annex"),
    ReportPart("glossary", annexes.glossary, "annex"),
    ReportPart("remarks", annexes.remarks, "annex"),
    ReportPart("gaps", annexes.gaps, "annex"),
    ReportPart("imprint", imprint.imprint, "closing"),
)
"""In the order of printing within each place, and of numbering."""
NAMES = tuple(part.name for part in PARTS)
