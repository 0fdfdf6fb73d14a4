"""Where an exchange takes place and where its people come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.base import PlaceKey, Text, Traced


def _known_country(code: str) -> str:
    from babel import Locale

    names = Locale("en").territories
    if len(code) == 2 and code.isalpha() and code.isupper() and code in names:
        return code
    raise PydanticCustomError("country_code", "", {"given": code})


CountryCode = Annotated[
    str,
    AfterValidator(_known_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]
"""Two capital letters of ISO 3166-1; the report prints the country's name in its language."""


class Place(Traced):
    """A city or other place that the exchange is about."""

    name: Annotated[
        Text, Field(description="The name as the place itself writes it.", examples=["Peshawar"])
    ]
    kind: Annotated[
        Literal["city", "borough", "district", "region", "country", "site"],
        Field(description="What kind of place it is.", examples=["city"]),
    ] = "city"
    country: Annotated[
        CountryCode | None,
        Field(
            description="The country, as its two-letter code; the report prints the name.",
            examples=["PK"],
        ),
    ] = None
    part_of: Annotated[
        PlaceKey | None,
        Field(
            description="The larger place that this one lies in: a key under `places`.",
            examples=["birmingham"],
        ),
    ] = None
