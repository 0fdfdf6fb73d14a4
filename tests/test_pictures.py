"""Pictures come out clean, upright and fit for print; others are refused with their place."""

import hashlib
import io
import os
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile
from PIL.PngImagePlugin import PngInfo

from reportgen.errors import InputError
from reportgen.pictures.picture import LONGEST, Picture
from reportgen.pictures.read import MOST_BYTES, read_pictures
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from support.asking import FINE
from support.documents import ROOT
from support.everything import pieces

TOP = FINE + "images:\n"
SECRETS = (b"Canon", b"Jane Doe", b"GPS", b"xmp", b"Exif", b"Photoshop", b"secret", b"ICC_PROFILE")
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def read(folder: Path, *files: str, more: str = "") -> Mapping[str, Picture]:
    """The pictures of an exchange in this folder that names these files, one in a line from 9."""
    lines = [f'  p{n}: {{ file: "{file}" }}\n' for n, file in enumerate(files)]
    exchange = folder / "x.yaml"
    exchange.write_text(TOP + ("".join(lines) or "  {}\n") + more, "utf-8")
    source = load(exchange)
    return read_pictures(validate(source), source)


def one(folder: Path, file: str) -> Picture:
    return read(folder, file)[file]


def seen(picture: Picture) -> Image.Image:
    """The picture as any other program opens it."""
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert image.size == (picture.width, picture.height)
    assert Image.MIME[str(image.format)] == picture.media_type
    return image


def told(folder: Path, *files: str, more: str = "") -> list[tuple[str, int, int]]:
    """The code, line and column of every problem."""
    with pytest.raises(InputError) as caught:
        read(folder, *files, more=more)
    return [(p.code, p.place.line, p.place.column) for p in caught.value.problems]


def message(folder: Path, file: str) -> str:
    """What an officer reads of the only problem."""
    with pytest.raises(InputError) as caught:
        read(folder, file)
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (9, 9)
    return str(problem).partition(": ")[2].replace("\n    hint", " / hint")


def photo(width: int = 90, height: int = 60, mode: str = "RGB") -> Image.Image:
    """A red corner at the top left, a blue one at the bottom right, on green."""
    image = Image.new("RGB", (width, height), (0, 160, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 3, height // 3), (220, 0, 0))
    draw.rectangle((width * 2 // 3, height * 2 // 3, width, height), (0, 0, 220))
    return image.convert(mode)


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...]) -> bool:
    pixel = image.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, colour, strict=True))


def exif(orientation: int | None = None) -> bytes:
    """What a camera writes: itself, its owner and where it was."""
    data = Image.Exif()
    if orientation is not None:
        data[0x0112] = orientation
    data[0x010F], data[0x013B] = "Canon", "Jane Doe"
    data.get_ifd(0x8825).update({1: "N", 2: (52.0, 28.0, 59.0), 29: "GPS 2025"})
    return data.tobytes()


