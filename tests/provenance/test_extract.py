"""What a document carries of what it was made from, and whether it is unaltered: by its bytes."""

import io
import json
import random
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from reportgen.cli.commands import app
from reportgen.editions.select import AUDIENCES
from reportgen.options import Options
from reportgen.pipeline import build
from reportgen.provenance.extract import extract, verify
from reportgen.provenance.seal import SEAL_PART, NoSealError, sealed_pdf, sealed_word
from support.documents import EVERY_EXCHANGE, MINIMAL, REAL, RICH, ROOT, built

ONE_EACH = {(RICH, "public"), (MINIMAL, "internal"), (REAL, "partners")}
SEALED = {"pdf": sealed_pdf, "docx": sealed_word}
run = CliRunner().invoke


def document(folder: Path, format_: str, file: Path = REAL, edition: str = "public") -> Path:
    """A finished document in this folder."""
    path = folder / f"report.{format_}"
    path.write_bytes(built(file, edition)[format_])
    return path


# ---- the data -----------------------------------------------------------------------------------


# Each exchange is built three times; of the editions, one of each of the three exchanges that say
# most is enough for `make test`.
MADE_AGAIN = [
    pytest.param(
        file,
        edition,
        id=f"{file.stem}-{edition}",
        marks=[] if (file, edition) in ONE_EACH else pytest.mark.slow,
    )
    for file in EVERY_EXCHANGE
    for edition in AUDIENCES
]


@pytest.mark.parametrize(("file", "edition"), MADE_AGAIN)
def test_a_document_can_be_made_again_from_itself(file: Path, edition: str, tmp_path: Path) -> None:
    """Whichever document the data is taken from, it makes all of them again, byte by byte."""
    made = built(file, edition)
    for format_ in ("pdf", "docx"):
        to = tmp_path / format_
        run(app, ["extract", str(document(tmp_path, format_, file, edition)), "--to", str(to)])
        again = {each.format: each.data for each in build(to, Options(("docx", "pdf"))).artifacts}
        assert again == {name: made[name] for name in ("docx", "pdf")}


def test_the_folder_holds_data_request_and_pictures_alone(tmp_path: Path) -> None:
    for format_ in ("pdf", "docx"):
        to = tmp_path / f"from-{format_}"
        assert run(
            app, ["extract", str(document(tmp_path, format_, RICH)), "--to", str(to)]
        ).output.startswith(str(to))
        names = {path.name for path in to.iterdir()}
        data = json.loads((to / "exchange.json").read_text("utf-8"))
        named = {image["file"] for image in data["images"].values()}
        named |= {body["logo"] for body in data["organisations"].values() if "logo" in body}
        assert names == {"exchange.json", "request.json"} | named
        assert any(name.endswith(".jpg") for name in named)
        assert any(name.endswith(".png") for name in named)


def test_without_a_folder_the_data_is_printed(tmp_path: Path) -> None:
    printed = run(app, ["extract", str(document(tmp_path, "pdf"))])
    assert json.loads(printed.stdout)["id"] == "peshawar-birmingham-2018"
    assert printed.exit_code == 0


def test_the_data_says_nothing_of_the_file_that_it_was_in(tmp_path: Path) -> None:
    source = tmp_path / "a-telling-folder" / "secret-draft.yaml"
    source.parent.mkdir()
    source.write_text("# nobody may read this remark\n" + MINIMAL.read_text("utf-8"), "utf-8")
    artifacts = build(source).artifacts
    assert [artifact.format for artifact in artifacts] == ["docx", "pdf"]
    for artifact in artifacts:
        (tmp_path / artifact.name).write_bytes(artifact.data)
        carried, _ = extract(tmp_path / artifact.name)
        told = b"".join(carried.files.values())
        assert b"rivermouth" in told
        for word in (b"telling", b"secret", b"remark", str(tmp_path).encode()):
            assert word not in told


def test_what_an_edition_withholds_is_not_in_its_data(tmp_path: Path) -> None:
    internal, _ = extract(document(tmp_path, "pdf", RICH, "internal"))
    everybody = json.loads(internal.files["exchange.json"])
    public = extract(document(tmp_path, "docx", RICH))[0].files["exchange.json"].decode()
    withheld = set(everybody["people"]) - set(json.loads(public)["people"])
    assert withheld
    for key in withheld:
        assert everybody["people"][key]["name"] not in public


def test_nothing_is_written_over(tmp_path: Path) -> None:
    to = tmp_path / "there"
    to.mkdir()
    (to / "notes.txt").write_text("mine", "utf-8")
    refused = run(app, ["extract", str(document(tmp_path, "pdf")), "--to", str(to)])
    assert refused.exit_code == 6
    assert "something stands here already" in refused.stderr
    assert [path.name for path in to.iterdir()] == ["notes.txt"]


