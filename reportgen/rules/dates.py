"""Rules about days: what lies inside what, and whether it agrees with what was stated of it."""

from __future__ import annotations

import math
from datetime import date
from itertools import combinations

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.sessions import WEEKDAYS, Session
from reportgen.rules.online import is_partly_online
from reportgen.rules.periods import (
    Span,
    day_within,
    earlier,
    full_days,
    is_before,
    overlap,
    single_day,
    span,
    sticks_out,
)
from reportgen.rules.rule import NOT_HELD, Concerns, rule


@rule("session-outside-period", Weight.WARNING)
def session_in_period(exchange: Exchange) -> Concerns:
    """A session of the main phase lies within the exchange's dates, or within those of its leg;
    preparation, embedded events, margins, follow-up and travel may lie outside."""
    for key, session in exchange.sessions.items():
        if session.phase != "main" or session.event or session.kind == "travel":
            continue
        leg = exchange.legs.get(session.leg or "")
        dates, owner = (leg.dates, "leg") if leg and leg.dates else (exchange.dates, "exchange")
        side = _side(span(session.date), span(dates))
        if side and session.outcome != "cancelled":
            hint = "check its date; or give it the phase preparatory, margins or follow-up"
            yield ("sessions", key, "date"), f"the session is {side} the {owner}’s dates", hint


def _side(one: Span, other: Span) -> str:
    if is_before(one, other):
        return "before"
    return "after" if is_before(other, one) else ""


@rule("periods-disagree", Weight.WARNING)
def periods_agree(exchange: Exchange) -> Concerns:
    """The programme's days lie within the exchange's dates (or those of travel), and the days of
    travel enclose the exchange's dates, unless some of it took place online."""
    dates, activity = span(exchange.dates), span(exchange.activity)
    travel = Span() if is_partly_online(exchange) else span(exchange.travel)
    outer, name = (dates, "dates") if exchange.dates else (travel, "travel")
    if sticks_out(activity, outer):
        sentence = f"“activity” ({exchange.activity}) is not within “{name}”"
        yield ("activity",), sentence, "check both; “activity” is when the programme ran"
    if sticks_out(dates, travel):
        sentence = f"“travel” ({exchange.travel}) does not enclose “dates” ({exchange.dates})"
        yield ("travel",), sentence, "check both; “travel” begins with the way there"


@rule("leg-outside-period", Weight.WARNING)
def leg_in_period(exchange: Exchange) -> Concerns:
    """A leg lies within the exchange's dates or those of travel."""
    for key, leg in exchange.legs.items():
        outside = [_side(span(leg.dates), span(w)) for w in (exchange.dates, exchange.travel) if w]
        if outside and all(outside):
            sentence = f"the leg is {outside[0]} the exchange’s dates"
            yield ("legs", key, "dates"), sentence, "check its dates and those of the exchange"


@rule("agreement-expires-early", Weight.WARNING, error_when_final=True)
def agreement_ends_later(exchange: Exchange) -> Concerns:
    """An agreement does not expire before it is signed."""
    for n, agreement in enumerate(exchange.agreements):
        if is_before(span(agreement.valid_until), span(agreement.date)):
            ends = agreement.valid_until
            sentence = f"the agreement is valid until {ends}, before its date {agreement.date}"
            yield ("agreements", n, "valid_until"), sentence, "check both dates"


@rule("weekday", Weight.WARNING)
def weekday_is_right(exchange: Exchange) -> Concerns:
    """The stated day of the week is that of the session's date; a date without a year is taken to
    lie within the dates of the exchange, its leg or event."""
    for key, session in exchange.sessions.items():
        day = single_day(session.date)
        stated = str(session.date)
        if day is None and (day := _day_in_period(exchange, session)):
            stated = f"{session.date} in {day.year}"
        if day and session.weekday and session.weekday != WEEKDAYS[day.weekday()]:
            sentence = f"{stated} is a {WEEKDAYS[day.weekday()]}, not a {session.weekday}"
            hint = "check both; if sources differ, record it under “discrepancies”"
            yield ("sessions", key, "weekday"), sentence, hint


