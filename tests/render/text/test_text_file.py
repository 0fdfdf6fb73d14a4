"""The plain text: narrow enough for an e-mail, whole, and read by the gates like any other."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen import Options, build
from reportgen.formats import FORMATS
from reportgen.gates.leaks.gate import hits
from reportgen.render.artifact import Artifact
from reportgen.render.text.report import WIDTH
from support.commands import invoke
from support.documents import IN_TURN, MINIMAL, RICH, built
from support.hiding import search


def lines(file: Path, edition: str = "public") -> list[str]:
    """The lines of the report as text."""
    return built(file, edition)["txt"].decode().splitlines()


def made_of(folder: Path, **parts: object) -> str:
    """The report of a small exchange with these parts, as text."""
    places = {"a": {"name": "Alder"}, "b": {"name": "Birch"}}
    parties = [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}]
    exchange = {"id": "x", "title": "A visit", "places": places, "parties": parties, **parts}
    file = folder / "x.json"
    file.write_text(json.dumps(exchange), "utf-8")
    return build(file, Options(formats=("txt",))).artifacts[0].data.decode()


@pytest.mark.parametrize("edition", ["public", "internal"])
@pytest.mark.parametrize("file", IN_TURN)
def test_lines_are_narrow_and_nothing_is_cut(file: Path, edition: str) -> None:
    for line in lines(file, edition):
        assert len(line) <= WIDTH or " " not in line.strip(), line
        assert line == line.rstrip()
    data = built(file, edition)["txt"]
    assert data.endswith(b"\n")
    assert not re.search(rb"\r|\t|\n\n\n\n|\A\n|\n\n\Z", data)


def test_a_long_address_stands_whole_on_its_line(tmp_path: Path) -> None:
    address = f"https://example.org/{'minutes-' * 12}2024"
    text = made_of(tmp_path, summary=f"See [the minutes]({address}) and <{address}>.")
    assert f"See the minutes\n<{address}>" in text
    assert text.count(address) == 2


@pytest.mark.parametrize("file", IN_TURN)
def test_every_heading_is_underlined_and_in_the_contents(file: Path) -> None:
    text = lines(file)
    found = [(above, line) for above, line in pairwise(text) if re.fullmatch(r"=+|-+", line)]
    for above, line in found:
        assert len(above) <= len(line) or len(line) == len(above.strip())
    headings = {above for above, _ in found}
    if "Contents" in text:
        start = text.index("Contents") + 3
        entries = text[start : text.index("", start)]
        assert [entry for entry in entries if entry.strip() not in headings] == []


def test_footnotes_stand_at_the_end_with_their_marks(tmp_path: Path) -> None:
    summary = "Met.[^a] Again.[^b]\n\n[^a]: In the *hall*.\n[^b]: Twice."
    text = made_of(tmp_path, summary=summary)
    assert "Met.[1] Again.[2]" in text
    assert text.endswith("Notes\n=====\n\n[1] In the hall.\n\n[2] Twice.\n")


def test_an_address_parts_no_word(tmp_path: Path) -> None:
    text = made_of(tmp_path, summary="See [The Harbour](https://example.org/a)s, and more.")
    assert "See The Harbours <https://example.org/a>, and more." in text


def test_lists_quotations_and_marks_of_emphasis(tmp_path: Path) -> None:
    summary = "The **first** day:\n\n- one\n- two\n   1. three\n\n> Well said.\n"
    text = made_of(tmp_path, summary=summary)
    assert "The first day:\n\n- one\n- two\n  1. three\n\n    Well said.\n" in text


def test_a_table_is_columns_or_labelled_lines() -> None:
    text = "\n".join(lines(RICH, "internal")).replace("\u00a0", " ")
    assert (
        "Planned costs\n\n"
        "Item                                                         Amount\n"
        "--------------------------------------------------  ---------------\n"
        "Interpreters                                           EUR 1,500.00\n"
    ) in text
    assert "Action  Invite the caretakers (S2)\nOwner   Cara Dunmore\n" in text


def test_a_picture_is_its_words() -> None:
    text = "\n".join(lines(RICH))
    assert "[Picture: A long house by the river.]" in text
    assert "\nFigure 1. The round table <1> (S1).\n" in text


@pytest.mark.parametrize(
    "text", ["Visit of Cara Dunmore", "Visit of Cara\n    Dunmore", "D·u·n·m·o·r·e Cara Dunmore[1]"]
)
def test_the_leak_gate_reads_it(text: str) -> None:
    found = list(hits(Artifact("a.txt", "txt", f"{text}\n".encode()), search()))
    assert {hit.document for hit in found} == {"text file"}


def test_the_command_line_makes_it(tmp_path: Path) -> None:
    code, out, _ = invoke("generate", str(MINIMAL), "--format", "txt", "--output", str(tmp_path))
    assert code == 0
    assert Path(out.strip()).read_bytes() == built(MINIMAL)["txt"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_named_like_its_file(name: str) -> None:
    format_ = FORMATS[name]
    (artifact,) = build(MINIMAL, Options(formats=(name,))).artifacts
    assert artifact.name == format_.file("rivermouth-stonebridge-2025-public-en")
    assert (artifact.format, bool(artifact.pages)) == (name, name == "pdf")
