"""Rules about handling marks and about what wants a second look before it is public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.rule import Found, Rule

_TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")
"""The Traffic Light Protocol, version 2.0: https://www.first.org/tlp/"""

_UK = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
_OLD = {"TLP:WHITE": "TLP:CLEAR"}

_GUARDED = re.compile(
    r"\b(prisons?|jails?|gaols?|hmp|detention|remand|custody"
    r"|(?:counter|anti)[- ]?terror\w*|ctu)\b",
    re.IGNORECASE,
)


def _mark_is_exact(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A handling mark of the Traffic Light Protocol or of the British government is written
    exactly as it is defined."""
    mark = exchange.report.handling or ""
    if "tlp" in mark.casefold() and mark not in _TLP:
        tidy = re.sub(r"\s*[:\s_-]\s*", ":", mark.upper(), count=1).replace(" ", "")
        near = _OLD.get(tidy) or next(iter(get_close_matches(tidy, _TLP, 1)), "")
        hint = f"did you mean “{near}”?" if near else f"it can be: {', '.join(_TLP)}"
        yield ("report", "handling"), f"“{mark}” is not a mark of the Traffic Light Protocol", hint
    plain = re.sub(r"[\s_-]+", " ", mark).strip().upper()
    exact = next((known for known in _UK if known.replace("-", " ") == plain), mark)
    if mark != exact:
        sentence = f"“{mark}” is not how this mark is written"
        yield ("report", "handling"), sentence, f"did you mean “{exact}”?"


def _read_for_security(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A prison or a counter-terrorism unit is read by somebody responsible for security before
    the report is public."""
    hint = "let somebody responsible for security read what the report says of it"
    for key, body in exchange.organisations.items():
        if body.kind == "court or prison" or _GUARDED.search(body.name):
            yield ("organisations", key, "name"), f"“{body.name}” wants a security read", hint
    for key, session in exchange.sessions.items():
        if session.venue and _GUARDED.search(session.venue):
            yield ("sessions", key, "venue"), f"“{session.venue}” wants a security read", hint


RULES = (
    Rule("handling-mark", Weight.ERROR, _mark_is_exact),
    Rule("security-read", Weight.NOTE, _read_for_security),
)
"""Rules about handling marks, and about what wants a second look."""
