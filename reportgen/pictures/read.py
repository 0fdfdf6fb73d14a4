"""Pictures that an exchange names: read, cleaned and made ready for print.

    find -> read -> bare -> decode -> mend -> encode

A picture's file is first made bare: of all its parts only those stay that the decoder needs, so
that no camera, place, name or comment remains. What is then ready for print keeps these bytes as
they are; all else is decoded, turned upright, brought to sRGB, scaled down and written anew. The
same file gives the same bytes on each run, and a picture that was cleaned once stays as it is.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from reportgen.errors import InputError, Place, Problem, did_you_mean, nearest
from reportgen.model.exchange import Exchange
from reportgen.pictures.bare import made_bare
from reportgen.pictures.picture import Picture, Unusable, too_large
from reportgen.pictures.ready import made_ready
from reportgen.reading.source import Path_, Source

MOST_BYTES = 40 * 1000 * 1000


def read_pictures(exchange: Exchange, source: Source) -> Mapping[str, Picture]:
    """The pictures that the exchange names, by the file as it is written there.

    Raises InputError with a problem for each place whose picture cannot be used, in their order.
    """
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for file, path in _named(exchange):
        try:
            if file not in pictures:
                pictures[file] = read_picture(source.file.parent, file, source.place(path))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.place))
    return pictures


def read_picture(folder: Path, file: str, place: Place) -> Picture:
    """The picture of this file, ready for print; raises InputError, with this place, when it
    cannot be used."""
    try:
        data = _data(_path_of(folder, file), file)
        return made_ready(made_bare(data, file), file)
    except Unusable as error:
        raise InputError(Problem(place, error.sentence, error.code, hint=error.hint)) from error


def _named(exchange: Exchange) -> Iterator[tuple[str, Path_]]:
    """Each file that is named, and where."""
    for key, image in exchange.images.items():
        yield image.file, ("images", key, "file")
    for key, organisation in exchange.organisations.items():
        if organisation.logo is not None:
            yield organisation.logo, ("organisations", key, "logo")


def _path_of(folder: Path, file: str) -> Path:
    """The file's true path, which is below the folder whatever links lead through it."""
    path, parts = folder, file.split("/")
    for part in parts:
        path = _entry(path, part)
    real = Path(os.path.realpath(path))
    if ".." in parts or not real.is_relative_to(os.path.realpath(folder)):
        hint = "put the picture beside the exchange file, or into a folder there"
        raise Unusable(f"“{file}” leads out of this file’s folder", "picture-outside", hint)
    return real


def _entry(folder: Path, name: str) -> Path:
    """The entry of this name; a Mac writes “ü” as “u” and two dots, other systems as one letter."""
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    same = (entry for entry in _names(folder) if _composed(entry) == _composed(name))
    return folder / next(same, name)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _names(folder: Path) -> list[str]:
    """The names of what is in a folder, sorted; none where it cannot be listed."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _like_named(path: Path, file: str) -> str:
    """What the officer may have meant: a file beside the missing one, in whatever case."""
    names = {name.casefold(): name for name in _names(path.parent)}
    like = names.get(nearest(path.name.casefold(), names), "")
    folder = "".join(file.rpartition("/")[:2])
    otherwise = "paths start at the folder of this file; is the picture there?"
    return did_you_mean(like and folder + like, otherwise)


def _data(path: Path, file: str) -> bytes:
    """The file's bytes; nothing is opened that is not an ordinary file."""
    try:
        _refuse_unreadable(os.stat(path), file)
        with open(path, "rb", opener=_without_waiting) as opened:
            data = opened.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        hint = _like_named(path, file)
        raise Unusable(f"there is no picture “{file}”", "no-picture", hint) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Unusable(f"“{file}” cannot be read: {reason}", "unreadable") from error
    if not data:
        hint = "copy the picture here again; it may not have been copied to its end"
        raise Unusable(f"“{file}” is empty", "picture-broken", hint)
    return data


def _refuse_unreadable(status: os.stat_result, file: str) -> None:
    if S_ISDIR(status.st_mode):
        hint = "name a picture inside it"
        raise Unusable(f"“{file}” is a folder, not a picture", "no-picture", hint)
    if not S_ISREG(status.st_mode):
        raise Unusable(f"“{file}” is not an ordinary file", "no-picture")
    if status.st_size > MOST_BYTES:
        raise too_large(file, f"more than {MOST_BYTES // 1000**2} MB")


def _without_waiting(path: str, flags: int) -> int:
    """Opened, even if a pipe that nobody writes to was put in the file's place meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
