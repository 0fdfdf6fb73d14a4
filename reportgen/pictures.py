"""Pictures that an exchange names: read, cleaned and made ready for print.

    find -> read -> bare -> decode -> mend -> encode

A picture's file is first made bare: of all its parts only those stay that the decoder needs, so
that no camera, place, name or comment remains. What is then ready for print keeps these bytes as
they are; all else is decoded, turned upright, brought to sRGB, scaled down and written anew. The
same file gives the same bytes on each run, and a picture that was cleaned once stays as it is.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Literal

from reportgen.errors import InputError, Place, Problem, did_you_mean, nearest
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Path_, Source

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 40 * 1000 * 1000
MOST_PIXELS = 100 * 1000 * 1000
LONGEST = 2000
"""Pixels of the longer side: over the 160 mm between an A4 page's margins they are 317 dpi, and
print shows no more than 300."""
QUALITY = 85
"""Of a JPEG that is written anew: its losses are not seen in print, and a page stays small."""
MOST_PROFILE = 4 * 1000 * 1000
"""Bytes of a colour profile; the largest in use, those of printing presses, have half of it."""

Kind = Literal["JPEG", "PNG"]


@dataclass(frozen=True)
class Picture:
    """A picture as documents carry it."""

    name: str
    """The first 20 digits of the SHA-256 of its bytes, and `.jpg` or `.png`."""
    media_type: str
    width: int
    """In pixels, as is the height."""
    height: int
    data: bytes = field(repr=False)


class _Unusable(Exception):  # noqa: N818 - becomes a problem; never reaches a caller
    """Why a picture cannot be used, without a place yet."""

    def __init__(self, sentence: str, code: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.code, self.hint = sentence, code, hint


def read_pictures(exchange: Exchange, source: Source) -> Mapping[str, Picture]:
    """The pictures that the exchange names, by the file as it is written there.

    Raises InputError with a problem for each place whose picture cannot be used, in their order.
    """
    read: dict[str, Picture | _Unusable] = {}
    problems = []
    for file, path in _named(exchange):
        if file not in read:
            read[file] = _try_read(source.file.parent, file)
        outcome = read[file]
        if isinstance(outcome, _Unusable):
            place = source.place(path)
            problems.append(Problem(place, outcome.sentence, outcome.code, hint=outcome.hint))
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.place))
    return {file: picture for file, picture in read.items() if isinstance(picture, Picture)}


def read_picture(folder: Path, file: str, place: Place) -> Picture:
    """The picture of this file, ready for print; raises InputError, with this place, when it
    cannot be used."""
    outcome = _try_read(folder, file)
    if isinstance(outcome, _Unusable):
        raise InputError(Problem(place, outcome.sentence, outcome.code, hint=outcome.hint))
    return outcome


def _named(exchange: Exchange) -> Iterator[tuple[str, Path_]]:
    """Each file that is named, and where."""
    for key, image in exchange.images.items():
        yield image.file, ("images", key, "file")
    for key, organisation in exchange.organisations.items():
        if organisation.logo is not None:
            yield organisation.logo, ("organisations", key, "logo")


def _try_read(folder: Path, file: str) -> Picture | _Unusable:
    try:
        data = _data(_found(folder, file), file)
        kind = _kind(data, file)
        bare = _bare_jpeg(data, file) if kind == "JPEG" else _bare_png(data, file)
        return _cleaned(bare, file)
    except _Unusable as error:
        return error


def _found(folder: Path, file: str) -> Path:
    """The file's true path, which is below the folder whatever links lead through it."""
    path, parts = folder, file.split("/")
    for part in parts:
        path = _entry(path, part)
    real = Path(os.path.realpath(path))
    if ".." in parts or not real.is_relative_to(os.path.realpath(folder)):
        hint = "put the picture beside the exchange file, or into a folder there"
        raise _Unusable(f"“{file}” leads out of this file’s folder", "picture-outside", hint)
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
        raise _Unusable(f"there is no picture “{file}”", "no-picture", hint) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _Unusable(f"“{file}” cannot be read: {reason}", "unreadable") from error
    if not data:
        hint = "copy the picture here again; it may not have been copied to its end"
        raise _Unusable(f"“{file}” is empty", "picture-broken", hint)
    return data


