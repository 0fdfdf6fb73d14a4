"""The model is the schema, the tooltip and the reference: nothing in it goes undescribed."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from reportgen.authoring.schema import exchange_schema
from reportgen.errors import InputError
from reportgen.model.exchange import Exchange
from reportgen.model.fields import annotation_of, fields_of, members
from reportgen.reading.source import Path_, load
from reportgen.reading.validate import validate
from support.documents import HARBOUR, RICH, ROOT
from support.models import MODELS, models_in

FILES = [*sorted((ROOT / "inputs").glob("*.yaml")), RICH]
SCHEMA = json.loads((ROOT / "schemas" / "exchange.schema.json").read_text("utf-8"))


FIELDS = [
    pytest.param(field, id=f"{model.__name__}.{name}")
    for model in MODELS
    for name, field in fields_of(model).items()
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_described_frozen_and_strict(model: type[BaseModel]) -> None:
    assert (model.__doc__ or "").rstrip().endswith(".")
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_description_that_is_a_sentence(field: FieldInfo) -> None:
    assert re.fullmatch(r"[A-Z].*[.)]", field.description or "")


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_an_example_or_is_a_described_group_or_prose(field: FieldInfo) -> None:
    markdown = "(Markdown)" in (field.description or "")
    assert field.examples or list(models_in(annotation_of(field))) or markdown


@pytest.mark.parametrize("field", FIELDS)
def test_every_example_is_valid(field: FieldInfo) -> None:
    for example in field.examples or []:
        TypeAdapter(annotation_of(field)).validate_python(example)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_exchange_survives_being_written_and_read(path: Path) -> None:
    exchange = validate(load(path))
    assert Exchange.model_validate(exchange.model_dump(mode="json", by_alias=True)) == exchange
    assert Exchange.model_validate_json(exchange.model_dump_json(by_alias=True)) == exchange


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_exchange_cannot_be_changed(path: Path) -> None:
    exchange = validate(load(path))
    with pytest.raises(ValidationError, match="frozen"):
        exchange.__setattr__("title", "Another")


def used_fields(annotation: Any, value: Any) -> Iterator[str]:
    """The fields that this data gives a value, by model and name."""
    for kind, _ in members(annotation):
        arguments: tuple[Any, ...] = get_args(kind)
        if isinstance(value, list) and arguments:
            for item in value:
                yield from used_fields(arguments[0], item)
        elif isinstance(value, dict) and get_origin(kind) is Mapping:
            for item in value.values():
                yield from used_fields(arguments[1], item)
        elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, field in fields_of(kind).items():
                if name in value:
                    yield f"{kind.__name__}.{name}"
                    yield from used_fields(annotation_of(field), value[name])


@pytest.mark.parametrize("path", [RICH, HARBOUR], ids=lambda path: path.stem)
def test_an_exchange_uses_every_field(path: Path) -> None:
    every = {f"{model.__name__}.{name}" for model in MODELS for name in fields_of(model)}
    # Of these, the program writes one; `sources` and `remark` are fields of every traced part.
    program = {"Participation.withheld"}
    traced = {name for name in every if name.split(".")[1] in ("sources", "remark")}
    traced -= {"Exchange.sources"}
    missing = every - set(used_fields(Exchange, load(path).data)) - program - traced
    assert missing == set()


def test_the_schema_file_is_that_of_the_model() -> None:
    assert (ROOT / "schemas" / "exchange.schema.json").read_text("utf-8") == exchange_schema()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


class Editor(yaml.CSafeLoader):
    """YAML 1.2 as an editor's language server reads it: no dates, no octal, no yes or no."""


