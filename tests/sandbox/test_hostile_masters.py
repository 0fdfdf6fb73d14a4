"""A Word master that means harm is named, and not unpacked."""

import io
import zipfile
from pathlib import Path

import pytest

from support.hostile import made, refused

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES, LINKS, BODY = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"


def parts_of(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack / "report.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def master_of(pack: Path, *parts: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(pack / "report.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)


def master_with(pack: Path, added: dict[str, str]) -> None:
    """The master with parts of its own, or with more at the end of those that it has."""
    parts = parts_of(pack)
    for name, text in added.items():
        if name in parts:
            at = parts[name].rfind(b"<w:sectPr" if name == BODY else b"</")
            parts[name] = parts[name][:at] + text.encode() + parts[name][at:]
        else:
            parts[name] = text.encode()
    master_of(pack, *parts.items())


def link(kind: str, target: str, mode: str = ' TargetMode="External"') -> dict[str, str]:
    return {LINKS: f'<Relationship Id="rX" Type="{LINK}{kind}" Target="{target}"{mode}/>'}


def field(*runs: str) -> dict[str, str]:
    said = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return {BODY: f"<w:p>{begin}{said}{end}</w:p>"}


def element(text: str) -> dict[str, str]:
    return {BODY: f"<w:p><w:r>{text}</w:r></w:p>"}


