"""How much work one rendering of a pack's template may be, counted without a clock."""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined

from reportgen.sandbox.faults import Exhausted

MOST_STEPS = 2_000_000
"""Parts of a template that are worked through, and entries of lists that are gone through."""
MOST_CHARACTERS = 50_000_000
"""What is printed and joined, each time that it is."""


class Budget:
    """What is left of the work that one rendering may be; raises Exhausted when that is nothing."""

    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS

    def work(self, steps: int) -> None:
        """Counts this many steps."""
        self.steps -= steps
        if self.steps < 0:
            raise Exhausted("the template goes through its loops and macros too often")

    def write(self, characters: int) -> None:
        """Counts this many characters."""
        self.characters -= characters
        if self.characters < 0:
            raise Exhausted("the template prints too much")

    def step(self, parts: int, characters: int) -> None:
        """Counts the parts of a template that are worked through once, and their own text."""
        self.work(parts)
        self.write(characters)

    def weigh(self, *values: Any) -> int:
        """Counts what it takes to go through these values, and says how much that is. A list in a
        list counts each time: short templates make deep ones."""
        return sum(map(self._weigh, values))

    def _weigh(self, value: Any) -> int:
        weight = 1
        if isinstance(value, str):
            weight += len(value) // 16
        self.work(weight)
        if isinstance(value, list | tuple) and not isinstance(value, Undefined):
            weight += self.weigh(*value)
        return weight
