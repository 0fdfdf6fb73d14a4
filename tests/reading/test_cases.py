"""Every wrong input has its case file, and beside it, in `.txt`, what the officer reads."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportgen.cli.commands import app
from support.documents import MINIMAL

CASES = Path(__file__).parent / "cases"
FILES = sorted(path.name for path in CASES.iterdir() if path.suffix in {".yaml", ".json"})
MADE = {
    *("missing.file", "misspelt.file", "huge.file", "fifo.file", "shared-id.file"),
    *("unwritable.output", "full.output", "edited.output"),
}
"""Cases that no repository can hold; their tests make them."""


def read_by_an_officer(*arguments: str) -> str:
    """What stands on the screen, and how the command ended."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return f"{result.stdout}{result.stderr}exit code {result.exit_code}\n"


def expect(name: str, seen: str) -> None:
    """Compare with the message beside the case; REPORTGEN_UPDATE=1 writes it, to be read."""
    expected = CASES / f"{name}.txt"
    if os.environ.get("REPORTGEN_UPDATE"):
        expected.write_text(seen, "utf-8")
    assert seen == expected.read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_input_is_told_with_its_place_and_writes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES)
    expect(name, read_by_an_officer("generate", name, "--output", str(tmp_path / "out")))
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    expect("missing.file", read_by_an_officer("generate", "none.yaml"))


def test_a_file_whose_name_is_misspelt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("peshawar.yaml").write_text("id: x\n")
    expect("misspelt.file", read_by_an_officer("generate", "peshawer.yaml"))


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("huge.yaml").open("wb") as file:
        file.truncate(3 * 1024**3)
    expect("huge.file", read_by_an_officer("generate", "huge.yaml"))


def test_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.yaml")
    expect("fifo.file", read_by_an_officer("generate", "pipe.yaml"))


def test_two_inputs_with_one_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.yaml", "two.yaml"):
        Path(name).write_bytes(MINIMAL.read_bytes())
    expect("shared-id.file", read_by_an_officer("generate", "one.yaml", "two.yaml"))
    assert not Path("output").exists()


@pytest.fixture
def exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An exchange file in a folder of its own, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_bytes(MINIMAL.read_bytes())
    return "x.yaml"


def test_an_output_that_cannot_be_written(exchange: str) -> None:
    Path("reports").write_text("a file where the folder should be")
    seen = read_by_an_officer("generate", exchange, "--format", "docx", "--output", "reports")
    expect("unwritable.output", seen)
    assert Path("reports").read_text() == "a file where the folder should be"


def test_an_output_that_is_full(exchange: str) -> None:
    command = [sys.executable, "-m", "reportgen", "generate", exchange, "--format", "docx"]
    ended = subprocess.run(
        command,
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
    )
    expect("full.output", f"{ended.stdout}{ended.stderr}exit code {ended.returncode}\n")
    assert [path for path in Path("output").rglob("*") if path.is_file()] == []


def no_room() -> None:
    """Let no file grow beyond a kilobyte: a disk that is full, as a process sees it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def test_an_output_that_somebody_edited(exchange: str) -> None:
    read_by_an_officer("generate", exchange, "--format", "docx")
    document = next(Path("output").rglob("*.docx"))
    document.write_bytes(b"corrected by hand")
    expect("edited.output", read_by_an_officer("generate", exchange, "--format", "docx"))
    assert document.read_bytes() == b"corrected by hand"


def test_every_message_belongs_to_a_case() -> None:
    messages = {path.name.removesuffix(".txt") for path in CASES.glob("*.txt")}
    assert messages == {*FILES, *MADE}
