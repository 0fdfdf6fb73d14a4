"""A pack shown with every sample: from the front door."""

import json
import re
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import lxml.html
import pytest

from reportgen.authoring import preview as previews
from reportgen.authoring.samples import PARTICIPANTS, SESSIONS, Sample, samples, shipped
from reportgen.errors import ExitCode
from reportgen.model.exchange import Exchange
from reportgen.pictures.read import read_pictures
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from support.commands import invoke
from support.documents import ROOT, flat
from support.serving import DEADLINE, by_renaming, get, running


def of(found: list[Sample], name: str) -> tuple[Sample, Exchange]:
    sample = next(sample for sample in found if sample.name == name)
    return sample, validate(load(sample.file))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the samples that are made at once."""

    def shortest(folder: Path) -> list[Sample]:
        return [sample for sample in samples(folder) if sample.name in ("shortest", "minimal")]

    monkeypatch.setattr(previews, "samples", shortest)


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with a template that cannot be read."""
    monkeypatch.chdir(tmp_path)
    pack = tmp_path / "templates" / "faulty"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: faulty\ntitle: Faulty\nextends: formal\n")
    (pack / "report.html.j2").write_text(
        '{% extends "formal/report.html.j2" %}\n{% block cover %}{{ report.<b> }}{% endblock %}\n'
    )
    return pack


def test_the_samples_are_the_examples_and_valid_extremes(tmp_path: Path) -> None:
    found = samples(tmp_path)
    names = [sample.name for sample in found]
    assert names[:-4] == [file.stem for file in sorted(shipped().glob("*.yaml"))]
    assert names[-4:] == ["shortest", "longest", "barest", "pictured"]
    for sample in found:
        read = load(sample.file)
        read_pictures(validate(read), read)
    _, longest = of(found, "longest")
    assert (len(longest.participants), len(longest.sessions)) == (PARTICIPANTS, SESSIONS)
    assert 190 <= len(longest.title) <= 210
    _, pictured = of(found, "pictured")
    assert len(pictured.images) == 24


def test_the_barest_has_every_part_of_the_longest(tmp_path: Path) -> None:
    found = samples(tmp_path)
    longest, barest = (
        json.loads(of(found, name)[0].file.read_text()) for name in ("longest", "barest")
    )
    parts = {name for name, value in longest.items() if isinstance(value, dict | list)}
    plain = {"themes", "working_languages"}
    needless = {name for name in parts - plain if name not in barest}
    assert needless <= {"planned", "report", "evaluation", "sections"}  # all theirs may be left out
    assert barest["sessions"]["keynote"].keys() == {"title"}


def test_the_samples_are_the_same_each_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        samples(tmp_path / folder)
    files = [path for path in sorted((tmp_path / "a").rglob("*")) if path.is_file()]
    assert len(files) > 25
    for path in files:
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()


@pytest.mark.usefixtures("few")
def test_a_preview_lists_what_it_made(tmp_path: Path) -> None:
    code, out, err = invoke("pack", "preview", "formal", "--no-open", "--to", str(tmp_path / "x"))
    assert code == 0, err
    assert out.strip() == (tmp_path / "x" / "index.html").as_uri()
    page = lxml.html.parse(tmp_path / "x" / "index.html").getroot()
    text = flat(" ".join(map(str, page.find("body").itertext())))
    assert re.search(r"shortest .* HTML \(\d+ KB\) · PDF \(\d+ KB, 2 pages\) · DOCX", text)
    links = [tmp_path / "x" / str(link.get("href")) for link in page.iter("a")]
    assert sorted(link.suffix for link in links) == [
        ".docx",
        ".docx",
        ".html",
        ".html",
        ".pdf",
        ".pdf",
    ]
    assert all(link.is_file() for link in links)
    assert not page.xpath("//script | //link | //img | //*[@src]")


@pytest.mark.usefixtures("few")
def test_a_preview_lies_in_output_by_its_pack_s_name(faulty: Path) -> None:
    (faulty / "report.html.j2").unlink()
    code, _, _ = invoke("pack", "preview", str(faulty), "--no-open")
    assert code == 0
    assert (Path("output") / "preview" / "faulty" / "index.html").is_file()


@pytest.mark.usefixtures("few")
def test_a_pack_that_fails_says_where_in_the_list_and_beside_it(faulty: Path) -> None:
    code, _, err = invoke("pack", "preview", "faulty", "--no-open", "--to", "x")
    assert code == ExitCode.PACK
    assert "templates/faulty/report.html.j2:2" in err
    text = Path("x/index.html").read_text("utf-8")
    assert "templates/faulty/report.html.j2:2" in text
    assert "report.<b>" not in text


