"""An exchange as lists show it, found in the public edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.formats import FORMATS, OFFERED
from reportgen.language.words import Words, capital
from reportgen.model.exchange import Exchange
from reportgen.model.parties import HOSTING
from reportgen.pipeline import Build
from reportgen.render.artifact import Artifact
from reportgen.site.facets import unaccented
from reportgen.site.records import Download, Entry, Facet
from reportgen.view.records import ReportView
from reportgen.view.texts import texts

_AS_PLANNED = ("planned", "announced", "under way", "completed")
_MOST_YEARS = 5
"""A longer period is a programme of its own, and found by its first and its last year."""
_LONGEST_WORD = 30


def entry(made: Build, source: str, made_from: str, words: Words) -> Entry:
    """What is said of the exchange in lists, feeds and to other sites."""
    exchange, report = made.selected, made.view
    status = exchange.status
    last = _last_day(exchange)
    return Entry(
        id=report.id,
        source=source,
        made_from=made_from,
        language=report.language,
        title=report.title,
        headline=report.announcement.headline,
        lead=report.announcement.lead,
        dates=report.cover.dates,
        places=report.cover.places,
        kind=words.kind("exchange", exchange.kind) if exchange.kind else "",
        status="" if status in _AS_PLANNED else words.kind("exchange_status", status),
        day=last.isoformat() if last else "",
        published=_published(exchange) or (last.isoformat() if last else ""),
        facets=tuple(dict.fromkeys(_facets(exchange, words))),
        downloads=tuple(_downloads(made.artifacts, report, words)),
        words=_searched(report),
    )


def _last_day(exchange: Exchange) -> date | None:
    dates = exchange.dates or (exchange.planned.dates if exchange.planned else None)
    return (dates.latest or dates.earliest) if dates else None


def _published(exchange: Exchange) -> str:
    told = (exchange.report.date, exchange.announcement and exchange.announcement.date)
    days = (when.earliest for when in told if when)
    return next((day.isoformat() for day in days if day), "")


def _facets(exchange: Exchange, words: Words) -> Iterator[Facet]:
    # Where those came from who visited, and where they were.
    for key in (*exchange.homes(("visiting",)), *exchange.homes(HOSTING)):
        place = exchange.places[key]
        yield Facet("place", place.name, words.country(place.country) if place.country else "")
    for year in _years(exchange):
        yield Facet("year", str(year))
    if exchange.kind:
        yield Facet("kind", words.kind("exchange", exchange.kind))
    for theme in exchange.themes:
        yield Facet("theme", capital(theme))


def _years(exchange: Exchange) -> Sequence[int]:
    dates = exchange.dates or (exchange.planned.dates if exchange.planned else None)
    ends = [day.year for day in (dates.earliest, dates.latest) if day] if dates else []
    if not ends:
        return ()
    years = range(ends[0], ends[-1] + 1)
    return years if len(years) <= _MOST_YEARS else (years[0], years[-1])


def _downloads(
    artifacts: Sequence[Artifact], report: ReportView, words: Words
) -> Iterator[Download]:
    by_format = {artifact.format: artifact for artifact in artifacts}
    for format_ in OFFERED:
        if artifact := by_format.get(format_):
            language = words.language(report.language)
            kind = FORMATS[format_].media_type
            size = len(artifact.data)
            yield Download(artifact.name, format_, kind, language, size, artifact.pages)


# ---- search -------------------------------------------------------------------------------------


_SEARCHED = ("glance", "summary", "people", "bodies")
"""The parts whose words are searched; of the others, their headings."""


def _searched(report: ReportView) -> str:
    """Every word, once, of what somebody may look for: who, where, what about, what came of it."""
    said = (
        report.title,
        report.document.keywords,
        report.document.subject,
        report.announcement,
        report.cover,
        tuple(part for part in report.parts if part.name in _SEARCHED),
        tuple(line.title for part in report.parts for line in part.contents),
    )
    return " ".join(sorted(set(_folded(" ".join(texts(said))))))


def _folded(text: str) -> list[str]:
    """Its words as the search compares them: small letters without accents."""
    words = re.findall(r"\w+", unaccented(text.lower()))
    return [word for word in words if len(word) <= _LONGEST_WORD]
