"""What all commands share at a terminal: their common options, and how they end.

Results go to stdout, messages to stderr. Only Typer is imported at the top, so that `--help`
answers at once.
"""

from __future__ import annotations

import functools
import json
import os
import sys
import traceback
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, ParamSpec

import typer

from reportgen.errors import ExitCode, Problem, ReportgenError

P = ParamSpec("P")

Files = Annotated[
    list[Path], typer.Argument(help="Exchange files, YAML or JSON.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the results for a machine.")]
Watching = Annotated[
    bool, typer.Option("--watch", help="Make it again at each save, and show it in the browser.")
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Open no browser.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let a warning stop the report too.")]


def command(function: Callable[P, ExitCode | None]) -> Callable[P, None]:
    """A command that ends with an exit code and never with a traceback."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs) or ExitCode.DONE
        except ReportgenError as error:
            if kwargs.get("json"):
                print_json({"problems": [problem.as_json() for problem in error.problems]})
            else:
                show(error.problems)
            code = error.exit_code
        except KeyboardInterrupt:
            inform("stopped; nothing is half written")
            code = ExitCode.INTERRUPTED
        except BrokenPipeError:
            # Whoever read the output has gone: nobody is left to read messages.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ExitCode.DONE
        except typer.BadParameter:
            raise  # wrong usage, of which Typer says what is wrong
        except Exception as error:
            code = _bug(error)
        raise typer.Exit(code)

    return run


def _bug(error: Exception) -> ExitCode:
    inform(f"reportgen has a bug: {type(error).__name__}: {error}")
    inform("    hint: nothing was written; please report it with the output of REPORTGEN_DEBUG=1")
    if os.environ.get("REPORTGEN_DEBUG"):
        traceback.print_exception(error)
    return ExitCode.BUG


def inform(message: object = "") -> None:
    """A message, on stderr."""
    print(message, file=sys.stderr)


def show(problems: Iterable[Problem]) -> None:
    """Problems, on stderr."""
    for problem in problems:
        inform(problem)


def print_json(value: Any) -> None:
    """A result for a machine, on stdout."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def each_file(
    files: Iterable[Path],
    examine: Callable[[Path], ExitCode | None],
    failed: Callable[[Iterable[Problem]], None] = show,
) -> ExitCode:
    """Examines every file; the problems of one that cannot be examined go to `failed`, and do not
    stop the others. Returns the highest exit code."""
    code = ExitCode.DONE
    for file in files:
        try:
            code = max(code, examine(file) or ExitCode.DONE)
        except ReportgenError as error:
            failed(error.problems)
            code = max(code, error.exit_code)
    return code


def counted(n: int, noun: str, plural: str = "") -> str:
    """So many of something in words: “no pages”, “1 page”."""
    return f"{n or 'no'} {noun if n == 1 else plural or noun + 's'}"


def open_page(address: str, *, no_open: bool) -> None:
    """The address on stdout, and in the browser where there is a display."""
    print(address, flush=True)
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    displayed = sys.platform in ("win32", "darwin") or any(map(os.environ.get, displays))
    if displayed and not no_open:
        webbrowser.open(address)


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A function that shows what is being done now; it shows nothing where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _line: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update