def _day_in_period(exchange: Exchange, session: Session) -> date | None:
    """The day that a date without a year can only be, within the period that it belongs to."""
    event = exchange.events.get(session.event or "")
    leg = exchange.legs.get(session.leg or "")
    if session.phase in ("preparatory", "follow-up"):
        return None
    of_parts = (event.date if event else None, leg.dates if leg else None)
    for when in (*of_parts, exchange.dates, exchange.activity, exchange.travel):
        if day := day_within(session.date, when):
            return day
    return None


@rule("duration", Weight.WARNING)
def duration_is_right(exchange: Exchange) -> Concerns:
    """The stated duration is that of the dates, and that of a session of its times; days count
    inclusively, and a week may be a working week."""
    recorded = (exchange.dates, exchange.activity, exchange.travel)
    periods = [ends for when in recorded if (ends := full_days(when))]
    if exchange.duration and periods and not any(lasts(exchange.duration, *p) for p in periods):
        counted = (periods[0][1] - periods[0][0]).days + 1
        days = "1 day" if counted == 1 else f"{counted} days"
        sentence = f"“{exchange.duration}” is stated, but the dates are {days}"
        yield ("duration",), sentence, "check both; days count from the first to the last inclusive"
    for key, session in exchange.sessions.items():
        if sentence := _session_lasts(session):
            yield ("sessions", key, "duration"), sentence, "check the duration, start and end"


def _amount(duration: str) -> tuple[int, str]:
    number, _, unit = duration.partition(" ")
    return int(number), unit.removesuffix("s")


def lasts(duration: str, first: date, last: date) -> bool:
    """True if something from one day to another can have lasted so long."""
    number, unit = _amount(duration)
    days = (last - first).days + 1
    match unit:
        case "day":
            return days == number
        case "night":
            return days == number + 1
        case "week":
            return 7 * number - 2 <= days <= 7 * number + 1
        case "month":
            return 28 * number - 3 <= days <= 31 * number + 3
    hours = number if unit == "hour" else number / 60
    return math.ceil(hours / 24) <= days <= math.ceil(hours / 24) + 1


def minutes(time: str) -> int:
    """The minutes from midnight to a time of day."""
    return int(time[:2]) * 60 + int(time[3:5])


def _session_lasts(session: Session) -> str:
    """A sentence where a session's duration is not that of its times or days; else nothing."""
    if session.duration is None:
        return ""
    number, unit = _amount(session.duration)
    days = full_days(session.date)
    if unit not in ("minute", "hour"):
        wrong = days is not None and not lasts(session.duration, *days)
        return f"“{session.duration}” is stated, but its date is {session.date}" if wrong else ""
    if session.start is None or session.end is None or (days and days[0] != days[1]):
        return ""
    took = minutes(session.end) - minutes(session.start)
    stated, margin = (number * 60, 30) if unit == "hour" else (number, 6)
    margin = 30 if "~" in session.start + session.end else margin
    wrong = took >= 0 and abs(took - stated) >= margin
    times = f"{session.start} to {session.end}"
    return f"“{session.duration}” is stated, but it was held from {times}" if wrong else ""


@rule("legs-overlap", Weight.WARNING)
def legs_apart(exchange: Exchange) -> Concerns:
    """A delegation is not on two legs at the same time."""
    travelled = {
        key: leg
        for key, leg in exchange.legs.items()
        if leg.delegations and leg.modality != "online" and leg.status not in NOT_HELD
    }
    for (one, leg), (other, later) in combinations(travelled.items(), 2):
        shared = set(leg.delegations) & set(later.delegations)
        if shared and overlap(span(leg.dates), span(later.dates)):
            who = min(shared)
            sentence = f"the delegation “{who}” is on this leg and on the leg “{one}” at once"
            yield ("legs", other, "dates"), sentence, "check the dates of both legs"


@rule("session-before-its-after", Weight.WARNING)
def after_is_later(exchange: Exchange) -> Concerns:
    """A session that came after another session or event is not dated before it."""
    for key, session in exchange.sessions.items():
        of_session = exchange.sessions.get(session.after or "")
        of_event = exchange.events.get(session.after or "")
        other = of_session.date if of_session else of_event.date if of_event else None
        if earlier(span(session.date).last_end, span(other).first_start):
            sentence = f"the session comes after “{session.after}”, but its date is before"
            yield ("sessions", key, "after"), sentence, "check both dates, or leave “after” out"
