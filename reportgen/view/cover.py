"""What the report is called and how it is marked: properties, cover, running heads."""

from __future__ import annotations

from reportgen.editions.marks import TLP
from reportgen.language.words import capital
from reportgen.model.parties import ORGANISING
from reportgen.view import records as r
from reportgen.view import route, visit
from reportgen.view.context import Context

MOST_CITIES = 5
"""More do not fit on the cover; the title stands there instead."""

UNFINISHED = ("draft", "for comment", "cleared")
OVERTAKEN = ("superseded", "withdrawn")

_TLP_COLOURS = ("#FFFFFF", "#33FF00", "#FFC000", "#FFC000", "#FF2B2B")
"""Of the labels in `TLP`, on black, as FIRST's standard 2.0 has them."""


def document(context: Context) -> r.Document:
    """What the file's properties say."""
    exchange, words = context.exchange, context.words
    about = (
        words.kind("exchange", exchange.kind),
        visit.where(context),
        words.when(exchange.dates),
    )
    return r.Document(
        title=words.say("document_title", title=exchange.title),
        subject=", ".join(filter(None, about)),
        authors=authors(context),
        keywords=exchange.themes,
        date=_whole_day(context),
    )


def _whole_day(context: Context) -> str:
    when = context.exchange.report.date
    if when is None or when.earliest is None or when.earliest != when.latest:
        return ""
    return when.earliest.isoformat()


def authors(context: Context) -> tuple[str, ...]:
    """Who wrote the report."""
    return tuple(context.naming.attendee(key) for key in context.exchange.report.authors)


def number(context: Context) -> tuple[str, ...]:
    """The report's number and version, as far as it has them."""
    report, words = context.exchange.report, context.words
    lines = (
        words.say("report_number", number=report.number) if report.number else "",
        words.say("version", version=report.version) if report.version else "",
    )
    return tuple(filter(None, lines))


def cover(context: Context) -> r.Cover:
    """The first page."""
    exchange = context.exchange
    cities = _cities(context)
    return r.Cover(
        label=context.words.label("full_report"),
        network=context.words.listed(_organisers(context)),
        cities=cities,
        subtitle=_subtitle(exchange.title, cities),
        series=_series(context),
        dates=context.words.when(exchange.dates),
        places=visit.where(context),
        details=_details(context),
        edition=_edition(context),
        status=_status(context),
        handling="" if tlp(context) else exchange.report.handling or "",
        picture=_cover_picture(context),
        logos=tuple(
            _picture(context, body.logo, context.words.say("logo_of", who=body.name))
            for body in (exchange.organisations.get(party.who) for party in exchange.parties)
            if body and body.logo
        ),
        logo=context.house.logo,
        route=None if context.has_cover_picture else route.route(context),
    )


def _details(context: Context) -> tuple[str, ...]:
    """Number and version; then who published the report and when."""
    report = context.exchange.report
    by = context.naming.organisation(report.publisher) if report.publisher else ""
    published = ", ".join(filter(None, (by, context.words.when(report.date))))
    return (*number(context), *([published] if published else []))


def _edition(context: Context) -> str:
    """Which edition it is; the public one needs no name."""
    if context.audience == "public":
        return ""
    return context.words.say(f"edition_{context.audience}")


def _status(context: Context) -> str:
    """How far a report has come that is not final; how far towards it is not for the public, which
    learns from the running head that it is a draft."""
    status = context.exchange.report.status
    shown = OVERTAKEN if context.audience == "public" else UNFINISHED + OVERTAKEN
    return context.words.kind("status", status) if status in shown else ""


def tlp(context: Context) -> r.Label | None:
    """The label of the Traffic Light Protocol, where the handling mark is exactly one."""
    mark = context.exchange.report.handling
    return r.Label(mark, _TLP_COLOURS[TLP.index(mark)]) if mark in TLP else None


def marks(context: Context, *, with_tlp: bool = True) -> str:
    """What every page says: the edition, that it is not final, and how it is to be handled."""
    report = context.exchange.report
    phrases = (
        _edition(context),
        context.words.label("draft_mark") if report.status in UNFINISHED else "",
        context.words.kind("status", report.status) if report.status in OVERTAKEN else "",
        report.handling if with_tlp or report.handling not in TLP else "",
    )
    return " · ".join(filter(None, phrases))


def cover_image(context: Context) -> str | None:
    """The key of the image that stands on the cover; None without one."""
    images = context.exchange.images.items()
    return next((key for key, image in images if image.cover), None)


def _cover_picture(context: Context) -> r.Picture | None:
    key = cover_image(context)
    if key is None:
        return None
    image = context.exchange.images[key]
    alt = "" if image.decorative else image.alt or image.caption or ""
    return _picture(context, image.file, alt)


def _picture(context: Context, file: str, alt: str) -> r.Picture:
    picture = context.pictures[file]
    return r.Picture(picture.name, picture.width, picture.height, alt, None, ())


def _cities(context: Context) -> tuple[str, ...]:
    """The cities that the title is about, two as one line; the title for fewer or too many."""
    exchange, title, ends = context.exchange, context.exchange.title, visit.ends(context)
    if any(key not in exchange.places and exchange.home_of(key) for key in ends):
        return (title,)  # without the one who hosted, the cities would be no exchange
    names = [context.naming.place(key) for key in ends if key in exchange.places]
    if all(name in title for name in names):
        names.sort(key=title.index)
    if not 2 <= len(names) <= MOST_CITIES:
        return (title,)
    return ("–".join(names),) if len(names) == 2 else tuple(names)


def _subtitle(title: str, cities: tuple[str, ...]) -> str:
    """The title without the cities that it begins with; the whole title where it does not."""
    head = "–".join(cities)
    begins = title.replace("-", "–").startswith(head.replace("-", "–"))
    rest = title[len(head) :]
    # “Ostwick–Tressel” is not begun by “Ostwick”.
    if not begins or rest[:1].isalnum() or rest[:1] in ("-", "–", "’", "'"):
        return title
    return capital(rest.strip(" :,"))


def _series(context: Context) -> str:
    """Which exchange of which series; a number never without what it counts."""
    series, words = context.exchange.series, context.words
    if series is None:
        return ""
    if series.ordinal is None:
        return words.capital(words.noted(series.name, series.counts))
    nth = words.say("in_series", ordinal=words.ordinal(series.ordinal), name=counted(context))
    title = context.exchange.title.casefold()
    if series.name.casefold() not in title + nth.casefold():
        nth = words.aside(nth, series.name)
    return words.capital(nth)


def counted(context: Context) -> str:
    """What the number of the series counts: its exchanges, or only those of one kind."""
    series = context.exchange.series
    return series.counts or series.name if series else ""


def _organisers(context: Context) -> list[str]:
    return [context.naming.actor_in_full(who) for who in context.exchange.acting_as(ORGANISING)]
