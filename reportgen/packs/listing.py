"""The packs that can be called by name, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.errors import PackError
from reportgen.packs.pack import find, known, shipped


@dataclass(frozen=True)
class Listed:
    """A pack as the list shows it."""

    name: str
    title: str
    folder: str
    origin: str
    """`shipped`, or `yours` for one of the working folder."""
    extends: str
    formats: tuple[str, ...]
    problem: str = ""
    """Why it cannot be used, if so."""

    def __str__(self) -> str:
        if self.problem:
            return f"{self.name:<16}{self.origin:<10}cannot be used: {self.problem}"
        from_ = f", extends {self.extends}" if self.extends else ""
        return f"{self.name:<16}{self.origin:<10}{', '.join(self.formats)}  {self.title}{from_}"

    def as_json(self) -> dict[str, object]:
        """The same for a machine."""
        return {**vars(self), "formats": list(self.formats)}


def listed() -> list[Listed]:
    """Every pack that can be called by name; what is wrong with one is said in its line."""
    packs = []
    for name, folder in sorted(known().items()):
        origin = "shipped" if folder.is_relative_to(shipped()) else "yours"
        try:
            pack = find(name)
        except PackError as error:
            problem = str(error.problems[0])
            packs.append(Listed(name, "", str(folder), origin, "", (), problem))
            continue
        title, extends = pack.manifest.title, pack.manifest.extends or ""
        packs.append(Listed(name, title, str(folder), origin, extends, pack.formats))
    return packs
