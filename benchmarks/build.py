"""Where the time goes: `reportgen --help` against a bare Typer program, a build by stage, and what
gates and finishing take of a build.

Prints medians in milliseconds. Nothing here fails: a benchmark measures, a test judges.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from unittest import mock

ROOT = Path(__file__).parent.parent
RUNS = 9

BARE = """
import typer
app = typer.Typer()
@app.command()
def one(name: str) -> None: "One."
@app.command()
def two(name: str) -> None: "Two."
app()
"""


def main() -> None:
    """Print both tables."""
    _print("start", _starts())
    for name in ("minimal", "peshawar-birmingham-2018"):
        _print(f"build of {name}", _stages(ROOT / "inputs" / f"{name}.yaml"))
    for name in ("peshawar-birmingham-2018", "harbour-cities"):
        _print(f"gates and finishing, {name}", _shares(ROOT / "inputs" / f"{name}.yaml"))


def _print(title: str, rows: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, value in rows.items():
        print(f"  {name:<34}{value:>9.2f}")


def _starts() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        commands = {
            "a bare Typer program --help": [sys.executable, str(bare), "--help"],
            "reportgen --help": [sys.executable, "-m", "reportgen", "--help"],
            "reportgen validate": [
                *(sys.executable, "-m", "reportgen", "validate"),
                str(ROOT / "inputs" / "peshawar-birmingham-2018.yaml"),
            ],
        }
        rows = _alternating(
            {
                name: partial(subprocess.run, command, capture_output=True, check=True)
                for name, command in commands.items()
            }
        )
    bare_name, help_name = list(rows)[:2]
    return {**rows, "help, times a bare program": rows[help_name] / rows[bare_name]}


def _alternating(functions: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Medians of runs in turn, so that a busy moment of the machine meets all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(RUNS):
        for name, function in functions.items():
            started = time.perf_counter()
            function()
            seconds[name].append(time.perf_counter() - started)
    return {name: median(values) * 1000 for name, values in seconds.items()}


def _stages(file: Path) -> dict[str, float]:
    from reportgen.editions.select import select
    from reportgen.formats import USUAL
    from reportgen.options import Options
    from reportgen.packs import pack as packs
    from reportgen.provenance.origin import origin_of
    from reportgen.reading.source import load
    from reportgen.reading.validate import validate
    from reportgen.render.render import render
    from reportgen.view.compose import view
    from reportgen.write import write

    source = load(file)
    exchange = validate(source)
    report = view(select(exchange, "public"), "public", "en")
    pack = packs.find(packs.DEFAULT)
    options = Options(USUAL, "public", "en", packs.DEFAULT)
    origin = origin_of(select(exchange, "public"), options, pack, {})
    artifacts = [render(report, pack, format_, origin) for format_ in USUAL]
    with tempfile.TemporaryDirectory() as folder:
        stages: dict[str, Callable[[], object]] = {
            "load": lambda: load(file),
            "validate": lambda: validate(source),
            "select": lambda: select(exchange, "public"),
            "view": lambda: view(exchange, "public", "en"),
            "find the pack": lambda: packs.find(packs.DEFAULT),
            "render docx": lambda: render(report, pack, "docx", origin),
            "render pdf": lambda: render(report, pack, "pdf", origin),
            "write": lambda: write(Path(folder) / "x", artifacts),
        }
        rows = _alternating(stages)
    return {**rows, "all": sum(rows.values())}


def _shares(file: Path) -> dict[str, float]:
    """What the gates and the finishing of documents take of a build, in milliseconds and parts."""
    from reportgen import pipeline
    from reportgen.render.pdf import archival, pdf
    from reportgen.render.word import docx

    parts = {
        "leak gate": (pipeline, "refuse_leaks"),
        "accessibility gate": (pipeline, "refuse_barriers"),
        "PDF: tags, metadata, attachments": (archival, "_finish"),
        "PDF: seal": (pdf, "sealed_pdf"),
        "Word: fonts": (docx, "embed_fonts"),
        "Word: data": (docx, "carry"),
        "Word: seal": (docx, "sealed_word"),
    }
    runs = []
    for _ in range(3):
        spent = dict.fromkeys(parts, 0.0)
        with ExitStack() as stack:
            for name, (module, function) in parts.items():
                counted = _counted(getattr(module, function), spent, name)
                stack.enter_context(mock.patch.object(module, function, counted))
            started = time.perf_counter()
            pipeline.build(file)
            spent["the whole build"] = time.perf_counter() - started
        runs.append(spent)
    rows = {name: median(run[name] for run in runs) * 1000 for name in runs[0]}
    return {**rows, "share": sum(rows[name] for name in parts) / rows["the whole build"]}


def _counted(
    function: Callable[..., object], spent: dict[str, float], name: str
) -> Callable[..., object]:
    def run(*arguments: object, **named: object) -> object:
        started = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.perf_counter() - started

    return run


if __name__ == "__main__":
    main()
