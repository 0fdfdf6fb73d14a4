"""Other names of a place, an organisation or a person: scripts, spellings, former names."""

from __future__ import annotations

from typing import Annotated, Literal

from reportgen.model.base import Entity, Language, Text, YesNo
from reportgen.model.fields import Described

NameKind = Literal[
    "original script", "transliteration", "translation", "other spelling", "former name"
]


class OtherName(Entity):
    """A name in another script, language or spelling."""

    name: Annotated[Text, Described("The name as written there.", "Πειραιάς")]
    kind: Annotated[NameKind, Described("What kind of name it is.", "original script")] = (
        "other spelling"
    )
    language: Annotated[
        Language | None, Described("The language it is in, as a language tag.", "el")
    ] = None


OtherNames = Annotated[
    tuple[OtherName, ...],
    Described(
        "Its names in other scripts, languages and spellings.",
        [{"name": "Πειραιάς", "kind": "original script", "language": "el"}],
    ),
]
"""The other names of a place or an organisation."""

TakesArticle = Annotated[
    YesNo | None,
    Described(
        "Whether the name takes “the” in a sentence, where the report’s own guess is wrong: it "
        "writes “the Open Quays Network”, but “Birmingham City Council”.",
        True,
    ),
]
"""Whether a name has an article in running text."""
