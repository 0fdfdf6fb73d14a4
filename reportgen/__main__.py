"""`python -m reportgen` is the console script."""

from reportgen.cli import main

main()
