"""Every PDF can be kept (PDF/A-3a) and be read by all (PDF/UA-1): its tags and its metadata."""

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, product, takewhile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from outloud import check

from reportgen import Options, build
from reportgen.editions.select import AUDIENCES
from reportgen.packs.listing import listed
from reportgen.packs.pack import DEFAULT
from support import verapdf
from support.crowded import crowded
from support.documents import (
    EVERY_EXCHANGE,
    EXCHANGES,
    HARBOUR,
    MINIMAL,
    REAL,
    RICH,
    STRAINS,
    built,
)

each_exchange = pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# What outloud says of each report, and why it stays so.
KNOWN = {
    "ORD-001": "footnotes and the signs of lists are painted last, and read where they belong",
    "LNK-010": "addresses in the facts of a report are words, not links",
    "PAG-001": "a small title such as “Key points” can stand at the top of several pages",
    "TBL-013": "two tables can follow each other, each with its caption",
}
# In a file of fewer than six pages it takes a running head for text that nobody can read, unless
# the cover has the head too.
SHORT = {"TAG-002"}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of 300 participants, 40 sessions and every kind of picture."""
    file = crowded(tmp_path_factory.mktemp("crowd"))
    return build(file, Options(formats=("pdf",))).artifacts[0].data


def opened(file: Path) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(built(file)["pdf"]))


def tags(pdf: pikepdf.Pdf, role: str = "") -> list[pikepdf.Object]:
    """The structure elements of a role, in the order of reading."""
    return [tag for tag in _within(pdf.Root.StructTreeRoot.K[0]) if role in ("", str(tag.S)[1:])]


def _within(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield tag
    for kid in inner(tag):
        yield from _within(kid)


def inner(tag: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements directly in another."""
    return [kid for kid in kids(tag) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def kids(tag: pikepdf.Object) -> list[Any]:
    """All that is directly in a structure element: others, numbers of marks, links."""
    return list(tag.get("/K", []))


def marks(pdf: pikepdf.Pdf) -> list[tuple[str, Mapping[str, Any], str]]:
    """The marks around all that is painted on the pages, and what operators are in each."""
    return [found for page in pdf.pages for found in _marks(page)]


def _marks(page: pikepdf.Page) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    stack: list[tuple[str, Mapping[str, Any]]] = []
    inside: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name in ("BDC", "BMC"):
            assert not stack, "a mark within a mark"
            stack.append((str(operands[0]), dict(operands[1].items()) if name == "BDC" else {}))
            inside = []
        elif name == "EMC":
            yield *stack.pop(), " ".join(inside)
        elif name in ("Tj", "TJ", "Do", "f", "S", "B", "f*", "sh"):
            assert stack, f"{name} is neither read nor an artifact"
            inside.append(name)


def attribute(tag: pikepdf.Object, name: str) -> Any:
    return tag.A.get(name) if "/A" in tag else None


@each_exchange
def test_one_packet_of_metadata_says_both_standards_and_what_the_file_says(file: Path) -> None:
    with opened(file) as pdf:
        packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert len(packet.findall(f".//{RDF}RDF")) == 1
    said = {
        etree.QName(each).localname: str(each.xpath("string()")) for each in packet.iter("{*}*")
    }
    found = {name: said.get(name) for name in ("title", "Keywords", "Producer")}
    assert found == {name: info.get(f"/{name.capitalize()}") for name in found}
    parts = [each.text for each in packet.iter("{http://www.aiim.org/pdfa/ns/id/}*")]
    assert parts == ["3", "A"]
    assert [each.text for each in packet.iter("{http://www.aiim.org/pdfua/ns/id/}*")] == ["1"]
    assert said["namespaceURI"] == "http://www.aiim.org/pdfua/ns/id/"
    for name, key in (("CreateDate", "/CreationDate"), ("ModifyDate", "/ModDate")):
        assert said.get(name, "").replace("-", "") == info.get(key, "").removeprefix("D:")


def test_a_keyword_with_a_comma_stays_one(crowd: bytes) -> None:
    with pikepdf.open(io.BytesIO(crowd)) as pdf:
        packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
        assert str(pdf.docinfo["/Keywords"]) == "parks, woods and water; schools"
    subjects = packet.find(".//{http://purl.org/dc/elements/1.1/}subject")
    assert subjects is not None
    words = [each.text for each in subjects.iter(f"{RDF}li")]
    assert words == ["parks, woods and water", "schools"]


def test_colours_have_a_profile_and_the_file_a_name() -> None:
    with opened(MINIMAL) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert len(pdf.trailer.ID) == 2


@each_exchange
def test_nothing_of_this_machine_is_in_the_file(file: Path) -> None:
    data = built(file)["pdf"]
    with opened(file) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        texts = [each.read_bytes() for each in streams if each.get("/Filter") != "/DCTDecode"]
        written = repr([each for each in pdf.objects if not isinstance(each, pikepdf.Stream)])
    everything = b"\n".join([data, *texts, written.encode()])
    for word in (str(Path.home()), str(file.parent), "file:", "pack/", "picture:"):
        assert word.encode() not in everything, word


@each_exchange
def test_no_viewer_may_smooth_a_picture(file: Path) -> None:
    with opened(file) as pdf:
        pictures = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert not [each for each in pictures if "/Interpolate" in each]


@each_exchange
def test_all_that_is_painted_is_read_or_is_an_artifact(file: Path) -> None:
    with opened(file) as pdf:
        for page in pdf.pages:
            numbers = [said["/MCID"] for _, said, _ in _marks(page) if "/MCID" in said]
            parents = _parents(pdf, page)
            assert numbers == list(range(len(parents)))
            assert all(parent["/Type"] == "/StructElem" for parent in parents)


def _parents(pdf: pikepdf.Pdf, page: pikepdf.Page) -> list[pikepdf.Object]:
    found = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.obj.StructParents)]
    return list(found)


