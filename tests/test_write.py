"""Reports are written whole or not at all, and nobody's work is lost."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.errors import OutputError
from reportgen.render.artifact import Artifact
from reportgen.write import MANIFEST, write
from support.artifacts import NAMES, documents


def contents(folder: Path) -> dict[str, bytes]:
    """Everything that stands in a folder, hidden files included."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_documents_are_written_with_their_manifest(tmp_path: Path) -> None:
    paths = write(tmp_path / "x", documents("one"))
    assert [path.name for path in paths] == list(NAMES)
    assert set(contents(tmp_path / "x")) == {*NAMES, MANIFEST}


def test_writing_again_replaces_them(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    write(tmp_path, documents("two"))
    assert contents(tmp_path)[NAMES[0]] == documents("two")[0].data
    assert set(contents(tmp_path)) == {*NAMES, MANIFEST}


def test_a_document_that_was_edited_stays(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    (tmp_path / NAMES[0]).write_bytes(b"a colleague's correction")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match="edited after it was generated"):
        write(tmp_path, documents("two"))
    assert contents(tmp_path) == before


def test_force_overwrites_an_edited_document(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    (tmp_path / NAMES[0]).write_bytes(b"a colleague's correction")
    write(tmp_path, documents("two"), force=True)
    assert contents(tmp_path)[NAMES[0]] == documents("two")[0].data


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    (tmp_path / NAMES[1]).write_bytes(b"scanned by hand")
    with pytest.raises(OutputError, match="was not made by reportgen"):
        write(tmp_path, documents("one"))
    assert contents(tmp_path) == {NAMES[1]: b"scanned by hand"}


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / NAMES[1]).mkdir()
    with pytest.raises(OutputError):
        write(tmp_path, documents("one"), force=True)
    assert [path.name for path in tmp_path.iterdir()] == [NAMES[1]]


def test_a_broken_manifest_is_no_licence_to_overwrite(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(OutputError):
        write(tmp_path, documents("two"))
    write(tmp_path, documents("one"))  # the same bytes are nobody's edit
    assert json.loads((tmp_path / MANIFEST).read_text())["files"].keys() == set(NAMES)


def test_other_editions_stay_in_the_manifest(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    write(tmp_path, [Artifact("x-internal-en.pdf", "pdf", b"internal")])
    files = json.loads((tmp_path / MANIFEST).read_text())["files"]
    assert set(files) == {*NAMES, "x-internal-en.pdf"}


@pytest.mark.parametrize("failing", range(3))
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_while_moving_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    write(tmp_path, documents("one"))
    before = contents(tmp_path)
    moves = 0
    replace = Path.replace

    def failing_replace(self: Path, target: Path) -> Path:
        nonlocal moves
        if self.suffix == ".new":
            moves += 1
            if moves == failing + 1:
                raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing_replace)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write(tmp_path, documents("two"))
    assert contents(tmp_path) == before


def test_a_failure_of_a_first_report_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(OutputError, match="no space left on device"):
        write(tmp_path / "x", documents("one"))
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, pathlib, signal, sys
sys.path.insert(0, {tests!r})
from support.artifacts import documents
from reportgen.write import write
steps = 0
def counted(function):
    def run(*args, **kwargs):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return run
for owner, name in ((os, "fsync"), (pathlib.Path, "replace"), (pathlib.Path, "hardlink_to"),
                    (pathlib.Path, "unlink")):
    setattr(owner, name, counted(getattr(owner, name)))
write(pathlib.Path(sys.argv[1]), documents("two"))
"""


@pytest.mark.parametrize("step", range(1, 18, 2))
def test_a_process_killed_at_any_step_leaves_whole_documents(tmp_path: Path, step: int) -> None:
    write(tmp_path, documents("one"))
    script = KILLED.format(tests=str(Path(__file__).parent))
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path), str(step)], check=False)
    assert ended.returncode == -signal.SIGKILL
    for name, old, new in zip(NAMES, documents("one"), documents("two"), strict=True):
        assert (tmp_path / name).read_bytes() in (old.data, new.data)
    write(tmp_path, documents("three"))  # what was left is known to be generated
    assert (tmp_path / NAMES[0]).read_bytes() == documents("three")[0].data
    assert set(contents(tmp_path)) == {*NAMES, MANIFEST}


def test_a_full_disk_leaves_the_earlier_report(tmp_path: Path) -> None:
    write(tmp_path, documents("one"))
    before = contents(tmp_path)
    script = (
        f"import sys, pathlib; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from support.artifacts import documents\n"
        "from reportgen.errors import OutputError\n"
        "from reportgen.write import write\n"
        "try:\n    write(pathlib.Path(sys.argv[1]), documents('a longer text than before'))\n"
        "except OutputError as error:\n    print(error)\n"
    )

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        preexec_fn=small_files,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written: file too large" in ended.stdout
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/reports"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a file, not a folder")
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write(tmp_path / place, documents("one"))
    assert caught.value.problems[0].hint
    assert os.listdir(tmp_path) == ["file"]
