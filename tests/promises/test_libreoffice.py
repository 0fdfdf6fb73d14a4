"""LibreOffice opens every Word document, and lays it out much as the PDF is."""

import re
from pathlib import Path

import pytest

from support.documents import EVERY_EXCHANGE, RICH, ROOT, built, pdf_pages, pdf_text, word_text
from support.libreoffice import to_pdf

GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
pytestmark = pytest.mark.slow


EDITIONS = [
    (file, edition)
    for file in EVERY_EXCHANGE
    for edition in ("public", "partners", "internal")
    if edition == "public" or file == RICH or file.parent == ROOT / "inputs"
]


@pytest.mark.parametrize(
    ("file", "edition"), EDITIONS, ids=[f"{file.stem}-{edition}" for file, edition in EDITIONS]
)
def test_libreoffice_opens_the_word_document_as_it_was_meant(
    file: Path, edition: str, tmp_path: Path
) -> None:
    made = built(file, edition)
    word = tmp_path / "report.docx"
    word.write_bytes(made["docx"])
    opened = to_pdf(word, tmp_path / "opened").read_bytes()
    ours, theirs = len(pdf_pages(made["pdf"])), len(pdf_pages(opened))
    assert abs(ours - theirs) <= max(1, ours * 0.05)
    # Word counts chapters, lists and annexes by itself; the numbers must come out as ours.
    told = "".join(pdf_text(opened).split())
    for text in word_text(made["docx"]).split(" "):
        # It takes some Greek letters from another font, and paints those after the others.
        assert text in told or (GREEK.search(text) and set(text) <= set(told))
