"""Who may read what: an exchange holds only what its readers may see before any view exists.

What a reader may not see is taken from the exchange as plain data, a reason after the other; then
what referred to it is settled once for all, and the rest is an exchange again.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from reportgen.editions.data import data_of, entries, keep, rename, settled
from reportgen.editions.discrepancies import keep_discrepancies
from reportgen.editions.keys import neutral_id, neutral_keys, spells, words_of_names
from reportgen.editions.marks import raise_mark
from reportgen.editions.people import list_everybody, replace_withheld
from reportgen.editions.permissions import (
    AUDIENCES,
    may_be_pictured,
    may_be_quoted,
    may_see,
    released,
)
from reportgen.editions.restricted import restrict
from reportgen.editions.silent import silence
from reportgen.model.exchange import Exchange
from reportgen.model.images import ON_FILE, Image
from reportgen.model.people import Person
from reportgen.model.releases import Audience
from reportgen.reading.shape import groups
from reportgen.reading.source import Data

__all__ = ["AUDIENCES", "edition_id", "kept_silent", "released", "select"]


def select(exchange: Exchange, audience: Audience) -> Exchange:
    """The exchange as these readers may see it.

    A person without a release for them appears as function and organisation where those are
    released, else as a participant of the party; what refers to the person refers to that
    participant. Selecting twice changes nothing.
    """
    before = data_of(exchange)
    data = deepcopy(before)
    silence(data)
    if audience == "internal":
        list_everybody(data)
        return _finished(data, before, {})
    restrict(data, audience)
    list_everybody(data)
    _keep_agreed(data, exchange, audience)
    may = {key: released(exchange, key, audience) for key in exchange.people}
    replace_withheld(data, may)
    _keep_private(data)
    kept = {n for n, r in enumerate(exchange.releases) if not r.is_withdrawn}
    keep(data, "releases", lambda n, r: n in kept and may_see(audience, r["audience"]))
    data["id"] = edition_id(exchange, audience)
    words = words_of_names(withheld_people(exchange, audience))
    return _finished(data, before, neutral_keys(before, words))


def edition_id(exchange: Exchange, audience: Audience) -> str:
    """The id of the exchange in this edition: where it spells the name of somebody withheld, what
    is left of it without anybody's, so that it is one and the same whoever is withheld."""
    if not spells(exchange.id, words_of_names(withheld_people(exchange, audience))):
        return exchange.id
    return neutral_id(exchange.id, words_of_names(exchange.people.values()))


def withheld_people(exchange: Exchange, audience: Audience) -> list[Person]:
    """Those whom this edition does not name."""
    people = exchange.people.items()
    return [person for key, person in people if "name" not in released(exchange, key, audience)]


def kept_silent(exchange: Exchange) -> Exchange:
    """The exchange without what the rules of its sessions forbid to tell, in any edition."""
    before = data_of(exchange)
    data = deepcopy(before)
    return _finished(data, before, {}) if silence(data) else exchange


def _finished(data: Data, before: Data, names: Mapping[str, str]) -> Exchange:
    """The exchange that is left, with these keys renamed and a mark as strict as its contents."""
    data = settled(data, before)
    rename(data, names)
    keep_discrepancies(data, before, names)
    raise_mark(data)
    return Exchange.model_validate(data)


def _keep_agreed(data: Data, exchange: Exchange, audience: Audience) -> None:
    """Take the quotations and pictures of people who have not agreed to them."""

    def is_agreed(quote: dict[str, Any]) -> bool:
        agreed = bool(quote.get("released"))
        return may_be_quoted(exchange, quote.get("speaker"), audience, agreed=agreed)

    def is_agreed_by_all(image: Image) -> bool:
        return all(may_be_pictured(exchange, image, each.who, audience) for each in image.people)

    keep(data, "quotes", lambda _, quote: is_agreed(quote))
    keep(data, "images", lambda key, _: is_agreed_by_all(exchange.images[str(key)]))


def _keep_private(data: Data) -> None:
    """Take what only the internal edition tells: fields that are marked so, of the basis on which
    pictures show people all but that there is one, and discrepancies that are not printed."""
    for model, entry in list(groups(data)):
        for name in [name for name in entry if model.holds[name] == "inside"]:
            del entry[name]
    for _, image in entries(data, "images"):
        if "people" in image:  # without a basis the picture would be gone
            image["consent"] = ON_FILE
    keep(data, "discrepancies", lambda _, entry: entry.get("printed", True))
