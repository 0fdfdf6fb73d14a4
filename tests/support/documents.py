"""Finished documents, read as a reader would: independent of the code that made them."""

import fcntl
import hashlib
import html
import io
import pickle
import re
import zipfile
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import lxml.html
import pikepdf
import pypdfium2
import pytest
from lxml import etree

from reportgen import Options, build
from reportgen.editions.select import select
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.pictures.picture import Picture
from reportgen.pictures.read import read_pictures
from reportgen.reading.source import Source
from reportgen.view.compose import view
from reportgen.view.context import PLAIN, House
from reportgen.view.records import Part, ProgrammeItem, ReportView

ROOT = Path(__file__).parent.parent.parent
REAL = ROOT / "inputs" / "peshawar-birmingham-2018.yaml"
MINIMAL = ROOT / "inputs" / "minimal.yaml"
HARBOUR = ROOT / "inputs" / "harbour-cities.yaml"
RICH = ROOT / "tests" / "support" / "inputs" / "rich.yaml"
EXCHANGES = (REAL, MINIMAL, RICH)
STRAINS = sorted((RICH.parent / "strains").glob("*.yaml"))
EVERY_EXCHANGE = (*sorted((ROOT / "inputs").glob("*.yaml")), RICH, *STRAINS)
IN_TURN = [
    pytest.param(file, id=file.stem, marks=[] if file in EXCHANGES else [pytest.mark.slow])
    for file in EVERY_EXCHANGE
]
"""Every exchange; those beside the three that say most wait for `make test-all`."""
FORMATS: tuple[str, ...] = ("docx", "pdf", "html", "txt")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARGIN = 25 * 72 / 25.4
"""Points between the paper's edge and the text; running heads and page numbers stand outside."""


def viewed(
    exchange: Exchange, source: Source, audience: Audience, house: House = PLAIN
) -> ReportView:
    """What templates see of this exchange in the edition for these readers."""
    selected = select(exchange, audience)
    return view(selected, audience, "en", read_pictures(selected, source), house)


def part_of(report: ReportView, name: str) -> Part:
    """The part of this name, which the report has."""
    return next(part for part in report.parts if part.name == name)


def account_of(item: ProgrammeItem) -> Part:
    """What the programme tells of a session beside title, time and facts; an empty part where that
    is nothing."""
    return item.account or Part()


def has_part(report: ReportView, name: str) -> bool:
    """True if the report has a part of this name."""
    return any(part.name == name for part in report.parts)


def any_pictures(exchange: Exchange) -> dict[str, Picture]:
    """A picture for each file that the exchange names, where no test looks at it."""
    files = [image.file for image in exchange.images.values()]
    files += [body.logo for body in exchange.organisations.values() if body.logo]
    return {file: Picture("any.png", "image/png", 4, 3, b"") for file in files}


class Shelf:
    """Where the processes of one run of tests keep the documents that each of them reads."""

    folder: Path | None = None


@cache
def built(file: Path, edition: str = "public") -> dict[str, bytes]:
    """The documents of an exchange file by format; built once a run."""
    if Shelf.folder is None:
        return _documents(file, edition)
    digest = hashlib.sha256(str(file).encode()).hexdigest()[:12]
    place = Shelf.folder / f"{file.stem}-{digest}-{edition}"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.write_bytes(pickle.dumps(_documents(file, edition)))
    return dict(pickle.loads(place.read_bytes()))


def _documents(file: Path, edition: str) -> dict[str, bytes]:
    artifacts = build(file, Options(formats=FORMATS, edition=edition)).artifacts  # type: ignore[arg-type]
    return {artifact.format: artifact.data for artifact in artifacts}


def flat(text: str) -> str:
    """A text on one line, whatever lines and spaces divide its words."""
    return " ".join(text.split())


@lru_cache(maxsize=16)
def pdf_pages(data: bytes) -> list[str]:
    """The text of each page, without running heads and feet."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_body(page) for page in document]
    finally:
        document.close()


def _body(page: pypdfium2.PdfPage) -> str:
    """A page's text in the order of its content, of the characters between the margins."""
    text = page.get_textpage()
    lowest, highest = MARGIN - 6, page.get_height() - MARGIN + 6
    inside = (
        text.get_text_range(n, 1)
        for n in range(text.count_chars())
        if lowest < text.get_charbox(n)[1] < highest
    )
    # pdfium's sign for a hyphen at the end of a line
    return "".join(inside).replace("\ufffe", "-")


def pdf_text(data: bytes) -> str:
    """All of a PDF's text on one line."""
    return flat(" ".join(pdf_pages(data)))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=16)
