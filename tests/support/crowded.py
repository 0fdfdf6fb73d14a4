"""An exchange that is much larger than any other: what a long report does to a document."""

from pathlib import Path
from typing import Any

import yaml
from PIL import Image

LONG_TITLE = (
    "Alderwick–Borrowmere city exchange on parks, woods and water, on the schools beside them,"
    " what young people do there after school, and on who looks after the paths, the boats and"
    " the lights in winter"
)
"""Of 199 characters."""

PROSE = """\
A paragraph with *emphasis*, **weight**, ***both*** and [an address](https://example.org/a?b=1&c=2)
that is long enough for two lines.[^one]{n}\\
And a new line.

[^one]: A footnote of session {n}, with [an address](https://example.org/note).

- A sign
- Another, with
  - a second level
    - and a third

3. Three
4. Four
   1. and its own

> A quotation.
>
> - With a list
"""


def crowded(folder: Path, participants: int = 300, sessions: int = 40) -> Path:
    """The file of an exchange with so many participants and sessions, a long title and
    every kind of picture."""
    file = folder / "crowded.yaml"
    file.write_text(
        yaml.safe_dump(_exchange(_pictures(folder), participants, sessions), allow_unicode=True),
        "utf-8",
    )
    return file


def _exchange(pictures: list[str], participants: int, sessions: int) -> dict[str, Any]:
    places = {"a": "Alderwick", "b": "Borrowmere"}
    return {
        "id": "crowded",
        "title": LONG_TITLE,
        "short_title": "Alderwick–Borrowmere",
        "dates": "2025-03-10/2025-03-12",
        "status": "completed",
        "themes": ["parks, woods and water", "schools"],
        "summary": PROSE.replace("{n}", "0"),
        "places": {key: {"name": name} for key, name in places.items()},
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
        "participants": [
            {"function": f"Officer for ward {n}", "party": "a", "roles": ["delegate"]}
            for n in range(participants)
        ],
        "sessions": {f"s{n}": _session(n) for n in range(sessions)},
        "images": {f"p{n}": _image(n, file) for n, file in enumerate(pictures)},
        "quotes": [
            {"words": "La clé, c’est la confiance", "language": "fr", "translation": "Trust"}
        ],
        "report": {"date": "2025-04-01"},
    }


def _session(number: int) -> dict[str, Any]:
    return {
        "title": f"Talk {number}",
        "kind": "workshop",
        "date": f"2025-03-{10 + number % 3}",
        "summary": PROSE.replace("{n}", str(number)),
        "key_points": [f"Point {number}.{point}" for point in range(4)],
    }


def _image(number: int, file: str) -> dict[str, Any]:
    said = {"decorative": True} if number == 0 else {"alt": f"Stripes, {number}."}
    return {"file": file, "caption": f"Picture {number}.", "session": f"s{number}", **said}


def _pictures(folder: Path) -> list[str]:
    """Photographs and drawings of each kind of colour, with and without see-through parts."""
    stripes = Image.linear_gradient("L").resize((600, 400))
    see_through = Image.merge("RGBA", [*stripes.convert("RGB").split(), stripes])
    made = {
        "alpha.png": see_through,
        "colours.png": stripes.convert("RGB"),
        "grey-alpha.png": see_through.convert("LA"),
        "grey.jpg": stripes,
        "grey.png": stripes,
        "few-colours.png": see_through.quantize(16),
        "ink.jpg": stripes.convert("CMYK"),
        "one-bit.png": stripes.convert("1"),
        "photo.jpg": stripes.convert("RGB"),
        "sixteen.png": stripes.convert("I;16"),
    }
    for name, image in made.items():
        image.save(folder / name)
    return list(made)
