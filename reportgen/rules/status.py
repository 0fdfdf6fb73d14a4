"""Rules about how far an exchange has come, and about what was published of it when."""

from __future__ import annotations

from datetime import date

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.parts import is_missing, parts
from reportgen.rules.periods import Span, earlier, span
from reportgen.rules.rule import FINAL, NOT_HELD, Concerns, dated_rule, rule

_TO_COME = ("planned", "announced", "under way")
_CALLED_OFF = ("postponed", "cancelled")
_CONTRADICTING = {"held": NOT_HELD, "changed": _CALLED_OFF, "added": _CALLED_OFF}
"""What an exchange or a leg cannot be if a session of it had this outcome."""


@dated_rule("completed-in-future", Weight.ERROR)
def completed_in_past(exchange: Exchange, today: date) -> Concerns:
    """What is completed is over: the last day of the exchange, or of a leg, is not in the
    future."""
    of_legs = [
        (("legs", key, "dates"), "leg", leg.status, leg.dates) for key, leg in exchange.legs.items()
    ]
    whole = (("dates",), "exchange", exchange.status, exchange.dates)
    for path, what, status, dates in (whole, *of_legs):
        if status != "completed":
            continue
        if earlier(today, span(dates).first_start):
            hint = "write “status: planned”, or check the dates"
            yield path, f"the {what} is “completed” but lies in the future", hint
        elif earlier(today, span(dates).first_end):
            hint = "write “status: under way”, or check the dates"
            yield path, f"the {what} is “completed” before its last day", hint


@dated_rule("planned-in-past", Weight.WARNING)
def planned_in_future(exchange: Exchange, today: date) -> Concerns:
    """An exchange that is planned, announced or under way is not over."""
    if exchange.status in _TO_COME and earlier(span(exchange.dates).last_end, today):
        sentence = f"the exchange is “{exchange.status}”, but its last day is past"
        hint = "write what became of it: completed, postponed, cancelled or moved online"
        yield ("status",), sentence, hint


@rule("change-without-plan", Weight.NOTE)
def change_has_a_plan(exchange: Exchange) -> Concerns:
    """An exchange that was postponed, cancelled or moved online keeps what had been planned."""
    changed = exchange.status in ("postponed", "cancelled", "moved online")
    if changed and is_missing(exchange, "planned"):
        sentence = f"the exchange is “{exchange.status}”, but not what had been planned"
        hint = "write “planned: ” with the dates, places and modality that were planned"
        yield ("status",), sentence, hint


@rule("held-though-not", Weight.WARNING)
def held_where_held(exchange: Exchange) -> Concerns:
    """No session of the main phase was held in an exchange, or a leg, that has not taken place;
    none was changed or added in one that was postponed or cancelled."""
    for key, session in exchange.sessions.items():
        leg = exchange.legs.get(session.leg or "")
        status, owner = (leg.status, "leg") if leg and leg.status else (exchange.status, "exchange")
        contradicting = _CONTRADICTING.get(session.outcome or "", ())
        if session.phase == "main" and not session.event and status in contradicting:
            sentence = f"the session is “{session.outcome}”, but the {owner} is “{status}”"
            hint = "check what became of both; or give the session another phase than main"
            yield ("sessions", key, "outcome"), sentence, hint


@rule("published-before-end", Weight.ERROR)
def published_after_the_end(exchange: Exchange) -> Concerns:
    """A report that is final or published does not bear a date before the exchange's end, unless
    it reports on a plan."""
    report = exchange.report
    if report.status not in FINAL or exchange.status in NOT_HELD:
        return
    if earlier(span(report.date).last_end, span(exchange.dates).first_end):
        sentence = f"the report’s date {report.date} is before the end of the exchange"
        yield ("report", "date"), sentence, "check the report’s date and the exchange’s dates"


@rule("announcement-tense", Weight.WARNING)
def announcement_in_its_time(exchange: Exchange) -> Concerns:
    """The announcement's date agrees with whether it was written before, during or after the
    exchange."""
    announcement = exchange.announcement
    if announcement is None or announcement.tense is None:
        return
    tense = announcement.tense
    if misdated := _out_of_tense(tense, span(announcement.date), span(exchange.dates)):
        sentence = f"the announcement was written “{tense}” the exchange, but {misdated}"
        hint = "check “tense”, the announcement’s date and the exchange’s dates"
        yield ("announcement", "tense"), sentence, hint


def _out_of_tense(tense: str, written: Span, held: Span) -> str:
    if tense == "before" and earlier(held.last_start, written.first_start):
        return "is dated after its first day"
    if tense in ("after", "during") and earlier(
        written.last_end, held.first_end if tense == "after" else held.first_start
    ):
        return f"is dated before its {'end' if tense == 'after' else 'first day'}"
    if tense == "during" and earlier(held.last_end, written.first_start):
        return "is dated after its last day"
    return ""


@dated_rule("embargo", Weight.WARNING)
def embargo_is_over(exchange: Exchange, today: date) -> Concerns:
    """What is published is not under embargo any more."""
    report = exchange.report
    if report.status == "published" and earlier(today, span(report.embargo).first_start):
        sentence = f"the report is “published”, but under embargo until {report.embargo}"
        yield ("report", "embargo"), sentence, "write “status: final” until then"


@dated_rule("under-embargo", Weight.NOTE, error_in_public=True)
def not_before_its_time(exchange: Exchange, today: date) -> Concerns:
    """There is no public edition before the embargo is over."""
    embargo = exchange.report.embargo
    if earlier(today, span(embargo).first_start):
        sentence = f"the report is under embargo until {embargo}"
        yield ("report", "embargo"), sentence, "make the public edition from then on"


@rule("to-be-confirmed", Weight.NOTE, error_when_final=True)
def to_be_confirmed(exchange: Exchange) -> Concerns:
    """Nothing is still to be confirmed when a report becomes final."""
    for path, part in parts(exchange):
        for name, state in part.states.items():
            if state == "to be confirmed":
                hint = "fill it in, or write “unknown” if nobody can say any more"
                yield (*path, name), f"“{name}” is still to be confirmed", hint
