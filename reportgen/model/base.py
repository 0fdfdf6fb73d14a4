"""What every part of an exchange has in common: frozen, strict, written by people."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from reportgen.markdown import MOST_DEPTH, depth, is_blank, loose_notes, parse
from reportgen.model.dates import DURATION
from reportgen.model.fields import (
    Content,
    Described,
    Holds,
    Markdown,
    Refers,
    content_of,
    fields_of,
)

# XML 1.0, and so Word, cannot hold these: https://www.w3.org/TR/xml/#charsets
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


MOST_LETTERS = 1000
"""Of a word without a space: a longer one is none, and lines would be broken in it for minutes."""


def _printable(text: str) -> str:
    longest = max(map(len, text.split()), default=0)
    if longest > MOST_LETTERS:
        raise PydanticCustomError("word_length", "", {"letters": longest, "most": MOST_LETTERS})
    if match := _UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "unprintable", "", {"character": f"U+{ord(match.group()):04X}", "at": match.start() + 1}
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


class Written(str):
    """A text as an author wrote it. Whatever is made of it is an ordinary text, which is how the
    view tells the author's words from the program's."""

    __slots__ = ()


Text = Annotated[
    str,
    Holds("words"),
    StringConstraints(min_length=1),
    AfterValidator(_printable),
    AfterValidator(_one_line),
    AfterValidator(Written),
]
"""One line of plain text; what an author folds over several lines is joined with spaces."""


def _readable_markdown(text: str) -> str:
    blocks = parse(text)
    if is_blank(blocks):
        raise PydanticCustomError("prose_empty", "", {})
    if depth(blocks) > MOST_DEPTH:
        raise PydanticCustomError("prose_depth", "", {"most": MOST_DEPTH})
    if loose := loose_notes(text):
        raise PydanticCustomError("prose_note", "", {"note": loose[0]})
    return text


Prose = Annotated[
    str,
    Markdown(),
    StringConstraints(min_length=1),
    AfterValidator(_printable),
    AfterValidator(_readable_markdown),
]
"""Markdown: paragraphs, lists, quotations, emphasis, links and footnotes."""

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WEB_ADDRESS = r"^https?://[^\s<>\"]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

ValueState = Literal["to be confirmed", "unknown", "not applicable", "withheld"]
"""What an author may write instead of a value that may be left out."""

STATES: tuple[ValueState, ...] = get_args(ValueState)


def _no_state(key: str) -> str:
    if key in STATES:
        raise PydanticCustomError("key_is_state", "", {})
    return key


Key = Annotated[
    str, Holds("keys"), StringConstraints(pattern=KEY, max_length=80), AfterValidator(_no_state)
]
"""A short name that the rest of the file refers to: small letters, digits and hyphens."""

WebAddress = Annotated[
    str, Holds("words"), StringConstraints(pattern=WEB_ADDRESS), AfterValidator(_printable)
]
"""A full web address."""

Language = Annotated[str, Holds("plain"), StringConstraints(pattern=LANGUAGE)]
"""A language tag of BCP 47, such as `en` or `ur`."""

Duration = Annotated[str, Holds("plain"), StringConstraints(pattern=DURATION)]
"""A stated duration, such as `3 days` or `1 week`."""

YesNo = Annotated[
    bool,
    BeforeValidator(
        _yes_or_no, json_schema_input_type=Literal[True, False, "yes", "no", "true", "false"]
    ),
]
"""Yes or no; `true` and `false` say the same."""

NUMBER = r"^\d{1,12}(\.\d{1,6})?$"


def _number(value: Any) -> Decimal:
    try:
        text = str(value).strip()
        if isinstance(value, bool) or not re.match(NUMBER, text, re.ASCII):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise PydanticCustomError("number", "", {}) from None


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(str),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": NUMBER}]}
    ),
]
"""A number that is not negative, exactly as it was written: `26`, `4.5`, `12500.00`."""

PlaceKey = Annotated[str, Refers(("place",))]
OrganisationKey = Annotated[str, Refers(("organisation",))]
PersonKey = Annotated[str, Refers(("person",))]
SessionKey = Annotated[str, Refers(("session",))]
EventKey = Annotated[str, Refers(("event",))]
SourceKey = Annotated[str, Refers(("source",))]
LegKey = Annotated[str, Refers(("leg",))]
DelegationKey = Annotated[str, Refers(("delegation",))]
FindingKey = Annotated[str, Refers(("finding",))]
AttachmentKey = Annotated[str, Refers(("attachment",))]
ActorKey = Annotated[str, Refers(("place", "organisation"))]
"""A place or an organisation that acts in the exchange."""
PartyKey = Annotated[str, Refers(("party",))]
"""What one of the parties says under `who`."""
AttendeeKey = Annotated[
    str, Refers(("person", "participant", "delegation", "organisation", "place"))
]
"""Somebody who can be in a room: a person, a participant without a name, a delegation, a body."""


def alone(name: str, *types: type) -> Callable[[Any], Any]:
    """What reads a value of these types as a group of fields of which only this one is given."""
    return lambda value: {name: value} if isinstance(value, types) else value


def may_have_state(field: FieldInfo) -> bool:
    """True if an author may write a state instead of this field's value: it may be left out, and
    leaving it out says nothing."""
    return not field.is_required() and field.default in (None, (), {})


class Entity(BaseModel):
    """A part of the file. Frozen; a field that is not described here is an error.

    Where a value may be left out, an author may write its state instead: `venue: to be confirmed`.
    The value is then left out, and `states` tells the state by the field's name.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        populate_by_name=False,
    )

    own_fields: ClassVar[Content | None] = None
    """What the fields that a model adds hold; None where their types say it."""

    holds: ClassVar[Mapping[str, Content]] = {}
    """What each field holds, by the names that authors write."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        own = cls.__annotations__ if cls.own_fields else ()
        cls.holds = {
            name: cls.own_fields if cls.own_fields and name in own else content_of(cls, name)
            for name in fields_of(cls)
        }

    _states: Mapping[str, ValueState] = PrivateAttr(default_factory=dict)

    @property
    def states(self) -> Mapping[str, ValueState]:
        """The states of values that are not given, by the names that authors write."""
        return self._states

    @model_validator(mode="wrap")
    @classmethod
    def _take_states(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, dict):
            return handler(data)
        states = {name: value for name, value in data.items() if cls._is_state(name, value)}
        entity = handler({name: value for name, value in data.items() if name not in states})
        if states:
            entity._states = states
        return entity

    @classmethod
    def _is_state(cls, name: Any, value: Any) -> bool:
        if not isinstance(value, str) or value not in STATES:
            return False
        field = fields_of(cls).get(name)
        return field is not None and may_have_state(field)

    @model_serializer(mode="wrap")
    def _with_states(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        return {**written, **self._states}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        properties = handler.resolve_ref_schema(described).get("properties", {})
        for name, field in fields_of(cls).items():
            if may_have_state(field):
                properties[name] = _or_state(properties[name])
        return described


def _or_state(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a value or of its state, with what editors show kept at the top."""
    shown = ("title", "description", "examples")
    top: dict[str, Any] = {name: schema[name] for name in shown if name in schema}
    value = {name: part for name, part in schema.items() if name not in top}
    choices = value.pop("anyOf", [])
    return {**top, "anyOf": [*choices, *([value] if value else []), {"enum": list(STATES)}]}


class Traced(Entity):
    """A part that says where its facts come from."""

    sources: Annotated[
        tuple[SourceKey, ...],
        Described(
            "Where these facts come from: keys under `sources`. "
            "Left out, they come from the source marked `default`.",
            ["announcement"],
        ),
    ] = ()
    remark: Annotated[
        Text | None,
        Described(
            "What readers should know of this and no other field can say.",
            "The group joined a day later because of the storm.",
        ),
    ] = None
