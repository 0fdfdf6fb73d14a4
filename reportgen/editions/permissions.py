"""What may be shown of each person to whom."""

from __future__ import annotations

from typing import get_args

from reportgen.editions.people import person_of
from reportgen.model.exchange import Exchange
from reportgen.model.images import Image
from reportgen.model.releases import Audience, Release, Released

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""From the widest readers to the narrowest; each sees what the one before sees, and more."""

ASPECTS: tuple[Released, ...] = get_args(Released)
"""What a release can be about, in the order in which it is printed."""


def may_see(audience: Audience, widest: Audience) -> bool:
    """True if these readers may see what is for `widest` at most."""
    return AUDIENCES.index(widest) <= AUDIENCES.index(audience)


def released(exchange: Exchange, person: str, audience: Audience) -> set[Released]:
    """What may be shown of a person to these readers; the internal edition shows everything."""
    if audience == "internal":
        return {*ASPECTS}
    return {what for what in ASPECTS if bases(exchange, person, what, audience)}


def bases(exchange: Exchange, person: str, what: Released, audience: Audience) -> list[Release]:
    """The releases on which this may be shown of a person to these readers."""
    releases = deciding(exchange, person, what)
    return [r for r in releases if not r.is_withdrawn and may_see(audience, r.audience)]


def deciding(exchange: Exchange, person: str, what: Released) -> list[Release]:
    """The releases that decide on this: those that name the person, else those for everyone."""
    about = [release for release in exchange.releases if release.is_about(person, what)]
    return [release for release in about if release.people != "everyone"] or about


def is_refused(exchange: Exchange, person: str, what: Released, audience: Audience) -> bool:
    """True if a release that names the person says that this is not for these readers."""
    own = any(release.people != "everyone" for release in deciding(exchange, person, what))
    return audience != "internal" and own and not bases(exchange, person, what, audience)


def may_be_quoted(
    exchange: Exchange, speaker: str | None, audience: Audience, *, agreed: bool
) -> bool:
    """True if the speaker, where that is a person, agreed to it, with the quotation (`agreed`) or
    by a release."""
    person = person_of(exchange, speaker) if speaker else None
    if person is None:
        return True
    agreed = agreed or "quote" in released(exchange, person, audience)
    return agreed and not is_refused(exchange, person, "quote", audience)


def may_be_pictured(exchange: Exchange, image: Image, who: str, audience: Audience) -> bool:
    """True if this picture may show them: they have a release of photographs, or the picture has a
    basis of its own that no release takes away."""
    if who in exchange.organisations or who in exchange.places:
        return True
    person = person_of(exchange, who)
    if person and "photo" in released(exchange, person, audience):
        return True
    return image.consent is not None and not (
        person and is_refused(exchange, person, "photo", audience)
    )
