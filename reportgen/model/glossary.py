"""Short forms and special words, explained."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import Entity, Text
from reportgen.model.fields import Described


class Abbreviation(Entity):
    """A short form and what it stands for."""

    short: Annotated[Text, Described("The short form.", "CTU")]
    long: Annotated[Text, Described("What it stands for.", "Counter Terrorism Unit")]


class Term(Entity):
    """A word that readers may not know."""

    term: Annotated[Text, Described("The word.", "Prevent")]
    meaning: Annotated[
        Text,
        Described(
            "What it means, in a sentence.",
            "The part of the British strategy that stops people from being recruited.",
        ),
    ]
