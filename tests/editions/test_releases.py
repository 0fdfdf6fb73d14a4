"""What editions say they withheld, and how everybody stands."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from reportgen.cli import commands as cli
from reportgen.editions.select import AUDIENCES, select
from reportgen.editions.standings import Standing, standings
from reportgen.editions.withheld import edition_report
from reportgen.errors import ExitCode
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Source, load
from reportgen.reading.validate import validate
from reportgen.write import MANIFEST
from support.documents import RICH
from support.hiding import MEETING

FILE = (
    MEETING
    + """\
people: { cara-dunmore: { name: Cara Dunmore } }
participants: [{ person: cara-dunmore, party: a, functions: [Lord Provost], roles: [delegate] }]
releases: [{ people: [cara-dunmore], audience: public, basis: consent, date: 2024-05-02 }]
"""
)


def invoke(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def rich(**fields: Any) -> Exchange:
    return validate(Source("test", {**load(RICH).data, **fields}))


def lines(exchange: Exchange, audience: Any) -> list[str]:
    return list(edition_report(exchange, select(exchange, audience), audience).lines())


def test_an_edition_tells_names_by_key_count_and_reason() -> None:
    told = lines(rich(releases=[]), "public")
    reason = "ada-penhallow, bruno-okell, cara-dunmore: no release for the public"
    assert told[0] == f"public: 3 names withheld ({reason})"
    assert "public: 1 person’s contact data withheld" in "\n".join(told)


def test_different_reasons_are_told_apart() -> None:
    releases = [
        {"people": ["ada-penhallow"], "audience": "partners", "basis": "consent"},
        {
            "people": ["cara-dunmore"],
            "audience": "public",
            "basis": "consent",
            "withdrawn": "2024-06-30",
        },
    ]
    assert lines(rich(releases=releases), "public")[0] == (
        "public: 3 names withheld (ada-penhallow: released to partners only; "
        "bruno-okell: no release for the public; cara-dunmore: withdrawn 2024-06-30)"
    )
    assert lines(rich(releases=releases), "partners")[0].startswith("partners: 2 names withheld")


def test_the_internal_edition_withholds_nothing() -> None:
    assert lines(rich(releases=[]), "internal") == ["internal: nothing withheld"]


def test_nobodys_name_is_in_the_report() -> None:
    told = "\n".join(lines(rich(releases=[]), "public"))
    assert not [name for name in ("Penhallow", "Okell", "Dunmore") if name in told]


def standing(exchange: Exchange, person: str, output: Path) -> Standing:
    return next(each for each in standings(exchange, output) if each.person == person)


def test_a_standing_tells_basis_since_when_and_what_is_missing(tmp_path: Path) -> None:
    found = standing(rich(), "ada-penhallow", tmp_path)
    assert str(found.shown["public"][0]) == (
        "name, function, organisation (consent; since 2024-05-02; Forms of 2 May 2024)"
    )
    assert found.missing == ()
    assert standing(rich(), "bruno-okell", tmp_path).missing == ("photo",)
    withheld = standing(rich(), "cara-dunmore", tmp_path)
    assert withheld.shown["public"] == ()
    assert withheld.missing == ("name", "function")
    assert withheld.withdrawn == ("2024-06-30 (name, function, organisation)",)


def test_a_quote_without_a_release_is_missing(tmp_path: Path) -> None:
    quotes = [{"words": "We came to learn", "speaker": "ada-penhallow"}]
    assert "quote" in standing(rich(quotes=quotes), "ada-penhallow", tmp_path).missing


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """An exchange file whose public report, which names somebody, lies in `out`."""
    file = tmp_path / "exchange.yaml"
    file.write_text(FILE)
    code, _, err = invoke(
        "generate", str(file), "--format", "html", "--output", str(tmp_path / "out")
    )
    assert code == ExitCode.DONE, err
    assert "public: nothing withheld" in err
    return file


def test_a_withdrawal_names_the_documents_it_concerns(published: Path) -> None:
    output = published.parent / "out"
    document = str(output / "aston-2024" / "aston-2024-public-en.html")
    _, out, _ = invoke("releases", str(published), "--output", str(output))
    assert f"named in: {document}\n" in out
    published.write_text(FILE.replace("date: 2024-05-02", "withdrawn: 2024-07-01"))
    code, out, _ = invoke("releases", str(published), "--output", str(output))
    assert code == ExitCode.DONE
    assert f"to withdraw: {document} (shows the name, function, no longer released)" in out
    assert "withdrawn: 2024-07-01" in out
    assert "Cara Dunmore" not in out


def test_documents_name_somebody_who_was_taken_out_of_the_file(published: Path) -> None:
    output = published.parent / "out"
    document = str(output / "aston-2024" / "aston-2024-public-en.html")
    published.write_text(FILE.replace("cara-dunmore", "mayor"))
    _, out, _ = invoke("releases", str(published), "--output", str(output))
    assert "cara-dunmore (not in the file any more)\n" in out
    told = f"to withdraw: {document} (shows the name, function, no longer released)\n"
    assert out.endswith(told)
    _, out, _ = invoke("releases", str(published), "--output", str(output), "--json")
    people = json.loads(out)["files"][0]["people"]
    assert [(each["person"], each["to_withdraw"]) for each in people] == [
        ("mayor", {}),
        ("cara-dunmore", {document: ["name", "function"]}),
    ]


def test_a_document_that_is_gone_concerns_nobody(published: Path) -> None:
    output = published.parent / "out"
    (output / "aston-2024" / "aston-2024-public-en.html").unlink()
    _, out, _ = invoke("releases", str(published), "--output", str(output))
    assert "named in" not in out


def test_the_manifest_holds_keys_of_shown_people_only(published: Path) -> None:
    output = published.parent / "out"
    manifest = output / "aston-2024" / MANIFEST
    entry = next(iter(json.loads(manifest.read_text())["files"].values()))
    assert (entry["edition"], entry["people"]) == ("public", {"cara-dunmore": ["name", "function"]})
    published.write_text(FILE.replace("audience: public", "audience: partners"))
    invoke("generate", str(published), "--format", "html", "--output", str(output))
    assert "dunmore" not in manifest.read_text()


def test_the_manifest_holds_nobody_who_may_be_named_but_is_not(tmp_path: Path) -> None:
    file = tmp_path / "exchange.yaml"
    session = "sessions: { s: { title: S, audience: internal, with: [cara-dunmore] } }"
    file.write_text(re.sub("participants: .*", session, FILE))
    exchange = validate(load(file))
    named = {
        audience: edition_report(exchange, select(exchange, audience), audience).shown
        for audience in AUDIENCES
    }
    assert named == {"public": {}, "partners": {}, "internal": {"cara-dunmore": ("name",)}}


def test_a_withdrawn_photograph_names_the_documents_that_show_it(tmp_path: Path) -> None:
    """The name may still be there; the picture not."""
    Image.new("RGB", (60, 40)).save(tmp_path / "x.png")
    picture = "images: { x: { file: x.png, alt: Two people, people: [{ who: cara-dunmore }] } }\n"
    photo = "{ people: [cara-dunmore], what: [photo], audience: public, basis: consent }"
    file = tmp_path / "exchange.yaml"
    file.write_text(FILE.replace("2024-05-02 }]", f"2024-05-02 }}, {photo}]") + picture)
    output = tmp_path / "out"
    options = ("--format", "html", "--output", str(output))
    code, _, err = invoke("generate", str(file), *options)
    assert code == ExitCode.DONE, err
    gone = photo.replace(" }", ", withdrawn: 2024-07-01 }")
    file.write_text(file.read_text().replace(photo, gone))
    _, out, _ = invoke("releases", str(file), "--output", str(output))
    document = str(output / "aston-2024" / "aston-2024-public-en.html")
    assert f"named in: {document}\n" in out
    assert f"to withdraw: {document} (shows the photo, no longer released)" in out


def test_releases_tell_a_machine_the_same(published: Path) -> None:
    code, out, err = invoke("releases", str(published), "--json")
    told = json.loads(out)["files"][0]["people"][0]
    assert (code, err) == (0, "")
    assert told["shown"]["public"][0]["what"] == ["name", "function", "organisation"]
    assert told["shown"]["public"][0]["since"] == "2024-05-02"


def test_generate_tells_a_machine_what_was_withheld(tmp_path: Path) -> None:
    file = tmp_path / "exchange.yaml"
    file.write_text(FILE.replace("audience: public", "audience: internal"))
    arguments = ("--format", "html", "--output", str(tmp_path / "out"), "--json")
    _, out, _ = invoke("generate", str(file), *arguments)
    edition = json.loads(out)["reports"][0]["edition"]
    assert edition["edition"] == "public"
    reason = "released to internal readers only"
    assert {"what": "name", "person": "cara-dunmore", "reason": reason} in edition["withheld"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(published: Path) -> None:
    code, out, err = invoke("releases", "missing.yaml", str(published))
    assert code == ExitCode.INPUT
    assert "cara-dunmore" in out
    assert "missing.yaml: there is no such file" in err
