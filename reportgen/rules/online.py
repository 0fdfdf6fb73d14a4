"""Rules about meeting in a room or online, and what others ask about it."""

from __future__ import annotations

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.legs import Leg
from reportgen.model.sessions import Session
from reportgen.reading.source import Path_
from reportgen.rules.actors import participations
from reportgen.rules.rule import Concerns, rule


def is_online(exchange: Exchange) -> bool:
    """True if an exchange takes place online as a whole."""
    moved = exchange.status == "moved online"
    return exchange.modality == "online" or moved or exchange.kind == "online exchange"


def is_partly_online(exchange: Exchange) -> bool:
    """True if some of an exchange takes place online, so that not all of it was travelled to."""
    legs = exchange.legs.values()
    hybrid = exchange.modality == "hybrid" or any(leg.modality == "hybrid" for leg in legs)
    return hybrid or is_online(exchange) or any(map(_is_leg_online, legs))


def _is_leg_online(leg: Leg) -> bool:
    return leg.modality == "online" or leg.status == "moved online"


@rule("in-person-session-online", Weight.WARNING)
def rooms_in_person_only(exchange: Exchange) -> Concerns:
    """An exchange, or a leg, that takes place online has no session in person, but for
    preparation, embedded events, margins and follow-up."""
    for key, session in exchange.sessions.items():
        owner = _online_owner(exchange, session)
        beside = session.phase != "main" or session.event or session.outcome == "cancelled"
        if owner and not beside and session.modality == "in person":
            hint = f"check “modality” here and that of the {owner}, which may be hybrid"
            sentence = f"the session is “in person”, but the {owner} is online"
            yield ("sessions", key, "modality"), sentence, hint


def _online_owner(exchange: Exchange, session: Session) -> str:
    """What a session belongs to that takes place online: its leg, or the exchange."""
    leg = exchange.legs.get(session.leg or "")
    if leg and (leg.modality or leg.status == "moved online"):
        return "leg" if _is_leg_online(leg) else ""
    return "exchange" if is_online(exchange) else ""


@rule("online-participant-in-person", Weight.WARNING)
def online_not_in_the_room(exchange: Exchange) -> Concerns:
    """Nobody who took part online is in a session that was in person."""
    for key, session in exchange.sessions.items():
        if session.modality != "in person":
            continue
        present: dict[str, Path_] = {}
        for n, who in enumerate(session.attendees):
            present.setdefault(who, ("with", n))
        for n, entry in enumerate(session.contributions):
            present.setdefault(entry.who, ("contributions", n, "who"))
        for who, path in present.items():
            if {entry.mode for entry in participations(exchange, who)} == {"online"}:
                sentence = f"“{who}” took part online, but the session is “in person”"
                hint = "check the participant’s “mode”, or give the session the modality hybrid"
                yield ("sessions", key, *path), sentence, hint
