"""Numbers as they were stated: exact, about, at least; and amounts of money."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.base import Entity, Number, Text, Traced, alone
from reportgen.model.fields import Described, Holds

Qualifier = Literal["exactly", "about", "at least", "more than", "up to"]


class Size(Entity):
    """How many people, as it was stated."""

    count: Annotated[int, Described("The number.", 26, ge=0)]
    qualifier: Annotated[Qualifier, Described("How exact the number is.", "about")] = "exactly"


StatedSize = Annotated[
    Size, BeforeValidator(alone("count", str, int), json_schema_input_type=Size | int)
]
"""A number alone, or a number with its qualifier."""


class Figure(Traced):
    """A number that somebody stated about the exchange."""

    what: Annotated[
        Text, Described("What is counted, as it follows the number.", "young people reached")
    ]
    value: Annotated[Number, Described("The number.", "400")]
    qualifier: Annotated[Qualifier, Described("How exact the number is.", "more than")] = "exactly"
    note: Annotated[
        Text | None, Described("What a reader must know about it.", "Counted at the door.")
    ] = None


def _known_currency(code: str) -> str:
    from babel import Locale

    if len(code) == 3 and code.isupper() and code in Locale("en").currencies:
        return code
    raise PydanticCustomError("currency_code", "", {"given": code})


CurrencyCode = Annotated[
    str,
    Holds("plain"),
    AfterValidator(_known_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
]
"""Three capital letters of ISO 4217, such as EUR."""


class Money(Entity):
    """An amount with its currency."""

    amount: Annotated[Number, Described("How much.", "4800.00")]
    currency: Annotated[CurrencyCode, Described("The currency, as its three-letter code.", "EUR")]
    qualifier: Annotated[Qualifier, Described("How exact the amount is.", "about")] = "exactly"