def test_one_sample_that_fails_does_not_stop_the_others(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (faulty / "report.html.j2").write_text(
        '{% extends "formal/report.html.j2" %}\n'
        "{% block cover %}{{ super() }}"
        "{% if 'summary' not in report.parts | map(attribute='name') %}{{ report.gone }}{% endif %}"
        "{% endblock %}\n"
    )
    wanted = ("shortest", "minimal")
    monkeypatch.setattr(
        previews, "samples", lambda folder: [s for s in samples(folder) if s.name in wanted]
    )
    code, _, err = invoke("pack", "preview", "faulty", "--no-open", "--to", "x")
    assert code == ExitCode.PACK
    assert "shortest: not made" in err
    assert "minimal: 3 documents" in err


def test_a_pack_that_does_not_exist_is_told_at_once(tmp_path: Path) -> None:
    code, _, err = invoke("pack", "preview", "formall", "--no-open", "--to", str(tmp_path / "x"))
    assert code == ExitCode.PACK
    assert "did you mean “formal”?" in err
    assert not (tmp_path / "x").exists()


def test_a_manifest_that_cannot_be_read_is_listed(faulty: Path) -> None:
    (faulty / "pack.yaml").write_text("name: faulty\nextends: formal\ntitel: x\n")
    code, _, err = invoke("pack", "preview", "faulty", "--no-open", "--to", "x")
    assert code == ExitCode.PACK
    assert "pack.yaml:3:1" in err
    assert "pack.yaml:3:1" in Path("x/index.html").read_text("utf-8")


def test_a_preview_follows_each_save(faulty: Path) -> None:
    sheet = faulty / "report.css"
    with running("pack", "preview", "faulty", "--to", "x") as program:
        program.page_with("faulty/report.html.j2:2")
        by_renaming(faulty / "report.html.j2", b'{% extends "formal/report.html.j2" %}\n')
        program.page_with("finds nothing wrong")
        page = "/sample-shortest/sample-shortest-internal-en.html"
        program.page_with("Rivermouth–Stonebridge", page)
        sheet.write_text("h2 { color: rebeccapurple }\n")
        program.page_with("rebeccapurple", page)
        sheet.with_name("report.html.j2").write_text("{{ report.titel }}")
        assert "report.html.j2:1" in program.page_with("Mend this", page)
        assert program.end() == ExitCode.INTERRUPTED


@pytest.mark.slow
def test_every_pack_that_ships_makes_every_sample(tmp_path: Path) -> None:
    for pack in ("formal", "brief"):
        code, _, err = invoke("pack", "preview", pack, "--no-open", "--to", str(tmp_path / pack))
        assert code == 0, err
        made = (tmp_path / pack / "index.html").read_text("utf-8")
        assert made.count("PDF</a>") == len(list((ROOT / "inputs").glob("*.yaml"))) + 4


@pytest.mark.slow
def test_an_open_page_reloads_after_a_save(faulty: Path) -> None:
    """Chromium has the page open, and its title becomes another."""
    by_renaming(faulty / "report.html.j2", b'{% extends "formal/report.html.j2" %}\n')
    Path("x.yaml").write_bytes((ROOT / "inputs" / "minimal.yaml").read_bytes())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running("generate", "x.yaml", "--pack", "faulty", "--format", "html") as program:
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu"]
        command += [
            f"--remote-debugging-port={port}",
            f"--user-data-dir={Path('profile').resolve()}",
        ]
        with subprocess.Popen(
            [*command, f"http://127.0.0.1:{program.port}/"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as browser:
            try:
                _until_titled(port, "Rivermouth–Stonebridge")
                text = Path("x.yaml").read_text("utf-8")
                Path("x.yaml").write_text(text.replace("title: R", "title: Another r"), "utf-8")
                _until_titled(port, "Another rivermouth")
            finally:
                browser.kill()


def _until_titled(port: int, title: str) -> None:
    """The open page has this title; its browser says so by the DevTools protocol."""
    until = time.monotonic() + DEADLINE
    while True:
        with suppress(OSError):
            pages = json.loads(get(port, "/json/list")[1])
            if any(title in page["title"] for page in pages):
                return
        assert time.monotonic() < until
        time.sleep(0.1)
