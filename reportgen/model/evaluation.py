"""What those who took part thought of it."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import Number, Prose, Text, Traced
from reportgen.model.fields import Described


class Question(Traced):
    """A question that was asked, and how it was answered."""

    text: Annotated[Text, Described("The question.", "How useful were the visits?")]
    score: Annotated[Number | None, Described("The mean answer.", "4.5")] = None
    scale: Annotated[
        Text | None, Described("The scale, lowest and highest.", "1 (not at all) to 5 (very)")
    ] = None
    answers: Annotated[int | None, Described("How many answered it.", 9, ge=0)] = None


class Evaluation(Traced):
    """How the exchange was evaluated, and the answers."""

    method: Annotated[
        Text | None, Described("How it was done.", "Questionnaire on paper, on the last day")
    ] = None
    asked: Annotated[int | None, Described("How many people were asked.", 12, ge=0)] = None
    answered: Annotated[int | None, Described("How many of them answered.", 9, ge=0)] = None
    summary: Annotated[
        Prose | None, Described("What it shows (Markdown).", "Most want a second visit.")
    ] = None
    questions: Annotated[
        tuple[Question, ...],
        Described(
            "The questions with their answers.",
            [{"text": "How useful were the visits?", "score": "4.5"}],
        ),
    ] = ()
    comments: Annotated[
        tuple[Text, ...],
        Described(
            "Comments, word for word; nobody is named with them.",
            ["More time in the schools, please."],
        ),
    ] = ()
