"""The fonts inside a Word document: whole, masked as the standard says, and only if wanted."""

import io
import shutil
import uuid
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from reportgen.options import Options
from reportgen.packs import pack as packs
from reportgen.pipeline import build
from support.documents import MINIMAL, ROOT, W, built

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FILES = packs.find("formal").font_files()[0][1].parent


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def unmasked(file: zipfile.ZipFile) -> dict[str, bytes]:
    """The fonts by the style that they are for, taken out as ECMA-376, Part 4, 2.8.1 says."""
    links = etree.fromstring(file.read("word/_rels/fontTable.xml.rels"))
    targets = {link.get("Id"): f"word/{link.get('Target')}" for link in links}
    found = {}
    (font,) = etree.fromstring(file.read("word/fontTable.xml"))
    for style in font:
        if key := style.get(f"{W}fontKey"):
            data = bytearray(file.read(targets[style.get(f"{R}id")]))
            mask = uuid.UUID(key).bytes[::-1]
            for n in range(32):
                data[n] ^= mask[n % 16]
            found[etree.QName(style).localname] = bytes(data)
    return found


def pack(folder: Path, old: str, new: str) -> Path:
    """A copy of the pack with one change."""
    made = folder / "mine"
    shutil.copytree(ROOT / "templates" / "formal", made)
    manifest = (made / "pack.yaml").read_text("utf-8")
    assert old in manifest
    (made / "pack.yaml").write_text(manifest.replace(old, new), "utf-8")
    return made


def test_the_fonts_are_the_packs_own_and_whole() -> None:
    fonts = unmasked(opened(built(MINIMAL)["docx"]))
    assert fonts == {
        "embedRegular": (FILES / "SourceSansPro-Regular.ttf").read_bytes(),
        "embedBold": (FILES / "SourceSansPro-Bold.ttf").read_bytes(),
        "embedItalic": (FILES / "SourceSansPro-It.ttf").read_bytes(),
        "embedBoldItalic": (FILES / "SourceSansPro-BoldIt.ttf").read_bytes(),
    }
    settings = etree.fromstring(opened(built(MINIMAL)["docx"]).read("word/settings.xml"))
    assert [etree.QName(child).localname for child in settings][:2] == [
        "zoom",
        "embedTrueTypeFonts",
    ]


def test_a_pack_can_leave_them_out(tmp_path: Path) -> None:
    (made,) = build(
        MINIMAL, Options(("docx",), pack=str(pack(tmp_path, "embed: true", "embed: false")))
    ).artifacts
    file = opened(made.data)
    assert not [name for name in file.namelist() if "font" in name and name != "word/fontTable.xml"]
    assert b"embedTrueTypeFonts" not in file.read("word/settings.xml")
    assert len(made.data) < 100_000


@pytest.mark.parametrize("kind", ["restricted", "cff"])
def test_a_font_that_may_not_or_cannot_be_embedded_stays_out(kind: str, tmp_path: Path) -> None:
    mine = pack(tmp_path, "source-sans-pro:SourceSansPro-It.ttf", "italic.ttf")
    if kind == "cff":
        shutil.copy(FILES / "SourceSansPro-It.otf", mine / "italic.ttf")
    else:
        with TTFont(FILES / "SourceSansPro-It.ttf") as font:
            font["OS/2"].fsType = 2
            font.save(mine / "italic.ttf")
    (made,) = build(MINIMAL, Options(("docx",), pack=str(mine))).artifacts
    assert set(unmasked(opened(made.data))) == {"embedRegular", "embedBold", "embedBoldItalic"}
    path = tmp_path / "report.docx"
    path.write_bytes(made.data)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in found.errors] == []


def test_fonts_of_the_master_are_dropped(tmp_path: Path) -> None:
    mine = pack(tmp_path, "embed: true", "embed: true")
    master = mine / "report.docx"
    with zipfile.ZipFile(master) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    finished = opened(built(MINIMAL)["docx"])
    parts["word/settings.xml"] = finished.read("word/settings.xml")
    parts["word/fonts/font9.odttf"] = b"nobody asked for this"
    with zipfile.ZipFile(master, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    (made,) = build(MINIMAL, Options(("docx",), pack=str(mine))).artifacts
    names = [name for name in opened(made.data).namelist() if name.startswith("word/fonts/")]
    assert names == [f"word/fonts/font{n}.odttf" for n in (1, 2, 3, 4)]
    assert opened(made.data).read("word/settings.xml").count(b"embedTrueTypeFonts") == 1
