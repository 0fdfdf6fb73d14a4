"""What a rule is: a function with a code, and how much it matters what it finds.

A new rule is one function under `@rule`, or under `@dated_rule` where it depends on the day: its
docstring is what the rule reference says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import Path_

Concern = tuple[Path_, str, str]
"""The part of the file that a rule means, a sentence about it, and what to do.

The part may be a field that is not in the file: its place is then that of the entry around it.
"""

Concerns = Iterator[Concern]

Find = Callable[[Exchange, date], Concerns]
"""Finds in an exchange, on one day, what a rule is for."""

FINAL = ("final", "published")
"""The states of a report that nobody means to change any more."""

NOT_HELD = ("planned", "announced", "postponed", "cancelled")
"""The states of an exchange or a leg that has not taken place."""


@dataclass(frozen=True)
class Rule:
    """A check of one exchange on one day."""

    code: str
    weight: Weight
    find: Find
    error_when_final: bool = False
    """True if what it finds is an error in a report that is final or published."""
    error_in_public: bool = False
    """True if what it finds is an error in the public edition."""

    def weigh(self, exchange: Exchange, edition: Audience) -> Weight:
        """How much it matters for this edition of the exchange's report."""
        final = self.error_when_final and exchange.report.status in FINAL
        public = self.error_in_public and edition == "public"
        return Weight.ERROR if final or public else self.weight


def rule(
    code: str, weight: Weight, *, error_when_final: bool = False, error_in_public: bool = False
) -> Callable[[Callable[[Exchange], Concerns]], Rule]:
    """Makes a rule of a function that looks at an exchange, on whatever day."""

    def of(find: Callable[[Exchange], Concerns]) -> Rule:
        @wraps(find)
        def on_any_day(exchange: Exchange, _today: date) -> Concerns:
            return find(exchange)

        return Rule(code, weight, on_any_day, error_when_final, error_in_public)

    return of


def dated_rule(
    code: str, weight: Weight, *, error_in_public: bool = False
) -> Callable[[Find], Rule]:
    """Makes a rule of a function that looks at an exchange and at today's date."""
    return lambda find: Rule(code, weight, find, error_in_public=error_in_public)
