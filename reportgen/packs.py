"""A template pack: find it, read it, stay inside its folder.

A pack is a folder of data, never code: `pack.yaml`, `report.html.j2` with its partials,
`report.css`, `report.docx` and `assets/`.
"""

from __future__ import annotations

import difflib
import importlib.util
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportgen import source
from reportgen.errors import InputError, PackError, Place, Problem

DEFAULT = "formal"

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$", description="A colour, as #0B5C6B.")]
Length = Annotated[str, Field(pattern=r"^\d+(\.\d+)?mm$", description="A length, as 25mm.")]

# Fonts that ship as packages of their own, by the name that a pack uses for them.
_FONT_PACKAGES = {"source-sans-pro": "font_source_sans_pro"}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Margins(_Part):
    """The distances between the paper's edges and the text."""

    top: Length
    right: Length
    bottom: Length
    left: Length


class Page(_Part):
    """The paper."""

    size: Literal["A4", "letter"] = "A4"
    margin: Margins


class Colours(_Part):
    """The colours, by what they are for."""

    ink: Colour
    muted: Colour
    accent: Colour
    accent_2: Colour
    panel: Colour
    rule: Colour


class Face(_Part):
    """One file of a font."""

    file: str
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    italic: bool = False


class Fonts(_Part):
    """The typeface."""

    family: Annotated[str, Field(pattern=r"^[A-Za-z0-9 -]+$")]
    fallback: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9 -]+$")], ...] = ()
    faces: Annotated[tuple[Face, ...], Field(min_length=1)]
    embed: bool = True
    """Whether Word files carry the fonts, so that they look the same on every machine."""


class Manifest(_Part):
    """What `pack.yaml` says."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    page: Page
    colours: Colours
    fonts: Fonts


@dataclass(frozen=True)
class Pack:
    """A pack that was found and read."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """The name it is called by."""
        return self.manifest.name

    def path(self, name: str) -> Path:
        """A file of the pack; raises PackError when there is none, or when it lies outside."""
        root = self.folder.resolve()
        file = (root / PurePosixPath(name)).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            raise PackError(Problem(Place(str(self.folder / name)), _MISSING, "pack-file"))
        return file

    def font_files(self) -> list[tuple[Face, Path]]:
        """The faces of the typeface with their files."""
        return [(face, self._font_file(face.file)) for face in self.manifest.fonts.faces]

    def _font_file(self, name: str) -> Path:
        package, colon, file = name.partition(":")
        if not colon:
            return self.path(name)
        found = importlib.util.find_spec(_FONT_PACKAGES.get(package, "reportgen"))
        folder = Path(found.origin or "").parent / "files" if found else Path()
        if package not in _FONT_PACKAGES or "/" in file or not (folder / file).is_file():
            place = Place(str(self.folder / "pack.yaml"))
            hint = f"fonts that ship: {', '.join(_FONT_PACKAGES)}; others are files of the pack"
            raise PackError(Problem(place, f"there is no font “{name}”", "pack-font", hint=hint))
        return folder / file


_MISSING = "the pack has no such file"


def shipped() -> Path:
    """The folder of the packs that ship: inside the wheel, or beside the source in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def find(name: str) -> Pack:
    """The pack of this name or in this folder; raises PackError when it is none."""
    for folder in (Path(name), Path("templates") / name, shipped() / name):
        if (folder / "pack.yaml").is_file():
            return _read(folder)
    names = sorted(entry.parent.name for entry in shipped().glob("*/pack.yaml"))
    nearest = difflib.get_close_matches(name, names, 1)
    hint = f"did you mean “{nearest[0]}”?" if nearest else f"there are: {', '.join(names)}"
    raise PackError(Problem(Place(name), "there is no such pack", "no-pack", hint=hint))


def _read(folder: Path) -> Pack:
    try:
        manifest = source.load(folder / "pack.yaml")
        pack = Pack(folder, Manifest.model_validate(manifest.data))
    except InputError as error:
        raise PackError(error.problems) from error
    except ValidationError as error:
        raise PackError(
            Problem(
                manifest.place(tuple(problem["loc"])),
                f"“{'.'.join(map(str, problem['loc']))}”: {problem['msg'].lower()}",
                "pack-manifest",
            )
            for problem in error.errors()
        ) from error
    pack.font_files()  # a font that is missing is told before anything is rendered
    return pack
