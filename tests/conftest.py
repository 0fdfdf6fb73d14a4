"""What tests of several rooms are given."""

import shutil
from pathlib import Path

import pytest

from support.masters import FORMAL


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the formal pack, to be changed."""
    folder = tmp_path / "formal"
    shutil.copytree(FORMAL, folder)
    return folder
