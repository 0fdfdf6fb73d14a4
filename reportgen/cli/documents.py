"""Commands about finished documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from reportgen.cli import terminal
from reportgen.cli.terminal import AsJson
from reportgen.errors import ExitCode


@terminal.command
def extract(
    file: Annotated[Path, typer.Argument(help="A PDF or Word document that reportgen made.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="Write data, request and pictures into this folder.")
    ] = None,
) -> None:
    """Show the data inside a document, or write it to generate from again."""
    from reportgen.provenance import extract as documents
    from reportgen.provenance.origin import DATA

    carried, problems = documents.extract(file)
    terminal.show(problems)
    if to is None:
        print(carried.files[DATA].decode(), end="")
        return
    print(documents.write_folder(carried, to))
    terminal.inform(f"Make the document again: reportgen generate {to}")


@terminal.command
def verify(
    files: Annotated[
        list[Path],
        typer.Argument(help="PDF or Word documents that reportgen made.", show_default=False),
    ],
    json: AsJson = False,
) -> ExitCode:
    """Show what made a document, and whether it is still unaltered."""
    from reportgen.provenance import extract as documents

    entries: list[dict[str, Any]] = []

    def examine(file: Path) -> ExitCode:
        verified = documents.verify(file)
        entries.append(verified.as_json())
        problems = [verified.problem] if verified.problem else []
        if not json:
            terminal.show(problems)
            print("\n".join(verified.lines()))
        return ExitCode.INPUT if problems else ExitCode.DONE

    code = terminal.each_file(files, examine)
    if json:
        terminal.print_json({"files": entries})
    elif entries:
        terminal.inform(
            "This shows whether a file was altered, not who made it: anybody can make a report."
        )
    return code
