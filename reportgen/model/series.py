"""The programme that an exchange belongs to."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import OrganisationKey, Prose, Text, Traced
from reportgen.model.fields import Described


class Series(Traced):
    """A series of exchanges, and which one this is."""

    name: Annotated[
        Text,
        Described(
            "The name of one exchange of the series, without its number.", "bilateral city exchange"
        ),
    ]
    organiser: Annotated[
        OrganisationKey | None, Described("Whose series it is: a key under `organisations`.", "scn")
    ] = None
    ordinal: Annotated[int | None, Described("Which one of the series this is.", 3, ge=1)] = None
    counts: Annotated[
        Text | None,
        Described(
            "What the number counts, if not every exchange of the series: one of them, as it "
            "follows the number.",
            "exchange between three cities",
        ),
    ] = None
    instalment: Annotated[
        Text | None,
        Described(
            "Which part of one exchange this is, where it has several.", "second of two visits"
        ),
    ] = None
    framework: Annotated[
        Text | None,
        Described(
            "What the series rests on: a grant, a programme, a memorandum.",
            "Memorandum of understanding of 2016",
        ),
    ] = None
    statement: Annotated[
        Prose | None,
        Described(
            "What the series must say in every report, printed word for word.",
            "The network supports cities in preventing violent extremism.",
        ),
    ] = None
    also_in: Annotated[
        tuple[Text, ...],
        Described(
            "Other programmes or networks that the exchange is a part of too.",
            ["Example programme for young mayors"],
        ),
    ] = ()
