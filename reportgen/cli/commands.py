"""The command line: arguments to the pipeline, its answers to messages and an exit code.

Only Typer is imported at the top, so that `--help` answers at once. Results go to stdout, messages
to stderr.
"""

from __future__ import annotations

import functools
import json as json_
import os
import re
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, cast

import typer

from reportgen.errors import ExitCode, Problem, ReportgenError, Weight

if TYPE_CHECKING:
    from reportgen.pipeline import Generated, Options
    from reportgen.render.artifact import Format
    from reportgen.site.publish import Outcome
    from reportgen.site.records import Settings

app = typer.Typer(
    name="reportgen",
    help="One file per city exchange becomes its full report, in Word and PDF.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
P = ParamSpec("P")


class FormatName(StrEnum):
    """What `--format` takes, named here so that help needs no imports: the pipeline's formats, and
    the announcement, which is made in two."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    ANNOUNCEMENT = "announcement"


class EditionName(StrEnum):
    """What `--edition` takes."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"


def main() -> None:
    """The console script."""
    app()


def _say(message: object = "") -> None:
    print(message, file=sys.stderr)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(problem)


def _print_json(value: Any) -> None:
    print(json_.dumps(value, indent=2, ensure_ascii=False))


def told(command: Callable[P, ExitCode | None]) -> Callable[P, None]:
    """A command that ends with an exit code and never with a traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs) or ExitCode.DONE
        except ReportgenError as error:
            if kwargs.get("json"):
                _print_json({"problems": [problem.as_json() for problem in error.problems]})
            else:
                _tell(error.problems)
            code = error.exit_code
        except KeyboardInterrupt:
            _say("stopped; nothing is half written")
            code = ExitCode.INTERRUPTED
        except BrokenPipeError:
            # Whoever read the output has gone: there is nobody left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ExitCode.DONE
        except typer.BadParameter:
            raise  # wrong usage, which Typer tells
        except Exception as error:
            code = _bug(error)
        raise typer.Exit(code)

    return run


def _bug(error: Exception) -> ExitCode:
    _say(f"reportgen has a bug: {type(error).__name__}: {error}")
    _say("    hint: nothing was written; please report it with the output of REPORTGEN_DEBUG=1")
    if os.environ.get("REPORTGEN_DEBUG"):
        traceback.print_exception(error)
    return ExitCode.BUG


def _show_version(wanted: bool) -> None:
    if wanted:
        from reportgen.version import VERSION

        print(f"reportgen {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


Files = Annotated[
    list[Path], typer.Argument(help="Exchange files, YAML or JSON.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the results for a machine.")]
Watching = Annotated[
    bool, typer.Option("--watch", help="Make it again at each save, and show it in the browser.")
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Open no browser.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let a warning stop the report too.")]


@app.command()
@told
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
    _say(f"Fill it in, then: reportgen validate {path}")


@app.command()
@told
def validate(files: Files, json: AsJson = False, strict: Strict = False) -> ExitCode:
    """Show every problem of exchange files, with its place."""
    from reportgen.pipeline import Options, read

    problems: list[Problem] = []
    codes = [ExitCode.DONE]
    for file in files:
        try:
            found: Sequence[Problem] = read(file, Options(strict=strict)).problems
        except ReportgenError as error:
            found = error.problems
            codes.append(error.exit_code)
        problems += found
        if not json and not found:
            _say(f"{file}: no problems")
    if json:
        _print_json({"problems": [problem.as_json() for problem in problems]})
    else:
        for problem in problems:
            print(problem)
    return max(codes)


@app.command()
@told
def generate(  # noqa: PLR0913 - each is an option of the command
    files: Files,
    format_: Annotated[
        list[FormatName] | None,
        typer.Option("--format", help="What to make; may be given again. Else docx and pdf."),
    ] = None,
    edition: Annotated[
        EditionName | None, typer.Option(help="Who may read it.", show_default="public")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The report's language; else the file's own.")
    ] = None,
    pack: Annotated[
        str | None,
        typer.Option(help="The template pack: its name or folder.", show_default="formal"),
    ] = None,
    output: Annotated[Path, typer.Option(help="The folder for the reports.")] = Path("output"),
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite documents that were edited since.")
    ] = False,
    strict: Strict = False,
    json: AsJson = False,
    watch: Watching = False,
    no_open: NoOpen = False,
) -> ExitCode:
    """Make the reports of exchange files."""
    from reportgen.cli.progress import progress
    from reportgen.pipeline import Options
    from reportgen.pipeline import generate as generate_reports
    from reportgen.render.formats import USUAL

    options = Options(
        formats=tuple(made for name in dict.fromkeys(format_ or ()) for made in _formats(name))
        or USUAL,
        edition=edition.value if edition else None,
        language=language,
        pack=pack,
        strict=strict,
    )
    if watch:
        return _keep_generating(files, output, options, force=force, json=json, no_open=no_open)
    with progress(quiet=json) as tell:
        outcomes = generate_reports(files, output, options, force=force, tell=tell)
    if json:
        _print_json({"reports": [_as_json(outcome) for outcome in outcomes]})
    else:
        for outcome in outcomes:
            _summarise(outcome)
    return max(outcome.exit_code for outcome in outcomes)


def _keep_generating(  # noqa: PLR0913 - each is an option of the command
    files: list[Path], output: Path, options: Options, *, force: bool, json: bool, no_open: bool
) -> ExitCode:
    from reportgen.live.rebuild import keep_generating

    if force or json:
        raise typer.BadParameter("it goes with neither --force nor --json", param_hint="--watch")
    opened = functools.partial(_opened, no_open=no_open)
    keep_generating(files, output, options, opened=opened, told=_summarise, tell=_silent)
    return ExitCode.DONE


def _silent(_message: str) -> None:
    """Nothing to be said of each step where saves follow each other."""


def _opened(address: str, *, no_open: bool) -> None:
    """The address on stdout, and in the browser."""
    from reportgen.live.server import open_in_browser

    print(address, flush=True)
    if not no_open:
        open_in_browser(address)


def _formats(name: FormatName) -> tuple[Format, ...]:
    from reportgen.render.formats import ANNOUNCEMENT

    if name is FormatName.ANNOUNCEMENT:
        return ANNOUNCEMENT
    return (cast("Format", name.value),)


def _summarise(outcome: Generated) -> None:
    """The documents on stdout; problems, pages, warnings and seconds on stderr."""
    _tell(outcome.problems)
    if outcome.exit_code is not ExitCode.DONE:
        _say(f"{outcome.file}: no report was written")
        return
    for path in outcome.paths:
        print(path, flush=True)
    pages = [
        f"{_counted(a.pages, 'page')} in {a.format.upper()}" for a in outcome.artifacts if a.pages
    ]
    warnings = sum(problem.weight is Weight.WARNING for problem in outcome.problems)
    told_ = [
        _counted(len(outcome.paths), "document"),
        *pages,
        _counted(warnings, "warning"),
        f"{outcome.seconds:.1f} seconds",
    ]
    _say(f"{outcome.exchange}: {', '.join(told_)}")
    for line in outcome.edition.lines() if outcome.edition else ():
        _say(line)


def _counted(n: int, noun: str, plural: str = "") -> str:
    return f"{n or 'no'} {noun if n == 1 else plural or noun + 's'}"


def _as_json(outcome: Generated) -> dict[str, Any]:
    return {
        "file": str(outcome.file),
        "exchange": outcome.exchange,
        "exit_code": int(outcome.exit_code),
        "documents": [
            {"path": str(path), "format": made.format, "pages": made.pages, "bytes": len(made.data)}
            for path, made in zip(outcome.paths, outcome.artifacts, strict=False)
        ],
        "edition": outcome.edition.as_json() if outcome.edition else None,
        "problems": [problem.as_json() for problem in outcome.problems],
        "seconds": round(outcome.seconds, 3),
    }


@app.command()
@told
def extract(
    file: Annotated[Path, typer.Argument(help="A PDF or Word document that reportgen made.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="Write data, request and pictures into this folder.")
    ] = None,
) -> None:
    """Show the data inside a document, or write it to generate from again."""
    from reportgen.provenance.extract import extract as extracted
    from reportgen.provenance.extract import write_folder
    from reportgen.provenance.origin import DATA

    carried, problems = extracted(file)
    _tell(problems)
    if to is None:
        print(carried.files[DATA].decode(), end="")
        return
    print(write_folder(carried, to))
    _say(f"Make the document again: reportgen generate {to}")


@app.command()
@told
def verify(
    files: Annotated[
        list[Path],
        typer.Argument(help="PDF or Word documents that reportgen made.", show_default=False),
    ],
    json: AsJson = False,
) -> ExitCode:
    """Show what made a document, and whether it is still unaltered."""
    from reportgen.provenance.extract import verify as verified

    codes = [ExitCode.DONE]
    told_ = []
    for file in files:
        try:
            found = verified(file)
        except ReportgenError as error:
            _tell(error.problems)
            codes.append(error.exit_code)
            continue
        told_.append(found.as_json())
        if found.problem:
            codes.append(ExitCode.INPUT)
        if not json:
            _tell(filter(None, [found.problem]))
            print("\n".join(found.lines()))
    if json:
        _print_json({"files": told_})
    elif told_:
        _say("This shows whether a file was altered, not who made it: anybody can make a report.")
    return max(codes)


@app.command()
@told
def releases(
    files: Files,
    output: Annotated[Path, typer.Option(help="The folder of the reports.")] = Path("output"),
    json: AsJson = False,
) -> ExitCode:
    """Show who may be named to whom, on what basis, and what is missing."""
    from reportgen.editions.releases import standings
    from reportgen.reading.source import load
    from reportgen.reading.validate import validate

    told_ = []
    codes = [ExitCode.DONE]
    for file in files:
        try:
            exchange = validate(load(file))
        except ReportgenError as error:
            _tell(error.problems)
            codes.append(error.exit_code)
            continue
        people = standings(exchange, output)
        told_.append({"file": str(file), "people": [each.as_json() for each in people]})
        if not json:
            print(f"{file}: {_counted(len(people), 'person', 'people')}")
            for person in people:
                print("\n".join(person.lines()))
    if json:
        _print_json({"files": told_})
    return max(codes)


pack_app = typer.Typer(
    name="pack", help="List, make and check template packs.", no_args_is_help=True
)
app.add_typer(pack_app)
PackNames = Annotated[
    list[str], typer.Argument(metavar="PACK...", help="Packs, by name or folder.")
]


@pack_app.command("list")
@told
def pack_list(json: AsJson = False) -> None:
    """Show the packs that can be used by name, where they are and what they make."""
    from reportgen.packs.listing import listed

    packs = listed()
    if json:
        _print_json([pack.as_json() for pack in packs])
    else:
        for pack in packs:
            print(pack)


@pack_app.command("new")
@told
def pack_new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new pack’s name.")],
    from_: Annotated[
        str, typer.Option("--from", metavar="PACK", help="The pack that it changes.")
    ] = "formal",
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder to make it in; else templates/.")
    ] = None,
) -> None:
    """Make a pack of your own that works at once, to change as you like."""
    from reportgen.authoring.new_pack import write_new_pack

    made = write_new_pack(name, from_, to)
    print(made)
    called = name if to is None else made
    _say(f"Change it and look at it: reportgen pack preview {called} --watch")
    _say(f"Then: reportgen pack check {called}")


@pack_app.command("check")
@told
def pack_check(packs: PackNames, json: AsJson = False) -> ExitCode:
    """Show everything that is wrong with template packs, before any data exists."""
    from reportgen.authoring.checking.check import check_named

    found = [problem for name in packs for problem in check_named(name, rehearsed=True)]
    if json:
        _print_json({"problems": [problem.as_json() for problem in found]})
    else:
        _tell(found)
        faults = sum(problem.weight is not Weight.NOTE for problem in found)
        said = "no finding" if not faults else f"{faults} finding{'s' * (faults > 1)}"
        print(f"{', '.join(packs)}: {said}")
    wrong = any(problem.weight is Weight.ERROR for problem in found)
    return ExitCode.PACK if wrong else ExitCode.DONE


@pack_app.command("preview")
@told
def pack_preview(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The pack, by name or folder.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", help="The folder for it; else output/preview/ and the pack’s name."),
    ] = None,
    watch: Watching = False,
    no_open: NoOpen = False,
) -> ExitCode:
    """Show a pack with the examples and with extremes, in Word, PDF and HTML."""
    from reportgen.authoring.preview import preview
    from reportgen.cli.progress import progress

    opened = functools.partial(_opened, no_open=no_open)
    with progress(quiet=watch) as tell:
        return preview(pack, to, watch=watch, opened=opened, told=_previewed, tell=tell)


def _previewed(outcome: Generated) -> None:
    """A sample on stderr: its errors alone, because its warnings are those of the data."""
    errors = [problem for problem in outcome.problems if problem.weight is Weight.ERROR]
    _tell(errors)
    made = "not made" if outcome.exit_code else _counted(len(outcome.paths), "document")
    _say(f"{outcome.file.stem}: {made}, {outcome.seconds:.1f} seconds")


@app.command()
@told
def site(  # noqa: PLR0913 - each is an option of the command
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Exchange files, or folders of them; else inputs/.", show_default=False
        ),
    ] = None,
    output: Annotated[Path, typer.Option(help="The folder for the site.")] = Path("output/site"),
    title: Annotated[
        str, typer.Option(help="What the site is called.", show_default="City exchanges")
    ] = "",
    address: Annotated[
        str, typer.Option(help="Where it will be, such as https://www.example.org/exchanges/.")
    ] = "",
    pack: Annotated[str, typer.Option(help="The template pack: its name or folder.")] = "formal",
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Show it in the browser, and make it again at each save."),
    ] = False,
    no_open: NoOpen = False,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, help="How many to make at once.", show_default="the processors"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Make all of it again, over what was edited since.")
    ] = False,
    strict: Strict = False,
    json: AsJson = False,
) -> ExitCode:
    """Make a site of the exchanges whose reports are public, to find, read and download."""
    from reportgen.cli.progress import progress
    from reportgen.site.publish import exchange_files, publish
    from reportgen.site.records import Settings

    paths = files or [Path("inputs")]
    jobs = jobs or os.cpu_count() or 1
    settings = Settings(output, pack, title, _web_address(address), strict, force, jobs)
    if serve:
        return _serve(paths, settings, json=json, no_open=no_open)
    with progress(quiet=json) as tell:
        outcome = publish(exchange_files(paths), settings, tell)
    if json:
        _print_json({"index": str(outcome.index), "exchanges": _published(outcome)})
    else:
        _summarise_site(outcome)
        print(outcome.index)
    return outcome.exit_code


def _web_address(address: str) -> str:
    if address and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise typer.BadParameter(
            "write it as https://www.example.org/exchanges/", param_hint="--address"
        )
    return address


def _serve(paths: list[Path], settings: Settings, *, json: bool, no_open: bool) -> ExitCode:
    from reportgen.site.serving import keep_publishing

    if settings.force or json:
        raise typer.BadParameter("it goes with neither --force nor --json", param_hint="--serve")
    opened = functools.partial(_opened, no_open=no_open)
    keep_publishing(paths, settings, opened=opened, told=_summarise_site, tell=_silent)
    return ExitCode.DONE


def _summarise_site(outcome: Outcome) -> None:
    """What became of each exchange file, on stderr; of one that is as before, only that it is."""
    for each in outcome.exchanges:
        _tell(each.problems if each.state != "unchanged" else ())
    for each in outcome.exchanges:
        if each.state == "left out":
            _say(f"{each.file}: left out: {each.why}")
        elif each.state == "failed":
            _say(f"{each.file}: no page was written; one made earlier stays as it was")
        elif each.state == "made":
            _say(f"{each.exchange}: made, {each.seconds:.1f} seconds")
    states = Counter(each.state for each in outcome.exchanges)
    told_ = [
        f"{states[name]} {name}" for name in ("unchanged", "left out", "failed") if states[name]
    ]
    _say(", ".join([f"{_counted(outcome.shown, 'exchange')} published", *told_]))


def _published(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {
            "file": str(each.file),
            "exchange": each.exchange,
            "state": each.state,
            "why": each.why,
            "exit_code": int(each.exit_code),
            "problems": [problem.as_json() for problem in each.problems],
            "seconds": round(each.seconds, 3),
        }
        for each in outcome.exchanges
    ]


@app.command()
@told
def schema(
    to: Annotated[
        Path | None, typer.Option("--to", help="Write the schema file into this folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of exchange files, or write it, and that of packs, where an editor
    finds them."""
    from reportgen.authoring.schema import exchange_schema, write_pack_schema, write_schema

    if to is None:
        print(exchange_schema(), end="")
    else:
        print(write_schema(to))
        print(write_pack_schema(to))


@app.command()
@told
def doctor(json: AsJson = False) -> ExitCode:
    """Check that everything a report needs is on this machine."""
    from reportgen.cli.doctor import examine

    findings = examine()
    if json:
        _print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print(finding)
    return ExitCode.DONE if all(finding.well for finding in findings) else ExitCode.ENGINE
