"""What keeps people from reading a finished document is found, and told with a place."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from reportgen.cli.commands import app
from reportgen.errors import GateError, Problem
from reportgen.gates.accessibility import page, tagged, word
from reportgen.gates.accessibility.barrier import vague_link
from reportgen.options import Options
from reportgen.packs.colours import contrast
from reportgen.pipeline import build
from support.documents import IN_TURN, MINIMAL, RICH, ROOT, built

MODULES = {"docx": word, "pdf": tagged, "html": page}


def codes(format_: str, data: bytes) -> set[str]:
    return {barrier.code for barrier in MODULES[format_].barriers(data)}


@pytest.mark.parametrize("format_", MODULES)
@pytest.mark.parametrize("file", IN_TURN)
def test_no_report_has_a_barrier(file: Path, format_: str) -> None:
    assert codes(format_, built(file)[format_]) == set()


# ---- what a designer can break ------------------------------------------------------------------


def pack(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the pack in which a text of one file is another."""
    made = folder / "mine"
    shutil.copytree(ROOT / "templates" / "formal", made)
    text = (made / file).read_text("utf-8")
    assert old in text
    (made / file).write_text(text.replace(old, new), "utf-8")
    return made


def refused(folder: Path, made: Path, format_: str, file: Path = MINIMAL) -> dict[str, Problem]:
    """The problems for which the public edition is refused, by their codes."""
    with pytest.raises(GateError) as error:
        build(file, Options((format_,), pack=str(made)))
    return {problem.code: problem for problem in error.value.problems}


HEAD = '<html lang="{{ report.language }}"'
BODY = "<main"
HTML_FAULTS = {
    "no-language": ("<html lang", "<html data-lang", "html"),
    "heading-skipped": (BODY, f"<h4>A heading far below</h4>{BODY}", "html pdf"),
    "picture-untold": (BODY, f'<div role="img">x</div>{BODY}', "html pdf"),
    "link-vague": (BODY, f'<p><a href="https://example.org">Click here.</a></p>{BODY}', "html pdf"),
    "link-empty": (BODY, f'<p><a href="https://example.org"> </a></p>{BODY}', "html"),
    "link-lost": (BODY, f'<p><a href="#nowhere">The way</a></p>{BODY}', "html"),
    "id-twice": (BODY, f'<p id="a">x</p><p id="a">y</p>{BODY}', "html"),
    "table-without-head": (BODY, f"<table><tr><td>x</td></tr></table>{BODY}", "html pdf"),
    "tab-order": (BODY, f'<p tabindex="3">x</p>{BODY}', "html"),
    "no-zoom": (
        "</head>", '<meta name="viewport" content="width=320, user-scalable=no"></head>', "html",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "format_"),
    [(code, each) for code, (_, _, where) in HTML_FAULTS.items() for each in where.split()],
)
def test_a_fault_of_the_page_refuses_the_public_edition(
    code: str, format_: str, tmp_path: Path
) -> None:
    old, new, _ = HTML_FAULTS[code]
    made = pack(tmp_path, "report.html.j2", old, new)
    found = refused(tmp_path, made, format_)
    assert code in found
    assert found[code].place.file == str(made / "report.html.j2")
    assert found[code].hint


def change_master(
    made: Path, change: Callable[[str], str], part: str = "word/document.xml"
) -> None:
    with zipfile.ZipFile(made / "report.docx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    changed = change(parts[part].decode())
    assert changed != parts[part].decode()
    parts[part] = changed.encode()
    with zipfile.ZipFile(made / "report.docx", "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)


TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    + "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>" * 2
    + "</w:tbl>"
)
BOX = (
    '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
)
SKIP = '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Far below</w:t></w:r></w:p>'
WORD_FAULTS = {"table-without-head": TABLE, "text-box": BOX, "heading-skipped": SKIP}


@pytest.mark.parametrize("code", WORD_FAULTS)
def test_a_fault_of_the_word_master_refuses_the_public_edition(code: str, tmp_path: Path) -> None:
    made = pack(tmp_path, "report.css", "figure {", "figure {")
    change_master(made, lambda text: text.replace("<w:body>", f"<w:body>{WORD_FAULTS[code]}", 1))
    found = refused(tmp_path, made, "docx")
    assert set(found) == {code}
    assert found[code].place.file == str(made / "report.docx")


def test_space_by_empty_paragraphs_is_a_warning(tmp_path: Path) -> None:
    made = pack(tmp_path, "report.css", "figure {", "figure {")
    change_master(made, lambda text: text.replace("<w:body>", "<w:body><w:p/><w:p/>", 1))
    problems = build(MINIMAL, Options(("docx",), pack=str(made))).problems
    assert [(problem.code, str(problem.weight)) for problem in problems] == [
        ("empty-paragraph", "warning")
    ]


def test_faint_colours_are_told_at_their_line(tmp_path: Path) -> None:
    made = pack(tmp_path, "pack.yaml", 'muted: "#4A5560"', 'muted: "#999999"')
    found = refused(tmp_path, made, "docx")
    line = (made / "pack.yaml").read_text("utf-8").splitlines()[found["contrast"].place.line - 1]
    assert "muted" in line
    assert "2.8 to 1" in found["contrast"].sentence or "2.5 to 1" in found["contrast"].sentence


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#0B5C6B", "#0B5C6B") == 1


def test_the_page_lists_what_is_checked() -> None:
    """Every code, with the formats that it is looked for in."""
    folder = ROOT / "reportgen" / "gates" / "accessibility"
    code = "\n".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    used = set(re.findall(r'(?:Barrier\(|sentence, )\s*"([a-z]+(?:-[a-z]+)+)"', code))
    assert len(used) > 12
    listed = re.findall(r"^\| `([a-z-]+)` ", (ROOT / "docs" / "accessibility.md").read_text(), re.M)
    assert sorted(listed) == sorted(used | {"contrast"})


# ---- what an author can mend --------------------------------------------------------------------


def with_summary(folder: Path, summary: str) -> Path:
    file = folder / "exchange.yaml"
    lines = MINIMAL.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("summary:")]
    file.write_text("\n".join([*kept, f"summary: {summary}", ""]), "utf-8")
    return file


