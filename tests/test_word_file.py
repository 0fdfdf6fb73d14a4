"""The Word file as Word sees it: known elements, named styles, real structure, no leftovers."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from documents import EXCHANGES, IN_TURN, REAL, RICH, W, built, parts

STYLES = (
    *("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Lead"),
    *("List Bullet", "List Number", "Quote", "Caption", "footnote text", "toc 1", "toc 2"),
    *("Label", "Callout", "Table Text", "Table Head", "Hyperlink"),
)

each_exchange = pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)


def body(file: Path) -> etree._Element:
    return etree.fromstring(parts(built(file)["docx"])["word/document.xml"])


@pytest.mark.parametrize("file", IN_TURN)
def test_no_element_is_unknown_or_out_of_place(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(built(file)["docx"])
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path)
    assert [str(error) for error in result.errors] == []


@each_exchange
def test_nothing_of_the_master_or_its_maker_is_left(file: Path) -> None:
    made = parts(built(file)["docx"])
    assert not [name for name in made if "WithEffects" in name or "thumbnail" in name]
    # What made the file is said on purpose in the part that carries its origin.
    everything = b"".join(
        data for name, data in made.items() if not re.match("word/(media|fonts)/|customXml/", name)
    )
    for sign in (b"{{", b"{%", b"}}", b"%}", b"python-docx", b"docxtpl", b"w:updateFields"):
        assert sign not in everything
    assert b"<w:txbxContent" not in everything
    assert b"<w:comment" not in everything


def test_the_master_has_the_styles_that_people_and_tools_know() -> None:
    names = {style.name for style in Document(io.BytesIO(built(RICH)["docx"])).styles}
    known = {name.lower() for name in names if name}
    assert {style.lower() for style in STYLES} <= known


@each_exchange
def test_every_look_comes_from_a_style(file: Path) -> None:
    direct = {
        f"{W}{tag}"
        for tag in ("b", "i", "color", "sz", "rFonts", "u", "shd", "jc", "spacing", "ind")
    }
    found = [
        element.tag
        for properties in body(file).iter(f"{W}rPr", f"{W}pPr")
        for element in properties
        if element.tag in direct
    ]
    assert found == []
    for paragraph in body(file).iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}pStyle") is not None


@each_exchange
def test_every_table_repeats_its_head_and_keeps_its_rows_whole(file: Path) -> None:
    for table in body(file).iter(f"{W}tbl"):
        first, *others = table.iterchildren(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert others
        for row in (first, *others):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            cells = [cell.findtext(f".//{W}t") for cell in row.iterchildren(f"{W}tc")]
            assert all(cells)
            assert row.find(f".//{W}gridSpan") is None
            assert row.find(f".//{W}vMerge") is None


@each_exchange
def test_the_contents_lead_to_the_headings(file: Path) -> None:
    document = body(file)
    marks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    assert {link for link in links if link} <= marks
    fields = "".join(text.text or "" for text in document.iter(f"{W}instrText"))
    assert ("TOC " in fields) == (file in (REAL, RICH))


def test_prose_becomes_real_lists_links_and_emphasis() -> None:
    document = body(RICH)
    links = parts(built(RICH)["docx"])["word/_rels/document.xml.rels"].decode()
    assert "https://example.org/notes?a=1&amp;b=2" in links
    styles = [style.get(f"{W}val") for style in document.iter(f"{W}rStyle")]
    assert {"Emphasis", "Strong", "Hyperlink"} <= set(styles)
    numbered = {
        number.get(f"{W}val")
        for paragraph in document.iter(f"{W}p")
        for number in paragraph.iterfind(f"{W}pPr/{W}numPr/{W}numId")
    }
    assert len(numbered) >= 3  # each ordered list counts for itself


@each_exchange
def test_the_page_is_a4_with_heads_and_feet_but_on_the_cover(file: Path) -> None:
    section = body(file).find(f".//{W}sectPr")
    assert section is not None
    size = section.find(f"{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert section.find(f"{W}titlePg") is not None
    made = parts(built(file)["docx"])
    feet = b"".join(data for name, data in made.items() if re.search(r"footer\d*\.xml$", name))
    assert b"NUMPAGES" in feet


@each_exchange
def test_properties_name_the_report_and_no_machine(file: Path) -> None:
    properties = Document(io.BytesIO(built(file)["docx"])).core_properties
    assert properties.title.endswith("full report")
    assert properties.language == "en-GB"
    assert properties.last_modified_by == ""
