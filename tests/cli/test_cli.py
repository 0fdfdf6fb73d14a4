"""The command line: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reportgen.cli import commands as cli
from reportgen.errors import ExitCode
from reportgen.model.exchange import Exchange
from support import documents
from support.commands import invoke

MINIMAL, REAL = str(documents.MINIMAL), str(documents.REAL)
COMMANDS = (
    "new",
    "validate",
    "generate",
    "extract",
    "verify",
    "releases",
    "site",
    "schema",
    "doctor",
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own."""
    command = [sys.executable, "-m", "reportgen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_results_go_to_stdout_and_messages_to_stderr(tmp_path: Path) -> None:
    ended = run("generate", MINIMAL, "--output", str(tmp_path))
    folder = tmp_path / "rivermouth-stonebridge-2025"
    names = [folder / f"rivermouth-stonebridge-2025-public-en.{end}" for end in ("docx", "pdf")]
    assert ended.stdout.splitlines() == [str(name) for name in names]
    assert all(name.is_file() for name in names)
    assert "2 documents, 2 pages in PDF, no warnings" in ended.stderr
    assert ended.returncode == ExitCode.DONE


def test_generate_tells_a_machine_the_same(tmp_path: Path) -> None:
    code, out, err = invoke("generate", MINIMAL, "--output", str(tmp_path), "--json")
    report = json.loads(out)["reports"][0]
    assert (code, err) == (0, "")
    assert [document["format"] for document in report["documents"]] == ["docx", "pdf"]
    assert report["documents"][1]["pages"] == 2
    assert all(Path(document["path"]).is_file() for document in report["documents"])


def test_one_format_alone(tmp_path: Path) -> None:
    _, out, _ = invoke("generate", MINIMAL, "--format", "docx", "--output", str(tmp_path))
    assert [Path(line).suffix for line in out.splitlines()] == [".docx"]


def test_a_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: bad\n")
    code, out, err = invoke(
        "generate", str(bad), MINIMAL, "--format", "docx", "--output", str(tmp_path)
    )
    assert code == ExitCode.INPUT
    assert len(out.splitlines()) == 1
    assert "bad.yaml: no report was written" in err


def test_an_edited_report_is_kept(tmp_path: Path) -> None:
    arguments = ("generate", MINIMAL, "--format", "docx", "--output", str(tmp_path))
    _, out, _ = invoke(*arguments)
    Path(out.strip()).write_bytes(b"edited in Word")
    code, _, err = invoke(*arguments)
    assert code == ExitCode.OUTPUT
    assert "edited after it was generated" in err
    assert "--force" in err
    assert Path(out.strip()).read_bytes() == b"edited in Word"
    assert invoke(*arguments, "--force")[0] == ExitCode.DONE


def test_warnings_stop_a_report_only_when_strict(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(
        "id: x\ntitle: A–B\nplaces: { a: { name: A } }\nparties: [{ who: a, roles: [visiting] }]\n"
    )
    output = ("--format", "docx", "--output", str(tmp_path / "out"))
    code, _, err = invoke("generate", str(file), *output)
    assert code == ExitCode.DONE
    assert f"{file}:4:1: warning: the exchange has no host [no-host-or-visitor]" in err
    assert "1 warning" in err
    assert invoke("generate", str(file), "--strict", *output)[0] == ExitCode.INPUT
    assert invoke("validate", str(file))[0] == ExitCode.DONE
    assert invoke("validate", str(file), "--strict")[0] == ExitCode.INPUT


def test_validate_tells_every_problem_to_a_machine(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("id: x\ntitel: A–B\n")
    code, out, _ = invoke("validate", str(file), MINIMAL, "--json")
    problems = json.loads(out)["problems"]
    assert code == ExitCode.INPUT
    assert {"file", "line", "column", "weight", "code", "sentence", "hint"} == set(problems[0])
    unknown = next(problem for problem in problems if problem["code"] == "unknown-field")
    assert (unknown["line"], unknown["column"]) == (2, 1)


def test_the_inputs_have_no_problems_but_what_their_sources_leave_open() -> None:
    code, out, err = invoke("validate", MINIMAL, REAL)
    assert code == 0
    assert f"{MINIMAL}: no problems" in err
    assert sorted(re.findall(r"\[([a-z-]+)\]", out)) == [
        "abbreviation-unexplained",
        "not-cleared",
        "objective-without-result",
        "report-without-date",
        "security-read",
    ]


def test_a_new_file_says_what_to_fill_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = invoke("new", "harbour-2026")
    assert (code, out) == (0, "harbour-2026.yaml\n")
    schema = Path("exchange.schema.json")
    assert (
        Path("harbour-2026.yaml")
        .read_text()
        .startswith(f"# yaml-language-server: $schema={schema}\n")
    )
    assert schema.is_file()
    code, out, _ = invoke("validate", "harbour-2026.yaml")
    assert code == ExitCode.INPUT
    empty = [line.split("“")[1].split("”")[0] for line in out.splitlines() if " is empty" in line]
    assert empty == ["title", "places", "parties"]
    assert invoke("new", "harbour-2026")[0] == ExitCode.OUTPUT


def test_everything_that_a_new_file_offers_is_valid(tmp_path: Path) -> None:
    invoke("new", "harbour-2026", "--to", str(tmp_path))
    text = (tmp_path / "harbour-2026.yaml").read_text()
    lines = text.replace("title:\n", "title: First–Second\n", 1).splitlines()
    head = lines.index("id: harbour-2026")
    switched_on = []
    for line in lines[head:]:
        bare = line.lstrip()
        field = bare.startswith("#") and (
            bare.startswith(("# -", "#   ")) or re.match(r"# [a-z-]+(_[a-z]+)?:", bare)
        )
        prose = bare.startswith("# ") and bare[2:3].isupper()
        switched_on.append(line.replace("# ", "", 1) if field and not prose else line)
    file = tmp_path / "filled.yaml"
    file.write_text("\n".join(switched_on))
    code, out, err = invoke("validate", str(file))
    assert (code, out) == (0, ""), out + err
    used = set(yaml.safe_load(file.read_text()))
    names = {field.alias or name for name, field in Exchange.model_fields.items()}
    rare = {"short_title", "series", "themes", "background", "events", "announcement"}
    rare |= {"duration", "activity", "travel", "planned", "direction", "working_languages"}
    rare |= {"interpretation", "figures", "related", "legs", "funding", "total_cost"}
    rare |= {"abbreviations", "glossary", "discrepancies", "sections"}
    assert names - used <= rare


def test_a_new_file_wants_a_usable_id(tmp_path: Path) -> None:
    code, _, err = invoke("new", "Harbour 2026", "--to", str(tmp_path))
    assert code == ExitCode.INPUT
    assert "small letters, digits and hyphens" in err
    assert not list(tmp_path.iterdir())


def test_schema_prints_the_schema_that_ships() -> None:
    code, out, _ = invoke("schema")
    assert code == 0
    assert out == (documents.ROOT / "schemas" / "exchange.schema.json").read_text("utf-8")


def test_doctor_finds_what_is_here_and_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = invoke("doctor")
    assert code == 0, out
    assert "MISSING" not in out
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    code, out, _ = invoke("doctor")
    assert code == ExitCode.ENGINE
    assert "MISSING  Pango" in out
    assert "to mend it: " in out


def test_wrong_usage_is_a_code_of_its_own() -> None:
    for arguments in (("generate",), ("generate", MINIMAL, "--format", "odt"), ("nonsense",)):
        assert run(*arguments).returncode == ExitCode.USAGE


def test_an_unknown_pack_has_its_own_code(tmp_path: Path) -> None:
    code, _, err = invoke("generate", MINIMAL, "--pack", "fromal", "--output", str(tmp_path))
    assert code == ExitCode.PACK
    assert "did you mean “formal”?" in err
    assert not list(tmp_path.iterdir())


def test_a_bug_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("a wire came loose")

    monkeypatch.setattr("reportgen.pipeline.view", broken)
    code, _, err = invoke("generate", MINIMAL, "--output", str(tmp_path))
    assert code == ExitCode.BUG
    assert "reportgen has a bug: RuntimeError: a wire came loose" in err
    assert "Traceback" not in err
    assert not list(tmp_path.iterdir())


def test_an_interrupt_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportgen.pipeline.render", interrupted)
    code, _, err = invoke("generate", MINIMAL, "--output", str(tmp_path))
    assert code == ExitCode.INTERRUPTED
    assert "nothing is half written" in err
    assert not list(tmp_path.iterdir())


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("reportgen 0.")
    helped = run("--help").stdout
    assert all(command in helped for command in COMMANDS)
    commands = [command.callback for command in cli.app.registered_commands]
    assert set(COMMANDS) == {command.__name__ for command in commands if command}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(shell: str) -> None:
    words = {"bash": "complete_bash", "zsh": "complete_zsh", "fish": "complete_fish"}
    environment = {
        **os.environ,
        "_REPORTGEN_COMPLETE": words[shell],
        "COMP_WORDS": "reportgen gen",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "reportgen gen",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    script = Path(sys.executable).parent / "reportgen"
    completed = subprocess.run(
        [str(script)], env=environment, capture_output=True, text=True, check=False
    )
    assert "generate" in completed.stdout


def test_help_needs_no_engine() -> None:
    heavy = "{'weasyprint', 'docxtpl', 'docx', 'lxml', 'jinja2', 'babel', 'yaml'}"
    script = (
        "import sys, reportgen.cli.commands\n"
        "from typer.testing import CliRunner\n"
        "CliRunner().invoke(reportgen.cli.commands.app, ['--help'])\n"
        f"print({heavy} & set(sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "set()"
