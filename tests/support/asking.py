"""Files that are wrong in one thing, and what the rules say of them."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from reportgen.errors import Problem, Weight
from reportgen.model.releases import Audience
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.rules.check import check

TODAY = date(2025, 6, 30)
FINE = """\
id: x
title: X
dates: 2025-03-10/2025-03-12
places: { a: { name: A }, b: { name: B } }
parties:
  - { who: a, roles: [visiting] }
  - { who: b, roles: [lead host] }
"""
HERE = "§"


def found(
    folder: Path, text: str, today: date = TODAY, edition: Audience = "public"
) -> list[Problem]:
    """What the rules find in this file on this day."""
    file = folder / "x.yaml"
    file.write_text(text, "utf-8")
    source = load(file)
    return list(check(validate(source), source, today, edition))


def told(folder: Path, text: str, today: date = TODAY) -> list[tuple[str, Weight, int, int]]:
    """The same as code, weight, line and column."""
    problems = found(folder, text, today)
    return [(p.code, p.weight, p.place.line, p.place.column) for p in problems]


def with_fine(text: str) -> str:
    """A file of these fields, and of a fine file's fields where they are not among them."""
    given = set(re.findall(rf"^{HERE}?(\w+):", text, re.MULTILINE))
    fields = re.split(r"^(?=\w)", FINE, flags=re.MULTILINE)[1:]
    return "".join(field for field in fields if field.partition(":")[0] not in given) + text


@dataclass(frozen=True)
class Firing:
    """Fields in which one rule finds something: where each § stands."""

    code: str
    weight: Literal["error", "warning", "note"]
    text: str
    says: str
    """What the sentence of the first must say."""
    today: date = TODAY
    edition: Audience = "public"

    def __str__(self) -> str:
        return f"{self.code}: {self.says}"


@dataclass(frozen=True)
class Silent:
    """Fields that only look like what a rule is for."""

    code: str
    text: str
    today: date = TODAY
    edition: Audience = "public"

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(self.text.split())[-60:]}"
