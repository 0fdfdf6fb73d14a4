"""The server on this machine, and reports that are made again at each save."""

import os
import queue
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from reportgen.errors import ExitCode
from reportgen.live import server as live
from reportgen.live.server import Live, digest
from reportgen.live.watch import Watch, sources
from support.documents import MINIMAL, ROOT
from support.serving import DEADLINE, by_renaming, get, running


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Live]:
    folder = tmp_path / "served"
    (folder / "below").mkdir(parents=True)
    (folder / "index.html").write_text("<p>first</p>")
    (folder / "below" / "report.pdf").write_bytes(b"%PDF")
    (folder / ".hidden").write_text("a secret")
    (tmp_path / "outside.txt").write_text("a secret")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    with Live(folder).serving() as server:
        yield server


def test_a_page_gets_the_lines_that_reload_it_and_its_file_does_not(served: Live) -> None:
    status, data, headers = get(served.port, "/")
    assert status == 200
    assert data.startswith(b"<p>first</p><script>")
    assert headers["Cache-Control"] == "no-store"
    assert get(served.port, "/below/report.pdf")[1] == b"%PDF"
    assert b"script" not in served._folder.joinpath("index.html").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/below/..%2f..%2foutside.txt",
        "/below/%2e%2e/%2e%2e/outside.txt",
        "/..%5coutside.txt",
        "//outside.txt",
        "/link.txt",
        "/.hidden",
        "/below",
        "/below/",
        "/%00",
        "/index.html%00.pdf",
    ],
)
def test_nothing_outside_the_folder_is_read_and_no_folder_is_listed(
    served: Live, path: str
) -> None:
    status, data, _ = get(served.port, path)
    assert status == 404
    assert b"a secret" not in data
    assert b"report.pdf" not in data


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_the_server_only_reads(served: Live, method: str) -> None:
    assert get(served.port, "/", method)[0] == 501


def test_a_head_has_no_body(served: Live) -> None:
    status, data, headers = get(served.port, "/", "HEAD")
    assert (status, data) == (200, b"")
    assert int(headers["Content-Length"]) > 10


@pytest.mark.parametrize("host", ["reports.example", "127.0.0.1", "127.0.0.1.example:80", "[::1]"])
def test_a_foreign_name_for_this_address_is_refused(served: Live, host: str) -> None:
    """A page elsewhere whose name is bound to this machine must not read reports."""
    for path in ("/", "/-/changed?seen=x&path=/"):
        assert get(served.port, path, host=host)[:2] == (403, b"")
    assert get(served.port, "/", host=f"localhost:{served.port}")[0] == 200


def test_only_this_machine_is_answered(served: Live) -> None:
    assert served._server.socket.getsockname()[0] == "127.0.0.1"
    assert served._server.socket.family == socket.AF_INET


