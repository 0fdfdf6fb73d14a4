"""Rules about the evaluation."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.rule import Concerns, rule


@rule("answered-more-than-asked", Weight.ERROR)
def answered_at_most_all(exchange: Exchange) -> Concerns:
    """No more people answered than were asked."""
    evaluation = exchange.evaluation
    if evaluation is None or evaluation.asked is None or evaluation.answered is None:
        return
    if evaluation.answered > evaluation.asked:
        sentence = f"{evaluation.answered} answered, but only {evaluation.asked} were asked"
        yield ("evaluation", "answered"), sentence, "check both numbers"


@rule("answers-more-than-answered", Weight.WARNING)
def answers_at_most_all(exchange: Exchange) -> Concerns:
    """No question was answered by more people than answered at all."""
    evaluation = exchange.evaluation
    if evaluation is None:
        return
    most = evaluation.asked if evaluation.answered is None else evaluation.answered
    for n, question in enumerate(evaluation.questions):
        if most is not None and question.answers is not None and question.answers > most:
            sentence = f"{question.answers} answered this question, but only {most} answered at all"
            path = ("evaluation", "questions", n, "answers")
            yield path, sentence, "check both numbers"


@rule("score-off-scale", Weight.WARNING)
def score_on_its_scale(exchange: Exchange) -> Concerns:
    """A score lies on its scale."""
    for n, question in enumerate(exchange.evaluation.questions if exchange.evaluation else ()):
        ends = _ends(question.scale or "")
        if question.score is not None and ends and not ends[0] <= question.score <= ends[1]:
            sentence = f"the score {question.score} is not on the scale “{question.scale}”"
            yield ("evaluation", "questions", n, "score"), sentence, "check the score and the scale"


def _ends(scale: str) -> tuple[Decimal, Decimal] | None:
    """The ends of a scale such as “1 (not at all) to 5 (very)”; None where it has not just two."""
    plain = re.sub(r"\([^)]*\)", " ", scale)
    written = re.findall(r"[0-9]+(?:[.,][0-9]+)?", plain)
    numbers = [Decimal(number.replace(",", ".")) for number in written]
    return (min(numbers), max(numbers)) if len(numbers) == 2 else None
