"""Commands about template packs."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import terminal
from reportgen.cli.terminal import AsJson, NoOpen, Watching
from reportgen.errors import ExitCode, Weight

if TYPE_CHECKING:
    from reportgen.pipeline import Generated

app = typer.Typer(name="pack", help="List, make and check template packs.", no_args_is_help=True)
PackNames = Annotated[
    list[str], typer.Argument(metavar="PACK...", help="Packs, by name or folder.")
]


@app.command("list")
@terminal.command
def list_(json: AsJson = False) -> None:
    """Show the packs that can be used by name, where they are and what they make."""
    from reportgen.packs.listing import listed

    packs = listed()
    if json:
        terminal.print_json([pack.as_json() for pack in packs])
    else:
        for pack in packs:
            print(pack)


@app.command()
@terminal.command
def new(
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

    folder = write_new_pack(name, from_, to)
    print(folder)
    pack = name if to is None else folder
    terminal.inform(f"Change it and look at it: reportgen pack preview {pack} --watch")
    terminal.inform(f"Then: reportgen pack check {pack}")


@app.command()
@terminal.command
def check(packs: PackNames, json: AsJson = False) -> ExitCode:
    """Show everything that is wrong with template packs, before any data exists."""
    from reportgen.authoring.checking.check import check_named

    problems = [problem for name in packs for problem in check_named(name, rehearsed=True)]
    if json:
        terminal.print_json({"problems": [problem.as_json() for problem in problems]})
    else:
        terminal.show(problems)
        faults = sum(problem.weight is not Weight.NOTE for problem in problems)
        print(
            f"{', '.join(packs)}: {terminal.counted(faults, 'finding') if faults else 'no finding'}"
        )
    wrong = any(problem.weight is Weight.ERROR for problem in problems)
    return ExitCode.PACK if wrong else ExitCode.DONE


@app.command()
@terminal.command
def preview(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The pack, by name or folder.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", help="The folder for it; else output/preview/ and the pack’s name."),
    ] = None,
    watch: Watching = False,
    no_open: NoOpen = False,
) -> ExitCode:
    """Show a pack with the examples and with extremes, in Word, PDF and HTML."""
    from reportgen.authoring import preview as previews

    opened = functools.partial(terminal.open_page, no_open=no_open)
    with terminal.progress_shown(quiet=watch) as progress:
        return previews.preview(
            pack, to, watch=watch, opened=opened, finished=_summarise, progress=progress
        )


def _summarise(outcome: Generated) -> None:
    """A sample on stderr: its errors alone, because its warnings are those of the data."""
    terminal.show(problem for problem in outcome.problems if problem.weight is Weight.ERROR)
    documents = (
        "not made" if outcome.exit_code else terminal.counted(len(outcome.paths), "document")
    )
    terminal.inform(f"{outcome.file.stem}: {documents}, {outcome.seconds:.1f} seconds")