def test_a_picture_that_no_page_shows_travels_too(tmp_path: Path) -> None:
    pack = tmp_path / "plain"
    shutil.copytree(ROOT / "templates" / "formal", pack)
    page = "<head><title>A page</title></head><h1>A page</h1><p>It shows no picture.</p>"
    (pack / "report.html.j2").write_text(f'<html lang="en">{page}</html>', "utf-8")
    (made,) = build(RICH, Options(("pdf",), pack=str(pack))).artifacts
    (tmp_path / made.name).write_bytes(made.data)
    carried, problems = extract(tmp_path / made.name)
    assert len(carried.files) > 2
    assert not problems


def test_a_report_that_becomes_a_master_leaves_its_data_behind(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    shutil.copytree(ROOT / "templates" / "formal", pack)
    old = zipfile.ZipFile(io.BytesIO(built(RICH)["docx"]))
    master = zipfile.ZipFile(pack / "report.docx")
    parts = {name: master.read(name) for name in master.namelist()}
    kept = [name for name in old.namelist() if name.startswith("customXml/")]
    parts |= {name: old.read(name) for name in kept}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        lines = old.read(name).decode().split("<")
        ours = "".join(f"<{line}" for line in lines if "customXml" in line)
        end = parts[name].rindex(b"</")
        parts[name] = parts[name][:end] + ours.encode() + parts[name][end:]
    with zipfile.ZipFile(pack / "report.docx", "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    (made,) = build(MINIMAL, Options(("docx",), pack=str(pack))).artifacts
    (expected,) = build(MINIMAL, Options(("docx",))).artifacts
    finished, usual = (zipfile.ZipFile(io.BytesIO(each.data)) for each in (made, expected))
    assert finished.namelist() == usual.namelist()
    name = json.loads(extract(document(tmp_path, "docx", RICH))[0].files["exchange.json"])["title"]
    assert name in old.read("customXml/item9001.xml").decode()
    assert name not in finished.read("customXml/item9001.xml").decode()


# ---- making it again elsewhere ------------------------------------------------------------------


def test_other_versions_and_another_pack_are_told(tmp_path: Path) -> None:
    to = tmp_path / "folder"
    run(app, ["extract", str(document(tmp_path, "pdf", MINIMAL)), "--to", str(to)])
    request = json.loads((to / "request.json").read_text("utf-8"))
    request["made_with"]["weasyprint"] = "1.0"
    request["pack"]["sha256"] = "0" * 64
    (to / "request.json").write_text(json.dumps(request, indent=1), "utf-8")
    told = run(app, ["generate", str(to), "--output", str(tmp_path / "output")])
    assert told.exit_code == 0
    assert "note: made with weasyprint 1.0; here it is" in told.stderr
    assert "note: the pack “formal” has changed since this was made" in told.stderr


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("{}", "it names no edition, language and pack"),
        ('{"edition": "secret", "language": "en", "pack": {"name": "formal"}}', "no request"),
        ('{"edition": "public", "language": [], "pack": {"name": "formal"}}', "no request"),
        ('{"edition": ["public"], "language": "en", "pack": "formal"}', "no request"),
        ("{", "request.json:1"),
        (None, "this is a folder, not a file"),
    ],
)
def test_a_folder_with_a_faulty_request_is_refused(
    request_: str | None, said: str, tmp_path: Path
) -> None:
    (tmp_path / "exchange.json").write_text("{}", "utf-8")
    if request_ is not None:
        (tmp_path / "request.json").write_text(request_, "utf-8")
    refused = run(app, ["generate", str(tmp_path), "--output", str(tmp_path / "output")])
    assert refused.exit_code == 3
    assert said in refused.stderr
    assert not (tmp_path / "output").exists()


def test_what_is_said_on_the_command_line_comes_first(tmp_path: Path) -> None:
    to = tmp_path / "folder"
    run(app, ["extract", str(document(tmp_path, "docx", RICH, "internal")), "--to", str(to)])
    (made,) = build(to, Options(("docx",), edition="public")).artifacts
    assert made.name.endswith("-public-en.docx")
    (made,) = build(to, Options(("docx",))).artifacts
    assert made.name.endswith("-internal-en.docx")


