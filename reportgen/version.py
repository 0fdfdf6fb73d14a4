"""The version of the program, which documents name as what made them."""

from importlib.metadata import version

VERSION = version("reportgen")
"""As in `pyproject.toml`; read from the installed package."""
