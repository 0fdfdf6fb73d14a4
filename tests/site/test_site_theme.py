"""The pack gives the site its colours, fonts, logo and words."""

import shutil
from pathlib import Path

import pytest

from reportgen.errors import ExitCode
from reportgen.packs.colours import contrast, dark
from reportgen.packs.pack import find
from support.documents import ROOT
from support.sites import (
    contents,
    elements,
    made,
    page,
    texts,
    written,
)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one's own in the working folder."""
    monkeypatch.chdir(tmp_path)
    pack = tmp_path / "templates" / "house"
    pack.mkdir(parents=True)
    shutil.copy(ROOT / "inputs" / "pictures" / "tidewater.png", pack / "logo.png")
    (pack / "pack.yaml").write_text(
        "name: house\ntitle: House\nextends: formal\n"
        'colours: { accent: "#6A1B4D" }\n'
        "logo: { file: logo.png, alt: Tidewater Network }\n"
        "words: { en: { site_title: Exchanges of the Tidewater Network } }\n"
    )
    (pack / "site.css").write_text(".site-lead { background: url(logo.png); }\n")
    return pack


def test_the_pack_gives_colours_logo_words_and_style(house: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert made(site, written(tmp_path / "in"), "--pack", "house")[0] == ExitCode.DONE
    index = page(site)
    assert index.findtext(".//title") == "Exchanges of the Tidewater Network"
    (logo,) = elements(index, "//header//img")
    assert logo.get("alt") == "Tidewater Network"
    assert (site / logo.get("src")).is_file()
    (sheet,) = texts(index, "//link[@rel='stylesheet']/@href")
    style = (site / sheet).read_text("utf-8")
    assert "--accent: #6A1B4D;" in style
    assert '.site-lead { background: url("data:image/png;base64,' in style
    assert list((site / "assets").glob("*.woff2"))
    before = contents(site)
    (house / "pack.yaml").write_text((house / "pack.yaml").read_text().replace("6A1B4D", "1B4D6A"))
    assert "elmhaven: made" in made(site, tmp_path / "in", "--pack", "house")[1]
    assert set(before) - set(contents(site)) == {sheet}  # no file is left that nothing asks for


@pytest.mark.parametrize(
    "accent", ["#0B5C6B", "#000000", "#7A0000", "#FFEE00", "#0000FF", "#FFFFFF"]
)
def test_every_colour_can_be_read_on_dark_ground(accent: str, tmp_path: Path) -> None:
    pack = tmp_path / "vivid"
    pack.mkdir()
    manifest = "name: vivid\ntitle: Vivid\nextends: formal\n"
    colours = f'colours: {{ accent: "{accent}", accent_2: "{accent}", muted: "{accent}" }}\n'
    (pack / "pack.yaml").write_text(manifest + colours)
    made_ = dark(find(str(pack)))
    for ground in ("paper", "panel"):
        for ink in ("ink", "muted", "accent", "accent-2"):
            assert contrast(made_[ink], made_[ground]) >= 4.5, (ink, ground)
    assert contrast(made_["paper"], made_["accent"]) >= 4.5  # what stands on buttons and marks
