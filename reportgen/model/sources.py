"""Where the facts come from."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.base import OrganisationKey, Text, WebAddress, YesNo
from reportgen.model.dates import PartialDate
from reportgen.model.fields import Described
from reportgen.model.releases import Restricted


class Source(Restricted):
    """A text, a record or a person's account that facts of this file rest on."""

    title: Annotated[
        Text,
        Described(
            "The title as printed there.",
            "Peshawar delegates travel to Birmingham for SCN City Exchange",
        ),
    ]
    kind: Annotated[Text | None, Described("What it is, as a noun.", "announcement")] = None
    author: Annotated[
        Text | None, Described("Who wrote it, as printed there.", "Example Network")
    ] = None
    publisher: Annotated[
        OrganisationKey | None, Described("Who published it: a key under `organisations`.", "scn")
    ] = None
    date: Annotated[PartialDate | None, Described("When it was published.", "2018-11")] = None
    address: Annotated[
        WebAddress | None, Described("Its web address.", "https://www.example.org/news")
    ] = None
    default: Annotated[
        YesNo, Described("Whether facts of this file that name no source come from this one.", True)
    ] = False
