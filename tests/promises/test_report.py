"""The finished documents: every fact, the same in Word and PDF, and nothing invented."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reportgen import Options, build
from reportgen.errors import InputError
from support.announcement import FACTS, OWN_WORDS, PUBLISHED, said
from support.documents import (
    EXCHANGES,
    REAL,
    RICH,
    ROOT,
    built,
    flat,
    pdf_pages,
    pdf_text,
    plain_text,
    word_paragraphs,
    word_text,
)
from support.everything import holds

READ = {"docx": word_text, "pdf": pdf_text, "txt": plain_text}


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_announcement_is_in_every_document(fact: str, format_: str) -> None:
    assert fact in READ[format_](built(REAL)[format_])


@pytest.mark.parametrize("format_", READ)
def test_no_name_or_number_is_invented(format_: str) -> None:
    """Every capital word and every number of the report stands in the announcement, or is one of
    the report's own words, each of which was looked at."""
    text = READ[format_](built(REAL)[format_])
    announced = set(re.findall(r"\w+", PUBLISHED))
    telling = {word for word in re.findall(r"\w+", text) if word[0].isupper() or word[0].isdigit()}
    assert telling - announced - OWN_WORDS == set()


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_word_and_pdf_say_the_same(file: Path, edition: str) -> None:
    made = built(file, edition)
    word, pdf = said(word_text(made["docx"])), said(pdf_text(made["pdf"]))
    heads = [text for style, text in word_paragraphs(made["docx"]) if style == "Table Head"]
    assert word - pdf == Counter()
    # A table that runs over a page says its head again.
    assert set(pdf - word) <= set(" ".join(heads).split())


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)
def test_nothing_unfinished_is_printed(file: Path, format_: str) -> None:
    text = READ[format_](built(file)[format_])
    for sign in ("None", "{{", "{%", "}}", "Undefined", "()", "[]", " ,", " .", "N/A", "TBD"):
        assert sign not in re.sub(r"\s*\.{3,}", "", text), sign


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda path: path.stem)
def test_word_has_no_empty_paragraph_heading_or_table(file: Path) -> None:
    import io

    from docx import Document

    document = Document(io.BytesIO(built(file)["docx"]))
    paragraphs = [*document.paragraphs]
    for table in document.tables:
        assert len(table.rows) > 1
        for row in table.rows:
            paragraphs += [paragraph for cell in row.cells for paragraph in cell.paragraphs]
    empty = [
        p
        for p in paragraphs
        if not p.text.strip() and not p._p.xpath(".//w:fldChar | .//w:t | .//w:drawing")
    ]
    assert empty == []


def test_a_minimal_file_makes_a_report_of_two_pages() -> None:
    assert len(pdf_pages(built(ROOT / "inputs" / "minimal.yaml")["pdf"])) == 2
    lines = (ROOT / "inputs" / "minimal.yaml").read_text("utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) <= 15


def test_what_was_not_recorded_is_said_honestly() -> None:
    for format_, read in READ.items():
        text = read(built(REAL)[format_])
        assert "Dates and times of the sessions were not recorded." in text
        assert text.count("(not named)") == 2
        assert not re.search(r"\d\d:\d\d", text)


def test_a_person_without_a_release_is_not_in_any_byte_of_a_document() -> None:
    for format_, read in READ.items():
        public, partners = (built(RICH, edition)[format_] for edition in ("public", "partners"))
        assert "Dunmore" not in read(public)
        assert "Ada Penhallow" in read(public)
        assert "Cara Dunmore" in read(partners)
        assert holds(public, ["Dunmore"]) == []
        assert holds(partners, ["Dunmore"]) == ["Dunmore"]


NASTY = {
    "markup": "A & B < C > D \"E\" 'F' <b>bold</b> &amp; ]]> <!-- --> </w:t>",
    "template": "{{ 7 * 7 }} {% if x %} {# note #} {{ report.__class__ }} ${x} #{x}",
    "typography": "“Quotes” – dash — em… naïve coöperation Ærøskøbing Łódź Αθήνα Москва",
    "spaces": "a\u00a0no-break space",
    "backslash": "C:\\temp\\new \\a \\f \\n \\u0041 %s %(x)s",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_whatever_a_text_holds_is_printed_as_it_is(text: str, tmp_path: Path) -> None:
    import json

    file = tmp_path / "x.json"
    exchange = {
        "id": "x",
        "title": text,
        "themes": [text],
        "places": {"a": {"name": text}, "b": {"name": "B"}},
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
        "sessions": {"s": {"title": text, "place": "a", "key_points": [text]}},
        "participants": [{"group": text, "party": "a"}],
        "report": {"licence": text, "number": text},
    }
    file.write_text(json.dumps(exchange), "utf-8")
    artifacts = build(file, Options(formats=tuple(READ))).artifacts
    assert [made.format for made in artifacts] == list(READ)
    for made in artifacts:
        told = "".join(READ[made.format](made.data).split())
        assert told.count("".join(text.split())) >= 7, made.format


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib, sys\n"
        "from pathlib import Path\n"
        "from reportgen import Options, build\n"
        "options = Options(formats=('docx', 'pdf', 'txt'))\n"
        "for file in sys.argv[1:]:\n"
        "    for made in build(Path(file), options).artifacts:\n"
        "        print(made.name, hashlib.sha256(made.data).hexdigest())"
    )
    digests = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Karachi")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PATH": "/usr/bin:/bin"}
        ended = subprocess.run(
            [sys.executable, "-c", script, *map(str, EXCHANGES)],
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            check=True,
        )
        digests.append(ended.stdout.splitlines())
    assert digests[0] == digests[1]
    assert len(digests[0]) == 3 * len(EXCHANGES)


def test_the_public_interface_is_small_and_gives_bytes() -> None:
    import reportgen

    assert reportgen.__all__ == sorted(reportgen.__all__)
    made = build(REAL, Options(formats=("docx",)))
    assert made.exchange == "peshawar-birmingham-2018"
    assert made.artifacts[0].data.startswith(b"PK")
    assert flat(made.artifacts[0].name) == "peshawar-birmingham-2018-public-en.docx"


def test_a_line_of_twenty_thousand_characters_is_printed_whole(tmp_path: Path) -> None:
    import json

    line = "seven words of a line for you " * 667
    exchange = {
        "id": "x",
        "title": "A–B exchange",
        "summary": line,
        "places": {"a": {"name": "A"}, "b": {"name": "B"}},
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
        "participants": [{"group": line, "party": "a"}],
        "sessions": {"s": {"title": "S", "key_points": [line]}},
    }
    file = tmp_path / "x.json"
    file.write_text(json.dumps(exchange), "utf-8")
    artifacts = build(file, Options(formats=tuple(READ))).artifacts
    assert [made.format for made in artifacts] == list(READ)
    for made in artifacts:
        assert READ[made.format](made.data).count("words of a line") >= 3 * 667


def test_a_word_of_twenty_thousand_characters_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(f"id: x\ntitle: {'x' * 20_000}\n", "utf-8")
    with pytest.raises(InputError) as error:
        build(file)
    assert ("word-length", 2, 1) in [
        (problem.code, problem.place.line, problem.place.column) for problem in error.value.problems
    ]