def _refuse_unreadable(status: os.stat_result, file: str) -> None:
    if S_ISDIR(status.st_mode):
        hint = "name a picture inside it"
        raise _Unusable(f"“{file}” is a folder, not a picture", "no-picture", hint)
    if not S_ISREG(status.st_mode):
        raise _Unusable(f"“{file}” is not an ordinary file", "no-picture")
    if status.st_size > MOST_BYTES:
        raise _too_large(file, f"more than {MOST_BYTES // 1000**2} MB")


def _without_waiting(path: str, flags: int) -> int:
    """Opened, even if a pipe that nobody writes to was put in the file's place meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(file: str, size: str) -> _Unusable:
    hint = f"scale it down; {LONGEST} pixels on its longer side fill a page"
    return _Unusable(f"“{file}” is too large: {size}", "picture-large", hint)


def _refuse_pixels(width: int, height: int, file: str) -> None:
    """Before anything is decoded: a few bytes may promise a picture that fills all memory."""
    if width * height > MOST_PIXELS:
        raise _too_large(file, f"more than {MOST_PIXELS // 1000**2} million pixels")


def _broken(file: str) -> _Unusable:
    hint = "copy it here again, or open it and save it anew as JPEG or PNG"
    return _Unusable(f"“{file}” is damaged or incomplete", "picture-broken", hint)


_TEXT = rb"(?is)(?:\xef\xbb\xbf)?\s*"
_OTHER_KINDS = (
    (rb"GIF8", "a GIF picture"),
    (rb"(?s)RIFF....WEBP", "a WebP picture"),
    (rb"II\*\0|MM\0\*", "a TIFF picture"),
    (rb"(?s)BM....\0\0\0\0", "a BMP picture"),
    (rb"(?s)....ftyp(?:hei|hev|mif1|msf1)", "a HEIC picture"),
    (rb"(?s)....ftypavi", "an AVIF picture"),
    (rb"(?s)....ftyp", "a film"),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (rb"\0\0\0\x0cJXL |\xff\x0a", "a JPEG XL picture"),
    (rb"\x00\x00\x01\x00", "an icon"),
    (rb"%PDF", "a PDF document"),
    (rb"PK\x03\x04", "an Office document or a ZIP archive"),
    (_TEXT + rb"(?:<\?.*?\?>\s*)?<(?:!doctype\s+)?html", "a web page"),
    (_TEXT + rb"<(?:.*<)?svg", "an SVG drawing"),
    (rb"[\t\n\r\x20-\x7e\x80-\xff]+\Z", "a text"),
)


def _kind(data: bytes, file: str) -> Kind:
    """What the bytes are, whatever the file is called."""
    if data.startswith(b"\xff\xd8"):
        return "JPEG"
    if data.startswith(b"\x89PNG"):
        return "PNG"
    head = data[:1024]
    seems = next((name for sign, name in _OTHER_KINDS if re.match(sign, head)), "no picture")
    hint = "open it and save it as JPEG or PNG; another ending of its name is not enough"
    sentence = f"“{file}” seems to be {seems}; only JPEG and PNG can be used"
    raise _Unusable(sentence, "picture-kind", hint)


@dataclass(frozen=True)
class _Bare:
    """A picture's file with nothing but the picture, and aside what tells how it is to be shown."""

    kind: Kind
    data: bytes
    turn: int = 1
    """The EXIF orientation: 1 is upright."""
    profile: bytes = b""
    """The ICC profile of its colours; without one they are taken for sRGB."""
    bits: int = 8
    """Of each colour of a pixel."""


