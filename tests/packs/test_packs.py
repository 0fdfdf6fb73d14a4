"""A pack decides how reports look, in Word and on the page alike, and inherits the rest."""

import io
import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from reportgen import Options, build
from reportgen.authoring.checking.check import check_named
from reportgen.authoring.schema import PACK_FILE, pack_schema
from reportgen.errors import PackError
from reportgen.packs.listing import listed
from reportgen.packs.pack import find
from reportgen.reading.source import load
from support import verapdf
from support.documents import EXCHANGES, MINIMAL, RICH, ROOT
from support.guide import logo

HOUSE = """name: house
title: House
extends: formal
colours: { accent: "#5B2A86" }
logo: { file: assets/logo.png, alt: Rivers and Bridges Network }
fonts:
  family: Source Sans Pro Light
  faces:
    - { file: "source-sans-pro:SourceSansPro-Light.ttf" }
    - { file: "source-sans-pro:SourceSansPro-LightIt.ttf", italic: true }
    - { file: "source-sans-pro:SourceSansPro-Black.ttf", weight: 700 }
    - { file: "source-sans-pro:SourceSansPro-BlackIt.ttf", weight: 700, italic: true }
"""


def pack(folder: Path, name: str, manifest: str, **files: str) -> Path:
    """A pack with this manifest and these files."""
    made = folder / name
    (made / "assets").mkdir(parents=True)
    (made / "assets" / "logo.png").write_bytes(logo())
    (made / "pack.yaml").write_text(manifest, "utf-8")
    for file, text in files.items():
        (made / file.replace("__", ".")).write_text(text, "utf-8")
    return made


# ---- one place for colours, fonts and logo ------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every format of the richest exchange in a house of its own."""
    house = pack(tmp_path_factory.mktemp("packs"), "house", HOUSE)
    options = Options(("docx", "pdf", "html"), "internal", pack=str(house))
    return {each.format: each.data for each in build(RICH, options).artifacts}


