"""A report is no longer than what it has to say: words, pages, and how often a name is said."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from reportgen import Options, build
from reportgen.editions.select import select
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view import records as r
from support.documents import HARBOUR, MINIMAL, REAL, STRAINS, built, flat, pdf_text, viewed
from support.readable import Editor, own_texts

MOST_NAMINGS = 3


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "most"), [(REAL.stem, 5), (MINIMAL.stem, 2), ("harbour-cities-2025", 40)]
)
def test_a_report_has_few_pages(name: str, most: int) -> None:
    file = next(file for file in (REAL, MINIMAL, *STRAINS) if file.stem == name)
    assert pages(built(file)["pdf"]) <= most


@pytest.mark.slow
@pytest.mark.parametrize("file", [REAL, MINIMAL, HARBOUR], ids=lambda file: file.stem)
def test_brief_is_brief(file: Path) -> None:
    made = build(file, Options(formats=("pdf",), pack="brief")).artifacts
    assert pages(made[0].data) <= 2


def test_the_first_report_has_few_words() -> None:
    assert len(pdf_text(built(REAL)["pdf"]).split()) <= 750


@pytest.mark.slow
def test_the_contents_take_one_page() -> None:
    file = next(file for file in STRAINS if file.stem == "harbour-cities-2025")
    document = pypdfium2.PdfDocument(built(file)["pdf"])
    try:
        numbers = [
            (entry.get_title(), target.get_index())
            for entry in document.get_toc()
            if entry.level == 0 and (target := entry.get_dest())
        ]
    finally:
        document.close()
    titles = [title for title, _ in numbers]
    assert "Contents" in titles
    place = titles.index("Contents")
    assert numbers[place + 1][1] - numbers[place][1] <= 1


@cache
def namings() -> Counter[str]:
    """How often the program's own words name each organisation, person and session of the first
    report: not on the cover, in the imprint, the citation and the sources."""
    source = load(REAL)
    exchange = validate(source)
    report = viewed(exchange, source, "public")
    editor = Editor(select(exchange, "public"))
    parts = [part for part in report.parts if part.name not in ("contents", "imprint", "sources")]
    text = "\n".join(editor.without_prose(text) for part in parts for text in own_texts(part))
    titles = {
        *(body.name for body in exchange.organisations.values()),
        *(person.name for person in exchange.people.values()),
        *(session.title for session in exchange.sessions.values()),
    }
    found: Counter[str] = Counter()
    for name in sorted(titles, key=len, reverse=True):
        text, found[name] = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", flat(text))
    return found


def test_nothing_is_named_more_than_three_times() -> None:
    assert {name: n for name, n in namings().items() if n > MOST_NAMINGS} == {}


def test_namings_are_counted() -> None:
    assert namings()["Kikit"] > 0
    part = r.Part(facts=("Kikit", "Kikit and ODARA"), prose=r.Prose("Kikit was there."))
    assert [*own_texts(part)] == ["Kikit", "Kikit and ODARA"]
