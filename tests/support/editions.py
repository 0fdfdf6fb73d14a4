"""Exchanges with people who are withheld, and all that an edition of them holds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.editions.select import AUDIENCES, select
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import Source, load
from reportgen.reading.validate import validate
from reportgen.view.compose import view
from reportgen.view.records import ReportView
from support.documents import RICH, ROOT, any_pictures, part_of
from support.secret import SMALL

FILES = [*sorted((ROOT / "inputs").glob("*.yaml")), RICH]
ALL_EDITIONS = [
    pytest.param(path, audience, id=f"{path.stem}-{audience}")
    for path in FILES
    for audience in AUDIENCES
]


def from_file(path: Path) -> Exchange:
    return validate(load(path))


def from_data(data: dict[str, Any]) -> Exchange:
    """The exchange that this data describes, as strictly as from a file."""
    return validate(Source("test", data))


def rich(**fields: Any) -> Exchange:
    """The rich exchange with some of its fields replaced."""
    return from_data({**load(RICH).data, **fields})


# Without what refers to participants, so that a test can have its own.
NO_REFERENCES: dict[str, Any] = {
    "why_host": None,
    "sessions": {},
    "delegations": {},
    "legs": {},
    "quotes": [],
    "findings": [],
    "recommendations": [],
    "actions": [],
    "agreements": [],
    "images": {},
    "report": {},
    "discrepancies": [],
}


def report_of(exchange: Exchange, audience: Audience) -> ReportView:
    return edition(exchange, audience).report


@dataclass(frozen=True)
class Shown:
    """All that an edition holds: the selected exchange and what templates see."""

    exchange: Exchange
    report: ReportView
    text: str


def edition(exchange: Exchange, audience: Audience) -> Shown:
    selected = select(exchange, audience)
    report = view(selected, audience, "en", any_pictures(selected))
    return Shown(selected, report, f"{selected.model_dump_json()}\n{report!r}")


def release(*people: str, audience: str = "public", **fields: Any) -> dict[str, Any]:
    return {"people": list(people), "audience": audience, "basis": "consent", **fields}


def names_shown(exchange: Exchange, audience: Audience) -> set[str]:
    text = edition(exchange, audience).text
    return {person.name for person in exchange.people.values() if person.name in text}


def rows(exchange: Exchange, audience: Audience) -> list[tuple[str, str]]:
    """Who the table of people lists, with what is said of each, party by party."""
    (table,) = part_of(report_of(exchange, audience), "people").tables
    return [(who, about) for n, (who, about) in enumerate(table.rows) if n not in table.openings]


def size(exchange: Exchange) -> int:
    return sum(entry.count or 1 for entry in exchange.participants)


def small(**fields: Any) -> Exchange:
    return from_data({**SMALL, **fields})


PICTURE = {"file": "x.png", "alt": "Somebody", "people": [{"who": "jo-bloggs"}]}
