"""Whether those who are quoted or can be recognised in a picture have agreed to it."""

from __future__ import annotations

from reportgen.editions.people import person_of
from reportgen.editions.released import is_refused, released
from reportgen.model.exchange import Exchange
from reportgen.model.images import Image
from reportgen.model.releases import Audience


def may_be_quoted(
    exchange: Exchange, speaker: str | None, audience: Audience, *, agreed: bool
) -> bool:
    """Whether nobody is quoted who has not agreed to it, with the quotation or by a release."""
    person = person_of(exchange, speaker) if speaker else None
    if person is None:
        return True
    agreed = agreed or "quote" in released(exchange, person, audience)
    return agreed and not is_refused(exchange, person, "quote", audience)


def may_be_shown(exchange: Exchange, image: Image, audience: Audience) -> bool:
    """Whether nobody can be recognised in this picture whom it may not show."""
    return all(may_be_pictured(exchange, image, entry.who, audience) for entry in image.people)


def may_be_pictured(exchange: Exchange, image: Image, who: str, audience: Audience) -> bool:
    """Whether this picture may show them: they have a release of photographs, or the picture has a
    basis of its own that no release takes away."""
    if who in exchange.organisations or who in exchange.places:
        return True
    person = person_of(exchange, who)
    if person and "photo" in released(exchange, person, audience):
        return True
    return image.consent is not None and not (
        person and is_refused(exchange, person, "photo", audience)
    )
