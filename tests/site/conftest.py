"""What tests of the site are given."""

from pathlib import Path

import pytest

from support.sites import written


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    written(folder)
    return folder
