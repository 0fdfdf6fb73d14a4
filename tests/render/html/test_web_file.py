"""The HTML file: one file that needs no other, whose every link leads somewhere."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from reportgen import Options, build
from support.announcement import said
from support.documents import (
    EXCHANGES,
    HARBOUR,
    MINIMAL,
    REAL,
    RICH,
    W,
    built,
    flat,
    html_text,
    parts,
    pdf_text,
)

FILES = (*EXCHANGES, HARBOUR)
each_exchange = pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)


def page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(built(file)["html"].decode())


@each_exchange
def test_it_asks_for_nothing_from_outside(file: Path) -> None:
    text = built(file)["html"].decode()
    wanted = re.findall(r"""(?:src|srcset|action)=["']([^"']+)|url\(["']?([^)"']+)""", text)
    assert wanted
    assert all("".join(each).startswith("data:") for each in wanted)
    assert not page(file).xpath("//script | //link | //iframe | //object")


@each_exchange
def test_every_anchor_is_one_and_every_link_within_leads_to_one(file: Path) -> None:
    body = page(file)
    anchors = [str(each) for each in body.xpath("//@id")]
    assert len(anchors) == len(set(anchors))
    within = [str(each)[1:] for each in body.xpath("//a/@href") if str(each).startswith("#")]
    labelled = [str(each) for each in body.xpath("//@aria-labelledby")]
    assert within
    assert {*within, *labelled} <= set(anchors)


@each_exchange
def test_every_link_within_word_leads_to_a_bookmark(file: Path) -> None:
    document = etree.fromstring(parts(built(file)["docx"])["word/document.xml"])
    bookmarks = [str(each.get(f"{W}name")) for each in document.iter(f"{W}bookmarkStart")]
    links = {str(each.get(f"{W}anchor")) for each in document.iter(f"{W}hyperlink")} - {"None"}
    assert len(bookmarks) == len(set(bookmarks))
    assert links or file in (MINIMAL, REAL)
    assert links <= set(bookmarks)


@each_exchange
def test_headings_pictures_and_tables_are_what_a_screen_reader_wants(file: Path) -> None:
    body = page(file)
    assert body.get("lang") == "en-GB"
    levels = [int(each.tag[1]) for each in body.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert body.find(".//img") is not None or file not in (RICH, HARBOUR)
    assert all(image.get("alt") for image in body.iter("img"))
    assert body.find(".//table") is not None
    for table in body.iter("table"):
        assert table.find("caption") is not None
        assert {head.get("scope") for head in table.iter("th")} <= {"col", "rowgroup"}
        assert {head.get("scope") for head in table.find("thead").iter("th")} == {"col"}
        columns = {sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")}
        assert len(columns) == 1


@each_exchange
def test_nothing_in_it_is_empty(file: Path) -> None:
    for element in (
        page(file).find("body").iter("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4")
    ):
        assert element.text_content().strip() or element.find(".//img") is not None
    for heading in page(file).iter("h1", "h2", "h3", "h4"):
        around = heading.getparent()
        # A finding can be a sentence and no more: its heading is what its card holds.
        is_finding = "card" in around.get("class", "").split()
        assert is_finding or heading.getnext() is not None or around.getnext() is not None


@each_exchange
def test_it_says_what_word_and_pdf_say(file: Path) -> None:
    """But for the running head, which it has once, and footnotes, which stand at its end."""
    told = "".join(html_text(built(file)["html"]).split())
    lost = {word for word in said(pdf_text(built(file)["pdf"])) if word not in told}
    # What counts by itself: footnotes, lists.
    assert [word for word in lost if not re.fullmatch(r"(\d+|[a-z]|[ivx]+)\.", word)] == []


def test_a_report_that_is_not_final_says_so_on_top(tmp_path: Path) -> None:
    text = RICH.read_text("utf-8").replace("status: final", "status: draft")
    file = RICH.parent / "rich.yaml"
    assert "status: draft" in text
    draft = tmp_path / file.name
    draft.write_text(text, "utf-8")
    (tmp_path / "pictures").mkdir()
    for picture in (RICH.parent / "pictures").iterdir():
        (tmp_path / "pictures" / picture.name).write_bytes(picture.read_bytes())
    made = {a.format: a.data for a in build(draft, Options(formats=("html", "docx"))).artifacts}
    assert "DRAFT TLP:CLEAR" in html_text(made["html"])
    head = re.sub(r"<[^>]+>", "", parts(made["docx"])["word/header1.xml"].decode())
    assert flat(head).endswith("DRAFT TLP:CLEAR")


@pytest.mark.slow
@each_exchange
def test_a_browser_prints_all_of_it(file: Path, tmp_path: Path) -> None:
    """Chromium, in no network, makes a PDF that holds every word."""
    source, printed = tmp_path / "x.html", tmp_path / "x.pdf"
    source.write_bytes(built(file)["html"])
    command = [
        "chromium",
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
    ]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
    told = "".join(pdf_text(printed.read_bytes()).split())
    body = page(file).find("body")
    for unseen in body.xpath(".//*[@class='skip' or @class='marks' or @class='foot']"):
        unseen.getparent().remove(unseen)
    words = flat(" ".join(map(str, body.itertext()))).split()
    assert [word for word in words if word not in told] == []
