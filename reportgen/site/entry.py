"""An exchange as lists show it, found in the public edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reportgen.formats import FORMATS, OFFERED
from reportgen.language.words import Words, capital
from reportgen.model.exchange import Exchange
from reportgen.model.parties import HOSTING
from reportgen.pipeline import Build
from reportgen.site.facets import unaccented
from reportgen.site.records import Download, Entry, Facet
from reportgen.view.records import ReportView
from reportgen.view.texts import texts

_AS_PLANNED = ("planned", "announced", "under way", "completed")
_MOST_YEARS = 5
"""A longer period is a programme of its own, and found by its first and its last year."""
_LONGEST_WORD = 30


def entry(build: Build, source: str, made_from: str, words: Words) -> Entry:
    """What is said of the exchange in lists, feeds and to other sites."""
    exchange, report = build.selected, build.view
    status = exchange.status
    dates = exchange.dates or (exchange.planned.dates if exchange.planned else None)
    ends = [day for day in (dates.earliest, dates.latest) if day] if dates else []
    day = ends[-1].isoformat() if ends else ""
    artifacts = {artifact.format: artifact for artifact in build.artifacts}
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
        day=day,
        published=_published(exchange) or day,
        facets=tuple(dict.fromkeys(_facets(exchange, _years(ends), words))),
        downloads=tuple(
            Download(
                file=document.name,
                format=format_,
                media_type=FORMATS[format_].media_type,
                language=words.language(report.language),
                bytes=len(document.data),
                pages=document.pages,
            )
            for format_ in OFFERED
            if (document := artifacts.get(format_))
        ),
        words=" ".join(sorted(_searched(report))),
    )


def _published(exchange: Exchange) -> str:
    dates = (exchange.report.date, exchange.announcement and exchange.announcement.date)
    days = (each.earliest for each in dates if each)
    return next((day.isoformat() for day in days if day), "")


def _facets(exchange: Exchange, years: Iterable[int], words: Words) -> Iterator[Facet]:
    # Where those came from who visited, and where they were.
    for key in (*exchange.homes(("visiting",)), *exchange.homes(HOSTING)):
        place = exchange.places[key]
        yield Facet("place", place.name, words.country(place.country) if place.country else "")
    for year in years:
        yield Facet("year", str(year))
    if exchange.kind:
        yield Facet("kind", words.kind("exchange", exchange.kind))
    for theme in exchange.themes:
        yield Facet("theme", capital(theme))


def _years(ends: Sequence[date]) -> Sequence[int]:
    if not ends:
        return ()
    years = range(ends[0].year, ends[-1].year + 1)
    return years if len(years) <= _MOST_YEARS else (years[0], years[-1])


_SEARCHED = ("glance", "summary", "people", "bodies")
"""The parts whose words are searched; of the others, their headings."""


def _searched(report: ReportView) -> set[str]:
    """Every word of what somebody may look for: who, where, what about, what came of it; in small
    letters without accents, as the search compares them."""
    shown = (
        report.title,
        report.document.keywords,
        report.document.subject,
        report.announcement,
        report.cover,
        tuple(part for part in report.parts if part.name in _SEARCHED),
        tuple(line.title for part in report.parts for line in part.contents),
    )
    words = re.findall(r"\w+", unaccented(" ".join(texts(shown)).lower()))
    return {word for word in words if len(word) <= _LONGEST_WORD}
