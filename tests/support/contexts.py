"""The context of a small exchange, or of a strain, as the public edition has it."""

from typing import Any

from reportgen.editions.select import select
from reportgen.language.words import words_of
from reportgen.model.exchange import Exchange
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view.context import PLAIN, Context, Numbers
from reportgen.view.naming import Naming
from support.documents import RICH

STRAINS = RICH.parent / "strains"
PLACES: dict[str, Any] = {
    "a": {"name": "Arden", "country": "GB"},
    "b": {"name": "Brock", "country": "DE"},
    "c": {"name": "Cray", "country": "DE"},
    "b-harbour": {"name": "Brock Harbour", "kind": "district", "country": "DE", "part_of": "b"},
    "north": {"name": "The North", "kind": "region", "country": "DE"},
    "d": {"name": "Dell", "country": "DE", "part_of": "north"},
}
BASE: dict[str, Any] = {
    "id": "x",
    "title": "Arden–Brock city exchange",
    "places": PLACES,
    "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
}


def context_of(exchange: Exchange) -> Context:
    words = words_of("en")
    selected = select(exchange, "public")
    naming = Naming(selected, words)
    return Context(selected, "public", words, naming, Numbers(words), {}, PLAIN)


def small(**fields: Any) -> Context:
    return context_of(Exchange.model_validate({**BASE, **fields}))


def strain(name: str) -> Context:
    return context_of(validate(load(STRAINS / f"{name}.yaml")))


def sessions(*entries: dict[str, Any]) -> dict[str, Any]:
    return {f"s-{n}": {"title": "Talk", **entry} for n, entry in enumerate(entries)}
