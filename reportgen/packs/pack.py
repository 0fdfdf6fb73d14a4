"""A template pack: find it, read it, follow what it extends, stay inside its folders.

A pack is a folder of data, never code: `pack.yaml`, `report.html.j2` with its partials,
`report.css`, `report.docx` and `assets/`. A file that it does not have is that of the pack it
extends; that one's own is still there as `formal/report.css`, by the name of the pack.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from reportgen.errors import InputError, PackError, Place, Problem, did_you_mean, nearest
from reportgen.formats import FORMATS
from reportgen.packs.manifest import MANIFEST, Face, Manifest, load, merged, validated
from reportgen.pictures.picture import Picture
from reportgen.pictures.read import read_picture
from reportgen.view import records
from reportgen.view.context import House

DEFAULT = "formal"
MOST_FILES = 2000
MOST_BYTES = 64 * 1000 * 1000
"""Of all files of a pack: more than fonts and pictures of a house style need."""

# Fonts that ship as packages of their own, by the name that a pack uses for them.
_FONT_PACKAGES = {"source-sans-pro": "font_source_sans_pro"}


@dataclass(frozen=True, eq=False)
class Pack:
    """A pack that was found and read. The same files are the same object, so that what is made of
    a pack alone is made once."""

    folder: Path
    manifest: Manifest
    data: Mapping[str, Any]
    """What its `pack.yaml` says, with what it inherits, before it was validated."""
    own: Mapping[str, Path]
    """The files of its own folder, by their names in it."""
    files: Mapping[str, Path]
    """Every file that it can use: its own, those that it inherits, and each of a pack that it
    extends also by that pack's name and its own, `formal/report.css`."""
    chain: tuple[Pack, ...] = ()
    """The packs that it extends, the nearest first."""

    @property
    def name(self) -> str:
        """The name it is called by."""
        return self.manifest.name

    @property
    def formats(self) -> tuple[str, ...]:
        """What it makes, in the words of `--format`."""
        formats = (
            each for each in FORMATS.values() if not each.template or each.template in self.files
        )
        return tuple(dict.fromkeys(each.asked for each in formats))

    def path(self, name: str) -> Path:
        """A file of the pack; raises PackError when there is none."""
        file = self.files.get(str(PurePosixPath(name)))
        if file is None:
            raise PackError(Problem(Place(str(self.folder / name)), _MISSING, "pack-file"))
        return file

    def sheets(self, name: str) -> tuple[str, ...]:
        """The style sheets of this name, those of the packs that it extends first."""
        sheets = [f"{pack.name}/{name}" for pack in reversed(self.chain) if name in pack.own]
        if name in self.own:
            sheets.append(name)
        if not sheets:
            self.path(name)  # raises
        return tuple(sheets)

    def font_files(self) -> list[tuple[Face, Path]]:
        """The faces of the typeface with their files."""
        return [(face, self._font_file(face.file)) for face in self.manifest.fonts.faces]

    def _font_file(self, name: str) -> Path:
        package, colon, file = name.partition(":")
        if not colon:
            return self.path(name)
        spec = importlib.util.find_spec(_FONT_PACKAGES.get(package, "reportgen"))
        folder = Path(spec.origin or "").parent / "files" if spec else Path()
        if package not in _FONT_PACKAGES or "/" in file or not (folder / file).is_file():
            place = Place(str(self.folder / MANIFEST))
            hint = f"fonts that ship: {', '.join(_FONT_PACKAGES)}; others are files of the pack"
            raise PackError(Problem(place, f"there is no font “{name}”", "pack-font", hint=hint))
        return folder / file

    def house(self, language: str) -> House:
        """What the pack brings to a view in this language."""
        logo, drawn = self.logo, None
        if logo and self.manifest.logo:
            alt = self.manifest.logo.alt
            drawn = records.Picture(logo.name, logo.width, logo.height, alt, None, ())
        labels = self.manifest.words.get(language, {})
        printed, left_out = self.manifest.parts, frozenset(self.manifest.leave_out)
        return House(labels, drawn, printed, left_out, self.manifest.at_most)

    def with_logo(self, pictures: Mapping[str, Picture]) -> Mapping[str, Picture]:
        """These pictures by their names, and the pack's own."""
        return {**pictures, self.logo.name: self.logo} if self.logo else pictures

    @cached_property
    def logo(self) -> Picture | None:
        """The logo as documents carry it; raises PackError when it cannot be used."""
        logo = self.manifest.logo
        if logo is None:
            return None
        place = load(self.folder).place(("logo", "file"))
        file = self.files.get(logo.file)
        if file is None:
            sentence = f"the pack has no file “{logo.file}”"
            hint = "put the logo into the pack’s folder; names start there"
            raise PackError(Problem(place, sentence, "pack-file", hint=hint))
        try:
            return read_picture(file.parent, file.name, place)
        except InputError as error:
            raise PackError(error.problems) from error

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the names and contents of all its files."""
        digest = hashlib.sha256()
        for name, file in sorted(self.files.items()):
            digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()


_MISSING = "the pack has no such file"


def shipped() -> Path:
    """The folder of the packs that ship: inside the wheel, or beside the source in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def known() -> dict[str, Path]:
    """The folders of the packs that can be called by name: those of the working folder, then those
    that ship."""
    packs: dict[str, Path] = {}
    for root in (Path("templates"), shipped()):
        for manifest in sorted(root.glob(f"*/{MANIFEST}")):
            packs.setdefault(manifest.parent.name, manifest.parent)
    return packs


