"""The report's own front matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import Entity, Language, OrganisationKey, Prose, Refers, Text
from reportgen.model.dates import PartialDate

Author = Annotated[str, Refers(("person", "organisation"))]


class Report(Entity):
    """What the report says about itself. Everything may be left out."""

    number: Annotated[
        Text | None,
        Field(description="Its number, the same in all languages.", examples=["2018/3"]),
    ] = None
    version: Annotated[Text | None, Field(description="Its version.", examples=["1.0"])] = None
    status: Annotated[
        Literal["draft", "for comment", "cleared", "final", "published", "superseded", "withdrawn"],
        Field(description="How far it has come.", examples=["published"]),
    ] = "draft"
    date: Annotated[
        PartialDate | None,
        Field(description="The date it bears; left out, it bears none.", examples=["2018-12-03"]),
    ] = None
    language: Annotated[
        Language, Field(description="The language the file is written in.", examples=["en"])
    ] = "en"
    authors: Annotated[
        tuple[Author, ...],
        Field(
            description="Who wrote it: keys under `people` or `organisations`.",
            examples=[["scn"]],
        ),
    ] = ()
    publisher: Annotated[
        OrganisationKey | None,
        Field(description="Who publishes it: a key under `organisations`.", examples=["scn"]),
    ] = None
    licence: Annotated[
        Text | None,
        Field(description="Under which licence it may be used.", examples=["CC BY 4.0"]),
    ] = None
    disclaimer: Annotated[
        Prose | None,
        Field(
            description="A disclaimer, printed word for word.",
            examples=["The views in this report are those of its authors."],
        ),
    ] = None
    funding_statement: Annotated[
        Prose | None,
        Field(
            description="What a funder asks to be said, printed word for word.",
            examples=["Funded by the Example Fund."],
        ),
    ] = None
    citation: Annotated[
        Text | None,
        Field(
            description="How the report should be cited.",
            examples=["Example Network (2018), Full report on the city exchange."],
        ),
    ] = None
    accessibility_contact: Annotated[
        Text | None,
        Field(
            description="Where to ask for another format: an address or a telephone number.",
            examples=["reports@example.org"],
        ),
    ] = None
