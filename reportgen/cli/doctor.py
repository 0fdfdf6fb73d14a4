"""What a report needs of this machine, whether it is there, and how to install what is missing."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from reportgen.errors import ReportgenError
from reportgen.packs import pack as packs

# https://doc.courtbouillon.org/weasyprint/stable/first_steps.html names these per system.
DEBIAN = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
MACOS = "brew install pango"
WINDOWS = "install MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango"


@dataclass(frozen=True)
class Finding:
    """One thing that a report needs."""

    what: str
    well: bool
    detail: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{'ok     ' if self.well else 'MISSING'}  {self.what}: {self.detail}"
        return (
            line if self.well or not self.remedy else f"{line}\n         to mend it: {self.remedy}"
        )

    def as_json(self) -> dict[str, str | bool]:
        """The same for a machine."""
        return {"what": self.what, "well": self.well, "detail": self.detail, "remedy": self.remedy}


def examine() -> tuple[Finding, ...]:
    """Every thing that a report needs, present or not."""
    checks: tuple[Callable[[], Finding], ...] = (_python, _libyaml, _pango, _pack, _fonts)
    return tuple(check() for check in checks)


def _python() -> Finding:
    version = platform.python_version()
    return Finding("Python", sys.version_info >= (3, 11), version, "install Python 3.11 or later")


def _libyaml() -> Finding:
    """PyYAML reads with libyaml, which every wheel of it holds; one built without it is too slow
    and reads some texts in another way."""
    version = str(getattr(yaml, "__version__", ""))
    return Finding("PyYAML with libyaml", yaml.__with_libyaml__, version, "pip install pyyaml")


def _pango() -> Finding:
    """The libraries of the PDF engine; only loading them shows whether they can be."""
    try:
        import weasyprint
    except (OSError, ImportError) as error:
        detail = str(error).splitlines()[0]
        return Finding("Pango, for PDF", False, detail, pango_remedy())
    return Finding("Pango, for PDF", True, f"WeasyPrint {weasyprint.__version__}")


def pango_remedy() -> str:
    """The command that installs Pango on this system."""
    if sys.platform == "darwin":
        return MACOS
    if sys.platform == "win32":
        return WINDOWS
    if shutil.which("apt-get"):
        return DEBIAN
    return "install Pango 1.44 or later with this system's package manager"


def _pack() -> Finding:
    what = f"template pack “{packs.DEFAULT}”"
    try:
        return Finding(what, True, str(packs.find(packs.DEFAULT).folder))
    except ReportgenError as error:
        return Finding(what, False, str(error), "install reportgen again")


def _fonts() -> Finding:
    try:
        files = [path for _, path in packs.find(packs.DEFAULT).font_files()]
    except ReportgenError as error:
        return Finding("fonts", False, str(error), "pip install font-source-sans-pro")
    missing = [path.name for path in files if not Path(path).is_file()]
    detail = f"{', '.join(missing)} not found" if missing else f"{len(files)} files"
    return Finding("fonts", not missing, detail, "pip install font-source-sans-pro")
