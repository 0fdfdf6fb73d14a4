"""The Word file as Word sees it: known elements, named styles, real structure, no leftovers."""

import io
import itertools
import posixpath
import re
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from support.documents import (
    EXCHANGES,
    HARBOUR,
    IN_TURN,
    MINIMAL,
    REAL,
    RICH,
    W,
    built,
    parts,
    word_paragraphs,
)

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
    boxes = body(file).iter(f"{W}txbxContent")
    assert all(next(box.iterancestors("{*}inline"), None) is not None for box in boxes)
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
    unstyled = [
        paragraph
        for paragraph in body(file).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle") is None
    ]
    assert unstyled == []
    assert body(file).find(f".//{W}pPr/{W}pStyle") is not None


@each_exchange
def test_every_table_repeats_its_head_and_keeps_its_rows_whole(file: Path) -> None:
    tables = list(body(file).iter(f"{W}tbl"))
    assert tables
    for table in tables:
        first, *others = table.iterchildren(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert others
        for row in (first, *others):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            cells = [cell.findtext(f".//{W}t") for cell in row.iterchildren(f"{W}tc")]
            assert cells
            assert all(cells)
            assert row.find(f".//{W}gridSpan") is None
            assert row.find(f".//{W}vMerge") is None


@pytest.mark.parametrize("file", [*EXCHANGES, HARBOUR], ids=lambda file: file.stem)
def test_the_contents_lead_to_the_headings(file: Path) -> None:
    document = body(file)
    marks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    assert {link for link in links if link} <= marks
    fields = "".join(text.text or "" for text in document.iter(f"{W}instrText"))
    assert ("TOC " in fields) == (file == HARBOUR)


def test_the_contents_are_the_headings() -> None:
    paragraphs = word_paragraphs(built(HARBOUR)["docx"])
    listed = [text for style, text in paragraphs if style.lower() == "toc 1"]
    # What stands before the contents is not listed, nor what stands after the annexes.
    after = itertools.dropwhile(lambda paragraph: paragraph[0] != "TOC Heading", paragraphs)
    is_listed = re.compile("heading 1( .*)?|annex heading( first)?", re.I).fullmatch
    assert listed == [text for style, text in after if is_listed(style)]
    listed = [text for style, text in paragraphs if style.lower() in ("toc 1", "toc 2")]
    anchors = [
        link.get(f"{W}anchor")
        for style in body(HARBOUR).iter(f"{W}pStyle")
        if str(style.get(f"{W}val")).startswith("TOC")
        for link in style.iterfind(f"../../{W}hyperlink")
    ]
    assert len(set(anchors)) == len(anchors) == len(listed)


@each_exchange
def test_every_style_that_is_used_is_there(file: Path) -> None:
    made = parts(built(file)["docx"])
    styles = etree.fromstring(made["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    kinds = [f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")]
    used = {
        tag.get(f"{W}val")
        for name in made
        if re.fullmatch(r"word/[a-z]+\d*\.xml", name)
        for tag in etree.fromstring(made[name]).iter(*kinds)
    }
    assert len(used) > 20
    assert used <= known


@each_exchange
def test_what_is_counted_is_counted_once(file: Path) -> None:
    document = body(file)
    for tag, key in (
        (f"{W}bookmarkStart", f"{W}id"),
        (f"{W}bookmarkStart", f"{W}name"),
        (f"{W}bookmarkEnd", f"{W}id"),
        ("{*}docPr", "id"),
    ):
        found = [element.get(key) for element in document.iter(tag)]
        # The report of Peshawar has no drawing, the smallest one none of these.
        assert found or file == MINIMAL or (file == REAL and tag == "{*}docPr")
        assert len(set(found)) == len(found)
    opened = {mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkStart")}
    assert opened == {mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkEnd")}


@each_exchange
def test_every_relationship_leads_to_a_part_and_every_part_is_related(file: Path) -> None:
    made = parts(built(file)["docx"])
    reached = {"[Content_Types].xml"}
    for name in (name for name in made if name.endswith(".rels")):
        reached.add(name)
        owner = posixpath.normpath(name.replace("_rels/", "").removesuffix(".rels"))
        words = made.get(owner, b"").decode("utf-8", "replace")
        for relation in etree.fromstring(made[name]):
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(owner), str(relation.get("Target")))
                assert posixpath.normpath(target)[1:] in made
                reached.add(posixpath.normpath(target)[1:])
        ids = {str(relation.get("Id")) for relation in etree.fromstring(made[name])}
        used = set(re.findall(r'r:(?:id|embed|link)="([^"]+)"', words))
        assert used <= ids, name
        assert not _by_id(made[name]) - used, name
    assert reached == set(made)


def _by_id(relations: bytes) -> set[str]:
    """The ids of what a part must name to show; styles, fonts and settings are found by kind."""
    shown = ("hyperlink", "image", "chart", "header", "footer")
    return {
        str(relation.get("Id"))
        for relation in etree.fromstring(relations)
        if str(relation.get("Type")).rsplit("/", 1)[-1] in shown
    }


def test_words_of_another_language_say_so() -> None:
    found = [
        (lang.get(f"{W}val"), "".join(map(str, run.itertext())))
        for run in body(RICH).iter(f"{W}r")
        for lang in run.iterfind(f"{W}rPr/{W}lang")
    ]
    assert ("el", "“Το κλειδί είναι η εμπιστοσύνη”") in found


def test_the_label_of_tlp_stands_on_black_in_every_head_and_foot() -> None:
    made = parts(built(RICH)["docx"])
    styles = etree.fromstring(made["word/styles.xml"])
    (style,) = (each for each in styles if each.get(f"{W}styleId") == "TLPLabel")
    (shade,) = style.iter(f"{W}shd")
    (size,) = style.iter(f"{W}sz")
    assert (shade.get(f"{W}fill"), size.get(f"{W}val")) == ("000000", "24")
    for name in ("header1", "footer1", "header2", "footer2"):
        runs = etree.fromstring(made[f"word/{name}.xml"]).iter(f"{W}r")
        labels = [run for run in runs if "TLP:CLEAR" in "".join(map(str, run.itertext()))]
        (colour,) = (each.get(f"{W}val") for run in labels for each in run.iter(f"{W}color"))
        (look,) = (each.get(f"{W}val") for run in labels for each in run.iter(f"{W}rStyle"))
        assert (colour, look) == ("FFFFFF", "TLPLabel"), name
