"""Commands about exchange files: write one, look at it, make its report."""

from __future__ import annotations

import functools
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportgen.cli import terminal
from reportgen.cli.terminal import AsJson, Files, NoOpen, Strict, Watching
from reportgen.errors import ExitCode, Problem, Weight
from reportgen.formats import ASKED, USUAL, formats_of

if TYPE_CHECKING:
    from reportgen.options import Options
    from reportgen.pipeline import Generated

    FormatName = StrEnum
else:
    FormatName = StrEnum("FormatName", ASKED)


class EditionName(StrEnum):
    """What `--edition` takes, named here so that help needs no model."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"


@terminal.command
def new(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The exchange's short name.")],
    folder: Annotated[
        Path | None, typer.Option("--to", help="Where to write it; else inputs/ or here.")
    ] = None,
) -> None:
    """Write a commented exchange file to fill in."""
    from reportgen.authoring.new import write_new

    path = write_new(id_, folder)
    print(path)
    terminal.inform(f"Fill it in, then: reportgen validate {path}")


@terminal.command
def validate(files: Files, json: AsJson = False, strict: Strict = False) -> ExitCode:
    """Show every problem of exchange files, with its place."""
    from reportgen.options import Options
    from reportgen.pipeline import read

    problems: list[Problem] = []

    def examine(file: Path) -> None:
        noticed = read(file, Options(strict=strict)).problems
        problems.extend(noticed)
        if not json and not noticed:
            terminal.inform(f"{file}: no problems")

    code = terminal.each_file(files, examine, failed=problems.extend)
    if json:
        terminal.print_json({"problems": [problem.as_json() for problem in problems]})
    else:
        for problem in problems:
            print(problem)
    return code


Formats = Annotated[
    list[FormatName] | None,
    typer.Option("--format", help="What to make; may be given again. Else docx and pdf."),
]
Edition = Annotated[
    EditionName | None, typer.Option(help="Who may read it.", show_default="public")
]
Language = Annotated[str, typer.Option(help="The report's language; else the file's own.")]
PackName = Annotated[
    str, typer.Option(help="The template pack: its name or folder.", show_default="formal")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite documents that were edited since.")]


@terminal.command
def generate(  # noqa: PLR0913 - each is an option of the command
    files: Files,
    format_: Formats = None,
    edition: Edition = None,
    language: Language = "",
    pack: PackName = "",
    output: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("output"),
    force: Force = False,
    strict: Strict = False,
    json: AsJson = False,
    watch: Watching = False,
    no_open: NoOpen = False,
) -> ExitCode:
    """Make the reports of exchange files."""
    from reportgen import pipeline
    from reportgen.options import Options

    formats = [name for asked in dict.fromkeys(format_ or ()) for name in formats_of(asked.value)]
    options = Options(
        formats=tuple(formats) or USUAL,
        edition=edition.value if edition else None,
        language=language,
        pack=pack,
        strict=strict,
    )
    if watch:
        return _keep_generating(files, output, options, force=force, json=json, no_open=no_open)
    with terminal.progress_shown(quiet=json) as progress:
        outcomes = pipeline.generate(files, output, options, force=force, progress=progress)
    if json:
        terminal.print_json({"reports": [outcome.as_json() for outcome in outcomes]})
    else:
        for outcome in outcomes:
            _summarise(outcome)
    return max(outcome.exit_code for outcome in outcomes)


def _keep_generating(  # noqa: PLR0913 - each is an option of the command
    files: list[Path], output: Path, options: Options, *, force: bool, json: bool, no_open: bool
) -> ExitCode:
    from reportgen.live.rebuild import keep_generating
    from reportgen.pipeline import unwatched

    if force or json:
        raise typer.BadParameter("it goes with neither --force nor --json", param_hint="--watch")
    opened = functools.partial(terminal.open_page, no_open=no_open)
    keep_generating(files, output, options, opened=opened, finished=_summarise, progress=unwatched)
    return ExitCode.DONE


def _summarise(outcome: Generated) -> None:
    """The documents on stdout; problems, pages, warnings and seconds on stderr."""
    terminal.show(outcome.problems)
    if outcome.exit_code is not ExitCode.DONE:
        terminal.inform(f"{outcome.file}: no report was written")
        return
    for path in outcome.paths:
        print(path, flush=True)
    pages = [
        f"{terminal.counted(each.pages, 'page')} in {each.format.upper()}"
        for each in outcome.artifacts
        if each.pages
    ]
    warnings = sum(problem.weight is Weight.WARNING for problem in outcome.problems)
    facts = [
        terminal.counted(len(outcome.paths), "document"),
        *pages,
        terminal.counted(warnings, "warning"),
        f"{outcome.seconds:.1f} seconds",
    ]
    terminal.inform(f"{outcome.exchange}: {', '.join(facts)}")
    for line in outcome.edition.lines() if outcome.edition else ():
        terminal.inform(line)


@terminal.command
def releases(
    files: Files,
    output: Annotated[Path, typer.Option(help="The folder of the reports.")] = Path("output"),
    json: AsJson = False,
) -> ExitCode:
    """Show who may be named to whom, on what basis, and what is missing."""
    from reportgen.editions.standings import standings
    from reportgen.reading.source import load
    from reportgen.reading.validate import validate as exchange_of

    entries: list[dict[str, Any]] = []

    def examine(file: Path) -> None:
        people = standings(exchange_of(load(file)), output)
        entries.append({"file": str(file), "people": [each.as_json() for each in people]})
        if not json:
            print(f"{file}: {terminal.counted(len(people), 'person', 'people')}")
            for person in people:
                print("\n".join(person.lines()))

    code = terminal.each_file(files, examine)
    if json:
        terminal.print_json({"files": entries})
    return code


@terminal.command
def schema(
    to: Annotated[
        Path | None, typer.Option("--to", help="Write the schema file into this folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of exchange files, or write it, and that of packs, where an editor
    finds them."""
    from reportgen.authoring.schema import PACK_FILE, exchange_schema, write_schema

    if to is None:
        print(exchange_schema(), end="")
    else:
        print(write_schema(to))
        print(write_schema(to, PACK_FILE))
