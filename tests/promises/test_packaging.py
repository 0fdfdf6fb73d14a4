"""The wheel alone, in an empty environment, makes a report anywhere."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from support.documents import MINIMAL, REAL, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", str(ROOT)]
    subprocess.run([*command, "--wheel-dir", str(folder)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_its_templates_examples_schema_and_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"reportgen/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "schemas", "inputs")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert shipped <= names
    assert {"reportgen/language/locales/en.yaml", "reportgen/authoring/skeleton.yaml"} <= names
    strangers = {name.split("/")[0] for name in names} - {"reportgen"}
    assert all(name.endswith(".dist-info") for name in strangers)


def test_the_wheel_alone_makes_a_report(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=True)
    programs = tmp_path / "empty" / "bin"
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    away = tmp_path / "away"
    away.mkdir()
    (away / "minimal.yaml").write_bytes(MINIMAL.read_bytes())
    environment = {"PATH": os.environ["PATH"], "HOME": str(away)}
    (away / "real.yaml").write_bytes(REAL.read_bytes())
    for arguments in (
        ["doctor"],
        ["new", "another-2026"],
        ["generate", "minimal.yaml"],
        ["site", "real.yaml", "--output", "site"],
    ):
        ended = subprocess.run(
            [str(programs / "reportgen"), *arguments],
            cwd=away,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
    written = sorted(path.suffix for path in (away / "output").rglob("*-public-en.*"))
    assert written == [".docx", ".pdf"]
    assert "Peshawar" in (away / "site" / "index.html").read_text("utf-8")