def test_a_page_waits_until_it_is_another(served: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = digest(b"<p>first</p>")
    answers: queue.Queue[int] = queue.Queue()

    def ask() -> None:
        answers.put(get(served.port, f"/-/changed?seen={seen}&path=/")[0])

    threading.Thread(target=ask, daemon=True).start()
    until_true(lambda: "/" in served.waiting)
    served.show({"/other": b"x"})
    assert answers.empty()
    served.show({"/": b"<p>second</p>"})
    assert answers.get(timeout=DEADLINE) == 200
    monkeypatch.setattr(live, "_LONGEST_WAIT", 0.05)
    assert get(served.port, f"/-/changed?seen={digest(b'<p>second</p>')}&path=/")[0] == 204


def test_an_address_cannot_end_the_script(served: Live) -> None:
    _, data, _ = get(served.port, "/" + quote("</script><script>alert(1)//"))
    assert data.count(b"<script>") == data.count(b"</script>") == 1


def until_true(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


# ---- what is watched ------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an exchange and a pack of its own."""
    monkeypatch.chdir(tmp_path)
    text = MINIMAL.read_text("utf-8")
    (tmp_path / "x.yaml").write_text(
        text + "images:\n  one: { file: pictures/one.png, alt: One. }\n"
    )
    (tmp_path / "pictures").mkdir()
    shutil.copy(ROOT / "inputs" / "pictures" / "waves.png", tmp_path / "pictures" / "one.png")
    pack = tmp_path / "templates" / "ours"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: ours\ntitle: Ours\nextends: formal\n")
    (pack / "report.css").write_text("h2 { color: black }\n")
    return tmp_path


def test_files_pictures_and_every_pack_of_the_chain_are_watched(folder: Path) -> None:
    found = sources([Path("x.yaml")], "ours")
    assert {Path("x.yaml"), Path("pictures/one.png"), Path("templates/ours")} <= found
    assert ROOT / "templates" / "formal" in {path.resolve() for path in found}


def test_a_broken_manifest_is_watched_too(folder: Path) -> None:
    Path("templates/ours/pack.yaml").write_text("extends: [")
    assert Path("templates/ours") in sources([Path("x.yaml")], "ours")


def in_place(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def as_vim_does(file: Path, data: bytes) -> None:
    file.with_name("4913").write_bytes(b"")
    file.with_name("4913").unlink()
    file.with_name(f".{file.name}.swp").write_bytes(b"swap")
    file.rename(file.with_name(file.name + "~"))
    file.write_bytes(data)
    file.with_name(file.name + "~").unlink()


def in_pieces(file: Path, data: bytes) -> None:
    with file.open("wb") as opened:
        for start in range(0, len(data), 16):
            opened.write(data[start : start + 16])
            opened.flush()


@pytest.mark.parametrize("save", [in_place, by_renaming, as_vim_does, in_pieces])
@pytest.mark.parametrize("name", ["x.yaml", "pictures/one.png", "templates/ours/report.css"])
def test_a_save_is_one_however_an_editor_saves(
    folder: Path, name: str, save: Callable[[Path, bytes], None]
) -> None:
    watch = Watch(lambda: sources([Path("x.yaml")], "ours"))
    saves = watch.saves()
    next(saves)
    file = folder / name
    save(file, file.read_bytes() + b"\n")
    assert watch.stale()
    next(saves)
    assert not watch.stale()


def test_files_that_editors_make_in_passing_are_no_saves(folder: Path) -> None:
    watch = Watch(lambda: sources([Path("x.yaml")], "ours"))
    for name in ("report.css~", ".report.css.swp", "4913", "~$report.docx", "#report.css#"):
        (folder / "templates" / "ours" / name).write_text("x")
    assert not watch.stale()


def test_files_and_folders_that_come_later_are_watched(folder: Path) -> None:
    watch = Watch(lambda: sources([Path("x.yaml")], "ours"))
    saves = watch.saves()
    next(saves)
    (folder / "templates" / "ours" / "html").mkdir()
    next(saves)
    (folder / "templates" / "ours" / "html" / "part.html.j2").write_text("x")
    next(saves)


# ---- the program ----------------------------------------------------------------------------


def test_a_save_is_shown_and_mistakes_are_until_they_are_mended(folder: Path) -> None:
    file, sheet = folder / "x.yaml", folder / "templates" / "ours" / "report.css"
    well = file.read_text("utf-8")
    with running("generate", "x.yaml", "--pack", "ours", "--format", "docx") as program:
        program.page_with("Rivermouth–Stonebridge")
        program.line("2 documents")
        sheet.write_text("h2 { color: rebeccapurple }\n")
        program.page_with("rebeccapurple")
        program.line("2 documents")

        file.write_text(well.replace("title: R", "titel: <b>R"))
        assert "x.yaml:4:1" in program.page_with("Mend this")
        assert "x.yaml:4:1" in program.line("x.yaml:4:1")
        by_renaming(file, well.replace("Stonebridge city", "Stonebridge &amp; city").encode())
        program.page_with("Stonebridge &amp;amp; city")
        program.line("2 documents")

        (sheet.parent / "screen.css").write_text("")
        (sheet.parent / "report.html.j2").write_text("{{ report.<b>titel }}")
        page = program.page_with("Mend this")
        assert "report.html.j2:1" in page
        assert "<b>titel" not in page
        (sheet.parent / "report.html.j2").unlink()
        program.page_with("rebeccapurple")
        program.line("2 documents")
        assert program.end() == ExitCode.INTERRUPTED
    written = sorted((folder / "output").rglob("*.html"))
    assert [b"/-/changed" in path.read_bytes() for path in written] == [False]


def test_a_document_that_was_edited_stays_as_it_is(folder: Path) -> None:
    with running("generate", "x.yaml", "--format", "docx") as program:
        program.line("2 documents")
        word = next((folder / "output").rglob("*.docx"))
        word.write_bytes(b"edited in Word")
        by_renaming(folder / "x.yaml", (folder / "x.yaml").read_bytes() + b"\n")
        program.line("edited after it was generated")
        program.page_with("edited after it was generated")
        assert word.read_bytes() == b"edited in Word"


def test_several_files_have_a_page_each(folder: Path) -> None:
    second = MINIMAL.read_text("utf-8").replace("id: river", "id: second-river")
    (folder / "second.yaml").write_text(second.replace("Rivermouth–", "Second "))
    with running("generate", "x.yaml", "second.yaml", "--format", "html") as program:
        assert "second.yaml" in program.page_with("x.yaml")
        program.page_with("Second Stonebridge", "/2")
        program.page_with("Rivermouth–Stonebridge", "/1")


def test_it_ends_with_its_parent(folder: Path, tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, time\n"
        "p = subprocess.Popen([sys.executable, '-m', 'reportgen', 'generate', 'x.yaml',\n"
        "    '--format', 'html', '--watch', '--no-open'], stdout=subprocess.PIPE, text=True)\n"
        "print(p.pid, p.stdout.readline(), flush=True)\n"
    )
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=DEADLINE)
    pid, address = ended.stdout.split()
    until_true(lambda: not _answers(int(address.split(":")[-1].rstrip("/"))))
    until_true(lambda: not Path(f"/proc/{pid}").exists() or not _runs(int(pid)))


def _answers(port: int) -> bool:
    try:
        get(port, "/")
    except OSError:
        return False
    return True


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def test_watching_goes_with_neither_force_nor_json(folder: Path) -> None:
    for option in ("--force", "--json"):
        command = [sys.executable, "-m", "reportgen", "generate", "x.yaml", "--watch", option]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert ended.returncode == ExitCode.USAGE
