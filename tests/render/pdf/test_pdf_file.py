"""The PDF as a reader's program sees it: tagged, titled, with the pack's own fonts."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from support.documents import EXCHANGES, MINIMAL, REAL, RICH, built

each_exchange = pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)


def opened(file: Path) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(built(file)["pdf"]))


@each_exchange
def test_the_file_has_a_title_a_language_and_tags(file: Path) -> None:
    with opened(file) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]).endswith("full report")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.StructTreeRoot is not None


@each_exchange
def test_only_fonts_of_the_pack_are_used_and_all_are_in_the_file(file: Path) -> None:
    with opened(file) as pdf:
        fonts = [font for font in pdf.objects if is_font(font)]
        names = {re.sub(r"^/([A-Z]{6}\+)?", "", str(font.FontName)) for font in fonts}
        assert len(names) > 1
        assert all(name.startswith("Source") for name in names), names
        for font in fonts:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())


def is_font(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/FontDescriptor"


@each_exchange
def test_every_page_is_a4(file: Path) -> None:
    with opened(file) as pdf:
        for page in pdf.pages:
            width, height = (round(float(value) * 25.4 / 72) for value in page.mediabox[2:])
            assert (width, height) == (210, 297)


def test_every_heading_has_a_bookmark() -> None:
    with opened(REAL) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    for title in (
        "Background",
        "Delegation and hosts",
        "Programme",
        "Organisations",
        "About this report",
    ):
        assert any(title in found for found in titles), titles


def test_links_lead_to_what_they_name() -> None:
    with opened(RICH) as pdf:
        addresses = {
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        }
    assert "https://example.org/notes?a=1&b=2" in addresses
    assert "https://example.org/press" in addresses


def test_a_date_stands_in_the_file_only_when_the_report_bears_one() -> None:
    with opened(MINIMAL) as pdf:
        assert "/CreationDate" not in pdf.docinfo
    with opened(RICH) as pdf:
        assert str(pdf.docinfo.get("/CreationDate", "")).startswith("D:20240603")


@pytest.mark.parametrize("edition", ["public", "partners", "internal"])
def test_every_page_bears_the_label_of_tlp_in_its_head_and_foot_and_the_edition(
    edition: str,
) -> None:
    document = pypdfium2.PdfDocument(built(RICH, edition)["pdf"])
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    assert [n for n, text in enumerate(pages, 1) if text.count("TLP:CLEAR") < 2] == []
    name = {"partners": "Edition for partners", "internal": "Internal edition"}.get(edition, "")
    assert [n for n, text in enumerate(pages, 1) if name not in text] == []
