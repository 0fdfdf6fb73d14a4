"""Pydantic's errors as sentences for the person who writes the file.

They are made from the errors' types and contexts, which are stable, and never from Pydantic's own
English, which is neither stable nor written for an officer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from reportgen.errors import Problem, did_you_mean, nearest
from reportgen.model.base import KEY, LANGUAGE, WEB_ADDRESS
from reportgen.model.dates import DURATION
from reportgen.model.discrepancies import FIELD_PATH
from reportgen.model.fields import fields_of
from reportgen.model.images import IMAGE_FILE
from reportgen.model.report import DOI, ISSN
from reportgen.model.sessions import TIME
from reportgen.reading.shape import field_at, home_of, is_keyed, model_at
from reportgen.reading.source import Data, Path_, Source


def shape_problems(error: ValidationError, source: Source) -> Iterator[Problem]:
    """What this error says, a problem for each part of the file that it concerns."""
    seen: set[Path_] = set()
    for details in error.errors(include_url=False):
        path = _path(details["loc"], source.data)
        # The members of a union each complain about the same value: once is enough.
        # A list whose entries are all wrong is not, besides, too short.
        if path in seen or (details["type"] == "too_short" and details["input"]):
            continue
        seen.add(path)
        ctx = details.get("ctx", {})
        of_key = "[key]" in details["loc"] or ctx.get("pattern") == KEY
        kind = "key" if of_key else ctx.get("pattern", details["type"])
        yield _Fault(kind, path, details["input"], source, ctx).problem()


def empty_problems(source: Source) -> Iterator[Problem]:
    """Names without a value that would vanish without a word: of fields that do not exist, often
    the end of a text that has a comma, and of entries."""
    for path in source.marks:
        if path and isinstance(path[-1], str) and not _is_there(path, source.data):
            owner = model_at(path[:-1])
            if owner and path[-1] not in fields_of(owner):
                yield _Fault("extra_forbidden", path, None, source).problem()
            elif owner is None and is_keyed(path[:-1]):
                yield _Fault("entry_empty", path, None, source).problem()


def _is_there(path: Path_, data: Any) -> bool:
    for part in path:
        inside = part in data if isinstance(data, dict) else isinstance(data, list)
        if not inside:
            return False
        data = data[part]
    return True


def _path(loc: tuple[str | int, ...], data: Data) -> Path_:
    """Where an error is in the data: its loc without Pydantic's own words for unions and keys."""
    node: Any = data
    path: list[str | int] = []
    for n, part in enumerate(loc):
        here = isinstance(node, dict) and part in node
        inside = isinstance(node, list) and isinstance(part, int) and part < len(node)
        if here or inside:
            node = node[part]
            path.append(part)
        elif isinstance(node, dict) and n == len(loc) - 1 and part != "[key]":
            path.append(part)
    return tuple(path)


