"""The JSON Schema of an exchange file, as editors read it: the same scalars as the loader takes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportgen.model.base import KEY, STATES
from reportgen.model.exchange import Exchange
from reportgen.packs.manifest import Manifest
from reportgen.write import writing

FILE = "exchange.schema.json"
PACK_FILE = "pack.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def exchange_schema() -> str:
    """The text of the schema file."""
    schema = Exchange.model_json_schema(by_alias=True, schema_generator=_OfScalars)
    schema["$defs"]["State"] = {**_STATES, "description": _STATE_TOLD}
    described = {"$schema": DIALECT, **_tidied(schema), "title": "Exchange"}
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def pack_schema() -> str:
    """The text of the schema of `pack.yaml`. A pack that extends another may leave out whatever
    that one has, at any depth, so that only the name and the title are asked for."""
    schema = _without_demands(_tidied(Manifest.model_json_schema()))
    own = {"required": ["page", "colours", "fonts"]}
    described = {
        "$schema": DIALECT,
        **schema,
        "title": "Template pack",
        "required": ["name", "title"],
        "anyOf": [{"required": ["extends"]}, own],
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def _without_demands(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_demands(item) for k, item in value.items() if k != "required"}
    return [_without_demands(item) for item in value] if isinstance(value, list) else value


_STATES = {"enum": list(STATES)}
_STATE_TOLD = "Instead of a value: to be confirmed, unknown, not applicable, or withheld."


def write_schema(folder: Path, name: str = FILE) -> Path:
    """Where the schema of exchange files, or with its name that of `pack.yaml`, now stands in this
    folder; raises OutputError when it cannot."""
    path = folder / name
    with writing(path):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(pack_schema() if name == PACK_FILE else exchange_schema(), "utf-8")
    return path


def schema_seen_from(place: Path, folder: Path, name: str = FILE) -> str:
    """The way from this place to the schema in `schemas/` beside the folder; where there is none,
    to one that is written into the folder."""
    near = folder.resolve().parent / "schemas" / name
    schema = near if near.is_file() else write_schema(folder, name)
    return Path(os.path.relpath(schema.resolve(), place.resolve())).as_posix()


class _OfScalars(GenerateJsonSchema):
    """Text may be a bare number, and a number text; a field without a value is left out."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        text = super().str_schema(schema)
        if "pattern" not in text:
            return {**text, "type": ["string", "number", "boolean"]}
        # A key may be a year or a word such as `true`; no other pattern fits a bare scalar.
        key = text["pattern"] == KEY
        return {**text, "type": ["string", "integer", "boolean"]} if key else text

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        # A quoted number is a number to the loader too.
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": r"^\d+$"}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        value = super().default_schema(schema)
        default = value.pop("default", None)
        null = {"type": "null"}
        nullable = value if null in value.get("anyOf", []) else {"anyOf": [value, null]}
        return nullable if default in (None, [], {}) else {**nullable, "default": default}


def _tidied(value: Any) -> Any:
    """The schema without the titles that Pydantic makes from names, which editors would show, and
    with the states said once."""
    if value == _STATES:
        return {"$ref": "#/$defs/State"}
    if isinstance(value, dict):
        # Of a field that is called `title`, what stands there is its description, no text.
        shown = {k: item for k, item in value.items() if k != "title" or not isinstance(item, str)}
        return {key: _tidied(item) for key, item in shown.items()}
    return [_tidied(item) for item in value] if isinstance(value, list) else value
