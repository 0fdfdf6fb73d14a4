"""Commands about finished documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from reportgen.cli.terminal import AsJson, command, each_file, inform, print_json, show
from reportgen.errors import ExitCode


@command
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
    show(problems)
    if to is None:
        print(carried.files[DATA].decode(), end="")
        return
    print(documents.write_folder(carried, to))
    inform(f"Make the document again: reportgen generate {to}")


@command
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
            show(problems)
            print("\n".join(verified.lines()))
        return ExitCode.INPUT if problems else ExitCode.DONE

    code = each_file(files, examine)
    if json:
        print_json({"files": entries})
    elif entries:
        inform("This shows whether a file was altered, not who made it: anybody can make a report.")
    return code