def _name(path: Path_) -> str:
    """What to call a part: its field, or its position in the list of that field."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of “{_name(path[:-1]).strip('“”')}”"
    return f"“{path[-1]}”" if path else "the exchange"


@dataclass(frozen=True)
class _Fault:
    """One fault of the file and what is known about it."""

    kind: str
    """The type of Pydantic's error, the pattern that a text does not fit, or a word of ours."""
    path: Path_
    given: Any
    source: Source
    ctx: Mapping[str, Any] = field(default_factory=dict)

    def problem(self) -> Problem:
        """The fault as the problem that the author reads."""
        if self.kind in _WORKED_OUT:
            code, work_out = _WORKED_OUT[self.kind]
            sentence, hint = work_out(self)
        else:
            code, sentence, hint = _SENTENCES.get(
                self.kind, (self.kind.replace("_", "-"), *_UNREADABLE)
            )
            blanks = {
                "name": self.name,
                "value": _described(self.given),
                "example": self.example,
                "given": self.given,
                **self.ctx,
            }
            sentence, hint = sentence.format(**blanks), hint.format(**blanks)
        return Problem(self.source.place(self.path), sentence, code, hint=hint)

    @property
    def name(self) -> str:
        """What the part is called that the fault is about."""
        return _name(self.path)

    @property
    def example(self) -> str:
        """What the author could write here, from the model's own example."""
        model_field = field_at(self.path)
        if model_field is None or not model_field.examples:
            return ""
        return f"for example: {self.path[-1]}: {as_yaml(model_field.examples[0])}"

    def missing(self) -> tuple[str, str]:
        verb = "is empty" if self.path in self.source.marks else "is missing"
        return f"{self.name} {verb}", self.example

    def unknown_field(self) -> tuple[str, str]:
        name = str(self.path[-1])
        owner = model_at(self.path[:-1])
        known = list(fields_of(owner)) if owner else []
        hint = hint_at_nearest(name, known)
        if not hint and (home := home_of(name)):
            hint = f"it belongs under “{home}”"
        if not hint and " " in name:  # the end of a text that was cut at its comma
            hint = "a text with a comma in { ... } or [ ... ] wants quotation marks around it"
        return f"{self.name} is not a field here", hint or f"the fields are: {', '.join(known)}"

    def entry_empty(self) -> tuple[str, str]:
        return f"{self.name} has nothing under it", f"give it fields, such as {self._first_fields}"

    def key(self) -> tuple[str, str]:
        given = self.given if isinstance(self.given, str) else str(self.path[-1])
        plain = unicodedata.normalize("NFKD", given).encode("ascii", "ignore").decode()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
        sentence = f"“{given}” cannot be a key: a key has small letters, digits and hyphens"
        return sentence, f"write “{slug}”" if slug else "for example: prevent-coordinator"

    def key_is_state(self) -> tuple[str, str]:
        return f"“{self.path[-1]}” says what is not known, so it cannot be a key", "choose another"

    def one_of(self) -> tuple[str, str]:
        known = re.findall(r"'([^']*)'", self.ctx["expected"])
        name = f"“{self.path[-2]}”" if isinstance(self.path[-1], int) else self.name
        hint = hint_at_nearest(str(self.given), known)
        sentence = f"{_described(self.given)} is not something that {name} can be"
        return sentence, hint or f"it can be: {', '.join(known)}"

    def not_fields(self) -> tuple[str, str]:
        fields = f" with fields such as {self._first_fields}" if self._first_fields else ""
        sentence = f"{self.name} must be a group of fields, not {_described(self.given)}"
        return sentence, self.example or f"write “name: value” on lines of their own{fields}"

    def country(self) -> tuple[str, str]:
        code = _country_code(str(self.given))
        hint = f"write {code}" if code else "two capital letters of ISO 3166-1, such as PK or GB"
        return f"{_described(self.given)} is not the code of a country", hint

    def participant_twice(self) -> tuple[str, str]:
        given = " and ".join(f"“{name}”" for name in self.ctx["given"])
        return f"{self.name} is {given} at once", "keep one, and write an entry for the other"

    @property
    def _first_fields(self) -> str:
        """The fields that an author would fill in first: those that must be there, and the next."""
        model = model_at(self.path)
        fields = fields_of(model) if model else {}
        return ", ".join(sorted(fields, key=lambda name: not fields[name].is_required())[:4])


_UNREADABLE = ("{name} cannot be read: {value}", "{example}")

_WORKED_OUT = {
    "missing": ("missing", _Fault.missing),
    "extra_forbidden": ("unknown-field", _Fault.unknown_field),
    "entry_empty": ("empty-entry", _Fault.entry_empty),
    "key": ("key", _Fault.key),
    "key_is_state": ("key-is-state", _Fault.key_is_state),
    "literal_error": ("not-a-choice", _Fault.one_of),
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "mapping_type", "dict_type"),
        ("not-fields", _Fault.not_fields),
    ),
    "country_code": ("country-code", _Fault.country),
    "participant_twice": ("participant-twice", _Fault.participant_twice),
}
"""The code of a kind of fault, and what works out its sentence and its hint."""

_EMPTY_TEXT = ("empty-text", "{name} is empty", "fill it in, or leave the field out")

_PATTERNS = {
    TIME: ("“{given}” is not a time of day", "write it by the 24-hour clock, such as 09:30"),
    WEB_ADDRESS: (
        "“{given}” is not a web address",
        "write it in full, such as https://www.example.org",
    ),
    LANGUAGE: ("“{given}” is not the code of a language", "write it as en, ur or de"),
    DURATION: ("“{given}” is not a duration", "write it as 3 days, 90 minutes or 1 week"),
    IMAGE_FILE: ("“{given}” is not the path of a file", "write it as pictures/panel.jpg"),
    FIELD_PATH: ("“{given}” is not the path of a field", "write it as sessions.panel.date"),
    ISSN: ("“{given}” is not an ISSN", "write it as 1234-5679"),
    DOI: ("“{given}” is not a DOI", "write it as 10.5555/example, without https://doi.org/"),
}

