"""Which reports are public: the site shows these and no others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.editions.marks import TLP, UK
from reportgen.errors import Problem, Weight
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Source
from reportgen.rules.check import check

_ENDED = ("superseded", "withdrawn")
_NOT_FOR_ALL = ("on request", "not public")
_MARKS_FOR_ALL = (TLP[0], UK[0])
_OPEN = ("to be confirmed", "unknown", "withheld")


def hindrances(selected: Exchange) -> Iterator[str]:
    """Why the site does not show this exchange, of which it knows the public edition; nothing where
    it does.

    A report is public when its status says so, or the announcement does; it is not when it was
    withdrawn or replaced, when one has to ask for it, while nobody knows how long an embargo lasts
    (the rules refuse what is published during one), and with a handling mark that is not for
    everybody.
    """
    report = selected.report
    announced = selected.announcement.availability if selected.announcement else None
    if report.status in _ENDED:
        yield f"its report is “{report.status}”"
    if announced in _NOT_FOR_ALL:
        yield f"its announcement says of the report: “{announced}”"
    if report.status != "published" and announced != "public":
        yield f"its report is “{report.status}”, not “published”"
    if (state := report.states.get("embargo")) in _OPEN:
        yield f"the day until which the embargo lasts is “{state}”"
    if report.handling in (*TLP, *UK) and report.handling not in _MARKS_FOR_ALL:
        yield f"its report is marked “{report.handling}”"


def doubts(exchange: Exchange, source: Source, today: date) -> Iterator[Problem]:
    """What an editor should know of a report that is published by its announcement alone: its
    status, and whether anybody cleared it."""
    if exchange.report.status == "published":
        return  # then its own rules have told
    sentence = (
        f"the report is “{exchange.report.status}”, but the announcement says that it is public;"
        " it counts as published"
    )
    hint = "write “status: published” under “report”, or mend the announcement’s “availability”"
    place = source.place(("report", "status"))
    yield Problem(place, sentence, "published-by-announcement", Weight.WARNING, hint)
    published = exchange.model_copy(
        update={"report": exchange.report.model_copy(update={"status": "published"})}
    )
    for problem in check(published, source, today):
        if problem.code == "not-cleared":
            yield problem
