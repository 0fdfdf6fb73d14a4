"""Other names of a place, an organisation or a person: scripts, spellings, former names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.base import Entity, Language, Text

NameKind = Literal[
    "original script", "transliteration", "translation", "other spelling", "former name"
]


class OtherName(Entity):
    """A name in another script, language or spelling."""

    name: Annotated[Text, Field(description="The name as written there.", examples=["Πειραιάς"])]
    kind: Annotated[
        NameKind, Field(description="What kind of name it is.", examples=["original script"])
    ] = "other spelling"
    language: Annotated[
        Language | None,
        Field(description="The language it is in, as a language tag.", examples=["el"]),
    ] = None


OtherNames = Annotated[
    tuple[OtherName, ...],
    Field(
        description="Its names in other scripts, languages and spellings.",
        examples=[[{"name": "Πειραιάς", "kind": "original script", "language": "el"}]],
    ),
]
"""The other names of a place or an organisation."""
