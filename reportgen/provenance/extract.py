"""From a finished document back to what it was made from, and whether it is still what was made."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.errors import InputError, OutputError, Place, Problem, Weight
from reportgen.provenance.origin import DATA, REQUEST, picture_fields
from reportgen.provenance.seal import NoSealError, sealed_pdf, sealed_word
from reportgen.write import writing

MOST_BYTES = 400_000_000
"""What is read of a file, and of all that is packed in it."""
_PICTURE = re.compile(r"[0-9a-f]{20}\.(jpg|png)")


@dataclass(frozen=True)
class Carried:
    """What a finished document carries of what it was made from."""

    exchange: dict[str, Any]
    request: dict[str, Any]
    files: Mapping[str, bytes]
    """The data, the request and the pictures, by the names that they have in a folder."""

    def lines(self) -> Iterator[str]:
        """Which exchange, edition, pack and versions made the document."""
        pack, versions = self.request.get("pack"), self.request.get("made_with")
        pack = pack if isinstance(pack, dict) else {}
        versions = versions if isinstance(versions, dict) else {}
        title = self.exchange.get("title", "")
        yield f"exchange: {self.exchange.get('id', 'unknown')} ({title})"
        yield f"edition: {self.request.get('edition', 'unknown')}"
        yield f"language: {self.request.get('language', 'unknown')}"
        yield f"pack: {pack.get('name', 'unknown')} (sha256 {str(pack.get('sha256', ''))[:12]})"
        yield "made with: " + ", ".join(f"{name} {version}" for name, version in versions.items())


@dataclass(frozen=True)
class Verified:
    """A file that was examined: is it what was generated, and what made it, as far as it says."""

    file: Path
    unaltered: bool
    carried: Carried | None

    def lines(self) -> Iterator[str]:
        """The verdict, and what the file says of itself."""
        yield f"{self.file}: {'unaltered' if self.unaltered else 'not as it was generated'}"
        for line in self.carried.lines() if self.carried else ():
            yield f"  {line}"

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        about = self.carried.request if self.carried else {}
        exchange = self.carried.exchange.get("id", "") if self.carried else ""
        return {
            "file": str(self.file),
            "unaltered": self.unaltered,
            "exchange": exchange,
            "request": about,
        }

    @property
    def problem(self) -> Problem | None:
        """What is wrong with it; None if nothing is."""
        if self.unaltered:
            return None
        if self.carried is None:
            sentence = "this was not made by reportgen, or so much was altered that nobody can tell"
            return Problem(Place(str(self.file)), sentence, "not-ours", hint=_AGAIN)
        sentence = "this file was altered after it was generated"
        return Problem(Place(str(self.file)), sentence, "altered", hint=_AGAIN)


_AGAIN = "ask whoever published it for the file as it was generated, or generate it again"


def verify(file: Path) -> Verified:
    """The verdict on this PDF or Word file, and what it carries; raises InputError for a file that
    cannot be read, or of another kind."""
    data = _bytes(file)
    word = _is_word(data, file)
    try:
        unaltered = (sealed_word(data) if word else sealed_pdf(data)) == data
    except NoSealError:
        unaltered = False
    return Verified(file, unaltered, _try_carried(data, word=word))


def extract(file: Path) -> tuple[Carried, tuple[Problem, ...]]:
    """What this PDF or Word file carries, and a warning if it was altered since; raises InputError
    for a file that carries nothing."""
    verified = verify(file)
    place = Place(str(file))
    if verified.carried is None:
        sentence = "there is no data of reportgen’s in this file"
        hint = "only PDF and Word documents that reportgen made carry their data"
        raise InputError(Problem(place, sentence, "no-data", hint=hint))
    if verified.unaltered:
        return verified.carried, ()
    sentence = "this file was altered after it was generated: its data may be, too"
    return verified.carried, (Problem(place, sentence, "altered", Weight.WARNING),)


def write_folder(carried: Carried, folder: Path) -> Path:
    """The folder, now with the data, the request and the pictures; raises OutputError, and writes
    nothing, where something stands already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sentence = "something stands here already; nothing was written"
        raise OutputError(
            Problem(Place(str(folder)), sentence, "output", hint="name a new folder with --to")
        )
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, data in carried.files.items():
                (staged / name).write_bytes(data)
            staged.chmod(0o755)
            with suppress(FileNotFoundError):
                folder.rmdir()
            staged.rename(folder)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise
    return folder


# ---- reading ------------------------------------------------------------------------------------


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            sentence = "there is no such file" if not file.exists() else "this is no ordinary file"
            hint = "name a PDF or a Word document that reportgen made"
            raise InputError(Problem(Place(str(file)), sentence, "no-file", hint=hint))
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            Problem(Place(str(file)), f"this cannot be read: {reason}", "unreadable")
        ) from error
    if len(data) > MOST_BYTES:
        raise InputError(Problem(Place(str(file)), "this is too large for a report", "too-large"))
    return data


def _is_word(data: bytes, file: Path) -> bool:
    """True if the file is to be read as a Word document, else as a PDF: by its name where it has an
    ending of either, since the first bytes may be what was altered."""
    suffix = file.suffix.lower()
    if suffix in (".docx", ".pdf"):
        return suffix == ".docx"
    if data.startswith((b"PK", b"%PDF")):
        return data.startswith(b"PK")
    sentence = "this is neither a PDF nor a Word document; only these carry their data and a seal"
    raise InputError(Problem(Place(str(file)), sentence, "not-ours"))


def _try_carried(data: bytes, *, word: bool) -> Carried | None:
    """What the file carries, if it can still be read; a file that was altered may be anything."""
    try:
        with _quietly():
            files = _of_word(data) if word else _of_pdf(data)
        exchange, request = json.loads(files[DATA]), json.loads(files[REQUEST])
        names = {entry[field] for entry, field in picture_fields(exchange)}
        pictures = {name: _picture(name, files) for name in sorted(names)}
    except Exception:
        return None
    return Carried(exchange, request, {DATA: files[DATA], REQUEST: files[REQUEST], **pictures})


def _picture(name: str, files: Mapping[str, bytes]) -> bytes:
    """The picture of this name, whose bytes must be those that it is named by."""
    data = files[name]
    if not _PICTURE.fullmatch(name) or _named(data) != name[:20]:
        raise ValueError(name)
    return data


def _named(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def _by_digest(pictures: Iterable[bytes]) -> dict[str, bytes]:
    """The pictures by the names that they may have."""
    by_name = ((_named(data), data) for data in pictures)
    return {f"{name}.{suffix}": data for name, data in by_name for suffix in ("jpg", "png")}


def _of_pdf(data: bytes) -> dict[str, bytes]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as file:
        images = [
            thing.read_raw_bytes()
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        attached = {
            name: specification.get_file().read_bytes()
            for name, specification in file.attachments.items()
        }
    return {**_by_digest(images), **attached}


def _of_word(data: bytes) -> dict[str, bytes]:
    from reportgen.provenance.in_word import origin_in

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        if sum(entry.file_size for entry in file.infolist()) > MOST_BYTES:
            raise ValueError("too large")
        parts = {name: file.read(name) for name in file.namelist()}
    pictures = _by_digest(part for name, part in parts.items() if name.startswith("word/media/"))
    return {**pictures, **origin_in(parts)}


@contextmanager
def _quietly() -> Iterator[None]:
    """What readers log of a damaged file is not told: that it was altered is."""
    logger = logging.getLogger("pikepdf")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
