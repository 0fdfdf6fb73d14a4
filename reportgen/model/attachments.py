"""Documents that belong to the exchange: presentations, texts, files."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import Language, Text, Traced, WebAddress
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted


class Attachment(Traced, Restricted):
    """A document that a session, an agreement or the whole exchange produced or used."""

    title: Annotated[Text, Described("Its title.", "The referral form")]
    kind: Annotated[Text | None, Described("What it is, as a noun.", "presentation")] = None
    author: Annotated[
        Text | None, Described("Who wrote it, as printed there.", "Example Network")
    ] = None
    date: Annotated[PartialDate | None, Described("Its date.", "2018-10")] = None
    language: Annotated[Language | None, Described("The language it is written in.", "en")] = None
    address: Annotated[
        WebAddress | None, Described("Where it can be read.", "https://www.example.org/form")
    ] = None
    where: Annotated[
        Text | None,
        Described("Where it can be had, if not on the web.", "At the council's archive, file 12"),
    ] = None
    handling: Annotated[
        Text | None,
        Described("Its own handling mark; the report's is at least as strict.", "TLP:AMBER"),
    ] = None
