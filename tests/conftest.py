"""What tests of several rooms are given."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.documents import Shelf
from support.masters import FORMAL

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The documents that several tests read are built once, whichever worker needs them first."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # that of the run; the worker's own is below it
    Shelf.folder = folder / "documents"
    Shelf.folder.mkdir(exist_ok=True)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium, started."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    assert chromium, "there is no chromium: sh scripts/system.sh checks installs it"
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if root else []  # Chromium's sandbox refuses the root user
    with sync_playwright() as engines:
        started = engines.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the formal pack, to be changed."""
    folder = tmp_path / "formal"
    shutil.copytree(FORMAL, folder)
    return folder
