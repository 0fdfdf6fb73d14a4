"""Exchanges to look at a pack with: the examples that ship, and the extremes of what a report may
have to hold. Every name in them is invented, and the same data comes out each time.
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from reportgen.model.exchange import Exchange
from reportgen.reading.source import Data, load

PARTICIPANTS = 200
SESSIONS = 60

_WORD = "Waterfrontneighbourhoodyouthworkcoordinationcommitteesecretariat"
_ADDRESS = f"https://harbours.example/{'archive/of/the/quays/' * 8}minutes"
_TITLE = (
    "The harbour cities of Thalassopyli, Vila do Molhe and Nordhamnvik on parks, woods and water,"
    " on the schools beside them, and on who looks after the paths, the boats and the lights in the"
    " long winter"
)
"""Of about 200 characters."""


@dataclass(frozen=True)
class Sample:
    """An exchange file, and what it shows of a pack."""

    name: str
    about: str
    file: Path


def shipped() -> Path:
    """The folder of the examples: inside the wheel, or beside the source in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "inputs"
    return inside if inside.is_dir() else package.parent / "inputs"


def samples(folder: Path) -> list[Sample]:
    """The examples that ship, and the extremes, which are written into this folder."""
    examples = [
        Sample(file.stem, "an example that ships", file)
        for file in sorted(shipped().glob("*.yaml"))
    ]
    return [*examples, *(_written(folder, name, *each) for name, each in _EXTREMES.items())]


def _written(folder: Path, name: str, about: str, make: Callable[[Path], Data]) -> Sample:
    own = folder / name
    own.mkdir(parents=True)
    file = own / f"{name}.json"
    data = {**make(own), "id": f"sample-{name}"}
    file.write_text(json.dumps(data, indent=2, ensure_ascii=False), "utf-8")
    return Sample(name, about, file)


def _shortest(_folder: Path) -> Data:
    """What a file must have, and no more."""
    return {
        "title": "Rivermouth–Stonebridge city exchange",
        "dates": "2025-03",
        "status": "completed",
        "places": {"rivermouth": {"name": "Rivermouth"}, "stonebridge": {"name": "Stonebridge"}},
        "parties": [
            {"who": "rivermouth", "roles": ["visiting"]},
            {"who": "stonebridge", "roles": ["lead host"]},
        ],
    }


def _everything(folder: Path) -> Data:
    """The example that has a chapter of every kind, its pictures copied into this folder."""
    shutil.copytree(shipped() / "pictures", folder / "pictures")
    return deepcopy(load(shipped() / "harbour-cities.yaml").data)


def _longest(folder: Path) -> Data:
    """Every kind of chapter, and more of it than any exchange has had."""
    data = _everything(folder)
    data["title"] = _TITLE
    data["summary"] += f"\n\n{_WORD} and {_WORD * 3} met at <{_ADDRESS}>.\n"
    data["themes"] += [_WORD, _TITLE]
    data["organisations"]["open-quays"]["website"] = _ADDRESS
    data["organisations"]["youth-department"]["name"] = _TITLE
    for part in ("findings", "recommendations", "actions"):
        data[part][0]["title"] = _TITLE
    there = len(data["participants"])
    data["participants"] += [_participant(n) for n in range(there, PARTICIPANTS)]
    there = len(data["sessions"])
    data["sessions"] |= {f"more-{n}": _session(n) for n in range(there, SESSIONS)}
    return data


def _participant(number: int) -> Data:
    function = f"{_WORD}, {_TITLE}" if number % 50 == 0 else f"Officer for quay {number}"
    party = ("thalassopyli", "nordhamnvik", "vila-do-molhe")[number % 3]
    return {"function": function, "party": party, "roles": ["delegate"]}


def _session(number: int) -> Data:
    summary = (
        f"The officers for quays {number} to {number + 9} compared what they **count** on an"
        " evening, and what they leave *uncounted*. Where two of them count the same thing in two"
        " ways, both are shown.\n\n- Lights, boats and benches\n- Calls, and who answered them\n\n"
        f"> Whoever counts is also there. ({_ADDRESS})\n"
    )
    return {
        "title": _TITLE if number % 10 == 0 else f"Counting evenings, part {number}",
        "kind": "workshop",
        "leg": "first-leg",
        "place": "thalassopyli",
        "date": f"2025-10-0{7 + number % 3}",
        "summary": summary,
        "key_points": [f"Point {point} of part {number}." for point in range(3)],
    }


_DISTINCTIVE = {"person", "function", "group", "count", "key"}
"""Of what no entry is told apart without, though each alone may be left out."""


def _barest(folder: Path) -> Data:
    """Every kind of entry, each without all that may be left out."""
    data = _everything(folder)
    entries: Data = {}
    for name, value in data.items():
        field = Exchange.model_fields.get(name)
        model = next(_models(field.annotation), None) if field else None
        if model and (bare := _bare(value, model)):
            entries[name] = bare
    return {"title": data["title"], "dates": data["dates"], "status": data["status"], **entries}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _bare(value: Any, model: type[BaseModel]) -> Any:
    """The entries with no more than each needs."""
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    needed |= _DISTINCTIVE & model.model_fields.keys()
    if isinstance(value, list):
        return [_cut(entry, needed) for entry in value]
    if set(value) <= model.model_fields.keys():
        return _cut(value, needed)
    return {key: _cut(entry, needed) for key, entry in value.items()}


def _cut(entry: Data, needed: set[str]) -> Data:
    return {name: value for name, value in entry.items() if name in needed}


def _pictured(folder: Path) -> Data:
    """More pictures than pages would like, of every shape, and some that one can see through."""
    data = _shortest(folder)
    sizes = [(900, 600), (600, 900), (800, 800), (1600, 400), (300, 1200), (120, 80)]
    images = {}
    for number in range(24):
        width, height = sizes[number % len(sizes)]
        see_through = number % 4 == 3
        name = f"picture-{number + 1}.png"
        (folder / name).write_bytes(_png(width, height, number, see_through=see_through))
        kind = "see-through drawing" if see_through else "photograph"
        images[f"picture-{number + 1}"] = {
            "file": name,
            "caption": f"A {kind} of {width} by {height} points.",
            "alt": f"Bands of colour, number {number + 1}.",
            **({"session": "walk"} if number < 8 else {}),
            **({"cover": True} if number == 0 else {}),
        }
    walk = {"title": "A walk along the river", "kind": "site visit", "date": "2025-03"}
    return {**data, "sessions": {"walk": walk}, "images": images}


_EXTREMES: dict[str, tuple[str, Callable[[Path], Data]]] = {
    "shortest": ("the least that makes a report", _shortest),
    "longest": (
        f"{PARTICIPANTS} participants, {SESSIONS} sessions, every kind of chapter, very long words,"
        " addresses and titles",
        _longest,
    ),
    "barest": ("every kind of entry, without all that may be left out", _barest),
    "pictured": ("many pictures, upright, wide, small and see-through", _pictured),
}


def _png(width: int, height: int, number: int, *, see_through: bool) -> bytes:
    """A picture with bands of colour: an eight-bit PNG, as the W3C's specification has it."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        band = (y * 12 // height + number) * 37
        left, right = _colour(band), _colour(band + 90)
        if see_through:
            left += bytes([40 + 200 * y // height])
            right += b"\x60"
        rows += left * (width // 2) + right * (width - width // 2)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if see_through else 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n"
    for name, data in parts:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        png += struct.pack(">I", len(data)) + name + data + checksum
    return png


def _colour(number: int) -> bytes:
    return bytes(60 + (number * step) % 160 for step in (1, 3, 7))
