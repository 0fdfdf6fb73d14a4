"""Short forms and special words, explained."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import Entity, Text


class Abbreviation(Entity):
    """A short form and what it stands for."""

    short: Annotated[Text, Field(description="The short form.", examples=["CTU"])]
    long: Annotated[
        Text, Field(description="What it stands for.", examples=["Counter Terrorism Unit"])
    ]


class Term(Entity):
    """A word that readers may not know."""

    term: Annotated[Text, Field(description="The word.", examples=["Prevent"])]
    meaning: Annotated[
        Text,
        Field(
            description="What it means, in a sentence.",
            examples=["The part of the British strategy that stops people from being recruited."],
        ),
    ]
