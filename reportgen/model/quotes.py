"""What somebody said, word for word."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.model.base import AttendeeKey, Language, SessionKey, Text, Traced, YesNo
from reportgen.model.releases import Restricted


class Quote(Traced, Restricted):
    """A quotation, with a translation where it was said in another language."""

    words: Annotated[
        Text,
        Field(
            description="What was said, word for word, without quotation marks.",
            examples=["We came to learn, and we were asked to teach."],
        ),
    ]
    language: Annotated[
        Language | None,
        Field(
            description="The language it was said in, where that is not the file's.",
            examples=["ur"],
        ),
    ] = None
    translation: Annotated[
        Text | None,
        Field(
            description="The same in the file's language.",
            examples=["We came to learn, and we were asked to teach."],
        ),
    ] = None
    translator: Annotated[
        Text | None, Field(description="Who translated it.", examples=["the network's office"])
    ] = None
    speaker: Annotated[
        AttendeeKey | None,
        Field(
            description="Who said it: a person, a participant, an organisation or a place.",
            examples=["waqar-ahmed"],
        ),
    ] = None
    described: Annotated[
        Text | None,
        Field(
            description="Who said it, in words that name nobody, where that may be told.",
            examples=["a member of the youth council"],
        ),
    ] = None
    session: Annotated[
        SessionKey | None,
        Field(description="In which session: a key under `sessions`.", examples=["panel"]),
    ] = None
    released: Annotated[
        YesNo,
        Field(description="Whether the speaker agreed to be quoted in public.", examples=[True]),
    ] = False
