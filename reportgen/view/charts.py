"""Bars that show the numbers of a table at a glance; the table beside them holds the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.model.costs import Cost
from reportgen.model.evaluation import Evaluation, Question
from reportgen.view import records as r
from reportgen.view.context import Context

FEWEST, MOST = 2, 20
"""A single bar compares nothing, and more than these are no glance."""


def scores(context: Context, evaluation: Evaluation) -> Iterator[r.Chart]:
    """A chart for each scale that at least two questions were answered on."""
    by_scale: dict[tuple[Decimal, Decimal], list[Question]] = defaultdict(list)
    for question in evaluation.questions:
        if scale := _ends(question):
            by_scale[scale].append(question)
    for n, ((lowest, highest), questions) in enumerate(by_scale.items(), 1):
        ends = [context.words.exact(end) for end in (lowest, highest)]
        bars = [
            _bar(question.text, context.words.exact(question.score), (question.score - lowest)
                 / (highest - lowest))
            for question in questions if question.score is not None
        ]  # fmt: skip
        title = context.words.say("chart_of_scores", lowest=ends[0], highest=ends[1])
        yield from _chart(context, title, f"scores-{n}", bars)


def _ends(question: Question) -> tuple[Decimal, Decimal] | None:
    """The numbers at both ends of a question's scale; None where it has no score between them."""
    numbers = [Decimal(digits) for digits in re.findall(r"\d+(?:\.\d+)?", question.scale or "")]
    if len(numbers) != 2 or question.score is None:
        return None
    lowest, highest = numbers
    return (lowest, highest) if lowest < highest and lowest <= question.score <= highest else None


def amounts(context: Context, costs: Sequence[Cost]) -> Iterator[r.Chart]:
    """A chart for each currency, of what was planned and of what was spent."""
    by_kind: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for cost in costs:
        if cost.amount is not None:
            by_kind[cost.amount.currency, cost.state].append(cost)
    for n, ((currency, state), items) in enumerate(by_kind.items(), 1):
        stated = [(item.what, item.amount) for item in items if item.amount]
        largest = max(amount.amount for _, amount in stated) or Decimal(1)
        bars = [
            _bar(what, context.words.money(amount), amount.amount / largest)
            for what, amount in stated
        ]
        title = context.words.say(f"chart_of_{state}", currency=currency)
        yield from _chart(context, title, f"costs-{n}", bars)


def _bar(label: str, value: str, share: Decimal) -> r.Bar:
    return r.Bar(label, value, round(share * 1000))


def _chart(context: Context, title: str, anchor: str, bars: Sequence[r.Bar]) -> Iterator[r.Chart]:
    if FEWEST <= len(bars) <= MOST:
        words = context.words
        listed = words.listed([words.say("bar", label=bar.label, value=bar.value) for bar in bars])
        caption = context.numbers.next_figure(title, f"chart-{anchor}")
        yield r.Chart(caption, words.say("chart", bars=listed), tuple(bars))
