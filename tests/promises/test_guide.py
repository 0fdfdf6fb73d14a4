"""Everything that `docs/templates.md` says is done, and comes out as it says."""

from pathlib import Path

import pytest

from support.guide import GUIDE, Guide

# Every step of the guide is done, with some fifteen builds: one long wait for a worker.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    folder = tmp_path_factory.mktemp("guide")
    done = Guide(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done.follow()
    return done


def test_every_command_of_the_guide_does_what_it_should(guide: Guide) -> None:
    assert len(guide.ran) >= 6
    for command, ended, said in guide.ran:
        assert ended == 0, f"{command}\n{said}"


def test_pack_check_says_what_the_guide_says(guide: Guide) -> None:
    assert len(guide.claims) == 2
    for claimed, said in guide.claims:
        assert said == claimed


def test_the_report_shows_what_the_guide_says(guide: Guide) -> None:
    assert len(guide.shown) >= 6
    for words, report in guide.shown:
        assert words in report


def test_the_colours_and_the_logo_are_in_both_documents(guide: Guide) -> None:
    made = guide.folder / "output" / "rivermouth-stonebridge-2025"
    page = next(made.glob("*.html")).read_text("utf-8")
    assert "#5B2A86" in page
    assert "#0B5C6B" not in page
    assert 'alt="Rivers and Bridges Network"' in page


def test_the_files_that_the_guide_names_are_there(guide: Guide) -> None:
    for name in ("pack.yaml", "report.css", "report.html.j2", "report.docx", "assets"):
        assert f"`{name}" in GUIDE.read_text("utf-8")
        assert Path(guide.pack / name).exists()
