"""What may be shown of each person to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience, Release, Released

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""From the widest readers to the narrowest; each sees what the one before sees, and more."""


def may_see(audience: Audience, widest: Audience) -> bool:
    """Whether these readers may see what is for `widest` at most."""
    return AUDIENCES.index(widest) <= AUDIENCES.index(audience)


def released(exchange: Exchange, person: str, audience: Audience) -> set[Released]:
    """What may be shown of a person to these readers; the internal edition shows everything."""
    everything: tuple[Released, ...] = get_args(Released)
    if audience == "internal":
        return set(everything)
    return {what for what in everything if bases(exchange, person, what, audience)}


def bases(
    exchange: Exchange, person: str, what: Released, audience: Audience
) -> tuple[Release, ...]:
    """The releases on which this may be shown of a person to these readers."""
    deciding = _deciding(exchange, person, what)
    return tuple(r for r in deciding if not r.is_withdrawn and may_see(audience, r.audience))


def is_refused(exchange: Exchange, person: str, what: Released, audience: Audience) -> bool:
    """Whether a release that names the person says that this is not for these readers."""
    own = any(release.people != "everyone" for release in _deciding(exchange, person, what))
    return audience != "internal" and own and not bases(exchange, person, what, audience)


def _deciding(exchange: Exchange, person: str, what: Released) -> list[Release]:
    """The releases that decide on this: those that name the person, else those for everyone."""
    named = list(_naming(exchange, person, what))
    if named:
        return named
    return [r for r in exchange.releases if r.people == "everyone" and what in r.what]


def _naming(exchange: Exchange, person: str, what: Released) -> Iterator[Release]:
    for release in exchange.releases:
        if release.people != "everyone" and person in release.people and what in release.what:
            yield release
