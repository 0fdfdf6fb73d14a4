"""Every rule, by what it is about, and what all of them find in a file."""

from __future__ import annotations

from datetime import date
from itertools import chain
from types import ModuleType

from reportgen.errors import Problem, Weight
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import Source
from reportgen.rules import (
    content,
    costs,
    dates,
    delegations,
    discrepancies,
    document,
    evaluation,
    handling,
    images,
    names,
    online,
    parties,
    people,
    privacy,
    sessions,
    status,
    writing,
)
from reportgen.rules.rule import Rule


def _rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules of these modules, in the order in which they stand there."""
    contents = chain.from_iterable(vars(module).values() for module in modules)
    return tuple(value for value in contents if isinstance(value, Rule))


CHAPTERS = {
    "Time": _rules_of(dates, sessions, status),
    "People and parties": _rules_of(people, delegations, parties, online, names),
    "Privacy": _rules_of(privacy, images, handling),
    "Content": _rules_of(content, costs, evaluation, writing),
    "The document": _rules_of(document, discrepancies),
}
"""All rules, as the rule reference lists them."""

RULES = tuple(chain.from_iterable(CHAPTERS.values()))


def check(
    exchange: Exchange, source: Source, today: date, edition: Audience = "public"
) -> tuple[Problem, ...]:
    """What every rule finds, in the order of the file; `today` decides what is still to come.

    A discrepancy that the author recorded silences what is not an error.
    """
    fields = discrepancies.recorded(exchange)
    problems = []
    for rule in RULES:
        weight = rule.weigh(exchange, edition)
        for path, sentence, hint in rule.find(exchange, today):
            if weight is Weight.ERROR or not discrepancies.is_silenced(path, fields):
                problems.append(Problem(source.place(path), sentence, rule.code, weight, hint))
    return tuple(sorted(problems, key=lambda problem: problem.place))