# The core schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema.
Editor.yaml_implicit_resolvers = {}
for tag, pattern in (
    ("null", r"|~|null|Null|NULL"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def whole_number(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


Editor.add_constructor("tag:yaml.org,2002:int", whole_number)


def as_an_editor_sees(text: str) -> list[str]:
    """What a schema-aware editor underlines in this file."""
    data = yaml.load(text, Loader=Editor)
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_an_editor_reads_scalars_by_yaml_1_2() -> None:
    text = "[no, 3:25, 012, 2018, 2018-10-30, 1.10, true, ~, '1']"
    assert yaml.load(text, Loader=Editor) == [
        "no",
        "3:25",
        12,
        2018,
        "2018-10-30",
        1.1,
        True,
        None,
        "1",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_editor_underlines_nothing_in_a_valid_file(path: Path) -> None:
    assert as_an_editor_sees(path.read_text("utf-8")) == []


FRAME = """\
id: {id}
title: {title}
dates: {dates}
short_title: {short_title}
kind: {kind}
themes: {themes}
summary: {summary}
places: {{ a: {{ name: A, country: {country} }}, b: {{ name: B }} }}
organisations: {{ o: {{ name: O, website: {website} }} }}
parties: [{{ who: a, roles: {roles} }}, {{ who: b, roles: [lead host] }}]
participants:
  - {{ group: officers, count: {count} }}
  - {{ key: {key}, function: {function} }}
series: {{ name: visit, ordinal: {ordinal} }}
sessions:
  s: {{ title: S, date: {date}, start: {start}, with: [o], with_others: {with_others} }}
sources: {{ t: {{ title: T, default: {default} }} }}
report: {{ number: {number}, version: {version}, language: {language} }}
"""
USUAL = {
    "id": "x",
    "title": "X",
    "dates": "2018",
    "short_title": "X",
    "kind": "study visit",
    "themes": "[x]",
    "summary": "X",
    "country": "GB",
    "website": '"https://example.org"',
    "roles": "[visiting]",
    "count": "3",
    "key": "k",
    "function": "Mayor",
    "ordinal": "3",
    "date": "2018",
    "start": '"09:30"',
    "with_others": "true",
    "default": "false",
    "number": "1",
    "version": "1.10",
    "language": "en",
}

TEXTS = ["no", "3:25", "012", "2018", "2018-10-30", "1.10", "true", "-1", "0", '"x"', "''", "~"]
DATES = [
    "2018",
    '"2018"',
    "2018-10",
    "2018-10-30",
    "2018-10-30/2018-11-01",
    "2018~",
    "201X",
    "XXXX-10-23",
    "week of 2017-10-23",
    "../2018",
    "2018/..",
    "~",
    "''",
    "true",
    "1.5",
    "18",
    "soon",
    "[2018]",
    "{}",
    "2018-1-1",
    "../..",
]
NUMBERS = ["3", '"3"', "0", "-1", "3.5", "3.0", "x", "true", "~", "''", "[3]", "012"]
YES_NO = ["true", "false", "yes", "no", '"yes"', '"true"', "True", "Yes", "on", "1", "0", "~", "[]"]
TIMES = ['"09:30"', "09:30", "9:30", "24:00", "930", "~"]
CHOICES = ["study visit", '"study visit"', "Study visit", "trip", "1", "true", "~", "[study visit]"]
KEYS = ["x", "a-1", "2018", "A", "a_b", "a--b", "''", "1.5", "true", "no", "x" * 80, "x" * 81]
LISTS = ["[a, b]", "[1, 1.5, true, no]", "a", "~", "[~]", "[[a]]", "[]", "['']", "{ a: b }"]
ROLES = ["[visiting]", "[]", "visiting", "[trip]", "[visiting, partner]", "~", "[1]"]
TABLE = [
    *(("title", scalar) for scalar in [*TEXTS, "[x]", "{ x: y }"]),
    *(("short_title", scalar) for scalar in TEXTS),
    *(("summary", scalar) for scalar in TEXTS),
    *(("function", scalar) for scalar in TEXTS if scalar != "~"),
    *(("number", scalar) for scalar in TEXTS),
    *(("version", scalar) for scalar in TEXTS),
    *(("dates", scalar) for scalar in DATES),
    *(("date", scalar) for scalar in DATES),
    *(("count", scalar) for scalar in NUMBERS),
    *(("ordinal", scalar) for scalar in NUMBERS),
    *(("with_others", scalar) for scalar in YES_NO),
    *(("default", scalar) for scalar in YES_NO),
    *(("start", scalar) for scalar in TIMES),
    *(("kind", scalar) for scalar in CHOICES),
    *(("id", scalar) for scalar in KEYS),
    *(("key", scalar) for scalar in KEYS),
    *(("themes", scalar) for scalar in LISTS),
    *(("roles", scalar) for scalar in ROLES),
    *(("country", scalar) for scalar in ["GB", "NO", '"PK"', "~", "gb", "GBR", "1", "true"]),
    *(("language", scalar) for scalar in ["en", "no", "en-GB", "English", "EN", "1", "~"]),
    *(("website", scalar) for scalar in ["https://a.b", "HTTPS://a.b", "www.a.b", "1", "~"]),
]
# The calendar and the register of countries are known to the loader alone: a pattern cannot be.
ONLY_THE_LOADER_KNOWS = [
    ("dates", "2018-02-30"),
    ("dates", "2018-13"),
    ("dates", "2019/2018"),
    ("country", "ZY"),
]


def loader_takes(text: str, folder: Path) -> str:
    """What the program says of this file; empty when it takes it."""
    file = folder / "x.yaml"
    file.write_text(text, "utf-8")
    try:
        validate(load(file))
    except InputError as error:
        return str(error)
    return ""


def test_the_usual_values_of_the_table_are_taken(tmp_path: Path) -> None:
    text = FRAME.format(**USUAL)
    assert loader_takes(text, tmp_path) == ""
    assert as_an_editor_sees(text) == []


@pytest.mark.parametrize(("field", "scalar"), TABLE)
def test_the_loader_and_the_schema_take_the_same_scalars(
    field: str, scalar: str, tmp_path: Path
) -> None:
    text = FRAME.format(**{**USUAL, field: scalar})
    told, underlined = loader_takes(text, tmp_path), as_an_editor_sees(text)
    assert bool(told) == bool(underlined), f"loader: {told or 'takes it'}; editor: {underlined}"


@pytest.mark.parametrize(("field", "scalar"), ONLY_THE_LOADER_KNOWS)
def test_what_only_the_loader_knows_is_told_by_the_loader(
    field: str, scalar: str, tmp_path: Path
) -> None:
    assert loader_takes(FRAME.format(**{**USUAL, field: scalar}), tmp_path)


def places_of_fields(annotation: Any, value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Where this data has an entry with fields, the whole of it first."""
    for kind, _ in members(annotation):
        arguments: tuple[Any, ...] = get_args(kind)
        if isinstance(value, list) and arguments:
            for n, item in enumerate(value):
                yield from places_of_fields(arguments[0], item, (*path, n))
        elif isinstance(value, dict) and get_origin(kind) is Mapping:
            for key, item in value.items():
                yield from places_of_fields(arguments[1], item, (*path, key))
        elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
            yield path
            for name, field in fields_of(kind).items():
                if name in value:
                    yield from places_of_fields(annotation_of(field), value[name], (*path, name))


def test_a_field_that_is_not_described_is_refused_everywhere() -> None:
    original = json.dumps(load(RICH).data)
    places = list(dict.fromkeys(places_of_fields(Exchange, json.loads(original))))
    assert len(places) > 100
    for path in places:
        data = node = json.loads(original)
        for part in path:
            node = node[part]
        node["surprise"] = "x"
        with pytest.raises(ValidationError, match="extra_forbidden"):
            Exchange.model_validate(data)
        assert list(Draft202012Validator(SCHEMA).iter_errors(data)), path


def test_a_time_is_written_in_european_digits(tmp_path: Path) -> None:
    assert loader_takes(FRAME.format(**{**USUAL, "start": '"09:3\u0660"'}), tmp_path)