_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NEEDED = _SIZES | {0xC4, 0xCC, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
"""Frames, tables and scans. All others are an application's or comments."""
_BEGIN, _SCAN, _END = 0xD8, 0xDA, 0xD9
_WITHOUT_CONTENT = {0x01, *range(0xD0, 0xD9)}
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
"""The segment that tells how colours are coded, as Pillow writes it: no density, no thumbnail."""


def _bare_jpeg(data: bytes, file: str) -> _Bare:
    """The picture alone; what follows its end, such as a second picture or a film, is left out."""
    kept = bytearray((0xFF, _BEGIN))
    exif, profile = b"", []
    for marker, content, coded in _segments(data, file):
        if marker in _SIZES:
            height, width = struct.unpack(">HH", content[1:5].ljust(4, b"\0"))
            _refuse_pixels(width, height, file)
        if marker in _NEEDED:
            kept += _segment(marker, content) + coded
        elif marker == 0xE0 and content.startswith(b"JFIF\0"):
            kept += _segment(marker, _JFIF)
        elif marker == 0xEE and content.startswith(b"Adobe"):
            kept += _segment(marker, content[:12])  # without it, colours come out inverted
        elif marker == 0xE1 and content.startswith(b"Exif\0\0"):
            exif = exif or content[6:]
        elif marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"):
            profile.append(content[12:])
    kept += bytes((0xFF, _END))
    return _Bare("JPEG", bytes(kept), _turn(exif), _joined(profile))


def _segments(data: bytes, file: str) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment's marker and content, and the coded pixels that follow it."""
    at = 2
    while found := _MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if marker == _END:
            return
        if marker in _WITHOUT_CONTENT:
            continue
        begin, end = at + 2, at + int.from_bytes(data[at : at + 2], "big")
        at = end
        if marker == _SCAN:
            after = _AFTER_SCAN.search(data, end)
            at = after.start() if after else len(data)
        yield marker, data[begin:end], data[end:at]
    raise _broken(file)  # its end is missing


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _joined(parts: list[bytes]) -> bytes:
    """A profile from its numbered parts; nothing if one of them is missing."""
    parts = sorted(parts)
    complete = [(*part[:2],) for part in parts] == [(n + 1, len(parts)) for n in range(len(parts))]
    return b"".join(part[2:] for part in parts) if complete else b""


_PNG = b"\x89PNG\r\n\x1a\n"


def _bare_png(data: bytes, file: str) -> _Bare:
    """The picture alone; of an animation, the picture that stands still."""
    kept = bytearray(_PNG)
    turn, profile, bits = 1, b"", 8
    for name, content, chunk in _chunks(data, file):
        match name:
            case b"IHDR":
                width, height, bits = struct.unpack_from(">IIB", content.ljust(9, b"\0"))
                _refuse_pixels(width, height, file)
                kept += chunk
            case b"PLTE" | b"tRNS" | b"IDAT" | b"IEND":
                kept += chunk
            case b"eXIf":
                turn = _turn(content)
            case b"iCCP":
                profile = _inflated(content.partition(b"\0")[2][1:])
    return _Bare("PNG", bytes(kept), turn, profile, bits)


def _chunks(data: bytes, file: str) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each chunk's name and content, and the whole of it; Pillow checks few of their sums."""
    at, name = len(_PNG), b""
    if not data.startswith(_PNG):
        raise _broken(file)
    while name != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at : at + length + 12]
        if len(chunk) < length + 12 or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise _broken(file)
        name, at = chunk[4:8], at + len(chunk)
        yield name, chunk[8:-4], chunk


def _inflated(content: bytes) -> bytes:
    """A profile's bytes; nothing if they are damaged or would swell beyond measure."""
    inflate = zlib.decompressobj()
    try:
        profile = inflate.decompress(content, MOST_PROFILE)
    except zlib.error:
        return b""
    return profile if inflate.eof else b""