def test_a_date_from_outside_is_only_in_the_properties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1541116800")
    made = {each.format: each.data for each in build(MINIMAL).artifacts}
    with pikepdf.open(io.BytesIO(made["pdf"])) as file:
        assert str(file.docinfo["/CreationDate"]).startswith("D:20181102")
    core = zipfile.ZipFile(io.BytesIO(made["docx"])).read("docProps/core.xml")
    assert b"2018-11-02T00:00:00Z" in core
    path = tmp_path / "dated.pdf"
    path.write_bytes(made["pdf"])
    to = tmp_path / "folder"
    run(app, ["extract", str(path), "--to", str(to)])
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert {each.format: each.data for each in build(to).artifacts} == made
    for nonsense in ("", "yesterday", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert build(MINIMAL, Options(("docx",))).artifacts[0].data == built(MINIMAL)["docx"]


# ---- the seal -----------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", SEALED)
@pytest.mark.parametrize("file", [REAL, MINIMAL, RICH], ids=lambda file: file.stem)
def test_a_document_is_unaltered_as_it_was_generated(
    file: Path, format_: str, tmp_path: Path
) -> None:
    told = run(app, ["verify", str(document(tmp_path, format_, file))])
    assert told.exit_code == 0
    assert "unaltered" in told.stdout
    assert "edition: public" in told.stdout
    assert "reportgen " in told.stdout
    assert "not who made it" in told.stderr


@pytest.mark.parametrize("format_", SEALED)
def test_any_other_byte_is_told(format_: str) -> None:
    data = built(MINIMAL)[format_]
    chance = random.Random(format_)
    places = [chance.randrange(len(data)) for _ in range(2000)]
    part = SEAL_PART.encode()
    marks = {"pdf": (b"/ID [", b"startxref"), "docx": (part, b"PK\5\6")}[format_]
    near = [data.index(mark) for mark in marks] + [data.rindex(mark) for mark in marks]
    places += [max(0, mark + n) for mark in near for n in range(-60, 260)]
    for place in places:
        if place < len(data):
            altered = bytearray(data)
            altered[place] ^= 1 << chance.randrange(8)
            assert not is_sealed(bytes(altered), format_), place


def is_sealed(data: bytes, format_: str) -> bool:
    try:
        return SEALED[format_](data) == data
    except NoSealError:
        return False


@pytest.mark.parametrize("format_", SEALED)
def test_altered_files_are_told_whatever_was_done_to_them(format_: str, tmp_path: Path) -> None:
    path = document(tmp_path, format_, MINIMAL)
    data = path.read_bytes()
    chance = random.Random(1)
    damaged = [data[:-1], data + b"\0", data[:1000], b"", b"\0" * len(data), data + data]
    for _ in range(40):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 0xFF
        damaged.append(bytes(flipped))
    for each in damaged:
        path.write_bytes(each)
        told = run(app, ["verify", str(path)])
        assert told.exit_code == 3, told.output
        assert "[altered]" in told.stderr or "[not-ours]" in told.stderr
        assert "Traceback" not in told.output


def test_a_file_that_was_saved_again_still_carries_its_data(tmp_path: Path) -> None:
    path = document(tmp_path, "pdf", RICH)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.save(path)
    word = document(tmp_path, "docx", RICH)
    with (
        zipfile.ZipFile(io.BytesIO(word.read_bytes())) as before,
        zipfile.ZipFile(word, "w") as now,
    ):
        for name in before.namelist():
            # Word calls such parts by numbers.
            now.writestr(name.replace("customXml/item9001.", "customXml/item7."), before.read(name))
    for each in (path, word):
        verified = verify(each)
        assert not verified.unaltered
        assert verified.carried
        told = run(app, ["extract", str(each), "--to", str(tmp_path / each.suffix[1:])])
        assert told.exit_code == 0
        assert "warning: this file was altered after it was generated" in told.stderr
        assert (tmp_path / each.suffix[1:] / "exchange.json").is_file()


def test_names_in_hostile_data_lead_nowhere(tmp_path: Path) -> None:
    data = json.dumps({"id": "x", "images": {"a": {"file": "../../escaped.jpg"}}})
    path = tmp_path / "hostile.docx"
    part = (
        '<o:origin xmlns:o="urn:reportgen:origin"><o:request>{}</o:request>'
        f"<o:data>{data.replace(chr(34), '&quot;')}</o:data>"
        '<o:picture name="../../escaped.jpg">AAAA</o:picture></o:origin>'
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("customXml/item9001.xml", part)
    refused = run(app, ["extract", str(path), "--to", str(tmp_path / "to" / "deep")])
    assert refused.exit_code == 3
    assert "there is no data of reportgen’s in this file" in refused.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["hostile.docx"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.pdf", "there is no such file"),
        (".", "this is no ordinary file"),
        ("report.html", "neither a PDF nor a Word document"),
        ("other.pdf", "this was not made by reportgen"),
    ],
)
def test_other_files_are_told_apart(name: str, said: str, tmp_path: Path) -> None:
    document(tmp_path, "html", MINIMAL)
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(tmp_path / "other.pdf")
    refused = run(app, ["verify", str(tmp_path / name)])
    assert refused.exit_code == 3
    assert said in refused.stderr
