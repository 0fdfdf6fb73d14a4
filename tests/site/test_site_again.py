"""A site made again: what changes, what stays, what is served, and a site of many exchanges."""

import json
import shutil
from pathlib import Path

import pytest

from reportgen.errors import ExitCode
from support.commands import invoke
from support.documents import flat
from support.everything import holds
from support.exchanges import many
from support.serving import running
from support.sites import (
    contents,
    listed,
    made,
    page,
    written,
)


def times(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_mtime_ns for name in contents(site)}


def test_a_second_time_nothing_is_made(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    made(site, inputs)
    before, bytes_before = times(site), contents(site)
    code, err = made(site, inputs)
    assert code == ExitCode.DONE
    assert "1 exchange published, 1 unchanged" in err
    assert times(site) == before
    made(site, inputs, "--force")
    assert contents(site) == bytes_before


def test_a_change_makes_its_page_and_what_lists_it(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(inputs, "other", themes=["parks"], kind="peer review", dates="2017")
    made(site, inputs)
    before = times(site)
    written(inputs, "other", themes=["parks"], kind="peer review", dates="2017", title="Renamed")
    code, err = made(site, inputs)
    assert code == ExitCode.DONE, err
    assert "other: made" in err
    assert "2 exchanges published, 1 unchanged" in err
    after = times(site)
    changed = {name for name in after if after[name] != before.get(name)}
    pages = {name for name in changed if name.endswith(".html")}
    lists = {"theme-parks", "kind-peer-review", "year-2017"}
    lists |= {f"place-{name}" for name in ("elmhaven-united-kingdom", "oakford-ireland")}
    lists |= {"country-ireland", "country-united-kingdom"}
    assert pages == {
        "index.html",
        "exchanges/other/index.html",
        "exchanges/other/other-public-en.html",
        *(f"browse/{name}.html" for name in lists),
    }
    assert {name.split("/")[1] for name in changed if name.startswith("exchanges/")} == {"other"}


def test_what_is_not_public_any_more_is_taken_away(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(inputs, "other", themes=["parks"])
    made(site, inputs)
    written(inputs, "other", report={"status": "withdrawn"})
    code, _ = made(site, inputs)
    assert code == ExitCode.DONE
    assert listed(site) == ["elmhaven"]
    assert not (site / "exchanges" / "other").exists()
    assert not (site / "browse" / "theme-parks.html").exists()
    (inputs / "elmhaven.yaml").unlink()
    made(site, inputs)
    assert listed(site) == []
    assert not list((site / "exchanges").iterdir())


def test_what_somebody_edited_stays_until_forced(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    made(site, inputs)
    document = site / "exchanges" / "elmhaven" / "elmhaven-public-en.docx"
    document.write_bytes(b"mine")
    code, err = made(site, inputs)
    assert code == ExitCode.OUTPUT
    assert f"{document}: this document was edited after it was generated" in err
    assert document.read_bytes() == b"mine"
    (inputs / "elmhaven.yaml").unlink()
    written(inputs, "other")
    code, err = made(site, inputs)
    assert code == ExitCode.OUTPUT
    assert f"{document}: this document was edited" in err
    assert document.read_bytes() == b"mine"
    assert listed(site) == ["elmhaven", "other"]
    assert made(site, inputs, "--force")[0] == ExitCode.DONE
    assert not document.exists()


def test_a_file_that_fails_stops_no_other_and_keeps_its_page(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    other = written(inputs, "other")
    made(site, inputs)
    before = (site / "exchanges" / "other" / "index.html").read_bytes()
    other.write_text(other.read_text("utf-8").replace("kind:", "kid:"), "utf-8")
    written(inputs, title="Renamed")
    code, err = made(site, inputs)
    assert code == ExitCode.INPUT
    assert f"{other}: no page was written" in err
    assert "did you mean “kind”?" in err
    assert listed(site) == ["other", "elmhaven"]
    assert (site / "exchanges" / "other" / "index.html").read_bytes() == before
    assert "Renamed" in page(site).text_content()


def test_two_files_of_one_id_fail(inputs: Path, tmp_path: Path) -> None:
    shutil.copy(inputs / "elmhaven.yaml", inputs / "copy.yaml")
    code, err = made(tmp_path / "site", inputs)
    assert code == ExitCode.INPUT
    assert "[shared-id]" in err
    assert listed(tmp_path / "site") == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, err = made(tmp_path / "site", tmp_path / "nowhere")
    assert code == ExitCode.INPUT
    assert f"{tmp_path / 'nowhere'}: there is no such file" in err
    assert not (tmp_path / "site").exists()


def test_a_machine_is_told_what_became_of_each_file(inputs: Path, tmp_path: Path) -> None:
    written(inputs, "draft", report={"status": "draft"})
    code, out, _ = invoke("site", str(inputs), "--output", str(tmp_path / "s"), "--json")
    assert code == ExitCode.DONE
    told = json.loads(out)
    assert told["index"] == str(tmp_path / "s" / "index.html")
    states = {each["exchange"]: (each["state"], each["why"]) for each in told["exchanges"]}
    assert states == {
        "draft": ("left out", "its report is “draft”, not “published”"),
        "elmhaven": ("made", ""),
    }


def test_the_name_of_the_exchange_file_is_not_published(tmp_path: Path) -> None:
    file = written(tmp_path / "in")
    file = file.rename(file.with_name("visit-of-anna-bergström.yaml"))
    made(tmp_path / "site", file)
    files = contents(tmp_path / "site")
    assert {".html", ".pdf", ".docx"} <= {Path(name).suffix for name in files}
    assert [name for name, data in files.items() if holds(data, ["Bergström"])] == []


@pytest.mark.slow
def test_several_at_once_make_the_same(inputs: Path, tmp_path: Path) -> None:
    for n in range(5):
        written(inputs, f"x{n}", title=f"Visit {n}")
    one, two = tmp_path / "one", tmp_path / "two"
    made(one, inputs)
    code, _, err = invoke("site", str(inputs), "--output", str(two), "--jobs", "2")
    assert code == ExitCode.DONE, err
    assert contents(one) == contents(two)


# ---- serving ------------------------------------------------------------------------------------


def test_the_site_is_served_and_made_again_at_each_save(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    arguments = ("site", str(inputs), "--output", str(site), "--jobs", "1")
    with running(*arguments, mode="--serve") as program:
        assert "Elmhaven–Oakford study visit" in program.page()
        path = "/exchanges/elmhaven/index.html"
        assert "Elmhaven–Oakford study visit" in program.page(path)
        written(inputs, title="Renamed visit")
        assert "Renamed visit" in program.page_with("Renamed visit", path)
        written(inputs, "second", title="A second one")
        assert "A second one" in program.page_with("A second one")
        written(inputs, "second", title=None)
        assert "second.yaml" in program.page_with("It could not be made")
        (inputs / "second.yaml").unlink()
        assert "A second one" not in program.page_with("1 exchange,")
        assert program.end() == ExitCode.INTERRUPTED
    assert "changed?seen" not in (site / "index.html").read_text("utf-8")


def test_serving_goes_with_neither_force_nor_json(inputs: Path, tmp_path: Path) -> None:
    for option in ("--force", "--json"):
        code, _, err = invoke("site", str(inputs), "--serve", option)
        assert code == ExitCode.USAGE
        assert "--serve" in flat(err)


# ---- many ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_three_hundred_exchanges(tmp_path: Path) -> None:
    """A first build of all; after one change, one page is made and what lists it."""
    inputs, site = tmp_path / "inputs", tmp_path / "site"
    many(inputs, 300)
    code, _, err = invoke("site", str(inputs), "--output", str(site))
    assert code == ExitCode.DONE, err
    assert len(listed(site)) == 300
    assert sum(len(listed(site, f"browse/{file.name}")) for file in years_of(site)) == 300
    before = times(site)
    changed = inputs / "x150.yaml"
    changed.write_text(changed.read_text("utf-8").replace("– visit 150", "– renamed"), "utf-8")
    code, _, err = invoke("site", str(inputs), "--output", str(site))
    assert "300 exchanges published, 299 unchanged" in err
    after = times(site)
    written_again = {name for name in after if after[name] != before[name]}
    folders = {name.split("/")[1] for name in written_again if name.startswith("exchanges/")}
    assert folders == {"x150"}
    lists = {
        name for name in written_again if name.startswith("browse/") and "manifest" not in name
    }
    assert lists == {f"browse/{file.name}" for file in lists_with(site, "x150")}


def years_of(site: Path) -> list[Path]:
    return sorted((site / "browse").glob("year-*.html"))


def lists_with(site: Path, name: str) -> list[Path]:
    files = sorted((site / "browse").glob("*.html"))
    return [file for file in files if name in listed(site, f"browse/{file.name}")]
