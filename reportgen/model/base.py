"""What every part of an exchange has in common: frozen, strict, written by people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from reportgen.markdown import MOST_DEPTH, depth, is_blank, parse

# XML 1.0, and so Word, cannot hold these: https://www.w3.org/TR/xml/#charsets
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _printable(text: str) -> str:
    if found := _UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "unprintable", "", {"character": f"U+{ord(found.group()):04X}", "at": found.start() + 1}
        )
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


_YES, _NO = ("yes", "true", "True", "TRUE"), ("no", "false", "False", "FALSE")


def _yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value not in _YES + _NO:
        raise PydanticCustomError("yes_no", "", {})
    return value in _YES


Text = Annotated[
    str, StringConstraints(min_length=1), AfterValidator(_printable), AfterValidator(_one_line)
]
"""One line of plain text; what an author folds over several lines is joined with spaces."""


def _readable_markdown(text: str) -> str:
    blocks = parse(text)
    if is_blank(blocks):
        raise PydanticCustomError("prose_empty", "", {})
    if depth(blocks) > MOST_DEPTH:
        raise PydanticCustomError("prose_depth", "", {"most": MOST_DEPTH})
    return text


Prose = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_printable),
    AfterValidator(_readable_markdown),
]
"""Markdown: paragraphs, lists, emphasis and links."""

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WEB_ADDRESS = r"^https?://[^\s<>\"]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

Key = Annotated[str, StringConstraints(pattern=KEY, max_length=80)]
"""A short name that the rest of the file refers to: small letters, digits and hyphens."""

WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS), AfterValidator(_printable)]
"""A full web address."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
"""A language tag of BCP 47, such as `en` or `ur`."""

YesNo = Annotated[
    bool,
    BeforeValidator(
        _yes_or_no, json_schema_input_type=Literal[True, False, "yes", "no", "true", "false"]
    ),
]
"""Yes or no; `true` and `false` say the same."""

Kind = Literal[
    "place", "organisation", "party", "person", "participant", "session", "event", "source"
]
"""What a key can stand for."""


@dataclass(frozen=True)
class Refers:
    """Marks a field whose text is the key of another entry, and says of which kinds."""

    kinds: tuple[Kind, ...]


PlaceKey = Annotated[str, Refers(("place",))]
OrganisationKey = Annotated[str, Refers(("organisation",))]
PersonKey = Annotated[str, Refers(("person",))]
SessionKey = Annotated[str, Refers(("session",))]
EventKey = Annotated[str, Refers(("event",))]
SourceKey = Annotated[str, Refers(("source",))]
ActorKey = Annotated[str, Refers(("place", "organisation"))]
"""A place or an organisation that acts in the exchange."""
PartyKey = Annotated[str, Refers(("party",))]
"""What one of the parties says under `who`."""
AttendeeKey = Annotated[str, Refers(("person", "participant", "organisation", "place"))]
"""Somebody who can be in a room: a person, a participant without a name, or a body."""


class Entity(BaseModel):
    """A part of the file. Frozen; a field that is not described here is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        populate_by_name=False,
    )


class Traced(Entity):
    """A part that says where its facts come from."""

    sources: Annotated[
        tuple[SourceKey, ...],
        Field(
            description="Where these facts come from: keys under `sources`. "
            "Left out, they come from the source marked `default`.",
            examples=[["announcement"]],
        ),
    ] = ()
