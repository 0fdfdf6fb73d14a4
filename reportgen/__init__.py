"""The full report of a city exchange, from one validated file, in Word and PDF.

from reportgen import build

for document in build("inputs/peshawar-birmingham-2018.yaml").artifacts:
    print(document.name, len(document.data))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.errors import Problem, ReportgenError
    from reportgen.options import Options
    from reportgen.pipeline import Build, build, generate

__all__ = ["Build", "Options", "Problem", "ReportgenError", "build", "generate"]

_HOMES = {"Options": "options", "Problem": "errors", "ReportgenError": "errors"}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: `reportgen --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'reportgen' has no attribute {name!r}")
    return getattr(import_module(f"reportgen.{_HOMES.get(name, 'pipeline')}"), name)
