"""Rules about the times of sessions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.editions.people import person_of
from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.sessions import Session
from reportgen.rules.actors import homes, is_somebody, participations
from reportgen.rules.dates import minutes
from reportgen.rules.parts import is_missing
from reportgen.rules.periods import single_day
from reportgen.rules.rule import Concerns, rule

_ROUGHLY = 30
"""By how many minutes a time may be off that was recorded with “~”."""


@rule("session-times", Weight.ERROR)
def times_in_order(exchange: Exchange) -> Concerns:
    """A session does not end before it starts, and has no end without a start."""
    for key, session in exchange.sessions.items():
        if session.start and session.end and _ends_early(session):
            sentence = f"the session ends at {session.end}, before it starts at {session.start}"
            yield ("sessions", key, "end"), sentence, "check both times"
        elif session.end and is_missing(session, "start"):
            hint = "write when it started, or leave the end out: it is not printed alone"
            yield ("sessions", key, "end"), "the session has an end but no start", hint


def _ends_early(session: Session) -> bool:
    """True if the end is before the start; over several days, or after midnight, it may be."""
    if not session.start or not session.end or (session.date and session.date.is_period):
        return False
    margin = _ROUGHLY if "~" in session.start + session.end else 0
    return minutes(session.end) + margin < minutes(session.start)


def _zone(exchange: Exchange, session: Session) -> str | None:
    """The time zone of a session's times: its own, or that of its place."""
    return session.zone or _of_homes(exchange, session.place, "time_zone")


def _of_homes(exchange: Exchange, place: str | None, field: str) -> str | None:
    """What is said of a place, or of the nearest that it lies in; None where neither is known."""
    places = homes(exchange, place) if place else ()
    values = (getattr(exchange.places[home], field) for home in places)
    return next((value for value in values if value), None)


@rule("time-without-zone", Weight.WARNING)
def times_have_a_zone(exchange: Exchange) -> Concerns:
    """Where an exchange crosses time zones or countries, the times of its sessions have a zone:
    their own, or that of their place."""
    timed = {key: session for key, session in exchange.sessions.items() if session.start}
    if not _crosses(exchange, list(timed.values())):
        return
    places: dict[str, None] = {}
    for key, session in timed.items():
        if _zone(exchange, session):
            continue
        if session.place:
            places[session.place] = None
        else:
            hint = "write “zone: ” with a time zone, such as Europe/London, or the session’s place"
            yield ("sessions", key, "start"), "nobody can tell the time zone of this time", hint
    for place in places:
        sentence = f"sessions in “{place}” have times, but the exchange crosses time zones"
        hint = "write “time_zone: ” here, such as Europe/London"
        yield ("places", place, "time_zone"), sentence, hint


def _crosses(exchange: Exchange, timed: list[Session]) -> bool:
    legs = exchange.legs.values()
    travelled = {place for leg in legs for place in (*leg.origin, *leg.destination)}
    places = {session.place for session in timed if session.place}
    at_home = {party.who for party in exchange.parties if party.who in exchange.places}
    anywhere = any(_is_online(exchange, session) for session in timed)
    met = travelled | places | (at_home if anywhere else set())
    zones = {_of_homes(exchange, place, "time_zone") for place in met}
    zones |= {session.zone for session in timed}
    countries = {_of_homes(exchange, place, "country") for place in places}
    return len(zones - {None}) > 1 or len(countries - {None}) > 1


def _is_online(exchange: Exchange, session: Session) -> bool:
    return (session.modality or exchange.modality) == "online"


class _Seat(NamedTuple):
    """A session that somebody sat in, in person and for a known time."""

    start: int
    end: int
    key: str


@rule("two-sessions-at-once", Weight.WARNING)
def one_room_at_a_time(exchange: Exchange) -> Concerns:
    """Nobody is in two sessions at the same time, also by the clocks of two time zones, unless one
    of them was online; tracks do not excuse it."""
    for (who, _), seats in _seats(exchange).items():
        before: _Seat | None = None
        for seat in sorted(seats):
            if before and seat.start < before.end:
                title = exchange.sessions[before.key].title
                sentence = f"“{who}” is in this session and in “{title}” at the same time"
                hint = "check the times of both, their time zones, and who was there"
                yield ("sessions", seat.key, "start"), sentence, hint
            before = max(before or seat, seat, key=lambda one: one.end)


def _seats(exchange: Exchange) -> dict[tuple[str, bool], list[_Seat]]:
    """Who sat in which sessions, by person and by whether the time zone is known."""
    seats: dict[tuple[str, bool], list[_Seat]] = {}
    for key, session in exchange.sessions.items():
        if session.outcome == "cancelled" or _is_online(exchange, session):
            continue
        zone = _zone(exchange, session)
        if seat := _seat(key, session, zone):
            for who in _people_in(exchange, session):
                seats.setdefault((who, zone is not None), []).append(seat)
    return seats


def _seat(key: str, session: Session, zone: str | None) -> _Seat | None:
    """When a session surely was, by universal time where its zone is known; None where that was
    not recorded to the minute."""
    day = single_day(session.date)
    if day is None or session.start is None or (session.end is None and "~" in session.start):
        return None
    start = minutes(session.start) + _margin(session.start)
    end = minutes(session.end) - _margin(session.end) if session.end else start + 1
    if start >= end:
        return None
    midnight = day.toordinal() * 24 * 60 - (_offset(day, session.start, zone) if zone else 0)
    return _Seat(midnight + start, midnight + end, key)


def _margin(of_day: str) -> int:
    return _ROUGHLY if "~" in of_day else 0


def _offset(day: date, start: str, zone: str) -> int:
    """By how many minutes a zone's clocks are ahead of universal time."""
    try:
        ahead = ZoneInfo(zone).utcoffset(datetime.combine(day, time.fromisoformat(start[:5])))
    except ZoneInfoNotFoundError:  # where the system has no data of zones
        ahead = None
    return (ahead or timedelta()) // timedelta(minutes=1)


def _people_in(exchange: Exchange, session: Session) -> set[str]:
    """The people of a session, named or not, who were in its room."""
    keys = {*session.attendees, *(entry.who for entry in session.contributions)}
    return {
        person_of(exchange, key) or key
        for key in keys
        if is_somebody(exchange, key)
        and all(entry.mode in (None, "in person") for entry in participations(exchange, key))
    }