def _turn(exif: bytes) -> int:
    """The orientation in EXIF data; upright where it tells none. Nothing else is read from it."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    with suppress(struct.error):
        (begin,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, begin)
        for n in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, begin + 2 + 12 * n)
            if tag == 0x0112:
                return int(value) if 1 <= value <= 8 else 1
    return 1


def _cleaned(bare: _Bare, file: str) -> Picture:
    """The picture for print: the bare file where it is ready, else written anew."""
    from PIL import Image

    with _decoding(file), Image.open(io.BytesIO(bare.data), formats=[bare.kind]) as image:
        if _is_ready(image, bare):
            return _picture(bare.data, bare.kind, image.size)
        decoded = _decoded(image, bare.kind)
    mended = _mended(decoded, bare)
    return _picture(_encoded(mended, bare.kind), bare.kind, mended.size)


def _picture(data: bytes, kind: Kind, size: tuple[int, int]) -> Picture:
    suffix = ".jpg" if kind == "JPEG" else ".png"
    name = hashlib.sha256(data).hexdigest()[:20] + suffix
    return Picture(name, f"image/{kind.lower()}", *size, data)


_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error)
"""What Pillow raises of its own or lets through from its readers."""


@contextmanager
def _decoding(file: str) -> Iterator[None]:
    """What Pillow says of a picture that it cannot decode to its end, as the reason."""
    from PIL import Image, ImageFile

    patient = ImageFile.LOAD_TRUNCATED_IMAGES
    # WeasyPrint lets the whole process take half of a picture for all of it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own, smaller limit of pixels
            yield
    except Image.DecompressionBombError as error:
        raise _too_large(file, "too many pixels") from error
    except _DAMAGED as error:
        raise _broken(file) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = patient


_READY = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "P", "RGB", "LA", "RGBA"}}


def _is_ready(image: Image, bare: _Bare) -> bool:
    """Whether nothing is to be mended; then it was decoded to its end."""
    small = max(image.size) <= LONGEST and bare.bits <= 8
    if not small or bare.turn != 1 or bare.profile or image.mode not in _READY[bare.kind]:
        return False
    image.load()
    return not _is_opaque(image)


def _is_opaque(image: Image) -> bool:
    """Whether there is an alpha channel that hides nothing."""
    return image.mode in {"LA", "RGBA"} and image.getchannel("A").getextrema() == (255, 255)


def _decoded(image: Image, kind: Kind) -> Image:
    """The pixels, no more than print can show, in colours that can be mended."""
    decoded = _shrunk(_plain(image) if kind == "PNG" else image)
    decoded.load()
    return decoded


def _plain(image: Image) -> Image:
    """A PNG's pixels as eight bits of grey, three colours, or these with alpha."""
    if image.mode == "I;16":  # Pillow would cut off what is brighter than 255
        return image.point(lambda value: value * (1 / 257) + 0).convert("L")
    own = {"1": "L", "P": "RGB"}.get(image.mode, image.mode)
    mode = "RGBA" if image.has_transparency_data else own
    return image if mode == image.mode else image.convert(mode)


def _shrunk(image: Image) -> Image:
    """The picture with its longer side within the limit."""
    from PIL.Image import Resampling

    scale = LONGEST / max(image.size)
    if scale >= 1:
        return image
    width, height = (max(1, round(side * scale)) for side in image.size)
    # A large JPEG is decoded at a half, quarter or eighth of its size, and so never fills memory.
    drafted = image.draft(None, (2 * width, 2 * height))
    box = drafted[1] if drafted else None
    return image.resize((width, height), Resampling.LANCZOS, box, reducing_gap=2.0)


def _mended(image: Image, bare: _Bare) -> Image:
    """The picture upright, in sRGB or grey, with alpha only where it hides something."""
    image = _in_srgb(_upright(image, bare.turn), bare.profile)
    if _is_opaque(image) or image.mode not in {"L", "RGB", "RGBA"}:
        image = image.convert("RGB")
    return image


def _upright(image: Image, turn: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[turn]) if turn in turns else image


def _in_srgb(image: Image, profile: bytes) -> Image:
    """The same colours in sRGB; the same numbers where the profile is broken or not for them."""
    from PIL import ImageCms

    if not profile:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    with suppress(ImageCms.PyCMSError):
        own = ImageCms.getOpenProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
    return image


def _encoded(image: Image, kind: Kind) -> bytes:
    made = io.BytesIO()
    image.info = {}  # Pillow writes back what it finds there
    if kind == "JPEG":
        image.save(made, "JPEG", quality=QUALITY, optimize=True, subsampling="4:2:0")
    else:
        image.save(made, "PNG", optimize=True)
    return made.getvalue()
