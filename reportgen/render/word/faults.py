"""What is wrong with a Word master, and where: by the words that its designer sees."""

from __future__ import annotations

import html
import re
import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from reportgen.errors import PackError, Place, Problem
from reportgen.sandbox.faults import explanation


def problem(master: Path, sentence: str, code: str, hint: str = "") -> PackError:
    """What is raised for a fault of the master."""
    return PackError(Problem(Place(str(master)), sentence, code, hint=hint))


def fault(error: Exception, where: str, master: Path) -> PackError:
    """What is raised when a tag of the master cannot be printed."""
    sentence, code, hint = explanation(error)
    return problem(master, f"in {where}: {sentence}", code, hint)


def line(error: Exception) -> int:
    """The line of the template that the error arose in, counted from one; 0 when unknown."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == "<template>"), 0)


def where(source: str, line: int, part: str) -> str:
    """The paragraph or table cell of this line, by the words that a designer sees there."""
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return "the master"
    before = "\n".join(lines[: line - 1])
    words = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", lines[line - 1]).split()))
    kind = "table cell" if before.count("<w:tc>") > before.count("</w:tc>") else "paragraph"
    region = re.search(r"header|footer|footnote", part)
    return f"the {region.group() + ' ' if region else ''}{kind} “{words[:100]}”"
