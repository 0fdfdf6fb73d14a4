"""What a document was made from, which travels inside it: its edition's data, and what was asked.

Nothing of it says where the exchange file stood, what its comments were or what it held besides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

from reportgen.editions.data import data_of, entries
from reportgen.errors import InputError, Place, Problem, Weight
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.options import Options
from reportgen.packs.pack import Pack
from reportgen.pictures.picture import Picture
from reportgen.reading.source import Data, Source, load
from reportgen.version import VERSION

DATA, REQUEST = "exchange.json", "request.json"
"""The two files that a document carries, and that `extract` writes."""


@dataclass(frozen=True)
class Origin:
    """What a document carries of what it was made from."""

    data: bytes
    """The exchange as this edition shows it, as JSON; its pictures are named as below."""
    request: bytes
    """Edition, language, pack and versions, as JSON."""
    pictures: Mapping[str, Picture]
    """Every picture that the data names, by its name."""


def origin_of(
    selected: Exchange, options: Options, pack: Pack, pictures: Mapping[str, Picture]
) -> Origin:
    """What a document made of this carries; `pictures` are by the file as the exchange names it."""
    data = data_of(selected)
    for entry, field in picture_fields(data):
        entry[field] = pictures[entry[field]].name
    request = {
        "edition": options.audience,
        "language": options.language,
        "pack": {"name": pack.name, "sha256": pack.digest},
        **({"date": options.date} if options.date else {}),
        "made_with": _versions(),
    }
    by_name = {picture.name: picture for picture in pictures.values()}
    return Origin(as_json(data), as_json(request), by_name)


def picture_fields(data: Data) -> Iterator[tuple[dict[str, Any], str]]:
    """Each entry that names a picture's file, and the field that does."""
    for part, field in (("images", "file"), ("organisations", "logo")):
        for _, entry in entries(data, part):
            if field in entry:
                yield entry, field


def picture_files(source: Source) -> Iterator[Path]:
    """The files of the pictures that an exchange file names, be they there or not."""
    for entry, field in picture_fields(source.data):
        if isinstance(entry[field], str):
            yield source.file.parent / entry[field]


def as_json(value: Any) -> bytes:
    """The value as a file that a person can read."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


_ENGINES = (
    "babel",
    "docxtpl",
    "font-source-sans-pro",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "pillow",
    "pydyf",
    "python-docx",
    "weasyprint",
)
"""The libraries that decide on a document's bytes."""


@cache
def _versions() -> dict[str, str]:
    return {"reportgen": VERSION, **{name: version(name) for name in _ENGINES}}


# ---- making it again ----------------------------------------------------------------------------


def requested(folder: Path, options: Options = Options()) -> Options:
    """The options, with what they leave out as the request in a folder that `extract` wrote says
    it; raises InputError when it is no request."""
    source = load(folder / REQUEST)
    data, pack = source.data, source.data.get("pack")
    edition, language = data.get("edition"), data.get("language", "")
    name, day = pack.get("name", "") if isinstance(pack, dict) else "", data.get("date", "")
    whole = all(isinstance(text, str) for text in (language, name, day)) and language and name
    if edition not in get_args(Audience) or not whole:
        hint = "extract the document again; or generate from exchange.json and say what to make"
        sentence = "this is no request of reportgen’s: it names no edition, language and pack"
        raise InputError(Problem(Place(str(folder / REQUEST)), sentence, "no-request", hint=hint))
    return replace(
        options,
        edition=options.edition or edition,
        language=options.language or language,
        pack=options.pack or name,
        date=options.date or day,
    )


def differences(folder: Path, pack: Pack) -> Iterator[Problem]:
    """A note of each version, and of the pack, that is not what it was when the request was made:
    then a document made again may be another file."""
    source = load(folder / REQUEST)
    hint = "the report says the same, but its bytes may differ"
    for name, before in _mapping(source, "made_with").items():
        now = _versions().get(name, "not there")
        if now != before:
            sentence = f"made with {name} {before}; here it is {now}"
            place = source.place(("made_with", name))
            yield Problem(place, sentence, "other-version", Weight.NOTE, hint)
    if _mapping(source, "pack").get("sha256") != pack.digest:
        sentence = f"the pack “{pack.name}” has changed since this was made"
        yield Problem(source.place(("pack",)), sentence, "other-pack", Weight.NOTE, hint)


def _mapping(source: Source, name: str) -> dict[str, Any]:
    value = source.data.get(name)
    return value if isinstance(value, dict) else {}
