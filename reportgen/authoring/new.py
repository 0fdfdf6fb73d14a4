"""A commented exchange file to start from."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from reportgen.authoring.schema import schema_seen_from
from reportgen.errors import InputError, OutputError, Place, Problem
from reportgen.model.base import KEY
from reportgen.write import writing


def write_new(id_: str, folder: Path | None = None) -> Path:
    """Where the new file stands: in this folder, else in `inputs/` if there is one, else here.

    The file names its schema, for editors that complete and explain fields; where no schema is
    near, one is written beside it. Nothing is overwritten.
    """
    if not re.fullmatch(KEY, id_):
        sentence = f"“{id_}” cannot be an id: an id has small letters, digits and hyphens"
        hint = "for example: peshawar-birmingham-2018"
        raise InputError(Problem(Place(id_), sentence, "id", hint=hint))
    folder = folder or (Path("inputs") if Path("inputs").is_dir() else Path())
    path = folder / f"{id_}.yaml"
    with writing(path):
        if path.exists():
            hint = "name another id, or edit the file that is there"
            raise OutputError(Problem(Place(str(path)), "this file exists", "exists", hint=hint))
        folder.mkdir(parents=True, exist_ok=True)
        text = (resources.files("reportgen.authoring") / "skeleton.yaml").read_text("utf-8")
        blanks = {"schema": schema_seen_from(folder, folder), "file": str(path), "id": id_}
        for blank, value in blanks.items():
            text = text.replace(f"{{{blank}}}", value)
        path.write_text(text, "utf-8")
    return path