MASTERS = {
    "a macro (word/vbaProject.bin)": {"word/vbaProject.bin": "x"},
    "a macro (word/other.bin)": {
        TYPES: '<Override PartName="/word/other.bin"'
        ' ContentType="application/vnd.ms-office.vbaProject"/>'
    },
    "a macro (word/document.xml)": {
        TYPES: '<Override PartName="/word/document.xml"'
        ' ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    },
    "an ActiveX control (word/activeX/activeX1.bin)": {"word/activeX/activeX1.bin": "x"},
    "an OLE object (word/o.bin)": link("oleObject", "o.bin", ""),
    "an embedded file (word/embeddings/a.xlsx)": {"word/embeddings/a.xlsx": "x"},
    "an embedded file (word/a.bin)": link("package", "a.bin", ""),
    "a file that Word reads in (altChunk) (word/document.xml)": {BODY: "<w:altChunk/>"},
    "a file that Word reads in (altChunk) (word/a.html)": link("aFChunk", "a.html", ""),
    "a change to Word’s ribbon (customUI/customUI.xml)": {"customUI/customUI.xml": "<customUI/>"},
    "fetches “http://127.0.0.1/a.dotm” (attachedTemplate": link(
        "attachedTemplate", "http://127.0.0.1/a.dotm"
    ),
    "fetches “file://host/a.png” (image": link("image", "file://host/a.png"),
    r"fetches “\\host\a.png” (image": link("image", r"\\host\a.png", ""),
    "fetches “http://127.0.0.1/o” (oleObject": link("oleObject", "http://127.0.0.1/o"),
    "fetches “http://127.0.0.1/s” (subDocument": link("subDocument", "http://127.0.0.1/s"),
    "fetches “http://127.0.0.1/f” (frame": link("frame", "http://127.0.0.1/f"),
    "fetches “c:/a.mdb” (mailMergeSource": link("mailMergeSource", "c:/a.mdb"),
    "leads to “javascript:x” (word/_rels": link("hyperlink", "javascript:x"),
    "leads to “file:///etc/passwd” (word/document.xml)": field(' HYPERLINK "file:///etc/passwd" '),
    "a source for mail merge": {"word/settings.xml": "<w:mailMerge/>"},
    "an embedded object": element("<w:object/>"),
    "a form control": element("<w:control/>"),
    "a field INCLUDETEXT": field(" INCLUDETEXT ", '"c:/a.docx"'),
    "a field INCLUDEPICTURE": field(" INCL", "UDEPI", 'CTURE "http://127.0.0.1/a.png" '),
    "a field LINK": {BODY: '<w:p><w:fldSimple w:instr=" link Excel.Sheet a.xlsx "/></w:p>'},
    "a field DDE ": field(" DDE c:/windows/cmd.exe "),
    "a field DDEAUTO": field("ddeauto", " c:/windows/cmd.exe "),
    "a field IMPORT": field(" IMPORT a.png "),
    "a field DATABASE": field(" DATABASE c a "),
    "a field MACROBUTTON": field(" MACROBUTTON Run me "),
    "a field AUTOTEXT": field(" AUTOTEXT a "),
    "a field that makes a field": {
        BODY: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar"
        " w:fldCharType='begin'/></w:r><w:r><w:instrText> QUOTE 68 68 69 </w:instrText></w:r><w:r>"
        "<w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    },
}


@pytest.mark.parametrize("named", MASTERS)
def test_what_runs_or_fetches_in_a_word_master_is_named(pack: Path, named: str) -> None:
    master_with(pack, MASTERS[named])
    problems = refused(pack, "docx")
    assert any(named in problem.sentence for problem in problems)
    for problem in problems:
        assert problem.code == "word-unsafe"
        assert problem.place.file.endswith("report.docx")
        assert problem.hint


def test_all_that_is_wrong_with_a_master_is_told_at_once(pack: Path) -> None:
    master_with(pack, {"word/vbaProject.bin": "x", **link("image", "http://127.0.0.1/a.png")})
    assert len(refused(pack, "docx")) == 2


ENTITIES = {
    "xxe": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 9))
    + "]>",
    "remote": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("way", ENTITIES)
@pytest.mark.parametrize("part", [BODY, "word/styles.xml", LINKS, TYPES, "word/other.xml"])
def test_a_part_declares_no_entities(pack: Path, part: str, way: str) -> None:
    parts = parts_of(pack)
    _, _, rest = parts.get(part, b"<?xml version='1.0'?><x/>").partition(b"?>")
    parts[part] = b"<?xml version='1.0'?>" + ENTITIES[way].encode() + rest
    master_of(pack, *parts.items())
    assert "entities" in refused(pack, "docx")[0].sentence


ARCHIVES = {
    "unpacks to more": [(f"word/media/{n}.bin", bytes(8_000_000)) for n in range(9)],
    "swells": [("word/media/a.bin", bytes(8_000_000))],
    "more than 2000 parts": [(f"word/media/{n}.bin", b"") for n in range(2_001)],
    "two parts of one name": [("word/Styles.xml", b"<x/>")],
    "outside": [("../a.xml", b"<x/>")],
    "outside of it (“/etc/a": [("/etc/a.xml", b"<x/>")],
    "outside of it (“c:": [("c:a.xml", b"<x/>")],
    "a text of more": [("word/header9.xml", bytes(range(256)) * 17_000)],
}


@pytest.mark.parametrize("named", ARCHIVES)
def test_a_master_that_is_a_trap_is_not_unpacked(pack: Path, named: str) -> None:
    master_of(pack, *parts_of(pack).items(), *ARCHIVES[named])
    assert any(named in problem.sentence for problem in refused(pack, "docx"))


def test_an_encrypted_master_is_told(pack: Path) -> None:
    data = bytearray((pack / "report.docx").read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    (pack / "report.docx").write_bytes(data)
    assert "encrypted" in refused(pack, "docx")[0].sentence


def test_what_a_printer_left_in_a_master_is_in_no_report(pack: Path) -> None:
    added = link("printerSettings", "printerSettings/printerSettings1.bin", "")
    master_with(pack, {**added, "word/printerSettings/printerSettings1.bin": "the printer"})
    with zipfile.ZipFile(io.BytesIO(made(pack, "docx"))) as report:
        assert not [name for name in report.namelist() if "printer" in name]
        assert b"printerSettings" not in report.read(LINKS)


def test_a_master_with_links_fields_and_pictures_is_used(pack: Path) -> None:
    added = {**link("hyperlink", "https://example.org/"), **field(" PAGE "), **field(" REF a \\h ")}
    master_with(pack, added)
    assert made(pack, "docx")
