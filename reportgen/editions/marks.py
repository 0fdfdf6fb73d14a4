"""Handling marks: which is stricter, and the mark of a document that holds marked contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.editions.data import entries
from reportgen.model.base import STATES
from reportgen.reading.source import Data

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The Traffic Light Protocol, version 2.0, the mildest first: https://www.first.org/tlp/"""

UK = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
"""The marks of the British government, the mildest first."""

MARKED = ("sessions", "attachments")
"""The fields of the exchange whose entries can have a mark of their own."""


def covers(mark: str, content: str) -> bool:
    """True if a document of this mark may hold contents of that one; two marks that are not of one
    order cover nothing but themselves, and the mildest are covered by any."""
    for order in (TLP, UK):
        if content in order:
            least = order.index(content)
            return least == 0 or (mark in order and order.index(mark) >= least)
    return mark == content


def strictest(own: str, contents: Iterable[str]) -> str:
    """The report's own mark, raised to its strictest contents of the same order."""
    for mark in contents:
        if not covers(own, mark) and (not own or covers(mark, own)):
            own = mark
    return own


def raise_mark(data: Data) -> None:
    """Mark the report as strictly as its strictest contents of the same order."""
    report = data.setdefault("report", {})
    own = report.get("handling", "")
    own = "" if own in STATES else own
    if (mark := strictest(own, _marks(data))) != own:
        report["handling"] = mark


def _marks(data: Data) -> Iterator[str]:
    for field in MARKED:
        for _, entry in entries(data, field):
            if "handling" in entry and entry["handling"] not in STATES:
                yield entry["handling"]
