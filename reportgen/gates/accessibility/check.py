"""Refuse finished documents that somebody could not read, as far as a machine can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import cast

from reportgen.errors import GateError, Place, Problem, Weight
from reportgen.formats import FORMATS, Format
from reportgen.gates.accessibility.barrier import Barrier
from reportgen.gates.accessibility.colours import faint
from reportgen.packs.pack import Pack
from reportgen.reading.source import Source, texts
from reportgen.render.artifact import Artifact


def refuse_barriers(
    artifacts: Sequence[Artifact], source: Source, pack: Pack, refusing: Sequence[Weight]
) -> tuple[Problem, ...]:
    """Warnings of what keeps people from reading these documents; raises GateError where one of
    them has a weight that refuses a document."""
    problems = dict.fromkeys(faint(pack))
    for artifact in artifacts:
        format_ = FORMATS[artifact.format]
        for barrier in _barriers(artifact, format_):
            problems[_problem(barrier, format_, source, pack)] = None
    if any(problem.weight in refusing for problem in problems):
        raise GateError(problems)
    return tuple(replace(problem, weight=Weight.WARNING) for problem in problems)


def _barriers(artifact: Artifact, format_: Format) -> Iterable[Barrier]:
    if not format_.barriers:
        return ()
    module = import_module(f"reportgen.gates.accessibility.{format_.barriers}")
    return cast("Iterable[Barrier]", module.barriers(artifact.data))


def _problem(barrier: Barrier, format_: Format, source: Source, pack: Pack) -> Problem:
    """The barrier with its place: where the exchange file says these words, else the template."""
    written = _place(barrier.words, source)
    place = written or Place(str(pack.folder / format_.template))
    sentence = barrier.sentence if written else f"in the {format_.called}, {barrier.sentence}"
    return Problem(place, sentence, barrier.code, barrier.weight, barrier.hint)


def _place(words: str, source: Source) -> Place | None:
    """Where a text is these words, or a link in prose has them."""
    if not words:
        return None
    for path, text in texts(source.data):
        if text == words or f"[{words}](" in text:
            return source.place(path)
    return None
