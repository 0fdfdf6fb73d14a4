"""Rules about the report itself: clearance, versions, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editions.people import person_of
from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.parties import HOSTING
from reportgen.model.report import Approval
from reportgen.rules.actors import belong, participations, place_of
from reportgen.rules.parts import is_missing
from reportgen.rules.rule import FINAL, Concerns, rule

_SIDES = {"visiting": ("visiting",), "host": HOSTING}


@rule("not-cleared", Weight.WARNING)
def cleared(exchange: Exchange) -> Concerns:
    """A report that is cleared, final or published was approved for a visiting and for a hosting
    party, and by somebody other than its authors."""
    report = exchange.report
    if report.status not in ("cleared", *FINAL):
        return
    hint = "write under “approvals” who cleared it, for which party and when"
    if is_missing(report, "approvals"):
        sentence = f"the report is “{report.status}”, but nobody is recorded to have cleared it"
        yield ("report", "status"), sentence, hint
        return
    for side in _sides_without_approval(exchange):
        yield ("report", "approvals"), f"no approval is for a {side} party", hint
    authors = set(report.authors)
    if report.approvals and all(_who(exchange, entry) in authors for entry in report.approvals):
        sentence = "the report was cleared by nobody other than its authors"
        yield ("report", "approvals"), sentence, hint


def _who(exchange: Exchange, approval: Approval) -> str:
    return person_of(exchange, approval.who) or approval.who


def _sides_without_approval(exchange: Exchange) -> Iterator[str]:
    """The sides of the exchange for which nobody approved the report."""
    approving = [actor for entry in exchange.report.approvals for actor in _actors(exchange, entry)]
    for side, roles in _SIDES.items():
        parties = [party.who for party in exchange.parties if set(party.roles) & set(roles)]
        known = (_speaks_for(exchange, actor, who) for actor in approving for who in parties)
        if exchange.report.approvals and parties and not any(known):
            yield side


def _actors(exchange: Exchange, approval: Approval) -> list[str]:
    """The bodies and places for which somebody approved the report."""
    if approval.party:
        return [approval.party]
    if approval.who in exchange.organisations or approval.who in exchange.places:
        return [approval.who]
    entries = participations(exchange, approval.who)
    return [actor for entry in entries for actor in (entry.party, entry.organisation) if actor]


def _speaks_for(exchange: Exchange, actor: str, party: str) -> bool:
    place = place_of(exchange, actor)
    at_home = party in exchange.places and place is not None and belong(exchange, place, party)
    return at_home or belong(exchange, actor, party)


@rule("report-without-date", Weight.WARNING)
def bears_a_date(exchange: Exchange) -> Concerns:
    """A report that is final or published bears a date."""
    report = exchange.report
    if report.status in FINAL and is_missing(report, "date"):
        sentence = f"the report is “{report.status}”, but bears no date"
        yield ("report", "date"), sentence, "write “date: ” with the date of the report"


@rule("version-not-in-history", Weight.WARNING)
def version_is_the_last(exchange: Exchange) -> Concerns:
    """The report's version is the last one of its history."""
    report = exchange.report
    if report.version and report.history and report.history[-1].version != report.version:
        last = report.history[-1].version
        sentence = f"the version is “{report.version}”, but the last one of the history is “{last}”"
        hint = "check the version, and add it as the last one under “history”"
        yield ("report", "version"), sentence, hint


@rule("corrigenda-unpublished", Weight.NOTE)
def corrected_when_published(exchange: Exchange) -> Concerns:
    """Only what was published has corrigenda."""
    report = exchange.report
    if report.corrigenda and report.status not in ("published", "superseded", "withdrawn"):
        sentence = f"the report is “{report.status}”, but has corrigenda"
        hint = "correct the file itself, or check the report’s status"
        yield ("report", "corrigenda"), sentence, hint


@rule("isbn", Weight.WARNING)
def isbn_is_right(exchange: Exchange) -> Concerns:
    """An ISBN has ten or thirteen digits, the last of which checks the others."""
    isbn = exchange.report.isbn
    if isbn and not _is_isbn(re.sub(r"^ISBN(?:-1[03])?:?|[\s–-]", "", isbn.upper())):
        hint = "check every digit; one may be wrong or missing"
        yield ("report", "isbn"), f"“{isbn}” is not an ISBN", hint


def _is_isbn(number: str) -> bool:
    if re.fullmatch(r"[0-9]{9}[0-9X]", number):
        return _check_digits(number) % 11 == 0
    if not re.fullmatch(r"97[89][0-9]{10}", number):
        return False
    return sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(number)) % 10 == 0


def _check_digits(number: str) -> int:
    """The digits' sum, each weighed by its distance from the end; X is ten."""
    digits = [10 if digit == "X" else int(digit) for digit in number]
    return sum(weight * digit for weight, digit in enumerate(reversed(digits), 1))


@rule("issn", Weight.WARNING)
def issn_is_right(exchange: Exchange) -> Concerns:
    """The last digit of an ISSN checks the others."""
    issn = exchange.report.issn
    if issn and _check_digits(issn.replace("-", "")) % 11:
        hint = "check every digit; one may be wrong"
        yield ("report", "issn"), f"“{issn}” is not an ISSN", hint
