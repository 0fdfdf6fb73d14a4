"""No byte of any edition names whom it withholds, by a reader who knows nothing of the gate."""

import json
from pathlib import Path

import pytest
from PIL import Image

from reportgen import Options, build
from reportgen.editions.select import AUDIENCES
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from support.announcement import PUBLISHED
from support.documents import FORMATS, IN_TURN, REAL, RICH, built
from support.everything import bare, holds
from support.hiding import HTML, NAME, PDF, WORD
from support.secret import FOR_PARTNERS, INTERNAL, SECRET, SMALL


def names_of(exchange: Exchange, key: str) -> list[str]:
    """All that is recorded of a person's names."""
    person = exchange.people[key]
    return [person.name, *(other.name for other in person.names)]


def may_read(exchange: Exchange, key: str, what: str, edition: str) -> bool:
    """Whether a release says that these readers may: the last word is a line that names them."""
    readers = ("public", "partners", "internal")
    own = [r for r in exchange.releases if r.people != "everyone" and key in r.people]
    own = [r for r in own if what in r.what]
    deciding = own or [r for r in exchange.releases if r.people == "everyone" and what in r.what]
    wide = readers[: readers.index(edition) + 1]
    return any(r.withdrawn is None and r.audience in wide for r in deciding)


@pytest.mark.parametrize("edition", ["public", "partners"])
@pytest.mark.parametrize("file", IN_TURN)
def test_no_byte_names_whom_the_edition_withholds(file: Path, edition: str) -> None:
    exchange = validate(load(file))
    secrets: list[str] = []
    for key, person in exchange.people.items():
        if not may_read(exchange, key, "name", edition):
            secrets += names_of(exchange, key)
        if not may_read(exchange, key, "contact", edition):
            secrets += person.contact
    for format_, data in built(file, edition).items():
        assert holds(data, secrets) == [], format_


def test_the_reader_finds_each_name_where_it_is_shown() -> None:
    exchange = validate(load(RICH))
    names = [person.name for person in exchange.people.values()]
    for format_ in FORMATS:
        assert holds(built(RICH, "internal")[format_], names) == names, format_


SPELT_OTHERWISE = {
    # The surname alone, or a name with look-alikes or coded twice: what the gate must find, and a
    # reader for full names need not.
    *("surname over runs", "alt text", "archive's comment", "extra field", "unlisted part"),
    *("entities in an attribute", "after the picture", "document variable", "link"),
    *("address", "attachment", "style", "script", "percent signs", "coded twice", "two pages"),
    *("entities of entities", "a word cut by a hyphen", "picture's EXIF", "drawing written out"),
    *("drawing between", "attachment's name", "Word file attached"),
}
CARRIED = {
    (format_, carrier): make
    for format_, carriers in (("docx", WORD), ("pdf", PDF))
    for carrier, make in carriers.items()
    if carrier not in SPELT_OTHERWISE
}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_reader_finds_nothing_where_nothing_is_planted(format_: str) -> None:
    assert holds(built(RICH)[format_], [NAME]) == []


# The reader is the tests' own and seldom changes: it unpacks whole documents, two thirds of a
# second each.
@pytest.mark.slow
@pytest.mark.parametrize(("format_", "carrier"), CARRIED)
def test_the_reader_finds_what_is_planted(format_: str, carrier: str) -> None:
    assert holds(CARRIED[format_, carrier](built(RICH)[format_]), [NAME]) == [NAME]


@pytest.mark.parametrize("carrier", [way for way in HTML if way not in SPELT_OTHERWISE])
def test_the_reader_finds_what_is_planted_in_a_page(carrier: str) -> None:
    page = built(RICH)["html"].replace(b"</main>", HTML[carrier].encode() + b"</main>", 1)
    found = holds(page, [NAME])
    assert found == ([] if carrier in ("alt text", "link") else [NAME])


def test_the_first_report_names_whom_its_announcement_names_and_on_that_basis() -> None:
    exchange = validate(load(REAL))
    names = [person.name for person in exchange.people.values()]
    assert [name for name in names if name not in PUBLISHED] == []
    bases = {(release.audience, release.basis) for release in exchange.releases}
    assert bases == {("public", "already public in an official capacity")}
    for format_, data in built(REAL).items():
        assert holds(data, names) == names, format_


@pytest.mark.parametrize("edition", AUDIENCES)
def test_no_byte_tells_of_entries_that_are_not_for_these_readers(
    edition: Audience, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "x.png")
    file = tmp_path / "exchange.json"
    file.write_text(json.dumps({**SMALL, **SECRET, "summary": "See [it](#hidden)."}), "utf-8")
    made = build(file, Options(formats=FORMATS, edition=edition))
    for words, readers in ((FOR_PARTNERS, AUDIENCES[1:]), (INTERNAL, AUDIENCES[2:])):
        told = [word for word in words if len(bare(word)) > 5]
        for artifact in made.artifacts:
            found = holds(artifact.data, told)
            assert bool(found) == (edition in readers), (artifact.format, found)
