"""What machines read on a page: schema.org's words for the exchange and its report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from reportgen.model.exchange import Exchange
from reportgen.model.parties import HOSTING
from reportgen.site.records import Download, Entry, Settings
from reportgen.view.naming import Naming
from reportgen.view.records import ReportView

_CONTEXT = "https://schema.org"
_STATUS = {
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved online": "EventMovedOnline",
}
_MODES = {
    "in person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def absolute(settings: Settings, path: str) -> str:
    """The address of a file of the site; only its path, where nobody knows where the site is."""
    return f"{settings.address.rstrip('/')}/{path}" if settings.address else path


def of_exchange(
    exchange: Exchange, report: ReportView, naming: Naming, downloads: tuple[Download, ...]
) -> Markup:
    """The exchange as an event and its report as a document, as JSON-LD for the page itself, whose
    addresses start at the page."""
    return _script(
        {
            "@context": _CONTEXT,
            "@graph": [
                _event(exchange, report, naming),
                {
                    "@type": "Report",
                    "@id": "#report",
                    "name": report.document.title,
                    "about": {"@id": "#exchange"},
                    "inLanguage": report.language,
                    **dict(_of_report(exchange, naming)),
                    "keywords": list(report.document.keywords),
                    "encoding": [
                        {
                            "@type": "DigitalDocument",
                            "contentUrl": each.file,
                            "encodingFormat": each.media_type,
                            "contentSize": f"{each.bytes} B",
                            "inLanguage": report.language,
                            **({"numberOfPages": each.pages} if each.pages else {}),
                        }
                        for each in downloads
                    ],
                },
            ],
        }
    )


def _event(exchange: Exchange, report: ReportView, naming: Naming) -> dict[str, Any]:
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": "#exchange",
        "name": report.title,
        "description": report.announcement.lead,
        "subjectOf": {"@id": "#report"},
    }
    if exchange.dates and (first := exchange.dates.start) and (last := exchange.dates.end):
        # No finer than it was recorded: ISO 8601 has years and months, too.
        event |= {"startDate": _iso(first), "endDate": _iso(last)}
    event = {name: value for name, value in event.items() if value}
    if exchange.status in _STATUS:
        event["eventStatus"] = f"{_CONTEXT}/{_STATUS[exchange.status]}"
    mode = "online" if exchange.status == "moved online" else exchange.modality
    if mode:
        event["eventAttendanceMode"] = f"{_CONTEXT}/{_MODES[mode]}"
    if places := [_place(exchange, key) for key in exchange.homes(HOSTING)]:
        event["location"] = places
    for name, roles in (("organizer", ("organiser", "co-organiser")), ("sponsor", ("funder",))):
        bodies = [
            {"@type": "Organization", "name": naming.organisation(party.who)}
            for party in exchange.parties
            if {*roles} & {*party.roles} and party.who in exchange.organisations
        ]
        if bodies:
            event[name] = bodies
    return event


def _iso(point: Any) -> str:
    """A date with the parts that were recorded; empty of a season, a decade or a day without its
    year."""
    if point.year is None or point.season is not None or point.decade is not None:
        return ""
    month = f"-{point.month:02}" if point.month else ""
    day = f"-{point.day:02}" if month and point.day else ""
    return f"{point.year:04}{month}{day}"


def _place(exchange: Exchange, key: str) -> dict[str, Any]:
    place = exchange.places[key]
    country = {"addressCountry": place.country} if place.country else {}
    address = {"@type": "PostalAddress", "addressLocality": place.name, **country}
    return {"@type": "Place", "name": place.name, "address": address}


def _of_report(exchange: Exchange, naming: Naming) -> Iterator[tuple[str, Any]]:
    report = exchange.report
    if report.date and (start := report.date.start) and (day := _iso(start)):
        yield "datePublished", day
    if report.publisher:
        name = naming.organisation(report.publisher)
        yield "publisher", {"@type": "Organization", "name": name}
    for name, value in (
        ("license", report.licence),
        ("version", report.version),
        ("reportNumber", report.number),
    ):
        if value:
            yield name, value
    for name, value in (("DOI", report.doi), ("ISBN", report.isbn), ("ISSN", report.issn)):
        if value:
            yield "identifier", {"@type": "PropertyValue", "propertyID": name, "value": value}


def of_list(title: str, entries: Sequence[Entry], root: str) -> Markup:
    """The list as such, as JSON-LD."""
    items = [
        {"@type": "ListItem", "position": n, "url": f"{root}{entry.address}", "name": entry.title}
        for n, entry in enumerate(entries, 1)
    ]
    return _script(
        {
            "@context": _CONTEXT,
            "@type": "CollectionPage",
            "name": title,
            "mainEntity": {"@type": "ItemList", "itemListElement": items},
        }
    )


def _script(data: dict[str, Any]) -> Markup:
    # No “<” of it may end the script.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704
