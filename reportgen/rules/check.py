"""Every rule, by what it is about, and what all of them find in a file."""

from __future__ import annotations

from datetime import date
from itertools import chain

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

CHAPTERS: dict[str, tuple[Rule, ...]] = {
    "Time": (*dates.RULES, *sessions.RULES, *status.RULES),
    "People and parties": (
        *people.RULES,
        *delegations.RULES,
        *parties.RULES,
        *online.RULES,
        *names.RULES,
    ),
    "Privacy": (*privacy.RULES, *images.RULES, *handling.RULES),
    "Content": (*content.RULES, *costs.RULES, *evaluation.RULES, *writing.RULES),
    "The document": (*document.RULES, *discrepancies.RULES),
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
    found = []
    for rule in RULES:
        weight = rule.weigh(exchange, edition)
        for path, sentence, hint in rule.find(exchange, today):
            if weight is Weight.ERROR or not discrepancies.is_silenced(path, fields):
                found.append(Problem(source.place(path), sentence, rule.code, weight, hint))
    return tuple(sorted(found, key=lambda problem: problem.place))
