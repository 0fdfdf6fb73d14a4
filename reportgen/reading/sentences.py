"""Pydantic's errors as sentences for the person who writes the file.

They are made from the errors' types and contexts, which are stable, and never from Pydantic's own
English, which is neither stable nor written for an officer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

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
        of_key = "[key]" in details["loc"] or details.get("ctx", {}).get("pattern") == KEY
        kind = "key" if of_key else details["type"]
        yield _problem(kind, path, details, source)


def empty_problems(source: Source) -> Iterator[Problem]:
    """Names without a value that would vanish without a word: of fields that do not exist, often
    the end of a text that has a comma, and of entries."""
    for path in source.marks:
        if path and isinstance(path[-1], str) and not _is_there(path, source.data):
            owner = model_at(path[:-1])
            if owner and path[-1] not in fields_of(owner):
                yield _problem_of("extra_forbidden", path, None, source)
            elif owner is None and is_keyed(path[:-1]):
                yield _problem_of("entry_empty", path, None, source)


def _is_there(path: Path_, data: Any) -> bool:
    for part in path:
        inside = part in data if isinstance(data, dict) else isinstance(data, list)
        if not inside:
            return False
        data = data[part]
    return True


def _problem_of(kind: str, path: Path_, given: Any, source: Source) -> Problem:
    telling = _Telling(path, _name(path), {}, given, source)
    sentence, hint = _SENTENCES[kind](telling)
    return Problem(source.place(path), sentence, _CODES.get(kind, "empty-entry"), hint=hint)


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


def _problem(kind: str, path: Path_, details: ErrorDetails, source: Source) -> Problem:
    name = _name(path)
    telling = _Telling(path, name, details.get("ctx", {}), details["input"], source)
    tell = _SENTENCES.get(kind, _Telling.unreadable)
    sentence, hint = tell(telling)
    return Problem(
        source.place(path), sentence, _CODES.get(kind, kind.replace("_", "-")), hint=hint
    )


def _name(path: Path_) -> str:
    """What to call a part: its field, or its position in the list of that field."""
    if path and isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of “{_name(path[:-1]).strip('“”')}”"
    return f"“{path[-1]}”" if path else "the exchange"


@dataclass(frozen=True)
class _Telling:
    """One error and what is known about it; each method is a sentence and a hint."""

    path: Path_
    name: str
    ctx: Mapping[str, Any]
    given: Any
    source: Source

    def missing(self) -> tuple[str, str]:
        verb = "is empty" if self.path in self.source.marks else "is missing"
        return f"{self.name} {verb}", self.example()

    def example(self) -> str:
        """What the author could write here, from the model's own example."""
        field = field_at(self.path)
        if field is None or not field.examples:
            return ""
        return f"for example: {self.path[-1]}: {as_yaml(field.examples[0])}"

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
        model = model_at(self.path)
        fields = ", ".join(_first_fields(model)) if model else ""
        return f"{self.name} has nothing under it", f"give it fields, such as {fields}"

    def not_text(self) -> tuple[str, str]:
        return f"{self.name} must be a text, not {_described(self.given)}", self.example()

    def empty_text(self) -> tuple[str, str]:
        return f"{self.name} is empty", "fill it in, or leave the field out"

    def pattern(self) -> tuple[str, str]:
        sentence, hint = _PATTERNS[self.ctx["pattern"]]
        return sentence.format(given=self.given), hint

    def key(self) -> tuple[str, str]:
        given = self.given if isinstance(self.given, str) else str(self.path[-1])
        slug = _slug(given)
        sentence = f"“{given}” cannot be a key: a key has small letters, digits and hyphens"
        return sentence, f"write “{slug}”" if slug else "for example: prevent-coordinator"

    def too_long(self) -> tuple[str, str]:
        return f"{self.name} has more than {self.ctx['max_length']} characters", "shorten it"

    def whole_number(self) -> tuple[str, str]:
        return f"{self.name} must be a whole number, not {_described(self.given)}", self.example()

    def at_least(self) -> tuple[str, str]:
        return f"{self.name} must be at least {self.ctx['ge']}", ""

    def at_most(self) -> tuple[str, str]:
        return f"{self.name} must be at most {self.ctx['le']}", ""

    def yes_no(self) -> tuple[str, str]:
        return f"{self.name} must be yes or no, not {_described(self.given)}", ""

    def one_of(self) -> tuple[str, str]:
        known = re.findall(r"'([^']*)'", self.ctx["expected"])
        field = f"“{self.path[-2]}”" if isinstance(self.path[-1], int) else self.name
        hint = hint_at_nearest(str(self.given), known)
        sentence = f"{_described(self.given)} is not something that {field} can be"
        return sentence, hint or f"it can be: {', '.join(known)}"

    def not_list(self) -> tuple[str, str]:
        hint = "write it in brackets: [one, another], or each on a line of its own after “- ”"
        return f"{self.name} must be a list, not {_described(self.given)}", hint

    def not_fields(self) -> tuple[str, str]:
        model = model_at(self.path)
        fields = f" with fields such as {', '.join(_first_fields(model))}" if model else ""
        sentence = f"{self.name} must be a group of fields, not {_described(self.given)}"
        return sentence, self.example() or f"write “name: value” on lines of their own{fields}"

    def too_few(self) -> tuple[str, str]:
        return f"{self.name} has no entry", self.example()

    def half_character(self) -> tuple[str, str]:
        sentence = f"{self.name} holds half of a character, which cannot be printed"
        return sentence, "write the character itself instead of its code"

    def unprintable(self) -> tuple[str, str]:
        sentence = (
            f"{self.name} holds the character {self.ctx['character']}, which cannot be printed"
        )
        return sentence, f"remove it; it is character {self.ctx['at']} of the text"

    def prose_depth(self) -> tuple[str, str]:
        sentence = f"{self.name} has lists or quotations more than {self.ctx['most']} levels deep"
        return sentence, "write it with fewer levels"

    def word_length(self) -> tuple[str, str]:
        sentence = f"{self.name} holds a word of {self.ctx['letters']} characters without a space"
        return sentence, f"a word has at most {self.ctx['most']}; put spaces into it"

    def prose_note(self) -> tuple[str, str]:
        note = self.ctx["note"]
        sentence = f"{self.name} has a footnote “{note}” without its text or without its mark"
        return sentence, f"write [^{note}] in the text, and “[^{note}]: ...” on a line below it"

    def key_is_state(self) -> tuple[str, str]:
        return f"“{self.path[-1]}” says what is not known, so it cannot be a key", "choose another"

    def number(self) -> tuple[str, str]:
        hint = "write digits alone, with a point before decimals, such as 4800 or 4.5"
        return f"{_described(self.given)} is not a number that {self.name} can be", hint

    def currency(self) -> tuple[str, str]:
        hint = "three capital letters of ISO 4217, such as EUR or GBP"
        return f"{_described(self.given)} is not the code of a currency", hint

    def time_zone(self) -> tuple[str, str]:
        hint = "write its IANA name, such as Europe/London or Asia/Karachi"
        return f"{_described(self.given)} is not a time zone", hint

    def image_alt(self) -> tuple[str, str]:
        hint = "leave “decorative” out, or the words"
        return f"{self.name} is decorative and has words for those who cannot see it", hint

    def date_format(self) -> tuple[str, str]:
        hint = (
            "write 2018-10-30, 2018-10, 2018, 2018-10-30/2018-11-01, XXXX-10-23 without a year,"
            " 2018~ for about, or “week of 2017-10-23”"
        )
        return f"{_described(self.given)} is not a date that can be read", hint

    def date_impossible(self) -> tuple[str, str]:
        return f"{_described(self.given)} is not in the calendar", "check the day and the month"

    def date_order(self) -> tuple[str, str]:
        return f"{_described(self.given)} ends before it starts", "write the earlier date first"

    def country(self) -> tuple[str, str]:
        code = _country_code(str(self.given))
        hint = f"write {code}" if code else "two capital letters of ISO 3166-1, such as PK or GB"
        return f"{_described(self.given)} is not the code of a country", hint

    def participant_twice(self) -> tuple[str, str]:
        given = " and ".join(f"“{name}”" for name in self.ctx["given"])
        return f"{self.name} is {given} at once", "keep one, and write an entry for the other"

    def participant_nobody(self) -> tuple[str, str]:
        hint = "write one of: person, function, group, or count for a number alone"
        return f"{self.name} does not say who it is", hint

    def participant_count(self) -> tuple[str, str]:
        hint = "write a “group” of that size, or leave the count out"
        return f"{self.name} counts a {self.ctx['given']}", hint

    def participant_functions(self) -> tuple[str, str]:
        hint = "write “function” for somebody whose name is not known"
        return f"{self.name} has “functions” but no “person”", hint

    def unreadable(self) -> tuple[str, str]:
        return f"{self.name} cannot be read: {_described(self.given)}", self.example()


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
    "missing": _Telling.missing,
    "extra_forbidden": _Telling.unknown_field,
    "entry_empty": _Telling.entry_empty,
    "string_type": _Telling.not_text,
    "string_too_short": _Telling.empty_text,
    "string_too_long": _Telling.too_long,
    "string_pattern_mismatch": _Telling.pattern,
    "key": _Telling.key,
    "int_type": _Telling.whole_number,
    "int_parsing": _Telling.whole_number,
    "int_parsing_size": _Telling.whole_number,
    "int_from_float": _Telling.whole_number,
    "greater_than_equal": _Telling.at_least,
    "less_than_equal": _Telling.at_most,
    "yes_no": _Telling.yes_no,
    "literal_error": _Telling.one_of,
    "tuple_type": _Telling.not_list,
    "list_type": _Telling.not_list,
    "model_type": _Telling.not_fields,
    "model_attributes_type": _Telling.not_fields,
    "mapping_type": _Telling.not_fields,
    "dict_type": _Telling.not_fields,
    "too_short": _Telling.too_few,
    "string_unicode": _Telling.half_character,
    "unprintable": _Telling.unprintable,
    "prose_empty": _Telling.empty_text,
    "prose_depth": _Telling.prose_depth,
    "prose_note": _Telling.prose_note,
    "word_length": _Telling.word_length,
    "key_is_state": _Telling.key_is_state,
    "number": _Telling.number,
    "currency_code": _Telling.currency,
    "time_zone": _Telling.time_zone,
    "image_alt": _Telling.image_alt,
    "date_format": _Telling.date_format,
    "date_impossible": _Telling.date_impossible,
    "date_order": _Telling.date_order,
    "country_code": _Telling.country,
    "participant_twice": _Telling.participant_twice,
    "participant_nobody": _Telling.participant_nobody,
    "participant_count": _Telling.participant_count,
    "participant_functions": _Telling.participant_functions,
}

