"""Refuse finished documents that somebody could not read, as far as a machine can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from reportgen.errors import GateError, Place, Problem, Weight
from reportgen.gates.accessibility.barrier import Barrier
from reportgen.gates.accessibility.colours import faint
from reportgen.gates.leaks.gate import DOCUMENTS, texts
from reportgen.packs.pack import Pack
from reportgen.reading.source import Source
from reportgen.render.artifact import Artifact, Format

_MODULES: dict[Format, str] = {
    "docx": "word",
    "pdf": "tagged",
    "html": "page",
    "announcement.html": "fragment",
    "announcement.md": "marked",
}
_TEMPLATES: dict[Format, str] = {
    "docx": "report.docx",
    "pdf": "report.html.j2",
    "html": "report.html.j2",
    "announcement.html": "announcement.html.j2",
    "announcement.md": "announcement.md.j2",
}


def refuse_barriers(
    artifacts: Sequence[Artifact], source: Source, pack: Pack, refusing: Sequence[Weight]
) -> tuple[Problem, ...]:
    """Warnings of what keeps people from reading these documents; raises GateError where one of
    them has a weight that refuses a document."""
    problems = list(faint(pack))
    for artifact in artifacts:
        module = import_module(f"reportgen.gates.accessibility.{_MODULES[artifact.format]}")
        for barrier in dict.fromkeys(module.barriers(artifact.data)):
            problems.append(_problem(barrier, artifact.format, source, pack))
    problems = list(dict.fromkeys(problems))
    if any(problem.weight in refusing for problem in problems):
        raise GateError(problems)
    return tuple(replace(problem, weight=Weight.WARNING) for problem in problems)


def _problem(barrier: Barrier, format_: Format, source: Source, pack: Pack) -> Problem:
    """The barrier with its place: where the exchange file says these words, else the template."""
    written = _place(barrier.words, source)
    place = written or Place(str(pack.folder / _TEMPLATES[format_]))
    sentence = barrier.sentence if written else f"in the {DOCUMENTS[format_]}, {barrier.sentence}"
    return Problem(place, sentence, barrier.code, barrier.weight, barrier.hint)


def _place(words: str, source: Source) -> Place | None:
    """Where a text is these words, or a link in prose has them."""
    if not words:
        return None
    for path, text in texts(source.data, ()):
        if text == words or f"[{words}](" in text:
            return source.place(path)
    return None
