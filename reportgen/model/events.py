"""An event that the exchange was built around or joined, such as a conference."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import OrganisationKey, PlaceKey, Prose, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.figures import StatedSize
from reportgen.model.names import TakesArticle
from reportgen.model.releases import Restricted


class EmbeddedEvent(Traced, Restricted):
    """An event of its own in which the exchange, or a part of it, took place."""

    name: Annotated[Text, Described("What it is called.", "Building Strong Cities")]
    article: TakesArticle = None
    kind: Annotated[Text, Described("What it is, as a noun.", "conference")] = "event"
    date: Annotated[
        PartialDate | None, Described("When, as precisely as it was recorded.", "2018-10-29")
    ] = None
    place: Annotated[
        PlaceKey | None, Described("Where it took place: a key under `places`.", "birmingham")
    ] = None
    hosts: Annotated[
        tuple[OrganisationKey, ...], Described("Who hosted it.", ["birmingham-city-council"])
    ] = ()
    partners: Annotated[
        tuple[OrganisationKey, ...], Described("In partnership with whom.", ["scn"])
    ] = ()
    relation: Annotated[
        Prose | None,
        Described(
            "How the exchange relates to it.",
            "The exchange was timed to coincide with the conference.",
        ),
    ] = None
    attendance: Annotated[
        StatedSize | None,
        Described(
            "How many people were there, as stated.", {"count": 200, "qualifier": "more than"}
        ),
    ] = None
    address: Annotated[
        WebAddress | None, Described("Its web address.", "https://www.example.org/days")
    ] = None
