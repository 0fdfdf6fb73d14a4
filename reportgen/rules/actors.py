"""Who is who: people behind keys, and the bodies and places that somebody belongs to."""

from __future__ import annotations

from reportgen.editions.people import person_of
from reportgen.model.exchange import Exchange
from reportgen.model.participants import ABSENT, Participation


def participations(exchange: Exchange, key: str) -> list[Participation]:
    """What is recorded of the part that a person or a participant of this key took."""
    who = person_of(exchange, key) or key
    return [entry for entry in exchange.participants if who in (entry.person, entry.key)]


def is_absent(exchange: Exchange, key: str) -> bool:
    """True if somebody only sent apologies or was replaced."""
    entries = participations(exchange, key)
    return bool(entries) and all(entry.mode in ABSENT for entry in entries)


def is_somebody(exchange: Exchange, key: str) -> bool:
    """True if a key stands for one person, named or not, and not for a group or a body."""
    entries = participations(exchange, key)
    alone = (entry.group is None and entry.count is None for entry in entries)
    return key in exchange.people or (bool(entries) and all(alone))


def homes(exchange: Exchange, key: str) -> dict[str, None]:
    """A body or place and all that it is part of or lies in, the nearest first."""
    around: dict[str, None] = {}
    waiting: list[str | None] = [key]
    while waiting:
        here = waiting.pop(0)
        if here and here not in around:
            around[here] = None
            if body := exchange.organisations.get(here):
                waiting += (body.part_of, body.place)
            elif place := exchange.places.get(here):
                waiting.append(place.part_of)
    return around


def belong(exchange: Exchange, one: str, other: str) -> bool:
    """True if one of two bodies or places is part of the other, lies in it or is the same."""
    return other in homes(exchange, one) or one in homes(exchange, other)


def place_of(exchange: Exchange, key: str) -> str | None:
    """The place that a party is, or is at home in."""
    return next((home for home in homes(exchange, key) if home in exchange.places), None)
