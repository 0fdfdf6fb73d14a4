"""The command line: its commands, each in the module of what it is about.

Only Typer is imported at the top, so that `--help` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli import documents, exchanges, machine, packs, site

app = typer.Typer(
    name="reportgen",
    help="One file per city exchange becomes its full report, in Word and PDF.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for function in (
    exchanges.new,
    exchanges.validate,
    exchanges.generate,
    documents.extract,
    documents.verify,
    exchanges.releases,
    site.site,
    exchanges.schema,
    machine.doctor,
):
    app.command()(function)
app.add_typer(packs.app)


def main() -> None:
    """The console script."""
    app()


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
