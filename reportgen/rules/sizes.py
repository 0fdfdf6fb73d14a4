"""Stated numbers with their qualifiers: what they leave possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.figures import Qualifier

_MARGIN = Decimal("0.1")
"""How far a number can be off that was stated as “about”."""


@dataclass(frozen=True)
class Range:
    """The numbers that a statement allows."""

    least: Decimal
    most: Decimal

    def __add__(self, other: Range) -> Range:
        return Range(self.least + other.least, self.most + other.most)

    def meets(self, other: Range) -> bool:
        """True if both statements can be true."""
        return self.least <= other.most and other.least <= self.most


NOTHING = Range(Decimal(0), Decimal(0))


def stated(number: int | Decimal, qualifier: Qualifier) -> Range:
    """The numbers that may be meant by this one with its qualifier."""
    value = Decimal(number)
    match qualifier:
        case "about":
            return Range(value * (1 - _MARGIN), value * (1 + _MARGIN))
        case "at least" | "more than":
            return Range(value, Decimal("Infinity"))
        case "up to":
            return Range(Decimal(0), value)
        case _:
            return Range(value, value)