def painted(pdf: bytes) -> set[str]:
    """Every colour that the pages are painted in."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for each in pikepdf.parse_content_stream(page):
                operands = list(each.operands)
                if str(each.operator) in ("rg", "RG", "scn", "SCN") and len(operands) == 3:
                    found.add("".join(f"{round(float(part) * 255):02X}" for part in operands))
    return found


def test_a_colour_changes_everywhere(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as file:
        parts = {name: file.read(name) for name in file.namelist() if name.endswith(".xml")}
    assert not [name for name, data in parts.items() if b"0B5C6B" in data.upper()]
    for name in ("word/theme/theme1.xml", "word/styles.xml"):
        assert b"5B2A86" in parts[name]
    assert "0B5C6B" not in painted(made["pdf"])
    assert "5B2A86" in painted(made["pdf"])
    assert b"#0B5C6B" not in made["html"]
    assert b"#5B2A86" in made["html"]


def test_the_fonts_change_everywhere(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as file:
        for name in ("word/theme/theme1.xml", "word/styles.xml", "word/fontTable.xml"):
            families = set(re.findall(rb"Source Sans Pro[A-Za-z ]*", file.read(name)))
            assert families == {b"Source Sans Pro Light"}
    with pikepdf.open(io.BytesIO(made["pdf"])) as file_:
        fonts = {str(f.BaseFont) for p in file_.pages for f in p.resources.Font.values()}
    assert fonts
    assert all(re.search("Light|Black", font) for font in fonts), fonts
    assert b'font-family: "Source Sans Pro Light"' in made["html"]


def test_the_logo_is_in_every_document(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as file:
        assert b'descr="Rivers and Bridges Network"' in file.read("word/document.xml")
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        alts = {
            str(thing.get("/Alt", ""))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        }
    assert "Rivers and Bridges Network" in alts
    assert b'alt="Rivers and Bridges Network"' in made["html"]


# ---- extends ------------------------------------------------------------------------------------


def test_each_file_can_be_changed_alone(tmp_path: Path) -> None:
    first = "name: first\ntitle: First\nextends: formal\nwords: { en: { findings: Lessons } }\n"
    pack(tmp_path, "first", first, report__css=".one { color: #111111 }")
    second = "name: second\ntitle: Second\nextends: first\ncolours: { accent: '#4A148C' }\n"
    made = pack(tmp_path, "second", second, report__css=".two { color: #222222 }")
    found = find(str(made))
    assert [each.name for each in found.chain] == ["first", "formal"]
    assert found.manifest.colours.accent == "#4A148C"
    assert found.manifest.colours.ink == find("formal").manifest.colours.ink
    page = build(RICH, Options(("html",), pack=str(made))).artifacts[0].data.decode()
    assert "Lessons" in page
    assert 0 < page.index(".cover .title") < page.index(".one {") < page.index(".two {")


def test_a_partial_takes_the_place_of_the_one_it_inherits(tmp_path: Path) -> None:
    made = pack(tmp_path, "house", "name: house\ntitle: House\nextends: formal\n")
    (made / "html").mkdir()
    own = '{% include "formal/html/cover.html.j2" %}<p class="x">Ours.</p>'
    (made / "html" / "cover.html.j2").write_text(own, "utf-8")
    page = build(MINIMAL, Options(("html",), pack=str(made))).artifacts[0].data.decode()
    assert page.index('class="cover') < page.index("Ours.</p>")


FAULTY = {
    "a circle": ("extends: house", "pack-circle", 3),
    "no such parent": ("extends: formla", "no-pack", 3),
    "no such field": ("extends: formal\ncolors: { ink: '#000000' }", "pack-manifest", 4),
    "no such colour": ("extends: formal\ncolours: { inc: '#000000' }", "pack-manifest", 4),
    "a colour that is none": ("extends: formal\ncolours: { ink: black }", "pack-manifest", 4),
    "no such label": ("extends: formal\nwords: { en: { finding: X } }", "pack-words", 4),
    "no such language": ("extends: formal\nwords: { xx: { findings: X } }", "pack-words", 4),
    "no such part": ("extends: formal\nleave_out: [cost]", "pack-manifest", 4),
    "no such logo": ("extends: formal\nlogo: { file: no.png, alt: X }", "pack-file", 4),
    "a logo without words": (
        "extends: formal\nlogo: { file: assets/logo.png }",
        "pack-manifest",
        4,
    ),
    "a family without files": ("extends: formal\nfonts: { family: Our Sans }", "pack-font", 4),
    "nothing to extend and little said": ("page: { size: A4 }", "pack-manifest", 3),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_wrong_with_a_manifest_is_told_at_its_line(tmp_path: Path, name: str) -> None:
    text, code, line = FAULTY[name]
    made = pack(tmp_path, "house", f"name: house\ntitle: House\n{text}\n")
    with pytest.raises(PackError) as caught:
        build(MINIMAL, Options(("html",), pack=str(made)))
    problem = caught.value.problems[0]
    assert problem.code == code
    assert problem.place.file == str(made / "pack.yaml")
    assert problem.place.line == line
    assert problem in check_named(str(made))


def test_two_packs_that_extend_each_other(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        made = pack(tmp_path, name, f"name: {name}\ntitle: X\nextends: {other}\n")
    with pytest.raises(PackError) as caught:
        find(str(made))
    assert caught.value.problems[0].code == "pack-circle"


def test_a_pack_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(PackError) as caught:
        find("brif")
    assert "did you mean “brief”?" in caught.value.problems[0].hint


# ---- the schema ---------------------------------------------------------------------------------


def test_the_schema_is_what_the_code_makes() -> None:
    assert (ROOT / "schemas" / PACK_FILE).read_text("utf-8") == pack_schema()


@pytest.mark.parametrize("name", [each.name for each in listed()])
def test_an_editor_takes_the_packs_that_ship(name: str) -> None:
    data = load(find(name).folder / "pack.yaml").data
    for face in data.get("fonts", {}).get("faces", []):
        face["weight"] = int(face.get("weight", 400))
        face["italic"] = face.get("italic") == "true"
    for fonts in filter(None, [data.get("fonts")]):
        fonts["embed"] = fonts.get("embed", "true") == "true"
    for part, most in data.get("at_most", {}).items():
        data["at_most"][part] = int(most)
    jsonschema.validate(data, json.loads(pack_schema()))


def test_an_editor_says_what_is_wrong() -> None:
    schema = json.loads(pack_schema())
    for wrong in ({"name": "x", "title": "X", "extends": "formal", "colors": {}}, {"name": "x"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


# ---- every pack is published like `formal` ------------------------------------------------------


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)
def test_the_brief_report_is_brief(file: Path) -> None:
    made = {each.format: each for each in build(file, Options(pack="brief")).artifacts}
    assert (made["pdf"].pages or 0) <= 3
    with zipfile.ZipFile(io.BytesIO(made["docx"].data)) as zipped:
        assert "word/header2.xml" not in zipped.namelist()


def test_no_audit_finds_anything_in_other_packs(tmp_path: Path) -> None:
    house = pack(tmp_path, "house", HOUSE)
    for name in ("brief", str(house)):
        (made,) = build(RICH, Options(("docx",), pack=name)).artifacts
        file = tmp_path / "report.docx"
        file.write_bytes(made.data)
        result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(file)
        assert list(result.errors) == []


@pytest.mark.slow
def test_verapdf_finds_nothing_in_a_house_of_its_own(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "house.pdf"
    file.write_bytes(made["pdf"])
    found = verapdf.findings([file])
    assert len(found) == len(verapdf.PROFILES)
    assert {key: broken for key, broken in found.items() if broken} == {}
