"""`python -m reportgen` is the console script."""

from reportgen.cli.commands import main

main()
