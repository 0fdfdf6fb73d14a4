"""Where an exchange takes place and where its people come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.base import PlaceKey, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Holds
from reportgen.model.names import OtherNames
from reportgen.model.releases import Restricted


def _known_country(code: str) -> str:
    from babel import Locale

    names = Locale("en").territories
    if len(code) == 2 and code.isalpha() and code.isupper() and code in names:
        return code
    raise PydanticCustomError("country_code", "", {"given": code})


CountryCode = Annotated[
    str,
    Holds("plain"),
    AfterValidator(_known_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]
"""Two capital letters of ISO 3166-1; the report prints the country's name in its language."""


def _known_zone(name: str) -> str:
    from babel.dates import get_timezone

    try:
        get_timezone(name)
    except LookupError:
        raise PydanticCustomError("time_zone", "", {}) from None
    return name


TimeZone = Annotated[Text, AfterValidator(_known_zone), Holds("plain")]
"""A time zone of the IANA database, such as Asia/Karachi."""


class ProfileFact(Traced):
    """Something about a place that readers should know."""

    what: Annotated[Text, Field(description="What is told.", examples=["Population"])]
    value: Annotated[Text, Field(description="What it is.", examples=["1.97 million"])]
    year: Annotated[PartialDate | None, Field(description="As of when.", examples=["2017"])] = None


class Place(Traced, Restricted):
    """A city or other place that the exchange is about."""

    name: Annotated[
        Text, Field(description="The name as the place itself writes it.", examples=["Peshawar"])
    ]
    kind: Annotated[
        Literal[
            "city",
            "municipality",
            "borough",
            "district",
            "county",
            "region",
            "country",
            "site",
            "other",
        ],
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
    names: OtherNames = ()
    time_zone: Annotated[
        TimeZone | None,
        Field(description="Its time zone, by its IANA name.", examples=["Asia/Karachi"]),
    ] = None
    profile: Annotated[
        tuple[ProfileFact, ...],
        Field(
            description="What readers should know of it, with the year and the source.",
            examples=[[{"what": "Population", "value": "1.97 million", "year": "2017"}]],
        ),
    ] = ()