# The codes that people see and scripts match: ours, whatever Pydantic calls the error.
_CODES = {
    "extra_forbidden": "unknown-field",
    "string_type": "not-text",
    "string_unicode": "unprintable",
    "string_too_short": "empty-text",
    "prose_empty": "empty-text",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "pattern",
    "int_type": "not-a-number",
    "int_parsing": "not-a-number",
    "int_parsing_size": "not-a-number",
    "int_from_float": "not-a-number",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "literal_error": "not-a-choice",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "model_type": "not-fields",
    "model_attributes_type": "not-fields",
    "mapping_type": "not-fields",
    "dict_type": "not-fields",
    "too_short": "too-few",
}


def _first_fields(model: type[BaseModel]) -> list[str]:
    """The fields that an author would fill in first: those that must be there, and the next."""
    fields = fields_of(model)
    return sorted(fields, key=lambda name: not fields[name].is_required())[:4]


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


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def hint_at_nearest(name: str, known: list[str]) -> str:
    """A hint at the known name that this one is most like; empty for none."""
    return did_you_mean(nearest(name.lower(), known, likeness=0.65))


def _country_code(name: str) -> str:
    from babel import Locale

    codes = {full.casefold(): code for code, full in Locale("en").territories.items()}
    code = codes.get(name.casefold(), name.upper())
    known = Locale("en").territories
    return code if len(code) == 2 and code.isalpha() and code in known else ""
