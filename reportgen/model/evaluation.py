"""What those who took part thought of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import Number, Prose, Text, Traced


class Question(Traced):
    """A question that was asked, and how it was answered."""

    text: Annotated[
        Text, Field(description="The question.", examples=["How useful were the visits?"])
    ]
    score: Annotated[Number | None, Field(description="The mean answer.", examples=["4.5"])] = None
    scale: Annotated[
        Text | None,
        Field(
            description="The scale, lowest and highest.", examples=["1 (not at all) to 5 (very)"]
        ),
    ] = None
    answers: Annotated[
        int | None, Field(ge=0, description="How many answered it.", examples=[9])
    ] = None


class Evaluation(Traced):
    """How the exchange was evaluated, and the answers."""

    method: Annotated[
        Text | None,
        Field(description="How it was done.", examples=["Questionnaire on paper, on the last day"]),
    ] = None
    asked: Annotated[
        int | None, Field(ge=0, description="How many people were asked.", examples=[12])
    ] = None
    answered: Annotated[
        int | None, Field(ge=0, description="How many of them answered.", examples=[9])
    ] = None
    summary: Annotated[
        Prose | None,
        Field(description="What it shows (Markdown).", examples=["Most want a second visit."]),
    ] = None
    questions: Annotated[
        tuple[Question, ...],
        Field(
            description="The questions with their answers.",
            examples=[[{"text": "How useful were the visits?", "score": "4.5"}]],
        ),
    ] = ()
    comments: Annotated[
        tuple[Text, ...],
        Field(
            description="Comments, word for word; nobody is named with them.",
            examples=[["More time in the schools, please."]],
        ),
    ] = ()
