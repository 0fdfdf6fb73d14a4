"""The command that makes the publication site."""

from __future__ import annotations

import functools
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import terminal
from reportgen.cli.terminal import AsJson, NoOpen, Strict
from reportgen.errors import ExitCode

if TYPE_CHECKING:
    from reportgen.site.publish import Outcome
    from reportgen.site.records import Settings


def _web_address(address: str) -> str:
    if address and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise typer.BadParameter("write it as https://www.example.org/exchanges/")
    return address


ExchangeFiles = Annotated[
    list[Path] | None,
    typer.Argument(help="Exchange files, or folders of them; else inputs/.", show_default=False),
]
Title = Annotated[str, typer.Option(help="What the site is called.", show_default="City exchanges")]
Address = Annotated[
    str,
    typer.Option(
        help="Where it will be, such as https://www.example.org/exchanges/.", callback=_web_address
    ),
]
Serving = Annotated[
    bool, typer.Option("--serve", help="Show it in the browser, and make it again at each save.")
]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="How many to make at once.", show_default="the processors")
]
Force = Annotated[
    bool, typer.Option("--force", help="Make all of it again, over what was edited since.")
]


@terminal.command
def site(  # noqa: PLR0913 - each is an option of the command
    files: ExchangeFiles = None,
    output: Annotated[Path, typer.Option(help="The folder for the site.")] = Path("output/site"),
    title: Title = "",
    address: Address = "",
    pack: Annotated[str, typer.Option(help="The template pack: its name or folder.")] = "formal",
    serve: Serving = False,
    no_open: NoOpen = False,
    jobs: Jobs = None,
    force: Force = False,
    strict: Strict = False,
    json: AsJson = False,
) -> ExitCode:
    """Make a site of the exchanges whose reports are public, to find, read and download."""
    from reportgen.site.publish import exchange_files, publish
    from reportgen.site.records import Settings

    paths = files or [Path("inputs")]
    settings = Settings(output, pack, title, address, strict, force, jobs or os.cpu_count() or 1)
    if serve:
        return _serve(paths, settings, json=json, no_open=no_open)
    with terminal.progress_shown(quiet=json) as progress:
        outcome = publish(exchange_files(paths), settings, progress)
    if json:
        terminal.print_json(outcome.as_json())
    else:
        _summarise(outcome)
        print(outcome.index)
    return outcome.exit_code


def _serve(paths: list[Path], settings: Settings, *, json: bool, no_open: bool) -> ExitCode:
    from reportgen.pipeline import unwatched
    from reportgen.site.serving import keep_publishing

    if settings.force or json:
        raise typer.BadParameter("it goes with neither --force nor --json", param_hint="--serve")
    opened = functools.partial(terminal.open_page, no_open=no_open)
    keep_publishing(paths, settings, opened=opened, finished=_summarise, progress=unwatched)
    return ExitCode.DONE


def _summarise(outcome: Outcome) -> None:
    """What became of each exchange file, on stderr; of one that is as before, only that it is."""
    for each in outcome.exchanges:
        terminal.show(each.problems if each.state != "unchanged" else ())
    for each in outcome.exchanges:
        if each.state == "left out":
            terminal.inform(f"{each.file}: left out: {each.why}")
        elif each.state == "failed":
            terminal.inform(f"{each.file}: no page was written; one made earlier stays as it was")
        elif each.state == "made":
            terminal.inform(f"{each.exchange}: made, {each.seconds:.1f} seconds")
    states = Counter(each.state for each in outcome.exchanges)
    others = [
        f"{states[name]} {name}" for name in ("unchanged", "left out", "failed") if states[name]
    ]
    terminal.inform(
        ", ".join([f"{terminal.counted(outcome.shown, 'exchange')} published", *others])
    )