def find(name: str) -> Pack:
    """The pack of this name or in this folder; raises PackError when it is none."""
    folder = _folder(name, ())
    if folder is None:
        raise PackError(_unknown(name, Place(name)))
    return _pack_in(folder, ())


def folders(name: str) -> tuple[Path, ...]:
    """The folders of the pack of this name and of those that it extends, as far as they can be
    found: also of a pack that cannot be used as it is."""
    chain: list[Path] = []
    folder = _folder(name, ())
    while folder and folder not in chain:
        chain.append(folder)
        try:
            parent = load(folder).data.get("extends")
        except PackError:
            break
        folder = _folder(parent, (folder.parent,)) if isinstance(parent, str) else None
    return tuple(chain)


def _folder(name: str, besides: Sequence[Path]) -> Path | None:
    """Where the pack of this name, or in this folder, lies."""
    path = Path(name)
    for folder in (path, path.parent if path.name == MANIFEST else path):
        if (folder / MANIFEST).is_file():
            return folder
    roots = (*besides, Path("templates"), shipped())
    return next((root / name for root in roots if (root / name / MANIFEST).is_file()), None)


def _unknown(name: str, place: Place) -> Problem:
    names = sorted(known())
    hint = did_you_mean(nearest(name, names), f"there are: {', '.join(names)}")
    return Problem(place, f"there is no pack “{name}”", "no-pack", hint=hint)


def _pack_in(folder: Path, below: tuple[Path, ...]) -> Pack:
    """The pack in this folder; `below` are the folders of the packs that extend it."""
    return _read(folder, _stamp(folder), _parent(folder, below))


def _parent(folder: Path, below: tuple[Path, ...]) -> Pack | None:
    manifest = load(folder)
    name = manifest.data.get("extends")
    if not isinstance(name, str):
        return None
    place = manifest.place(("extends",))
    parent = _folder(name, (folder.parent,))
    if parent is None:
        raise PackError(_unknown(name, place))
    line = (*below, folder.resolve())
    if parent.resolve() in line:
        sentence = f"the pack extends “{name}”, which extends this pack"
        hint = "a pack is made of another that does not come from it"
        raise PackError(Problem(place, sentence, "pack-circle", hint=hint))
    return _pack_in(parent, line)


_Stamp = tuple[tuple[str, Path, int, int], ...]


def _stamp(folder: Path) -> _Stamp:
    """Every file that the pack may use, with its time and size: what changes when a file does."""
    files = []
    root = folder.resolve()
    for file in sorted(_files(folder)):
        real = file.resolve()
        if real.is_file() and real.is_relative_to(root):
            status = real.stat()
            name = file.relative_to(folder).as_posix()
            files.append((name, file, status.st_mtime_ns, status.st_size))
    if len(files) > MOST_FILES or sum(size for *_, size in files) > MOST_BYTES:
        sentence = f"the pack has more than {MOST_FILES} files or {MOST_BYTES // 10**6} MB"
        hint = "keep in the folder only what reports are made of"
        raise PackError(Problem(Place(str(folder)), sentence, "pack-large", hint=hint))
    return tuple(files)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, but for hidden ones and those that Word keeps while it is open."""
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


@lru_cache(64)
def _read(folder: Path, stamp: _Stamp, parent: Pack | None) -> Pack:
    own = {name: file for name, file, _, _ in stamp}
    read = load(folder)
    if parent is None:
        pack = Pack(folder, validated(read, read.data), read.data, own, own)
    else:
        data = merged(parent.data, read.data)
        inherited = {f"{parent.name}/{name}": file for name, file in parent.own.items()}
        files = {**parent.files, **inherited, **own}
        chain = (parent, *parent.chain)
        pack = Pack(folder, validated(read, data), data, own, files, chain)
    pack.font_files()  # a font that is missing is told before anything is rendered
    return pack
