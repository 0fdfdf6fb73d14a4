"""What can be wrong with an exchange that is well written: each rule a function with a code.

Only an error stops a report. A rule yields the part of the file that it means, a sentence and what
to do; its weight stands beside its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.errors import Problem, Weight
from reportgen.model.exchange import Exchange
from reportgen.source import Path_, Source

Found = tuple[Path_, str, str]
"""The part that a rule means, a sentence about it, and what to do."""


@dataclass(frozen=True)
class Rule:
    """A check of one exchange on one day."""

    code: str
    weight: Weight
    find: Callable[[Exchange, date], Iterator[Found]]
    when_final: Weight | None = None
    """Its weight in a report that is final or published, where that differs."""

    def weigh(self, exchange: Exchange) -> Weight:
        """How much it matters for this exchange's report."""
        final = exchange.report.status in ("final", "published")
        return self.when_final if self.when_final and final else self.weight


def check(exchange: Exchange, source: Source, today: date) -> tuple[Problem, ...]:
    """What every rule finds, in the order of the file; `today` decides what is still to come."""
    found = [
        Problem(source.place(path), sentence, rule.code, rule.weigh(exchange), hint)
        for rule in RULES
        for path, sentence, hint in rule.find(exchange, today)
    ]
    return tuple(sorted(found, key=lambda problem: problem.place))


def _host_and_visitor(exchange: Exchange, _today: date) -> Iterator[Found]:
    """An exchange has at least one visitor and one host, unless it takes place online."""
    roles = {role for party in exchange.parties for role in party.roles}
    if exchange.kind == "online exchange":
        return
    for wanted, names in (
        ("visitor", {"visiting"}),
        ("host", {"lead host", "co-host", "additional host"}),
    ):
        if not roles & names:
            hint = f"give one of the parties the role “{sorted(names)[-1]}”"
            yield ("parties",), f"the exchange has no {wanted}", hint


def _session_in_period(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A session of the main phase lies within the exchange's dates; preparation, embedded events,
    margins and follow-up may lie outside."""
    dates = exchange.dates
    for key, session in exchange.sessions.items():
        if dates is None or session.date is None or session.phase != "main" or session.event:
            continue
        first, last = dates.earliest, dates.latest
        before = first and session.date.latest and session.date.latest < first
        after = last and session.date.earliest and session.date.earliest > last
        if before or after:
            sentence = f"the session is {'before' if before else 'after'} the exchange’s dates"
            hint = "check its date; or give it the phase preparatory, margins or follow-up"
            yield ("sessions", key, "date"), sentence, hint


def _times_in_order(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A session does not end before it starts, and has no end without a start."""
    for key, session in exchange.sessions.items():
        if session.start and session.end and session.end < session.start:
            sentence = f"the session ends at {session.end}, before it starts at {session.start}"
            yield ("sessions", key, "end"), sentence, "check both times"
        elif session.end and not session.start:
            hint = "write when it started, or leave the end out: it is not printed alone"
            yield ("sessions", key, "end"), "the session has an end but no start", hint


def _completed_in_past(exchange: Exchange, today: date) -> Iterator[Found]:
    """A completed exchange has begun."""
    first = exchange.dates.earliest if exchange.dates else None
    if exchange.status == "completed" and first and first > today:
        hint = "write “status: planned”, or check the dates"
        yield ("dates",), "the exchange is “completed” but lies in the future", hint


def _people_take_part(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Everybody under `people` takes part in the exchange, in a session or in the report."""
    taking_part = {entry.person for entry in exchange.participants}
    taking_part |= set(exchange.report.authors)
    for session in exchange.sessions.values():
        taking_part |= {*session.attendees, *(entry.who for entry in session.contributions)}
    for key in exchange.people:
        if key not in taking_part:
            hint = "add the person under “participants”, or leave the person out"
            yield ("people", key), f"“{key}” takes no part, so the report does not show them", hint


def _actions_can_be_followed(exchange: Exchange, _today: date) -> Iterator[Found]:
    """An action has an owner and a date, or says that no date was agreed."""
    for n, action in enumerate(exchange.actions):
        if action.owner is None:
            hint = "write “owner: ” with the key of whoever does it"
            yield ("actions", n), f"action A{n + 1} has no owner", hint
        if action.due is None:
            hint = "write “due: ” with a date, or “due: no date agreed”"
            yield ("actions", n), f"action A{n + 1} has no date", hint


RULES = (
    Rule("no-host-or-visitor", Weight.WARNING, _host_and_visitor),
    Rule("session-outside-period", Weight.WARNING, _session_in_period),
    Rule("session-times", Weight.ERROR, _times_in_order),
    Rule("completed-in-future", Weight.ERROR, _completed_in_past),
    Rule("person-without-part", Weight.WARNING, _people_take_part),
    Rule("action-incomplete", Weight.WARNING, _actions_can_be_followed, Weight.ERROR),
)
"""All rules, in the order in which the rule reference lists them."""
