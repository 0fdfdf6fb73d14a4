"""What must not drift: the arrows between modules, pages made from code, what documents promise."""

import ast
import io
import re
import runpy
import subprocess
import tokenize
from graphlib import TopologicalSorter
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
        "reportgen.openxml",
        "reportgen.render.word.docx",
        "reportgen.render.word.dressing",
        "reportgen.render.word.tables",
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
    "pypdfium2": {"reportgen.gates.unpacking.pdf", "reportgen.site.cover"},
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


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: imports(path) & set(MODULES) for module, path in MODULES.items()}
    assert list(TopologicalSorter(graph).static_order())


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


# ---- the tests stand in the rooms of what they test ---------------------------------------------

TESTS = sorted((ROOT / "tests").rglob("*.py"))
FOLDERS = {
    path.relative_to(ROOT / "tests").parts[0] for path in TESTS if path.parent.name != "tests"
}


def test_the_tests_of_a_room_stand_in_its_folder() -> None:
    assert FOLDERS - {*ROOMS} == {"promises", "support"}
    alone = {path.stem.removeprefix("test_") for path in (ROOT / "tests").glob("test_*.py")}
    assert alone <= {*ROOMS}


@pytest.mark.parametrize("file", TESTS, ids=lambda path: path.stem)
def test_tests_share_what_stands_in_support_alone(file: Path) -> None:
    """Beside a test may stand the cases of it, in modules called `cases_...`."""
    own = file.relative_to(ROOT / "tests").parts[0]
    for name in imports(file):
        first, _, rest = name.partition(".")
        assert not first.startswith("test_"), name
        if first in FOLDERS - {"support"}:
            assert first == own, name
            assert not rest or rest.startswith("cases_"), name


# ---- size ---------------------------------------------------------------------------------------

SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "scripts").glob("*.py")])
NO_CODE = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    tokenize.ENDMARKER,
}


def lines_of_code(source: str) -> set[int]:
    """The numbers of the lines that are not blank, a comment or a docstring."""
    docstrings = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    code = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    return code - docstrings


@pytest.mark.parametrize("file", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_longer_than_500_lines_and_no_function_than_40(file: Path) -> None:
    source = file.read_text("utf-8")
    assert len(source.splitlines()) <= 500
    code = lines_of_code(source)
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if len(code & {*range(node.lineno, (node.end_lineno or 0) + 1)}) > 40
    ]
    assert long == []


# ---- what documents promise ---------------------------------------------------------------------


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