@pytest.mark.parametrize("format_", MODULES)
def test_a_link_called_here_is_told_where_it_was_written(format_: str, tmp_path: Path) -> None:
    file = with_summary(tmp_path, "The minutes are [here](https://example.org/minutes).")
    output = tmp_path / "output"
    told = CliRunner().invoke(
        app, ["generate", str(file), "--format", format_, "--output", str(output)]
    )
    assert told.exit_code == 7
    lines = file.read_text("utf-8").splitlines()
    found = re.search(r"exchange\.yaml:(\d+):\d+: a link is called “here”", told.stderr)
    assert found
    assert lines[int(found.group(1)) - 1].startswith("summary:")
    assert not output.exists()


def test_within_the_house_it_is_a_warning(tmp_path: Path) -> None:
    file = with_summary(tmp_path, "The minutes are [here](https://example.org/minutes).")
    made = build(file, Options(edition="internal"))
    assert [problem.code for problem in made.problems].count("link-vague") == 1
    assert {str(p.weight) for p in made.problems if p.code == "link-vague"} == {"warning"}


def test_strictly_a_warning_refuses_there_too(tmp_path: Path) -> None:
    file = with_summary(tmp_path, "The minutes are [here](https://example.org/minutes).")
    with pytest.raises(GateError):
        build(file, Options(("docx",), edition="internal", strict=True))


@pytest.mark.parametrize("words", ["here", " Click here ", "more…", "[link]", "This page."])
def test_words_that_say_nothing(words: str) -> None:
    assert [barrier.code for barrier in vague_link(words)] == ["link-vague"]


@pytest.mark.parametrize("words", ["the minutes", "hereabouts", "https://example.org", "S2", "12"])
def test_words_that_say_something(words: str) -> None:
    assert list(vague_link(words)) == []


# ---- what an engine can leave undone ------------------------------------------------------------


def changed_pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(built(RICH)["pdf"])) as file:
        change(file)
        file.save(made)
    return made.getvalue()


def _figure(file: pikepdf.Pdf) -> pikepdf.Object:
    return next(
        thing
        for thing in file.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
    )


PDF_FAULTS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no-language": lambda file: file.Root.__delitem__("/Lang"),
    "no-title": lambda file: file.Root.__delitem__("/ViewerPreferences"),
    "no-tags": lambda file: file.Root.__delitem__("/StructTreeRoot"),
    "picture-untold": lambda file: _figure(file).__setitem__("/Alt", pikepdf.String("IMG_2.JPG")),
    "tab-order": lambda file: file.pages[0].obj.__delitem__("/Tabs"),
    "font-without-text": lambda file: next(
        iter(file.pages[0].resources["/Font"].values())
    ).__delitem__("/ToUnicode"),
}


@pytest.mark.parametrize("code", PDF_FAULTS)
def test_what_a_pdf_lacks_is_found(code: str) -> None:
    assert code in codes("pdf", changed_pdf(PDF_FAULTS[code]))


def test_a_picture_in_word_without_words_is_found() -> None:
    with zipfile.ZipFile(io.BytesIO(built(RICH)["docx"])) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/document.xml"] = re.sub(
        rb' descr="[^"]+"', b' descr="photo.jpg"', parts["word/document.xml"]
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    assert codes("docx", made.getvalue()) == {"picture-untold"}
