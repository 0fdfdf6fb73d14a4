"""Write a report's documents: all of them or none, and never over somebody's own work.

Beside the documents stands `manifest.json`, which holds the digest of each as it was generated. A
document with another digest was edited since, and stays unless it may be overwritten.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from reportgen.errors import OutputError, Place, Problem

MANIFEST = "manifest.json"


class Named(Protocol):
    """What can be written: a document of a report, or another file with a name."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...


def write(
    folder: Path,
    artifacts: Sequence[Named],
    about: Mapping[str, Any] = MappingProxyType({}),
    *,
    force: bool = False,
    alone: bool = False,
) -> tuple[Path, ...]:
    """The paths of the documents, now in this folder; raises OutputError and leaves all as it was.

    `about` is what the manifest says of each beside its digest: its edition, and whom it names.
    With `alone`, what was generated here before and is not among them goes.

    Documents are staged beside their places and moved there together; one that is there already,
    byte for byte, is left alone. A process that is killed
    between two moves leaves each document whole, the earlier one or the new one.
    """
    with writing(folder), _no_empty_folder(folder):
        folder.mkdir(parents=True, exist_ok=True)
        known = read_manifest(folder)
        if not force:
            _refuse_edited(folder, artifacts, known)
        documents = {artifact.name: artifact.data for artifact in artifacts}
        files = _files(known, artifacts, about)
        _replace_together(folder, {**documents, MANIFEST: _as_manifest(files)})
        if alone:
            for name in known.keys() - documents.keys():
                if is_as_generated(folder / name, known[name]):
                    (folder / name).unlink()
            left = {name: files[name] for name in documents}
            _replace_together(folder, {MANIFEST: _as_manifest(left)})
    return tuple(folder / artifact.name for artifact in artifacts)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system says of a failed write, as a problem with its place."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "check that the folder can be written and the disk has room, or name another folder"
        raise OutputError(
            Problem(Place(str(path)), f"this cannot be written: {reason}", "output", hint=hint)
        ) from error


@contextmanager
def _no_empty_folder(folder: Path) -> Iterator[None]:
    """A report that failed leaves no empty folder that looks like one."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The documents that were generated here; none where the manifest is missing or unreadable."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        return {str(name): dict(entry) for name, entry in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _files(
    known: Mapping[str, dict[str, Any]], artifacts: Sequence[Named], about: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """What the manifest says with these documents; each keeps the digest that it replaces, because
    a process may end after the manifest is in its place and before the document is."""
    files: dict[str, Any] = dict(known)
    for artifact in artifacts:
        entry = {**about, "sha256": _digest(artifact.data)}
        before = known.get(artifact.name, entry)
        if before["sha256"] != entry["sha256"]:
            entry["replaces"] = before["sha256"]
        files[artifact.name] = entry
    return files


def _as_manifest(files: Mapping[str, Any]) -> bytes:
    return (json.dumps({"files": files}, indent=2, sort_keys=True) + "\n").encode()


def remove(folder: Path, *, force: bool = False) -> None:
    """Take away what was generated in this folder, and the folder if nothing else is in it; raises
    OutputError, and takes nothing away, when something of it was edited since."""
    known = read_manifest(folder)
    with writing(folder):
        edited = [
            _edited(folder / name, generated=True)
            for name, entry in known.items()
            if (folder / name).exists() and not is_as_generated(folder / name, entry)
        ]
        if edited and not force:
            raise OutputError(edited)
        for name in known:
            (folder / name).unlink(missing_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()


def is_as_generated(path: Path, entry: Mapping[str, Any]) -> bool:
    """True if this file is there, and still what the manifest's entry says."""
    known = (entry.get("sha256"), entry.get("replaces"))
    return path.is_file() and _digest(path.read_bytes()) in known


def _refuse_edited(
    folder: Path, artifacts: Sequence[Named], known: Mapping[str, dict[str, Any]]
) -> None:
    edited = []
    for artifact in artifacts:
        path = folder / artifact.name
        entry = known.get(artifact.name, {})
        generated = is_as_generated(path, entry) or _is_there(path, artifact.data)
        if path.exists() and not generated:
            edited.append(_edited(path, artifact.name in known))
    if edited:
        raise OutputError(edited)


def _edited(path: Path, generated: bool) -> Problem:
    sentence = "this file stands in the way and was not made by reportgen"
    if generated:
        sentence = "this document was edited after it was generated"
    hint = "keep a copy under another name; then --force overwrites it"
    return Problem(Place(str(path)), sentence, "edited", hint=hint)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace_together(folder: Path, documents: Mapping[str, bytes]) -> None:
    """Put all documents into their places, or leave every one as it was."""
    _sweep(folder, documents)
    documents = {n: data for n, data in documents.items() if not _is_there(folder / n, data)}
    staged = {name: _beside(folder / name, "new") for name in documents}
    kept = {name: _beside(folder / name, "old") for name in documents}
    try:
        for name, data in documents.items():
            _write_through(staged[name], data)
        _swap(folder, staged, kept)
    finally:
        for path in (*staged.values(), *kept.values()):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{suffix}")


def _sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove what a process that was killed left beside these documents."""
    for name in names:
        for path in folder.glob(f".{glob.escape(name)}.*.*"):
            process = path.suffixes[-2].removeprefix(".")
            if process.isdigit() and not _runs(int(process)):
                path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """True if a process is alive; yes where the system cannot say without harming it."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(folder: Path, staged: Mapping[str, Path], kept: Mapping[str, Path]) -> None:
    """Move the staged documents into place; on any failure, an interrupt included, move back.

    The manifest goes first: it knows the old digests and the new ones, so that whatever stands
    here afterwards is known to be generated.
    """
    moved: list[str] = []
    try:
        for name in sorted(staged, key=lambda name: name != MANIFEST):
            if (folder / name).exists():
                _keep(folder / name, kept[name])
            moved.append(name)
            staged[name].replace(folder / name)
    except BaseException:
        for name in moved:
            if kept[name].exists():
                kept[name].replace(folder / name)
            elif not staged[name].exists():
                (folder / name).unlink(missing_ok=True)
        raise


def _keep(path: Path, kept: Path) -> None:
    """A second name for the document as it is, so that its place is never empty."""
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copy2(path, kept)
