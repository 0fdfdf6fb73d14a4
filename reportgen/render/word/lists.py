"""The lists of running text, made like those that the styles of lists are linked to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportgen.openxml import w
from reportgen.render.word.faults import problem
from reportgen.render.word.wordml import style_name


class Lists:
    """The lists that Word can count in, by their ids."""

    def __init__(self, part: Any, master: Path) -> None:
        self._part = part
        self._master = master
        self._numbering = part.numbering_part.element

    def bullets(self) -> str:
        """The list of “List Bullet”; one is enough, since it does not count."""
        return self._list_of("List Bullet")

    def numbered(self, level: int, start: int) -> str:
        """A new list that looks like “List Number” and counts for itself."""
        model = self._numbering.num_having_numId(int(self._list_of("List Number")))
        numbers = self._numbering.add_num(model.abstractNumId.val)
        numbers.add_lvlOverride(level).add_startOverride(start)
        return str(numbers.numId)

    def _list_of(self, name: str) -> str:
        for style in self._part.styles.element.iter(w("style")):
            number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if style_name(style) == name.lower() and number is not None:
                return str(number.get(w("val")))
        raise problem(self._master, f"the style “{name}” is linked to no list", "no-list")
