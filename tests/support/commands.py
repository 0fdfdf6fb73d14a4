"""The command line, called as a person calls it."""

from typer.testing import CliRunner

from reportgen.cli import commands as cli


def invoke(*arguments: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a command, in this process."""
    result = CliRunner().invoke(cli.app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr
