"""The parts around the chapters: properties, cover, at a glance, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.parties import PartyRole
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view.context import Context
from reportgen.words import capital

LEADING: tuple[PartyRole, ...] = ("lead host", "co-host")
HOSTING: tuple[PartyRole, ...] = (*LEADING, "additional host")
ORGANISING: tuple[PartyRole, ...] = ("organiser", "co-organiser")
SUPPORTING: tuple[PartyRole, ...] = (
    "partner",
    "funder",
    "in-kind supporter",
    "facilitator",
    "observer",
)
MOST_CITIES = 5
"""More do not fit on the cover; the title stands there instead."""

MOST_AT_A_GLANCE = 10
"""Of a longer list, the first; all of them stand in their chapter or annex."""

UNFINISHED = ("draft", "for comment", "cleared")
OVERTAKEN = ("superseded", "withdrawn")


def document(context: Context) -> r.Document:
    """What the file's properties say."""
    exchange, words = context.exchange, context.words
    about = [words.kind("exchange", exchange.kind)] if exchange.kind else []
    about += [text for text in (_where(context), _dates(context)) if text]
    return r.Document(
        title=words.say("document_title", title=exchange.title),
        subject=", ".join(about),
        authors=_authors(context),
        keywords=exchange.themes,
        date=_whole_day(context),
    )


def _whole_day(context: Context) -> str:
    when = context.exchange.report.date
    if when is None or when.earliest is None or when.earliest != when.latest:
        return ""
    return when.earliest.isoformat()


def _dates(context: Context) -> str:
    dates = context.exchange.dates
    return context.words.when(dates) if dates else ""


def _authors(context: Context) -> tuple[str, ...]:
    return tuple(context.naming.attendee(key) for key in context.exchange.report.authors)


def details(context: Context) -> tuple[str, ...]:
    """The report's number, version and date, as far as it has them."""
    report, words = context.exchange.report, context.words
    found = []
    if report.number:
        found.append(words.say("report_number", number=report.number))
    if report.version:
        found.append(words.say("version", version=report.version))
    if report.date:
        found.append(words.when(report.date))
    return tuple(found)


def cover(context: Context) -> r.Cover:
    """The first page."""
    exchange = context.exchange
    cities = _cities(context)
    status = exchange.report.status
    plain = status not in UNFINISHED + OVERTAKEN
    return r.Cover(
        label=context.words.label("full_report"),
        network=context.words.listed(_actors(context, ORGANISING)),
        cities=cities,
        subtitle=_subtitle(exchange.title, cities),
        series=_series(context),
        dates=_dates(context),
        places=_where(context),
        details=details(context),
        status="" if plain else context.words.kind("status", status),
    )


def _cities(context: Context) -> tuple[str, ...]:
    """The cities that the title is about, two as one line; the title for fewer or too many."""
    names = []
    for roles in (("visiting",), LEADING):
        for party in context.exchange.parties:
            place = context.home_of(party.who)
            if set(roles) & set(party.roles) and place and place not in names:
                names.append(place)
    names = [context.naming.place(key) for key in names]
    if not 2 <= len(names) <= MOST_CITIES:
        return (context.exchange.title,)
    return ("–".join(names),) if len(names) == 2 else tuple(names)


def _subtitle(title: str, cities: tuple[str, ...]) -> str:
    """The title without the cities that it begins with; the whole title where it does not."""
    head = cities[0]
    begins = title.replace("-", "–").startswith(head.replace("-", "–"))
    rest = title[len(head) :]
    # “Ostwick–Tressel” is not begun by “Ostwick”.
    if len(cities) > 1 or not begins or rest[:1].isalnum() or rest[:1] in ("-", "–", "’", "'"):
        return title
    return capital(rest.strip(" :,"))


def _series(context: Context) -> str:
    series, words = context.exchange.series, context.words
    if series is None:
        return ""
    name = series.name
    if series.ordinal is not None:
        name = words.say("in_series", ordinal=words.ordinal(series.ordinal), name=name)
        if series.counts:
            name = words.say("ordinal_counts", ordinal=name, counts=series.counts)
    return capital(name)


def _where(context: Context) -> str:
    """The places that host, each country once."""
    keys = []
    for role in HOSTING:
        for party in context.exchange.parties:
            place = context.home_of(party.who)
            if role in party.roles and place and place not in keys:
                keys.append(place)
    return context.naming.places(keys) if keys else ""


def _actors(context: Context, roles: Sequence[PartyRole]) -> list[str]:
    return [
        context.naming.actor_in_full(party.who)
        for party in context.exchange.parties
        if set(roles) & set(party.roles)
    ]


def glance(context: Context) -> r.Glance:
    """The exchange on half a page."""
    return r.Glance(
        heading=r.Heading("", context.words.label("at_a_glance"), "at-a-glance"),
        figures=tuple(_figures(context)),
        facts=tuple(_glance_facts(context)),
    )


