"""The view of a small exchange between two invented cities, with whatever a test adds to it."""

from typing import Any

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from reportgen.view.records import ReportView

BASE: dict[str, Any] = {
    "id": "x",
    "title": "Arden–Brock city exchange",
    "places": {"a": {"name": "Arden"}, "b": {"name": "Brock"}},
    "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
}


def report(**fields: Any) -> ReportView:
    exchange = Exchange.model_validate({**BASE, **fields})
    return view(exchange, "internal", "en")
