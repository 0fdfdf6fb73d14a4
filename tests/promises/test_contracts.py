"""What must not drift: the arrows between modules, pages made from code, what documents promise."""

import ast
import re
import runpy
import subprocess
from pathlib import Path

import pytest
import yaml

from reportgen.cli import commands as cli
from reportgen.errors import ExitCode
from support.documents import ROOT
from support.models import MODELS

PACKAGE = ROOT / "reportgen"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")
}

ROOMS = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "architecture.md").read_text("utf-8"), re.M)
"""As the page of the architecture lists them: a module imports from rooms before its own."""

ALONE = {
    "docxtpl": {"reportgen.render.word.docx"},
    "lxml": {
        "reportgen.render.word.docx",
        "reportgen.render.word.wordml",
        "reportgen.provenance.in_word",
        "reportgen.sandbox.word_safety",
        "reportgen.sandbox.extents",
        "reportgen.render.word.fonts",
        "reportgen.gates.accessibility.word",
        "reportgen.gates.accessibility.page",
        "reportgen.authoring.checking.word",
        "reportgen.site.embedded",
    },
    "weasyprint": {
        "reportgen.render.pdf.pdf",
        "reportgen.render.pdf.archival",
        "reportgen.render.pdf.tags",
        "reportgen.cli.doctor",
    },
    "typer": {
        "reportgen.cli.commands",
        "reportgen.cli.documents",
        "reportgen.cli.exchanges",
        "reportgen.cli.packs",
        "reportgen.cli.site",
        "reportgen.cli.terminal",
    },
    "yaml": {"reportgen.reading.source", "reportgen.language.words", "reportgen.cli.doctor"},
    "markdown_it": {"reportgen.markdown"},
    "PIL": {"reportgen.pictures.ready", "reportgen.site.cover"},
    "pypdfium2": {"reportgen.gates.reading.pdf", "reportgen.site.cover"},
    "watchfiles": {"reportgen.live.watch"},
}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module
            assert node.level == 0, f"{path}: an import says whence in full"
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(module: str) -> str:
    """The first name after the package's."""
    return module.split(".")[1]


def test_every_room_is_in_the_architecture_once() -> None:
    rooms = {room(name) for name in MODULES if name.count(".")} - {"__init__", "__main__"}
    assert sorted(ROOMS) == sorted(rooms)


# These two offer the public names and the command; nothing inside imports from them.
INSIDE = sorted(set(MODULES) - {"reportgen.__init__", "reportgen.__main__"})


@pytest.mark.parametrize("module", INSIDE)
def test_imports_go_one_way(module: str) -> None:
    own = ROOMS.index(room(module))
    for name in imports(MODULES[module]) & {*MODULES, *(f"reportgen.{r}" for r in ROOMS)}:
        assert ROOMS.index(room(name)) <= own, f"{module} imports {name}"


def test_nothing_inside_imports_from_the_root() -> None:
    for module in INSIDE:
        names = imports(MODULES[module]) - set(MODULES)
        rooms = {f"reportgen.{each}" for each in ROOMS}
        from_root = {name for name in names - rooms if re.fullmatch(r"reportgen(\.\w+)?", name)}
        assert from_root <= {"reportgen"}, module


@pytest.mark.parametrize("library", ALONE)
def test_an_engine_is_known_to_its_module_alone(library: str) -> None:
    users = {
        module
        for module, path in MODULES.items()
        if library in {name.split(".")[0] for name in imports(path)}
    }
    assert users == ALONE[library]


def test_the_reference_pages_are_what_the_code_makes() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "references.py"))["pages"]()
    assert pages
    for name, text in pages.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, f"{name}: run `make generated`"


def test_the_word_masters_are_what_their_script_makes() -> None:
    masters = runpy.run_path(str(ROOT / "scripts" / "word_master.py"))["masters"]()
    assert masters
    for file, data in masters.items():
        assert data == file.read_bytes(), "run `make generated`"


def test_the_readme_knows_every_command_and_exit_code() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert cli.app.registered_commands
    for command in cli.app.registered_commands:
        assert command.callback is not None
        assert f"`reportgen {command.callback.__name__}" in readme
    codes = readme.partition("The program ends with")[2].partition(".\n")[0]
    assert {int(number) for number in re.findall(r"\b\d+\b", codes)} == {int(c) for c in ExitCode}


def tracked() -> list[Path]:
    """The files of the repository, without those that git ignores."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    assert PACKAGE / "pipeline.py" in tracked()
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "ignore")
        assert not re.search(r"/(home|Users|work|root)/[a-z]", text), path


def test_links_between_documents_lead_somewhere() -> None:
    links = [
        (page, target)
        for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    ]
    assert len(links) > 20
    for page, target in links:
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_worked_example_of_the_reference_is_valid() -> None:
    text = (ROOT / "docs" / "exchange-file.md").read_text("utf-8")
    sections = re.findall(r"^## (.+?)$.*?^```yaml\n(.*?)^```", text, re.M | re.S)
    models = {"".join(re.split(r"(?=[A-Z])", model.__name__)).lower(): model for model in MODELS}
    assert len(sections) == len(MODELS)
    for title, example in sections:
        models[title.replace(" ", "").lower()].model_validate(yaml.safe_load(example))