def _figures(context: Context) -> Iterator[r.Figure]:
    """Numbers that the file says or that follow from what it lists in full."""
    exchange = context.exchange
    yield from _figure(context, "days", _days(context))
    cities = {
        context.home_of(p.who) for p in exchange.parties if {"visiting", *HOSTING} & set(p.roles)
    }
    yield from _figure(context, "cities", len(cities - {None}))
    delegates = [p for p in exchange.participants if "delegate" in p.roles or "head" in p.roles]
    if all(p.group is None or p.count for p in delegates):
        yield from _figure(context, "delegates", sum(p.count or 1 for p in delegates))


def _figure(context: Context, what: str, n: int) -> Iterator[r.Figure]:
    if n:
        yield r.Figure(context.words.number(n), context.words.plural(what, n))


def _days(context: Context) -> int:
    """How many days the exchange took; 0 unless its first and last day are known."""
    dates = context.exchange.dates
    if dates is None or dates.week or dates.start is None or dates.end is None:
        return 0
    first, last = dates.start, dates.end
    if not (first.year and first.day and last.day and first.is_plain and last.is_plain):
        return 0
    assert dates.earliest is not None  # noqa: S101 - a day with its year has bounds
    assert dates.latest is not None  # noqa: S101
    return (dates.latest - dates.earliest).days + 1


def _glance_facts(context: Context) -> Iterator[r.Fact]:
    words, exchange = context.words, context.exchange
    yield from _fact(context, "when", _dates(context))
    yield from _fact(context, "where", _where(context))
    modality = words.kind("modality", exchange.modality) if exchange.modality else ""
    yield from _fact(context, "modality", modality)
    yield from _fact(context, "visiting", *_parties(context, ("visiting",), with_members=True))
    yield from _fact(context, "host", *_parties(context, HOSTING))
    yield from _fact(context, "organiser", *_actors(context, ORGANISING))
    yield from _fact(context, "supporter", *_parties(context, SUPPORTING))
    yield from _fact(context, "series", _series(context))
    events = [context.naming.event_in_full(event) for event in exchange.events.values()]
    yield from _fact(context, "event", *events)
    yield from _fact(context, "met", _met(context))
    yield from _fact(context, "themes", words.listed(exchange.themes) if exchange.themes else "")
    yield from _announcement(context)


def _fact(context: Context, name: str, *lines: str) -> Iterator[r.Fact]:
    told = tuple(capital(line) for line in lines if line)
    if told:
        yield r.Fact(context.words.fact(name, planned=context.is_planned), told)


def _parties(
    context: Context, roles: Sequence[PartyRole], *, with_members: bool = False
) -> Iterator[str]:
    words = context.words
    for party in context.exchange.parties:
        shared = [role for role in party.roles if role in roles]
        if not shared:
            continue
        name = context.naming.actor_in_full(party.who)
        listed = [p for p in context.exchange.participants if p.party == party.who and with_members]
        members = [context.naming.participant(p) for p in context.naming.in_order(listed)]
        if len(members) > MOST_AT_A_GLANCE:
            members = [words.say("and_others", list=", ".join(members[:MOST_AT_A_GLANCE]))]
        if members:
            yield words.say("members", party=name, members=words.listed(members))
        elif shared in (["visiting"], ["lead host"]):
            yield name
        else:
            told = words.listed([words.kind("party", role) for role in shared])
            yield words.say("party", party=name, roles=told)


def _met(context: Context) -> str:
    """Whom the sessions say the visitors met, in order, once; of very many, the first."""
    met: dict[str, None] = {}
    others = False
    sessions: list[Session] = list(context.exchange.sessions.values())
    for session in sessions:
        met.update(dict.fromkeys(session.attendees))
        others = others or session.with_others
    shown = list(met)[:MOST_AT_A_GLANCE]
    return context.company(shown, others=others or len(met) > len(shown)) if met else ""


def _announcement(context: Context) -> Iterator[r.Fact]:
    announcement, words = context.exchange.announcement, context.words
    if announcement is None:
        return
    lines = [words.say("quoted", title=announcement.title)]
    if announcement.date:
        lines.append(words.when(announcement.date))
    if announcement.availability:
        name = announcement.availability.replace(" ", "_")
        lines.append(capital(words.say(f"availability_{name}")))
    yield r.Fact(words.fact("announcement"), tuple(lines), announcement.address or "")


def imprint(context: Context, made_with: str) -> r.Imprint:
    """Who publishes the report, and how it was made."""
    report, words = context.exchange.report, context.words
    told = {
        "authors": words.listed(_authors(context)),
        "publisher": context.naming.organisation_in_full(report.publisher)
        if report.publisher
        else "",
        "number": report.number,
        "version": report.version,
        "date": words.when(report.date) if report.date else "",
        "status": words.kind("status", report.status),
        "licence": report.licence,
        "citation": report.citation,
        "accessibility": report.accessibility_contact,
        "edition": words.say(f"edition_{context.audience}"),
        "made": words.say("made_with", version=made_with),
    }
    return r.Imprint(
        heading=r.Heading("", words.label("imprint"), "imprint"),
        facts=tuple(r.Fact(words.fact(name), (text,)) for name, text in told.items() if text),
        disclaimer=context.prose(report.disclaimer),
        funding=context.prose(report.funding_statement),
    )
