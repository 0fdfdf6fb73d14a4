"""Rules about handling marks and about what wants a second look before it is public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.editions.marks import MARKED, TLP, UK, covers, strictest
from reportgen.editions.restricted import parts_shown
from reportgen.errors import Weight, did_you_mean, nearest
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Path_
from reportgen.rules.rule import Concerns, rule

_OLD = {"TLP:WHITE": "TLP:CLEAR"}

_GUARDED = re.compile(
    r"\b(prisons?|jails?|gaols?|hmp|detention|remand|custody"
    r"|(?:counter|anti)[- ]?terror\w*|ctu)\b",
    re.IGNORECASE,
)


@rule("handling-mark", Weight.ERROR)
def mark_is_exact(exchange: Exchange) -> Concerns:
    """A handling mark of the Traffic Light Protocol or of the British government is written
    exactly as it is defined."""
    for path, mark in _marks(exchange):
        if "tlp" in mark.casefold() and mark not in TLP:
            tidy = re.sub(r"\s*[:\s_-]\s*", ":", mark.upper(), count=1).replace(" ", "")
            known = _OLD.get(tidy) or nearest(tidy, TLP)
            hint = did_you_mean(known, f"it can be: {', '.join(TLP)}")
            yield path, f"“{mark}” is not a mark of the Traffic Light Protocol", hint
        spoken = re.sub(r"[\s_-]+", " ", mark).strip().upper()
        exact = next((known for known in UK if known.replace("-", " ") == spoken), mark)
        if mark != exact:
            sentence = f"“{mark}” is not how this mark is written"
            yield path, sentence, did_you_mean(exact)


def _marks(exchange: Exchange) -> Iterator[tuple[Path_, str]]:
    """The marks of the report and of its contents."""
    if exchange.report.handling:
        yield ("report", "handling"), exchange.report.handling
    for field in MARKED:
        for key, entry in getattr(exchange, field).items():
            if entry.handling:
                yield (field, key, "handling"), entry.handling


@rule("handling-too-weak", Weight.ERROR)
def strict_enough(exchange: Exchange) -> Concerns:
    """The report's handling mark is at least as strict as that of its strictest contents; the
    editions that show more than the public one raise it to theirs."""
    own = exchange.report.handling or ""
    shown = parts_shown(exchange, "public")
    raised = strictest(own, (mark for _, mark in _marks(exchange)))
    for path, mark in _marks(exchange):
        if not own and not covers(raised, mark):
            sentence = f"no mark covers both “{mark}” here and “{raised}” elsewhere in the file"
            yield path, sentence, "use marks of one order, such as those of TLP, for all"
        elif not covers(own, mark) and (path[:2] in shown or not covers(raised, mark)):
            sentence = f"the report’s mark, “{own}”, is not as strict as “{mark}” here"
            if not own:
                sentence = f"the report has no handling mark, but “{mark}” is here"
            hint = f"write “handling: {mark}” under “report”, or “audience: internal” here"
            yield path, sentence, hint


@rule("security-read", Weight.NOTE)
def read_for_security(exchange: Exchange) -> Concerns:
    """A prison or a counter-terrorism unit is read by somebody responsible for security before
    the report is public."""
    hint = "let somebody responsible for security read what the report says of it"
    for key, body in exchange.organisations.items():
        if body.kind == "court or prison" or _GUARDED.search(body.name):
            yield ("organisations", key, "name"), f"“{body.name}” wants a security read", hint
    for key, session in exchange.sessions.items():
        if session.venue and _GUARDED.search(session.venue):
            yield ("sessions", key, "venue"), f"“{session.venue}” wants a security read", hint
