"""A template pack of one's own to start from: it works at once, and its comments teach."""

from __future__ import annotations

import re
import shutil
import tempfile
from importlib import resources
from pathlib import Path

from reportgen.authoring.schema import PACK_FILE, schema_seen_from
from reportgen.errors import InputError, OutputError, Place, Problem
from reportgen.packs.pack import Pack, find
from reportgen.render.word.docx import MASTER
from reportgen.write import writing

_SKELETON = "pack_skeleton"


def write_new_pack(name: str, parent: str, folder: Path | None = None) -> Path:
    """The folder of the new pack: in this folder, else in `templates/`. It extends `parent` and has
    a Word master of its own. Nothing is overwritten."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        sentence = f"“{name}” cannot be a pack’s name: a name has small letters, digits and hyphens"
        raise InputError(Problem(Place(name), sentence, "pack-name", hint="for example: our-house"))
    above = find(parent)
    root = folder or Path("templates")
    pack = root / name
    with writing(pack):
        if pack.exists():
            hint = "choose another name, or edit the pack that is there"
            raise OutputError(Problem(Place(str(pack)), "this folder exists", "exists", hint=hint))
        root.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: made beside its place, then moved there.
        with tempfile.TemporaryDirectory(prefix=".new-", dir=root) as beside:
            _fill(Path(beside) / name, name, above, root)
            (Path(beside) / name).rename(pack)
    return pack


def _fill(pack: Path, name: str, parent: Pack, root: Path) -> None:
    pack.mkdir()
    (pack / "assets").mkdir()
    blanks = {
        "schema": schema_seen_from(root / name, root, PACK_FILE),
        "name": name,
        "title": name.replace("-", " ").capitalize(),
        "parent": parent.name,
        **parent.manifest.colours.model_dump(),
    }
    for entry in (resources.files("reportgen.authoring") / _SKELETON).iterdir():
        text = entry.read_text("utf-8")
        for blank, value in blanks.items():
            text = text.replace(f"«{blank}»", value)
        (pack / entry.name).write_text(text, "utf-8")
    shutil.copyfile(parent.path(MASTER), pack / MASTER)
