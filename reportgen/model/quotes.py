"""What somebody said, word for word."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import AttendeeKey, Language, SessionKey, Text, Traced, YesNo
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted


class Quote(Traced, Restricted):
    """A quotation, with a translation where it was said in another language."""

    words: Annotated[
        Text,
        Described(
            "What was said, word for word, without quotation marks.",
            "We came to learn, and we were asked to teach.",
        ),
    ]
    language: Annotated[
        Language | None,
        Described("The language it was said in, where that is not the file's.", "ur"),
    ] = None
    translation: Annotated[
        Text | None,
        Described(
            "The same in the file's language.", "We came to learn, and we were asked to teach."
        ),
    ] = None
    translator: Annotated[Text | None, Described("Who translated it.", "the network's office")] = (
        None
    )
    speaker: Annotated[
        AttendeeKey | None,
        Described(
            "Who said it: a person, a participant, an organisation or a place.", "waqar-ahmed"
        ),
    ] = None
    described: Annotated[
        Text | None,
        Described(
            "Who said it, in words that name nobody, where that may be told.",
            "a member of the youth council",
        ),
    ] = None
    session: Annotated[
        SessionKey | None, Described("In which session: a key under `sessions`.", "panel")
    ] = None
    released: Annotated[
        YesNo, Described("Whether the speaker agreed to be quoted in public.", True)
    ] = False
