"""Every value of an exchange, and whether a finished file tells it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from babel import Locale
from pydantic import BaseModel

from reportgen import markdown
from reportgen.editions.select import select
from reportgen.language.words import words_of
from reportgen.model.base import STATES
from reportgen.model.dates import PartialDate, Point
from reportgen.model.exchange import Exchange
from reportgen.model.fields import Markdown, Refers, annotation_of, fields_of, members
from reportgen.model.images import ON_FILE
from reportgen.model.releases import Audience
from reportgen.reading.source import Path_, load
from reportgen.reading.validate import validate
from support.documents import RICH

ENGLISH = Locale("en", "GB")


WORDS = words_of("en")


KINDS = WORDS._table["kinds"]


# Fields that steer the report and are not printed, each with its reason.
NOT_PRINTED = {
    "id": "the name of the files",
    "file": "the picture itself is printed",
    "logo": "the picture itself is printed",
    "field": "where a discrepancy stands in the file",
    "given_name": "part of the name",
    "family_name": "part of the name, by which lists are sorted",
    "key": "what the rest of the file refers to",
    "audience": "who may see the entry: it decides, and is not told",
}


NO_PART = {
    "releases": "who may be named to whom: they decide, and are not told",
    "sections": "who may see which part: they decide, and are not told",
}


# Facts of the report itself that the public edition does not print, each with its reason; the
# others print them all.
NOT_FOR_THE_PUBLIC = {
    "status": "how far the report had come; what was overtaken is looked for by a test of its own",
    "embargo": "it has passed when the public reads the report",
    "approvals": "who approved it is between those who made it",
}


def leaves(annotation: Any, value: Any, path: Path_) -> Iterator[tuple[Path_, str, Any]]:
    """Every value of the data with its place and its kind."""
    for kind, attached in members(annotation):
        for inner, item, place in several(kind, value, path):
            yield from leaves(inner, item, place)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
            for name, field in fields_of(kind).items():
                if name in value and name not in NOT_PRINTED and (path or name not in NO_PART):
                    yield from leaves(annotation_of(field), value[name], (*path, name))
        elif not isinstance(value, dict | list) and matches(kind, attached, value):
            yield path, told_as(kind, attached), str(value)


def several(kind: Any, value: Any, path: Path_) -> Iterator[tuple[Any, Any, Path_]]:
    """The entries of a list or of a group of keys, with what each may be and where it stands."""
    if get_origin(kind) is tuple and isinstance(value, list):
        yield from ((get_args(kind)[0], item, (*path, n)) for n, item in enumerate(value))
    elif get_origin(kind) is Mapping and isinstance(value, dict):
        yield from ((get_args(kind)[1], item, (*path, name)) for name, item in value.items())


def matches(kind: Any, attached: tuple[Any, ...], value: Any) -> bool:
    """Whether a value of a union is of this member of it."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind is PartialDate:
        return isinstance(value, str) and value not in ("no date agreed", *STATES)
    # Nobody wrote ON_FILE: an edition has it in the place of a basis that is not for its readers.
    if any(isinstance(mark, Refers) for mark in attached) or value in (*STATES, ON_FILE):
        return False
    return kind in (str, int, bool, Decimal)


def told_as(kind: Any, attached: tuple[Any, ...]) -> str:
    if any(isinstance(mark, Markdown) for mark in attached):
        return "prose"
    if get_origin(kind) is Literal:
        return "choice"
    return {PartialDate: "date", int: "number", Decimal: "number", bool: "yes"}.get(kind, "text")


def expected(kind: str, path: Path_, value: Any) -> list[set[str]]:
    """What a reader must find of this value: of each set, one."""
    match kind:
        case "yes":
            return []
        case "prose":
            said = (re.split(r"\[\[.*?\]\]", run.text) for run in runs(markdown.parse(value)))
            return [{text} for texts in said for text in texts if text.strip()]
        case "choice":
            return [{table[value] for table in KINDS.values() if value in table} | SAID[value]]
        case "number":
            shown = {value, WORDS.exact(Decimal(value))}
            shown |= {WORDS.count(int(value))} if value.isdecimal() else set()
            return [shown | ({WORDS.ordinal(int(value))} if path[-1] == "ordinal" else set())]
        case "date":
            return [shown for point in points(value) for shown in dated(point)]
    return [worded(str(path[-1]), str(value))]


