"""What can go wrong, where, and how a process ends because of it.

ReportgenError          carries problems; never raised itself
├── InputError          the exchange file: missing, unreadable, invalid          exit 3
├── PackError           the template pack, a template's fault included            exit 4
├── EngineError         Word or PDF could not be made, or a library is missing    exit 5
├── OutputError         nothing could be written, or it would destroy somebody's  exit 6
└── GateError           the finished bytes hold what this edition must not show   exit 7
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """How the process ends; over several files the highest counts."""

    DONE = 0
    BUG = 1
    USAGE = 2
    INPUT = 3
    PACK = 4
    ENGINE = 5
    OUTPUT = 6
    GATE = 7
    INTERRUPTED = 130


class Weight(StrEnum):
    """How much a problem matters: only an error stops a report, unless warnings are made to."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file that a person can open: lines and columns count from one."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it is, a sentence about it, and what to do."""

    place: Place
    sentence: str
    code: str
    weight: Weight = Weight.ERROR
    hint: str = ""

    def __str__(self) -> str:
        weight = "" if self.weight is Weight.ERROR else f"{self.weight}: "
        line = f"{self.place}: {weight}{self.sentence} [{self.code}]"
        return f"{line}\n    hint: {self.hint}" if self.hint else line

    def as_json(self) -> dict[str, str | int]:
        """The same problem for a machine; an unknown line or column is 0."""
        return {
            **vars(self.place),
            "weight": str(self.weight),
            "code": self.code,
            "sentence": self.sentence,
            "hint": self.hint,
        }


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """The known name that this one is most like; empty where none is as like as that (1 is the
    same)."""
    return next(iter(difflib.get_close_matches(name, list(known), 1, likeness)), "")


def did_you_mean(name: str, otherwise: str = "") -> str:
    """A hint that this name may have been meant; the other hint where the name is empty."""
    return f"did you mean “{name}”?" if name else otherwise


class ReportgenError(Exception):
    """The root of every error that a user can cause or meet; each has its exit code."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(ReportgenError):
    """The exchange file is missing, unreadable or invalid."""

    exit_code = ExitCode.INPUT


class PackError(ReportgenError):
    """The template pack is missing or faulty, or one of its templates failed."""

    exit_code = ExitCode.PACK


class EngineError(ReportgenError):
    """An engine that makes a format failed, or a library it needs is not on this machine."""

    exit_code = ExitCode.ENGINE


class OutputError(ReportgenError):
    """The report could not be written, or writing would destroy somebody's work."""

    exit_code = ExitCode.OUTPUT


class GateError(ReportgenError):
    """A finished file holds something that this edition must not show."""

    exit_code = ExitCode.GATE
