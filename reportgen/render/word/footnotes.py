"""The part of a Word file that holds the footnotes."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.openxml import (
    LINKS,
    TYPES,
    element,
    enlist,
    part,
    relation,
    relationship,
    relationships,
    root,
)
from reportgen.render.word.wordml import drawn

_PART, _PART_LINKS = "word/footnotes.xml", "word/_rels/footnotes.xml.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """The footnotes of one rendering, in order, and the web addresses that they lead to."""

    def __init__(self) -> None:
        self._notes: list[Markup] = []
        self._links: dict[str, str] = {}

    def add(self, paragraphs: Markup) -> int:
        """The number of a further footnote, which holds these paragraphs."""
        self._notes.append(paragraphs)
        return len(self._notes)

    def relation(self, target: str) -> str:
        """The id by which the part of the footnotes knows this address."""
        return self._links.setdefault(target, f"rId{len(self._links) + 1}")

    def into(self, parts: dict[str, bytes]) -> None:
        """Puts the footnotes into a part of their own, in place of the master's if it has one; the
        two lines that Word wants to draw above them come first."""
        if not self._notes:
            return
        lines = [
            element("w:footnote", element("w:p", drawn(element(f"w:{kind}"))), type=kind, id=n)
            for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        notes = [element("w:footnote", note, id=n) for n, note in enumerate(self._notes, 1)]
        parts[_PART] = part(root("w:footnotes", "w r", *lines, *notes))
        if self._links:
            kind = relation("hyperlink")
            parts[_PART_LINKS] = part(
                relationships(
                    relationship(key, kind, target, "External")
                    for target, key in self._links.items()
                )
            )
        enlist(parts, TYPES, "Override", "PartName", PartName=f"/{_PART}", ContentType=_TYPE)
        entry = {"Id": "rIdNotes", "Type": relation("footnotes"), "Target": "footnotes.xml"}
        enlist(parts, LINKS, "Relationship", "Type", **entry)
