"""Where an exchange takes place and where its people come from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from reportgen.model.base import PlaceKey, Text, Traced
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described, Holds
from reportgen.model.names import OtherNames, TakesArticle
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

    what: Annotated[Text, Described("What is told.", "Population")]
    value: Annotated[Text, Described("What it is.", "1.97 million")]
    year: Annotated[PartialDate | None, Described("As of when.", "2017")] = None


class Place(Traced, Restricted):
    """A city or other place that the exchange is about."""

    name: Annotated[Text, Described("The name as the place itself writes it.", "Peshawar")]
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
        Described("What kind of place it is.", "city"),
    ] = "city"
    country: Annotated[
        CountryCode | None,
        Described("The country, as its two-letter code; the report prints the name.", "PK"),
    ] = None
    part_of: Annotated[
        PlaceKey | None,
        Described("The larger place that this one lies in: a key under `places`.", "birmingham"),
    ] = None
    names: OtherNames = ()
    article: TakesArticle = None
    time_zone: Annotated[
        TimeZone | None, Described("Its time zone, by its IANA name.", "Asia/Karachi")
    ] = None
    profile: Annotated[
        tuple[ProfileFact, ...],
        Described(
            "What readers should know of it, with the year and the source.",
            [{"what": "Population", "value": "1.97 million", "year": "2017"}],
        ),
    ] = ()
