"""What tests of several rooms are given."""

import os
import shutil
from pathlib import Path

import pytest

from support.documents import Shelf
from support.masters import FORMAL


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The documents that several tests read are built once, whichever worker needs them first."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # that of the run; the worker's own is below it
    Shelf.folder = folder / "documents"
    Shelf.folder.mkdir(exist_ok=True)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the formal pack, to be changed."""
    folder = tmp_path / "formal"
    shutil.copytree(FORMAL, folder)
    return folder