def word_paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The style and text of every paragraph of the body that holds text, tables included.

    What Word counts by itself, chapters and numbered lists, is counted here as Word does.
    """
    files = parts(data)
    names = {
        str(style.get(f"{W}styleId")): str(style.xpath("string(*[local-name()='name']/@*)"))
        for style in etree.fromstring(files["word/styles.xml"]).iter(f"{W}style")
    }
    numbers = _Numbers()
    found = []
    for paragraph in etree.fromstring(files["word/document.xml"]).iter(f"{W}p"):
        style = names.get(_value(paragraph, "pStyle"), "Normal")
        # What stands in a shape is a paragraph of its own.
        own = (
            each
            for each in paragraph.iter()
            if next(each.iterancestors(f"{W}p"), None) is paragraph
        )
        text = "".join(map(_text, own))
        if text.strip():
            found.append((style, flat(f"{numbers.of(style, paragraph)} {text}")))
    return found


def _value(paragraph: etree._Element, name: str) -> str:
    element = paragraph.find(f"{W}pPr/{W}{name}")
    return "" if element is None else str(element.get(f"{W}val"))


def _text(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}footnoteReference":
        return str(element.get(f"{W}id"))
    parent = element.getparent()
    in_text = parent is not None and parent.tag == f"{W}r"
    return " " if in_text and element.tag in (f"{W}tab", f"{W}br") else ""


class _Numbers:
    """Counts as Word counts: headings by style, lists by their numbering and level."""

    def __init__(self) -> None:
        self.chapter = self.section = self.annex = 0
        self.lists: Counter[tuple[str, str]] = Counter()

    def of(self, style: str, paragraph: etree._Element) -> str:
        match style.lower():
            case "heading 1":
                self.chapter, self.section = self.chapter + 1, 0
                return str(self.chapter)
            case "heading 2":
                self.section += 1
                return f"{self.chapter}.{self.section}"
            case "annex heading" | "annex heading first":
                self.annex += 1
                return f"Annex {chr(ord('A') + self.annex - 1)}"
            case "list number":
                found = [paragraph.find(f"{W}pPr/{W}numPr/{W}{tag}") for tag in ("numId", "ilvl")]
                key = ["" if tag is None else str(tag.get(f"{W}val")) for tag in found]
                self.lists[key[0], key[1]] += 1
                return _counted(self.lists[key[0], key[1]], int(key[1] or 0))
        return ""


def _counted(n: int, level: int) -> str:
    """A list's number as its level writes it: figures, letters, Roman numerals."""
    romans = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return [str(n), chr(ord("a") + n - 1), romans[n % 10]][level % 3] + "."


def word_text(data: bytes) -> str:
    """All of a Word document's body on one line, its footnotes after it."""
    body = " ".join(text for _, text in word_paragraphs(data))
    return flat(" ".join([body, *footnotes(data)]))


def footnotes(data: bytes) -> list[str]:
    """The text of each footnote of a Word document, after its number."""
    notes = parts(data).get("word/footnotes.xml")
    found = etree.fromstring(notes).iter(f"{W}footnote") if notes else ()
    return [
        f"{note.get(f'{W}id')}. {''.join(_text(element) for element in note.iter())}"
        for note in found
        if note.get(f"{W}type") is None
    ]


def html_text(data: bytes) -> str:
    """All that a reader of the HTML file sees, on one line."""
    return flat(" ".join(map(str, _html_body(data).itertext())))


def plain_text(data: bytes) -> str:
    """All of a text file on one line, without the rules under headings and the marks of lists."""
    return flat(re.sub(r"^[-= ]+$|^ *- ", "", data.decode(), flags=re.MULTILINE))


def _html_body(data: bytes) -> etree._Element:
    body = lxml.html.fromstring(data.decode()).find("body")
    assert body is not None
    return body


def whole_text(format_: str, data: bytes) -> str:
    """The text of a document with its running heads and its pictures in words."""
    read = {"docx": _whole_word, "pdf": _whole_pdf, "html": _whole_html, "txt": plain_text}
    return read[format_](data)


def _whole_html(data: bytes) -> str:
    body = _html_body(data)
    said = [str(image.get("alt", "")) for image in body.iter("img")]
    return " ".join([html_text(data), *said, *map(str, body.attrib.values())])


def _whole_word(data: bytes) -> str:
    files = parts(data)
    heads = [
        etree.fromstring(files[name])
        for name in files
        if re.fullmatch(r"word/(head|foot)er\d+\.xml", name)
    ]
    text = " ".join("".join(map(str, head.itertext())) for head in heads)
    alts = re.findall(r'descr="([^"]*)"', files["word/document.xml"].decode())
    return " ".join([word_text(data), text, *map(html.unescape, alts)])


def _whole_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = (page.get_textpage().get_text_range() for page in document)
        text = " ".join(pages).replace("\ufffe", "-")
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(data)) as file:
        alts = [str(each.Alt) for each in file.objects if _has_alt(each)]
    # A page's list marks are painted after its text, and would part a sentence over two pages.
    turned = " ".join(re.sub(r"(\s*(•|\w{1,3}\.))+\s*$", "", page) for page in pdf_pages(data))
    return " ".join([pdf_text(data), turned, text, *alts])


def _has_alt(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
