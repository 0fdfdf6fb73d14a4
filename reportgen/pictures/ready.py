"""A bare picture made ready for print: upright, in sRGB, no larger than print can show."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reportgen.pictures.bare import Bare
from reportgen.pictures.picture import LONGEST, Kind, Picture, broken, too_large

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85
"""Of a JPEG that is written anew: its losses are not seen in print, and a page stays small."""


def made_ready(bare: Bare, file: str) -> Picture:
    """The picture for print: the bare file where it is ready, else written anew."""
    from PIL import Image

    with _decoding(file), Image.open(io.BytesIO(bare.data), formats=[bare.kind]) as image:
        if _is_ready(image, bare):
            return _picture(bare.data, bare.kind, image.size)
        # No more pixels than print can show, in colours that can be mended.
        decoded = _shrunk(_plain(image) if bare.kind == "PNG" else image)
        decoded.load()
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
        raise too_large(file, "too many pixels") from error
    except _DAMAGED as error:
        raise broken(file) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = patient


_READY = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "P", "RGB", "LA", "RGBA"}}


def _is_ready(image: Image, bare: Bare) -> bool:
    """True if nothing is to be mended; then it was decoded to its end."""
    small = max(image.size) <= LONGEST and bare.bits <= 8
    if not small or bare.turn != 1 or bare.profile or image.mode not in _READY[bare.kind]:
        return False
    image.load()
    return not _is_opaque(image)


def _is_opaque(image: Image) -> bool:
    """True if there is an alpha channel that hides nothing."""
    return image.mode in {"LA", "RGBA"} and image.getchannel("A").getextrema() == (255, 255)


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


def _mended(image: Image, bare: Bare) -> Image:
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
    file = io.BytesIO()
    image.info = {}  # Pillow writes back what it finds there
    if kind == "JPEG":
        image.save(file, "JPEG", quality=QUALITY, optimize=True, subsampling="4:2:0")
    else:
        image.save(file, "PNG", optimize=True)
    return file.getvalue()
