"""How long the bars are that stand beside the numbers of a table, in thousandths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reportgen.model.costs import Cost
from reportgen.model.evaluation import Question

FEWEST, MOST = 2, 20
"""A single bar compares nothing, and more than these are no glance."""
Ends = tuple[Decimal, Decimal]


def scores(questions: Sequence[Question]) -> tuple[int, ...]:
    """The bars of mean answers, on the scale that all of them share; none without one."""
    scored = [question for question in questions if question.score is not None]
    scales = {ends(question) for question in scored}
    scale = next(iter(scales)) if len(scales) == 1 else None
    if scale is None or not FEWEST <= len(scored) <= MOST:
        return ()
    lowest, highest = scale
    scores = (lowest if each.score is None else each.score for each in questions)
    return tuple(_share(score - lowest, highest - lowest) for score in scores)


def ends(question: Question) -> Ends | None:
    """The numbers at both ends of a question's scale; None where it has no score between them."""
    numbers = [Decimal(digits) for digits in re.findall(r"\d+(?:\.\d+)?", question.scale or "")]
    if len(numbers) != 2 or question.score is None:
        return None
    lowest, highest = numbers
    return (lowest, highest) if lowest < highest and lowest <= question.score <= highest else None


def amounts(costs: Sequence[Cost]) -> tuple[int, ...]:
    """The bars of amounts, as long as they are beside the largest; none where they are of several
    currencies."""
    stated = [cost.amount for cost in costs if cost.amount]
    if not FEWEST <= len(stated) <= MOST or len({amount.currency for amount in stated}) > 1:
        return ()
    largest = max(amount.amount for amount in stated) or Decimal(1)
    return tuple(_share(cost.amount.amount if cost.amount else 0, largest) for cost in costs)


def _share(part: Decimal | int, whole: Decimal) -> int:
    return round(part / whole * 1000)