def chunk(name: bytes, content: bytes) -> bytes:
    body = name + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def png(width: int, height: int, pixels: bytes, bits: int = 8, colours: int = 0) -> bytes:
    """A PNG, of grey unless another kind of colours is given, whatever it promises."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((bits, colours, 0, 0, 0))
    parts = chunk(b"IHDR", head), chunk(b"IDAT", pixels), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def made(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


# What comes out.


def test_an_exchange_without_pictures_has_none(tmp_path: Path) -> None:
    assert read(tmp_path) == {}


def test_pictures_and_logos_are_found_by_their_file_as_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "Bilder vom März"
    folder.mkdir()
    photo().save(folder / "Gruppe 1.JPG", "JPEG")
    photo().save(tmp_path / "logo.Png", "PNG")
    more = "organisations: { o: { name: O, logo: logo.Png }, p: { name: P } }\n"
    found = read(tmp_path, "Bilder vom März/Gruppe 1.JPG", more=more)
    assert {file: picture.media_type for file, picture in found.items()} == {
        "Bilder vom März/Gruppe 1.JPG": "image/jpeg",
        "logo.Png": "image/png",
    }


def test_a_name_that_a_mac_wrote_is_found(tmp_path: Path) -> None:
    folder = tmp_path / unicodedata.normalize("NFD", "Köln")
    folder.mkdir()
    photo().save(folder / unicodedata.normalize("NFD", "Brücke.jpg"))
    assert one(tmp_path, "Köln/Brücke.jpg").width == 90


def test_a_picture_is_called_by_its_bytes(tmp_path: Path) -> None:
    photo().save(tmp_path / "a.jpeg")
    photo(mode="RGBA").save(tmp_path / "b.png")
    for file, suffix in {"a.jpeg": ".jpg", "b.png": ".png"}.items():
        picture = one(tmp_path, file)
        assert picture.name == hashlib.sha256(picture.data).hexdigest()[:20] + suffix
        assert "data" not in repr(picture)


def test_a_file_that_is_named_twice_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo().save(tmp_path / "a.jpg")
    stats: list[Path] = []
    stat = os.stat

    def counted(path: Path, **options: bool) -> os.stat_result:
        stats.extend([path] if Path(path).name == "a.jpg" else [])
        return stat(path, **options)

    monkeypatch.setattr("reportgen.pictures.read.os.stat", counted)
    more = "organisations: { o: { name: O, logo: a.jpg } }\n"
    assert list(read(tmp_path, "a.jpg", "a.jpg", more=more)) == ["a.jpg"]
    assert len(stats) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = photo().transpose(undo[orientation]) if orientation > 1 else photo()
    (tmp_path / "a.x").write_bytes(made(lying, kind, exif=exif(orientation), quality=95))
    image = seen(one(tmp_path, "a.x"))
    assert image.size == (90, 60)
    assert near(image, (8, 8), (220, 0, 0))
    assert near(image, (82, 8), (0, 160, 0))
    assert near(image, (82, 52), (0, 0, 220))


@pytest.mark.parametrize("head", [b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff", b"??", b""])
def test_broken_exif_data_turns_nothing(tmp_path: Path, head: bytes) -> None:
    data = made(photo(), "JPEG")
    segment = b"\xff\xe1" + (len(head) + 8).to_bytes(2, "big") + b"Exif\0\0" + head
    (tmp_path / "a.jpg").write_bytes(data[:2] + segment + data[2:])
    assert one(tmp_path, "a.jpg").data == data


def photo_with_secrets(size: int) -> bytes:
    data = made(
        photo(size, size),
        "JPEG",
        exif=exif(),
        comment=b"secret",
        icc_profile=SRGB,
        xmp=b"<x:xmpmeta>Jane Doe</x:xmpmeta>",
        dpi=(300, 300),
    )
    notes = b"Photoshop 3.0\0secret"
    segment = b"\xff\xed" + (len(notes) + 2).to_bytes(2, "big") + notes
    return data[:2] + segment + data[2:] + b"secret second picture"


def drawing_with_secrets(size: int) -> bytes:
    texts = PngInfo()
    texts.add_text("Author", "Jane Doe")
    texts.add_itxt("XML:com.adobe.xmp", "xmp secret")
    texts.add_text("Comment", "secret", zip=True)
    data = made(photo(size, size), "PNG", exif=exif(), pnginfo=texts, icc_profile=SRGB)
    return data + b"secret after the end"


@pytest.mark.parametrize("size", [60, LONGEST + 500])
def test_nothing_that_a_camera_wrote_remains(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.jpg").write_bytes(photo_with_secrets(size))
    (tmp_path / "a.png").write_bytes(drawing_with_secrets(size))
    for picture in read(tmp_path, "a.jpg", "a.png").values():
        for secret in SECRETS:
            assert not [piece for piece in pieces(picture.data) if secret in piece]
        image = seen(picture)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.info.get("jfif_density", (1, 1)) == (1, 1)


def test_a_picture_that_only_says_too_much_keeps_its_pixels(tmp_path: Path) -> None:
    plain = photo()
    clean = {"a.jpg": made(plain, "JPEG"), "a.png": made(plain, "PNG")}
    telling = PngInfo()
    telling.add_text("Author", "Jane Doe")
    (tmp_path / "a.jpg").write_bytes(
        made(plain, "JPEG", exif=exif(1), comment=b"secret", dpi=(72, 72))
    )
    (tmp_path / "a.png").write_bytes(
        made(plain, "PNG", pnginfo=telling, exif=exif(1), dpi=(72, 72))
    )
    assert {file: picture.data for file, picture in read(tmp_path, *clean).items()} == clean


@pytest.mark.parametrize(
    "data",
    [
        *(made(photo(mode=mode), "PNG", optimize=True) for mode in ("1", "L", "P", "RGB")),
        *(made(photo(mode=mode), "JPEG", quality=70) for mode in ("L", "RGB")),
        made(photo(), "JPEG", progressive=True),
    ],
)
def test_what_is_ready_for_print_keeps_its_bytes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert one(tmp_path, "a").data == data


ODD = {
    "large.jpg": made(photo(3000, 1500), "JPEG", exif=exif(6), icc_profile=SRGB),
    "large.png": made(photo(1500, 3000), "PNG", icc_profile=SRGB),
    "inks.jpg": made(photo(mode="CMYK"), "JPEG"),
    "grey.jpg": made(photo(mode="L"), "JPEG", exif=exif(3)),
    "palette.png": made(photo(3000, 10, "P"), "PNG", transparency=0),
    "deep.png": made(Image.new("I;16", (9, 9), 0x8080), "PNG"),
    "grey-alpha.png": made(photo(mode="LA"), "PNG"),
    "moving.png": made(photo(), "PNG", save_all=True, append_images=[photo().rotate(90)]),
    "secret.jpg": photo_with_secrets(60),
}


@pytest.mark.parametrize("file", ODD)
def test_cleaning_twice_changes_nothing(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_bytes(ODD[file])
    once = one(tmp_path, file)
    (tmp_path / file).write_bytes(once.data)
    assert one(tmp_path, file) == once


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    for file, data in ODD.items():
        (tmp_path / file).write_bytes(data)
    here = {picture.name for picture in read(tmp_path, *ODD).values()}
    code = (
        "import sys; from pathlib import Path\n"
        "from reportgen.pictures.read import read_pictures\n"
        "from reportgen.reading.source import load\n"
        "from reportgen.reading.validate import validate\n"
        "source = load(Path('x.yaml'))\n"
        "print(*(p.name for p in read_pictures(validate(source), source).values()))\n"
    )
    there = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(there.stdout.split()) == here


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((LONGEST, LONGEST), (2000, 2000)),
        ((6000, 4000), (2000, 1333)),
        ((4000, 6000), (1333, 2000)),
        ((8200, 4100), (2000, 1000)),
        ((30000, 3), (2000, 1)),
        ((1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_picture_is_larger_than_print_can_show(
    tmp_path: Path, kind: str, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    photo(*size).save(tmp_path / "a", kind)
    image = seen(one(tmp_path, "a"))
    assert image.size == expected
    if min(expected) > 100:
        assert near(image, (9, 9), (220, 0, 0))
        assert near(image, (expected[0] - 9, expected[1] - 9), (0, 0, 220))


def test_inks_become_colours(tmp_path: Path) -> None:
    photo(mode="CMYK").save(tmp_path / "a.jpg", quality=95)
    image = seen(one(tmp_path, "a.jpg"))
    assert image.mode == "RGB"
    assert near(image, (8, 8), (220, 0, 0))
    assert near(image, (82, 8), (0, 160, 0))


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    deep = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 0x8080, 0xFFFF)):
        deep.putpixel((x, 0), value)
    deep.save(tmp_path / "a.png")
    image = seen(one(tmp_path, "a.png"))
    assert [image.getpixel((x, 0)) for x in range(3)] == [0, 0x80, 0xFF]
    pixels = zlib.compress(b"\0\xff\xff\x80\x80\0\0")
    (tmp_path / "a.png").write_bytes(png(1, 1, pixels, bits=16, colours=2))
    picture = one(tmp_path, "a.png")
    assert seen(picture).getpixel((0, 0)) == (0xFF, 0x80, 0)
    assert picture.data[24] == 8


@pytest.mark.parametrize("mode", ["1", "P"])
def test_few_colours_are_blended_where_a_picture_is_scaled_down(tmp_path: Path, mode: str) -> None:
    image = photo(3001, 99, mode)
    image.save(tmp_path / "a.png")
    before, after = (i.getcolors(100_000) for i in (image, seen(one(tmp_path, "a.png"))))
    assert before is not None
    assert after is not None
    assert len(after) > len(before)


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    image = photo(3000, 3000, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    image.save(tmp_path / "a.png")
    few = photo(3000, 30).quantize(3)
    few.save(tmp_path / "b.png", transparency=few.getpixel((0, 0)))
    pictures = read(tmp_path, "a.png", "b.png")
    assert [seen(picture).mode for picture in pictures.values()] == ["RGBA", "RGBA"]
    assert seen(pictures["a.png"]).getchannel("A").getextrema() == (0, 255)
    corners = [seen(pictures["b.png"]).getpixel(at) for at in ((0, 0), (1999, 0))]
    assert [corner[3] for corner in corners if isinstance(corner, tuple)] == [0, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_an_alpha_channel_that_hides_nothing_is_left_out(tmp_path: Path, mode: str) -> None:
    photo(mode=mode).save(tmp_path / "a.png")
    assert seen(one(tmp_path, "a.png")).mode == "RGB"


def with_red_and_green_swapped() -> bytes:
    """A colour profile that no screen has, so that one sees whether it was heeded."""
    tags = {at: SRGB[at : at + 4] for at in range(132, len(SRGB) - 4, 4)}
    red, green = (
        next(at for at, tag in tags.items() if tag == name) for name in (b"rXYZ", b"gXYZ")
    )
    swapped = bytearray(SRGB)
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(swapped)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_of_another_profile_become_srgb(tmp_path: Path, kind: str) -> None:
    profile = with_red_and_green_swapped()
    (tmp_path / "a").write_bytes(made(photo(), kind, icc_profile=profile))
    assert near(seen(one(tmp_path, "a")), (8, 8), (0, 220, 0))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_is_broken_or_for_other_colours_is_passed_over(
    tmp_path: Path, mode: str
) -> None:
    for file, profile in {"a.jpg": SRGB[:300], "b.jpg": SRGB, "c.jpg": b"none"}.items():
        (tmp_path / file).write_bytes(made(photo(mode=mode), "JPEG", icc_profile=profile))
    (tmp_path / "d.jpg").write_bytes(made(photo(mode=mode), "JPEG"))
    pictures = list(read(tmp_path, "a.jpg", "b.jpg", "c.jpg", "d.jpg").values())
    assert all(near(seen(picture), (82, 8), middle(pictures[-1])) for picture in pictures)


def middle(picture: Picture) -> tuple[int, ...]:
    pixel = seen(picture).convert("RGB").getpixel((82, 8))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def test_of_an_animation_the_still_picture_stays(tmp_path: Path) -> None:
    data = made(photo(), "PNG", save_all=True, append_images=[photo(mode="L").convert("RGB")])
    (tmp_path / "a.png").write_bytes(data)
    picture = one(tmp_path, "a.png")
    assert near(seen(picture), (8, 8), (220, 0, 0))
    assert b"acTL" not in picture.data
    assert b"fdAT" not in picture.data


def test_of_a_phones_double_picture_the_first_stays(tmp_path: Path) -> None:
    photo().save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[photo().rotate(180)])
    picture = one(tmp_path, "a.jpg")
    assert near(seen(picture), (8, 8), (220, 0, 0))
    assert picture.data.count(b"\xff\xd8\xff") == 1


def test_a_text_that_swells_inside_a_png_does_no_harm(tmp_path: Path) -> None:
    clean = made(photo(), "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000)))
    profile = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(80_000_000)))
    (tmp_path / "a.png").write_bytes(clean[:33] + bomb + profile + clean[33:])
    assert one(tmp_path, "a.png").data == clean


# What is refused.


def test_a_missing_picture_is_told_with_its_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    photo().save(tmp_path / "pictures" / "Panel 1.JPG", "JPEG")
    assert message(tmp_path, "pictures/panel 1.jpg") == (
        "there is no picture “pictures/panel 1.jpg” [no-picture]"
        " / hint: did you mean “pictures/Panel 1.JPG”?"
    )
    paths = "paths start at the folder of this file; is the picture there?"
    for file in ("none/at/all.jpg", "pictures/Panel 1.JPG/inside.jpg", "zzz.jpg"):
        assert message(tmp_path, file) == (
            f"there is no picture “{file}” [no-picture] / hint: {paths}"
        )


@pytest.mark.parametrize("file", ["../x.jpg", "a/../../x.jpg", "a/../b.jpg", "..", "a/.."])
def test_a_path_with_two_dots_is_refused(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "exchange"
    (folder / "a").mkdir(parents=True)
    for path in (tmp_path / "x.jpg", folder / "b.jpg"):
        photo().save(path)
    assert message(folder, file) == (
        f"“{file}” leads out of this file’s folder [picture-outside]"
        " / hint: put the picture beside the exchange file, or into a folder there"
    )


def test_a_link_may_lead_to_another_place_inside_the_folder_only(tmp_path: Path) -> None:
    folder, outside = tmp_path / "exchange", tmp_path / "exchange-2"
    for path in (folder / "pictures", outside):
        path.mkdir(parents=True)
        photo().save(path / "a.jpg")
    (folder / "inside.jpg").symlink_to("pictures/a.jpg")
    (folder / "file.jpg").symlink_to("../exchange-2/a.jpg")
    (folder / "absolute.jpg").symlink_to(outside / "a.jpg")
    (folder / "folder").symlink_to(outside)
    (folder / "chain.jpg").symlink_to("file.jpg")
    (folder / "dangling.jpg").symlink_to(outside / "none.jpg")
    assert one(folder, "inside.jpg").width == 90
    files = ("file.jpg", "absolute.jpg", "folder/a.jpg", "chain.jpg", "dangling.jpg")
    assert told(folder, *files) == [("picture-outside", 9 + n, 9) for n in range(5)]


def test_the_exchanges_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "true").mkdir()
    (tmp_path / "link").symlink_to("true")
    photo().save(tmp_path / "true" / "a.jpg")
    assert one(tmp_path / "link", "a.jpg").width == 90


def test_an_exchange_of_the_working_folder_finds_its_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    photo().save("a.jpg")
    assert one(Path(), "a.jpg").width == 90


def test_a_folder_or_a_pipe_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "folder.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.jpg")
    assert message(tmp_path, "folder.jpg") == (
        "“folder.jpg” is a folder, not a picture [no-picture] / hint: name a picture inside it"
    )
    assert message(tmp_path, "pipe.jpg") == "“pipe.jpg” is not an ordinary file [no-picture]"


def test_what_cannot_be_read_is_told_as_the_system_says_it(tmp_path: Path) -> None:
    (tmp_path / "circle.jpg").symlink_to("circle.jpg")
    assert message(tmp_path, "circle.jpg") == (
        "“circle.jpg” cannot be read: too many levels of symbolic links [unreadable]"
    )
    name = "n" * 300
    assert message(tmp_path, name) == f"“{name}” cannot be read: file name too long [unreadable]"


def test_a_picture_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo().save(tmp_path / "a.jpg")

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")  # what root never meets

    monkeypatch.setattr("reportgen.pictures.read.os.open", refused)
    assert message(tmp_path, "a.jpg") == "“a.jpg” cannot be read: permission denied [unreadable]"


def test_an_empty_picture(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    assert message(tmp_path, "a.jpg") == (
        "“a.jpg” is empty [picture-broken]"
        " / hint: copy the picture here again; it may not have been copied to its end"
    )


WHOLE_JPEG, WHOLE_PNG = made(photo(), "JPEG"), made(photo(), "PNG")
AT_IDAT = WHOLE_PNG.index(b"IDAT")
BROKEN = {
    "two bytes": WHOLE_JPEG[:2],
    "only a head": WHOLE_JPEG[:150],
    "half a JPEG": WHOLE_JPEG[: len(WHOLE_JPEG) // 2],
    "half a progressive JPEG": made(photo(), "JPEG", progressive=True)[:700],
    "a JPEG without its end": WHOLE_JPEG[:-2],
    "no pixels": WHOLE_JPEG[: WHOLE_JPEG.index(b"\xff\xda")] + b"\xff\xd9",
    "half a PNG": WHOLE_PNG[: len(WHOLE_PNG) // 2],
    "a PNG without its end": WHOLE_PNG[:-12],
    "a wrong sum of the head": WHOLE_PNG[:29] + b"\0\0\0\0" + WHOLE_PNG[33:],
    "a wrong pixel": WHOLE_PNG[: AT_IDAT + 30] + b"\0\0\0" + WHOLE_PNG[AT_IDAT + 33 :],
    "a wrong sum at the end": WHOLE_PNG[:-1] + b"\0",
    "fewer pixels than promised": png(100, 100, zlib.compress(bytes(10_100))[:-9]),
    "no width": png(0, 10, zlib.compress(b"")),
    "spoilt by a mail program": WHOLE_PNG.replace(b"\r\n", b"\n"),
}


@pytest.mark.parametrize("patient", [False, True])
@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_picture_is_never_shown_in_part(
    tmp_path: Path, data: bytes, patient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint sets this for the whole process, and it is to find it as it was.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", patient)
    (tmp_path / "a.jpg").write_bytes(data)
    assert message(tmp_path, "a.jpg") == (
        "“a.jpg” is damaged or incomplete [picture-broken]"
        " / hint: copy it here again, or open it and save it anew as JPEG or PNG"
    )
    assert patient is ImageFile.LOAD_TRUNCATED_IMAGES


OTHERS = {
    "a GIF picture": made(photo(), "GIF"),
    "a WebP picture": made(photo(), "WEBP"),
    "a TIFF picture": made(photo(), "TIFF"),
    "a BMP picture": made(photo(), "BMP"),
    "a JPEG 2000 picture": made(photo(), "JPEG2000"),
    "an icon": made(photo(), "ICO"),
    "a PDF document": made(photo(), "PDF"),
    "a HEIC picture": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "an AVIF picture": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1",
    "a JPEG XL picture": b"\xff\x0a\x12\x34",
    "a film": b"\0\0\0\x18ftypisom\0\0\0\0isomavc1",
    "an Office document or a ZIP archive": b"PK\x03\x04\x14\0\6\0",
    "an SVG drawing": b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a web page": b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><svg></svg></html>",
    "a text": "This is a photo of Zürich.\n".encode(),
    "no picture": bytes(range(32)),
}


@pytest.mark.parametrize("seems", OTHERS)
def test_other_kinds_are_refused_by_what_they_are(tmp_path: Path, seems: str) -> None:
    (tmp_path / "a.jpg").write_bytes(OTHERS[seems])
    assert message(tmp_path, "a.jpg") == (
        f"“a.jpg” seems to be {seems}; only JPEG and PNG can be used [picture-kind]"
        " / hint: open it and save it as JPEG or PNG; another ending of its name is not enough"
    )


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(WHOLE_JPEG)
    assert one(tmp_path, "a.png").media_type == "image/jpeg"


def jpeg_that_promises(width: int, height: int) -> bytes:
    at = WHOLE_JPEG.index(b"\xff\xc0") + 5
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return WHOLE_JPEG[:at] + size + WHOLE_JPEG[at + 4 :]


@pytest.mark.parametrize(
    "data",
    [png(50_000, 50_000, b""), png(10_001, 10_000, b""), jpeg_that_promises(60_000, 60_000)],
)
def test_a_picture_that_would_fill_all_memory_is_not_decoded(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    decoded: list[ImageFile.ImageFile] = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", decoded.append)
    assert message(tmp_path, "a.png") == (
        "“a.png” is too large: more than 100 million pixels [picture-large]"
        " / hint: scale it down; 2000 pixels on its longer side fill a page"
    )
    assert decoded == []


def test_pillows_own_limits_are_told_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo().save(tmp_path / "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 3000)
    assert one(tmp_path, "a.png").width == 90  # between its limit and twice that, it only warns
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert told(tmp_path, "a.png") == [("picture-large", 9, 9)]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.write(WHOLE_JPEG)
        file.truncate(MOST_BYTES + 1)
    assert message(tmp_path, "a.jpg").startswith("“a.jpg” is too large: more than 40 MB [")


def test_all_problems_are_told_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    photo().save(tmp_path / "fine.jpg")
    (tmp_path / "text.jpg").write_text("text")
    (tmp_path / "empty.png").touch()
    above = "organisations:\n  o:\n    name: O\n    logo: ../logo.png\n"
    exchange = tmp_path / "x.yaml"
    files = ("text.jpg", "fine.jpg", "none.jpg", "empty.png", "text.jpg")
    images = "".join(f"  p{n}: {{ file: {file} }}\n" for n, file in enumerate(files))
    exchange.write_text(TOP.replace("images:\n", f"{above}images:\n") + images)
    source = load(exchange)
    with pytest.raises(InputError) as caught:
        read_pictures(validate(source), source)
    assert [(p.code, p.place.line, p.place.column) for p in caught.value.problems] == [
        ("picture-outside", 11, 5),
        ("picture-kind", 13, 9),
        ("no-picture", 15, 9),
        ("picture-broken", 16, 9),
        ("picture-kind", 17, 9),
    ]
    assert {p.place.file for p in caught.value.problems} == {str(exchange)}
