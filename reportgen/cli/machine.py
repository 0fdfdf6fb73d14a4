"""The command that examines this machine."""

from __future__ import annotations

from reportgen.cli import terminal
from reportgen.cli.terminal import AsJson
from reportgen.errors import ExitCode


@terminal.command
def doctor(json: AsJson = False) -> ExitCode:
    """Check that everything a report needs is on this machine."""
    from reportgen.cli.doctor import examine

    findings = examine()
    if json:
        terminal.print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print(finding)
    return ExitCode.DONE if all(finding.well for finding in findings) else ExitCode.ENGINE