def test_running_heads_and_feet_are_artifacts() -> None:
    with opened(RICH) as pdf:
        kinds = [str(said.get("/Subtype")) for name, said, _ in marks(pdf) if name == "/Artifact"]
        pages = len(pdf.pages)
    # All but the cover have two words at the head and two at the foot.
    assert kinds.count("/Header") >= pages - 1
    assert kinds.count("/Footer") >= 2 * (pages - 1)


def test_a_table_over_many_pages_is_one_table(crowd: bytes) -> None:
    with pikepdf.open(io.BytesIO(crowd)) as pdf:
        (table,) = tags(pdf, "Table")
        assert [str(part.S) for part in inner(table)] == ["/Caption", "/THead", "/TBody"]
        head, body = inner(table)[1:]
        assert len(inner(head)) == 1
        assert len(inner(body)) == 301  # the party has a line of its own
        pages = {kid.Pg.objgen for tag in _within(body) for kid in [tag] if "/Pg" in kid}
        assert len(pages) > 5
        repeated = [said for _, said, _ in marks(pdf) if list(said) == ["/Type"]]
        assert len([said for said in repeated if said["/Type"] == "/Pagination"]) >= len(pages) - 1


@each_exchange
def test_each_cell_says_its_head_and_each_head_its_column(file: Path) -> None:
    with opened(file) as pdf:
        heads = {str(head.ID): head for head in tags(pdf, "TH")}
        assert len(heads) == len(tags(pdf, "TH"))
        assert tags(pdf, "Table")
        for table in tags(pdf, "Table"):
            rows = [[*inner(row)] for row in _within(table) if row.S == "/TR"]
            columns = [str(head.ID) for head in rows[0]]
            assert rows[1:]
            for row in rows[1:]:
                # The line of a group begins with its head.
                group = [*takewhile(lambda cell: cell.S == "/TH", row)]
                assert [attribute(head, "/Scope") for head in group] in ([], ["/Row"])
                above = [str(attribute(cell, "/Headers")[0]) for cell in row[len(group) :]]
                assert above == columns[len(group) :]
            assert {str(attribute(head, "/Scope")) for head in rows[0]} == {"/Column"}


@each_exchange
def test_what_has_a_name_is_found_by_it(file: Path) -> None:
    with opened(file) as pdf:
        named = {str(tag.ID): tag.objgen for tag in tags(pdf) if "/ID" in tag}
        tree = pdf.Root.StructTreeRoot.get("/IDTree")
        found = pikepdf.NameTree(tree).items() if tree else ()
        assert {name: tag.objgen for name, tag in found} == named


@each_exchange
def test_a_link_is_in_one_tag_with_words_and_can_be_printed(file: Path) -> None:
    with opened(file) as pdf:
        assert tags(pdf, "Link") or file in (MINIMAL, REAL)
        for link in tags(pdf, "Link"):
            assert not [tag for tag in _within(link) if tag.S == "/Link" and tag != link]
        owned = [
            kid.Obj.objgen for link in tags(pdf, "Link") for kid in kids(link) if _is_area(kid)
        ]
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert sorted(owned) == sorted(link.objgen for link in links)
        for link in links:
            assert str(link.Contents).strip()
            assert int(link.F) == 4