# Choices that are told by the label of the fact that they stand in, not by a word of their own.
SAID: dict[str, set[str]] = defaultdict(set) | {
    "visiting": {"Who visited", "Who will visit"},
    "lead host": {"Who hosted", "Who will host"},
    "organiser": {"Organised by"},
    "no date agreed": {"No date agreed"},
    "public": {"The full report is available to the public"},
    "on request": {"The full report is available on request"},
    "to follow": {"The full report is to follow"},
    "not public": {"The full report is not public"},
    "exactly": {""},
    "main": {""},
    "embedded event": {""},
    "completed": {""},
    "open": {""},
    "name": {"Not named in this edition"},
    "function": {"Not shown in this edition"},
}


def worded(field: str, value: str) -> set[str]:
    """A text, or what stands for a code."""
    if re.fullmatch("[A-Z]{2}", value) and field == "country":
        return {ENGLISH.territories[value]}
    if re.fullmatch(r"[a-z]{2,3}", value):
        return {value, ENGLISH.languages.get(value, value)}
    if re.fullmatch(r"[A-Z]\w+/[\w/]+", value):
        return {value.rpartition("/")[2].replace("_", " ")}
    if field == "duration":
        return {value, WORDS.duration(value)}
    return {value, value.rstrip("~."), value.removeprefix("if ").rstrip(".")}


def runs(blocks: Any) -> Iterator[markdown.Run]:
    for line in markdown.lines(blocks):
        for run in line:
            yield run
            yield from runs(run.note)


def points(text: str) -> list[Point]:
    when = PartialDate.parse(text)
    ends = [when.start, when.end] if when.is_period else [when.start]
    return [point for point in ends if point]


def dated(point: Point) -> Iterator[set[str]]:
    """The parts of a date that were recorded."""
    if point.year:
        yield {str(point.year)}
    if point.month:
        yield {date(2000, point.month, 1).strftime("%B")}
    if point.day:
        yield {str(point.day)}


def bare(text: str) -> str:
    return "".join(text.split()).casefold()


def shown_of(file: Path, audience: Audience) -> dict[str, Any]:
    """The data of the exchange that this edition may show."""
    exchange = select(validate(load(file)), audience)
    data = exchange.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["discrepancies"] = [d for d in data.get("discrepancies", []) if d.get("printed", True)]
    return data


def lost_in(file: Path, audience: Audience, text: str) -> list[tuple[Path_, Any]]:
    """The facts that this edition shows and that are not in this text."""
    return [
        (path, value)
        for path, kind, value in leaves(Exchange, shown_of(file, audience), ())
        for wanted in expected(kind, path, value)
        if not any(bare(one) in text for one in wanted)
        and not (audience == "public" and path[0] == "report" and path[1] in NOT_FOR_THE_PUBLIC)
    ]


# Facts of which nothing is lost when they are taken away, each with its reason.
UNSEEN = {
    "releases": "who may be named to whom; nobody is withheld in the internal edition",
    "discrepancies": "each value is looked for by the walk; the field silences rules",
    "key": "what the rest of the file refers to",
    "audience": "everybody who reads the internal edition may see all of it",
    "sections": "everybody who reads the internal edition may see all of it",
    "given_name": "part of the name",
    "family_name": "part of the name, by which lists are sorted",
    "released": "whether a quotation may be public",
    "phase": "that it was part of an event is told by the event",
}


def taken_away() -> list[Path_]:
    """Every optional value of the rich exchange that is not what stands for it anyway, by its
    path."""
    return list(_optional(Exchange, load(RICH).data, ()))


def _optional(annotation: Any, value: Any, path: Path_) -> Iterator[Path_]:
    for kind, _ in members(annotation):
        for inner, item, place in several(kind, value, path):
            yield from _optional(inner, item, place)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
            for name, field in fields_of(kind).items():
                if name in value and name not in UNSEEN:
                    if not field.is_required() and value[name] != field.default:
                        yield (*path, name)
                    yield from _optional(annotation_of(field), value[name], (*path, name))
