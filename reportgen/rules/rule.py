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

Find = Callable[[Exchange, date], Iterator[Concern]]
"""Finds in an exchange, on one day, what a rule is for."""

FINAL = ("final", "published")
"""The states of a report that nobody means to change any more."""

NOT_HELD = ("planned", "announced", "postponed", "cancelled")
"""The states of an exchange or a leg that has not taken place."""

_HEAVIEST_LAST = (Weight.NOTE, Weight.WARNING, Weight.ERROR)


@dataclass(frozen=True)
class Rule:
    """A check of one exchange on one day."""

    code: str
    weight: Weight
    find: Find
    when_final: Weight | None = None
    """Its weight in a report that is final or published, where that differs."""
    in_public: Weight | None = None
    """Its weight in the public edition, where that differs."""

    def weigh(self, exchange: Exchange, edition: Audience) -> Weight:
        """How much it matters for this edition of the exchange's report: the most that applies."""
        weights = [self.weight]
        if self.when_final and exchange.report.status in FINAL:
            weights.append(self.when_final)
        if self.in_public and edition == "public":
            weights.append(self.in_public)
        return max(weights, key=_HEAVIEST_LAST.index)


def rule(
    code: str,
    weight: Weight,
    *,
    when_final: Weight | None = None,
    in_public: Weight | None = None,
) -> Callable[[Callable[[Exchange], Iterator[Concern]]], Rule]:
    """Makes a rule of a function that looks at an exchange, on whatever day."""

    def of(find: Callable[[Exchange], Iterator[Concern]]) -> Rule:
        @wraps(find)
        def on_any_day(exchange: Exchange, _today: date) -> Iterator[Concern]:
            return find(exchange)

        return Rule(code, weight, on_any_day, when_final, in_public)

    return of


def dated_rule(
    code: str, weight: Weight, *, in_public: Weight | None = None
) -> Callable[[Find], Rule]:
    """Makes a rule of a function that looks at an exchange and at today's date."""
    return lambda find: Rule(code, weight, find, in_public=in_public)