def _is_area(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


def test_an_entry_of_the_contents_is_one_link_to_click_and_its_dots_are_not_read() -> None:
    with opened(HARBOUR) as pdf:
        entries = tags(pdf, "TOCI")
        assert entries
        for entry in entries:
            (link,) = [tag for tag in _within(entry) if tag.S == "/Link"]
            assert len([kid for kid in kids(link) if _is_area(kid)]) == 1
        dots = [said for _, said, _ in marks(pdf) if said.get("/Type") == "/Layout"]
        assert len(dots) > len(entries)


def test_words_in_another_language_say_so() -> None:
    with opened(RICH) as pdf:
        assert [str(tag.Lang) for tag in tags(pdf) if "/Lang" in tag] == ["el"]
        assert str(pdf.Root.Lang) == "en-GB"


@each_exchange
def test_every_heading_has_a_bookmark_and_no_level_is_left_out(file: Path) -> None:
    with opened(file) as pdf, pdf.open_outline() as outline:
        levels = [int(str(tag.S)[2]) for tag in tags(pdf) if re.fullmatch(r"/H\d", str(tag.S))]
        bookmarks = list(_depths(outline.root, 1))
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    # The title stands beside the chapters in the outline, above them in the text.
    assert [max(1, level - 1) for level in levels] == bookmarks


def _depths(entries: list[pikepdf.OutlineItem], depth: int) -> Iterator[int]:
    for entry in entries:
        yield depth
        yield from _depths(entry.children, depth + 1)


def test_pictures_are_said_in_words_and_decoration_is_not_read() -> None:
    with opened(RICH) as pdf:
        figures = tags(pdf, "Figure")
        said = [str(figure.Alt) for figure in figures]
        boxes = [[float(edge) for edge in attribute(figure, "/BBox")] for figure in figures]
    assert [alt for alt in said if not alt.startswith(("Route: ", "By day: "))] == [
        "A long house by the river.",
        "Logo of River Cities Network",
        "Six people at a table.",
    ]
    assert len(boxes) > 3
    for left, bottom, right, top in boxes:
        assert 0 <= left < right <= 596
        assert 0 <= bottom < top <= 842


@each_exchange
def test_lists_have_items_with_labels_and_bodies(file: Path) -> None:
    with opened(file) as pdf:
        assert tags(pdf, "L")
        for each in tags(pdf, "L"):
            assert attribute(each, "/ListNumbering") is not None
            assert {str(item.S) for item in inner(each)} == {"/LI"}
        for item in tags(pdf, "LI"):
            roles = [str(part.S) for part in inner(item)]
            assert roles in (["/Lbl", "/LBody"], ["/LBody"])


def test_lists_are_counted_as_they_are_printed(crowd: bytes) -> None:
    with pikepdf.open(io.BytesIO(crowd)) as pdf:
        counted = {str(attribute(each, "/ListNumbering")) for each in tags(pdf, "L")}
    assert counted == {"/None", "/Disc", "/Decimal", "/LowerAlpha"}


def test_a_footnote_is_read_after_its_mark(crowd: bytes) -> None:
    with pikepdf.open(io.BytesIO(crowd)) as pdf:
        notes = tags(pdf, "Note")
        assert len({str(note.ID) for note in notes}) == len(notes) == 41
        for note in notes:
            beside = inner(note.P)
            assert note.P.S == "/P"
            assert beside[beside.index(note) - 1].S == "/Reference"
            assert [str(part.S) for part in inner(note)] == ["/Lbl", "/Link"]


@each_exchange
def test_the_tab_key_follows_the_tags(file: Path) -> None:
    with opened(file) as pdf:
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


@cache
def buildable() -> dict[str, bytes]:
    """The PDF of every exchange that can be built; of the inputs and the richest, each edition and
    each pack that ships."""
    made = {}
    for file in EVERY_EXCHANGE:
        whole = file not in STRAINS
        packs = [each.name for each in listed()] if whole else [DEFAULT]
        for edition, pack in product(AUDIENCES if whole else AUDIENCES[:1], packs):
            (artifact,) = build(file, Options(("pdf",), edition, pack=pack)).artifacts
            made[f"{pack}-{artifact.name}"] = artifact.data
    assert len(made) >= len(EVERY_EXCHANGE)
    return made


@pytest.mark.slow
def test_verapdf_finds_nothing_in_any_report(tmp_path: Path) -> None:
    (long,) = build(crowded(tmp_path, 500, 140), Options(("pdf",))).artifacts
    assert (long.pages or 0) >= 120
    files = _written({**buildable(), "crowded.pdf": long.data}, tmp_path)
    found = verapdf.findings(files)
    assert len(found) == len(files) * len(verapdf.PROFILES)
    assert {key: broken for key, broken in found.items() if broken} == {}


@pytest.mark.slow
def test_outloud_finds_no_error_and_nothing_that_has_no_reason(tmp_path: Path) -> None:
    for file in _written(buildable(), tmp_path):
        checked = check(str(file))
        assert checked.error is None
        said = {finding.rule for finding in checked.findings}
        if checked.stats["pages"] < 6:
            said -= SHORT
        assert said <= set(KNOWN), file.name


def _written(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    files = []
    for name, data in made.items():
        files.append(folder / name)
        files[-1].write_bytes(data)
    return files