_SENTENCES = {
    "string_type": ("not-text", "{name} must be a text, not {value}", "{example}"),
    "string_too_short": _EMPTY_TEXT,
    "prose_empty": _EMPTY_TEXT,
    "string_too_long": ("too-long", "{name} has more than {max_length} characters", "shorten it"),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
        ("not-a-number", "{name} must be a whole number, not {value}", "{example}"),
    ),
    "greater_than_equal": ("too-small", "{name} must be at least {ge}", ""),
    "less_than_equal": ("too-large", "{name} must be at most {le}", ""),
    "yes_no": ("yes-no", "{name} must be yes or no, not {value}", ""),
    **dict.fromkeys(
        ("tuple_type", "list_type"),
        (
            "not-a-list",
            "{name} must be a list, not {value}",
            "write it in brackets: [one, another], or each on a line of its own after “- ”",
        ),
    ),
    "too_short": ("too-few", "{name} has no entry", "{example}"),
    "string_unicode": (
        "unprintable",
        "{name} holds half of a character, which cannot be printed",
        "write the character itself instead of its code",
    ),
    "unprintable": (
        "unprintable",
        "{name} holds the character {character}, which cannot be printed",
        "remove it; it is character {at} of the text",
    ),
    "prose_depth": (
        "prose-depth",
        "{name} has lists or quotations more than {most} levels deep",
        "write it with fewer levels",
    ),
    "word_length": (
        "word-length",
        "{name} holds a word of {letters} characters without a space",
        "a word has at most {most}; put spaces into it",
    ),
    "prose_note": (
        "prose-note",
        "{name} has a footnote “{note}” without its text or without its mark",
        "write [^{note}] in the text, and “[^{note}]: ...” on a line below it",
    ),
    "number": (
        "number",
        "{value} is not a number that {name} can be",
        "write digits alone, with a point before decimals, such as 4800 or 4.5",
    ),
    "currency_code": (
        "currency-code",
        "{value} is not the code of a currency",
        "three capital letters of ISO 4217, such as EUR or GBP",
    ),
    "time_zone": (
        "time-zone",
        "{value} is not a time zone",
        "write its IANA name, such as Europe/London or Asia/Karachi",
    ),
    "image_alt": (
        "image-alt",
        "{name} is decorative and has words for those who cannot see it",
        "leave “decorative” out, or the words",
    ),
    "date_format": (
        "date-format",
        "{value} is not a date that can be read",
        "write 2018-10-30, 2018-10, 2018, 2018-10-30/2018-11-01, XXXX-10-23 without a year,"
        " 2018~ for about, or “week of 2017-10-23”",
    ),
    "date_impossible": (
        "date-impossible",
        "{value} is not in the calendar",
        "check the day and the month",
    ),
    "date_order": ("date-order", "{value} ends before it starts", "write the earlier date first"),
    "participant_nobody": (
        "participant-nobody",
        "{name} does not say who it is",
        "write one of: person, function, group, or count for a number alone",
    ),
    "participant_count": (
        "participant-count",
        "{name} counts a {given}",
        "write a “group” of that size, or leave the count out",
    ),
    "participant_functions": (
        "participant-functions",
        "{name} has “functions” but no “person”",
        "write “function” for somebody whose name is not known",
    ),
    **{pattern: ("pattern", *words) for pattern, words in _PATTERNS.items()},
}
"""The code of a kind of fault, as people see and scripts match it; its sentence; and its hint."""


def _described(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "a group of fields"
        case list() | tuple():
            return "a list"
        case _:
            text = str(value)
            return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}...”"


def as_yaml(value: Any) -> str:
    """A value as an author would write it on one line."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key}: {as_yaml(item)}" for key, item in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(as_yaml, value)) + "]"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def hint_at_nearest(name: str, known: list[str]) -> str:
    """A hint at the known name that this one is most like; empty for none."""
    return did_you_mean(nearest(name.lower(), known, likeness=0.65))


def _country_code(name: str) -> str:
    from babel import Locale

    codes = {full.casefold(): code for code, full in Locale("en").territories.items()}
    code = codes.get(name.casefold(), name.upper())
    known = Locale("en").territories
    return code if len(code) == 2 and code.isalpha() and code in known else ""
