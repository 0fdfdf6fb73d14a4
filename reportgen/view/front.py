"""The parts around the chapters: properties, cover, at a glance, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from reportgen.language.words import capital
from reportgen.model.participants import ABSENT, Participation
from reportgen.model.parties import HOSTING, LEADING, ORGANISING, SUPPORTING, PartyRole
from reportgen.version import VERSION
from reportgen.view import records as r
from reportgen.view import route
from reportgen.view.context import Column, Context
from reportgen.view.naming import HEADS

MOST_CITIES = 5
"""More do not fit on the cover; the title stands there instead."""

MOST_AT_A_GLANCE = 10
"""Of a longer list, the first; all of them stand in their chapter or annex."""

UNFINISHED = ("draft", "for comment", "cleared")
OVERTAKEN = ("superseded", "withdrawn")


def document(context: Context) -> r.Document:
    """What the file's properties say."""
    exchange, words = context.exchange, context.words
    about = (words.kind("exchange", exchange.kind), _where(context), words.when(exchange.dates))
    return r.Document(
        title=words.say("document_title", title=exchange.title),
        subject=", ".join(filter(None, about)),
        authors=_authors(context),
        keywords=exchange.themes,
        date=_whole_day(context),
    )


def _whole_day(context: Context) -> str:
    when = context.exchange.report.date
    if when is None or when.earliest is None or when.earliest != when.latest:
        return ""
    return when.earliest.isoformat()


def _authors(context: Context) -> tuple[str, ...]:
    return tuple(context.naming.attendee(key) for key in context.exchange.report.authors)


def details(context: Context) -> tuple[str, ...]:
    """The report's number, version and date, as far as it has them."""
    report, words = context.exchange.report, context.words
    lines = (
        words.say("report_number", number=report.number) if report.number else "",
        words.say("version", version=report.version) if report.version else "",
        words.when(report.date),
    )
    return tuple(filter(None, lines))


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
        dates=context.words.when(exchange.dates),
        places=_where(context),
        details=details(context),
        status="" if plain else context.words.kind("status", status),
        handling=exchange.report.handling or "",
        picture=_cover_picture(context),
        logos=tuple(
            _picture(context, body.logo, context.words.say("logo_of", who=body.name))
            for body in (exchange.organisations.get(party.who) for party in exchange.parties)
            if body and body.logo
        ),
        logo=context.house.logo,
        route=None if context.has_cover_picture else route.route(context),
    )


def marks(context: Context) -> str:
    """What every page says of a report that is not final, and how it is to be handled."""
    report = context.exchange.report
    phrases = (
        context.words.label("draft_mark") if report.status in UNFINISHED else "",
        context.words.kind("status", report.status) if report.status in OVERTAKEN else "",
        report.handling,
    )
    return " · ".join(filter(None, phrases))


def _cover_image(context: Context) -> str | None:
    """The key of the image that stands on the cover; None without one."""
    images = context.exchange.images.items()
    return next((key for key, image in images if image.cover), None)


def _cover_picture(context: Context) -> r.Picture | None:
    key = _cover_image(context)
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
    names = []
    for roles in (("visiting",), LEADING):
        for party in context.exchange.parties:
            place = context.exchange.home_of(party.who)
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
            place = context.exchange.home_of(party.who)
            if role in party.roles and place and place not in keys:
                keys.append(place)
    return context.naming.places(keys) if keys else ""


def _actors(context: Context, roles: Sequence[PartyRole]) -> list[str]:
    return [
        context.naming.actor_in_full(party.who)
        for party in context.exchange.parties
        if set(roles) & set(party.roles)
    ]


def glance(context: Context) -> r.Part:
    """The exchange on half a page."""
    return r.Part(
        r.Heading("", context.words.label("at_a_glance"), "at-a-glance"),
        figures=tuple(_figures(context)),
        grid=tuple(_glance_facts(context)),
    )


def contents(context: Context) -> r.Part:
    """The table of contents; none in a short report."""
    return r.Part(contents=context.numbers.contents)


MOST_FIGURES = 4


def _figures(context: Context) -> Iterator[r.Figure]:
    """Numbers that the file states, then those that follow from what it lists in full."""
    words = context.words
    stated = (
        r.Figure(words.exact(figure.value), words.qualified_label(figure.what, figure.qualifier))
        for figure in context.exchange.figures
    )
    return islice(chain(stated, _counted(context)), MOST_FIGURES)


def _counted(context: Context) -> Iterator[r.Figure]:
    exchange = context.exchange
    yield from _figure(context, "days", _days(context))
    cities = {
        context.exchange.home_of(p.who)
        for p in exchange.parties
        if {"visiting", *HOSTING} & set(p.roles)
    }
    kinds = {exchange.places[key].kind for key in cities if key}
    yield from _figure(context, "cities" if kinds == {"city"} else "places", len(cities - {None}))
    visitors = {party.who for party in exchange.parties if "visiting" in party.roles}
    travelled = [p for p in exchange.participants if p.party in visitors]
    delegates = [p for p in exchange.participants if {"delegate", *HEADS} & set(p.roles)]
    # A number that leaves somebody out would be wrong.
    known = all(p.roles or p.person or "name" in p.withheld for p in travelled)
    counted = [p for p in (*travelled, *delegates) if p.group]
    if known and all(p.count and p.qualifier == "exactly" for p in counted):
        yield from _figure(context, "delegates", sum(p.count or 1 for p in delegates))


def _figure(context: Context, what: str, n: int) -> Iterator[r.Figure]:
    if n:
        yield r.Figure(context.words.number(n), context.words.plural(what, n))


def _days(context: Context) -> int:
    """How many days the exchange took; 0 unless its first and last day are known."""
    dates = context.exchange.dates
    if len(context.exchange.legs) > 1:  # of visits months apart, the days between are none of it
        return 0
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
    yield from context.fact("kind", words.kind("exchange", exchange.kind))
    yield from context.fact("when", *_time(context))
    yield from context.fact("where", _where(context) or _open(context, "places"))
    yield from context.fact("modality", words.kind("modality", exchange.modality))
    if exchange.status != "completed":
        yield from context.fact("exchange_status", words.kind("exchange_status", exchange.status))
    yield from context.fact("planned", *_planned(context))
    yield from context.fact("direction", words.kind("direction", exchange.direction))
    yield from context.fact("visiting", *_parties(context, ("visiting",), with_members=True))
    yield from context.fact("host", *_parties(context, HOSTING))
    yield from context.fact("organiser", *_parties(context, ORGANISING))
    yield from context.fact("supporter", *_parties(context, SUPPORTING))
    yield from context.fact("series", _series(context))
    events = [context.naming.event_in_full(event) for event in exchange.events.values()]
    yield from context.fact("event", *events)
    yield from context.fact("met", _met(context))
    yield from context.fact("agreed", *(agreement.title for agreement in exchange.agreements))
    yield from context.fact("figures", *_figure_lines(context))
    yield from context.fact("languages", *_languages(context))
    yield from context.fact("themes", words.listed(exchange.themes))
    yield from _announcement(context)


def _time(context: Context) -> Iterator[str]:
    """The dates, the duration as stated, and the periods of the programme and of travel."""
    exchange, words = context.exchange, context.words
    yield words.when(exchange.dates) or _open(context, "dates")
    yield words.duration(exchange.duration)
    periods = (
        [words.say("activity", date=words.when(exchange.activity))] if exchange.activity else []
    )
    periods += [words.say("travel", date=words.when(exchange.travel))] if exchange.travel else []
    yield "; ".join(periods)


def _open(context: Context, field: str) -> str:
    """What the author wrote instead of a value, where that is for a reader to know."""
    sentences = {"to be confirmed": "still_open", "unknown": "unrecorded"}
    state = context.exchange.states.get(field, "")
    return context.words.say(sentences[state]) if state in sentences else ""


def _planned(context: Context) -> Iterator[str]:
    """What had been planned, as one line, and why it was changed."""
    planned, words = context.exchange.planned, context.words
    if planned is None:
        return
    plan = (
        words.when(planned.dates),
        context.naming.places(planned.places),
        words.kind("modality", planned.modality),
    )
    yield ", ".join(filter(None, plan))
    decided = [words.when(planned.decided)] if planned.decided else []
    decided += [context.naming.actor(planned.decided_by)] if planned.decided_by else []
    yield words.say("decided", what=", ".join(decided)) if decided else ""
    yield planned.reason or ""


def _figure_lines(context: Context) -> Iterator[str]:
    """The stated figures that do not stand large, and what is to be known of those that do."""
    words = context.words
    for n, figure in enumerate(context.exchange.figures):
        number = words.qualified(words.exact(figure.value), figure.qualifier)
        line = words.say("counted", n=number, group=figure.what)
        if n >= MOST_FIGURES or figure.note:
            yield words.noted(line, figure.note)


def _languages(context: Context) -> Iterator[str]:
    words, exchange = context.words, context.exchange
    yield words.listed([words.language(tag) for tag in exchange.working_languages])
    yield exchange.interpretation or ""


def _parties(
    context: Context, roles: Sequence[PartyRole], *, with_members: bool = False
) -> Iterator[str]:
    words = context.words
    for party in context.exchange.parties:
        shared = [role for role in party.roles if role in roles]
        if not shared:
            continue
        name = context.naming.actor_in_full(party.who)
        listed = [
            entry
            for entry in context.exchange.participants
            if with_members and entry.party == party.who and travelled(entry)
        ]
        members = context.naming.names(context.naming.in_order(listed))
        if len(members) > MOST_AT_A_GLANCE:
            members = [words.say("and_others", list=", ".join(members[:MOST_AT_A_GLANCE]))]
        if members:
            yield words.say("members", party=name, members=words.listed(members))
        elif shared in _told_by_label(context):
            yield name
        else:
            shown = words.listed([words.kind("party", role) for role in shared])
            yield words.say("party", party=name, roles=shown)


def travelled(entry: Participation) -> bool:
    """True if somebody of a visiting party came along: who sent apologies or only hosts did not."""
    return entry.mode not in ABSENT and entry.roles != ("host",)


def _told_by_label(context: Context) -> list[list[PartyRole]]:
    """The roles that the label of the fact tells already."""
    hosts = sum(bool({*HOSTING} & {*party.roles}) for party in context.exchange.parties)
    single: list[list[PartyRole]] = [["visiting"], ["organiser"], ["lead host"]]
    return single if hosts == 1 else single[:2]


def _met(context: Context) -> str:
    """Whom the sessions say the visitors met, in order, once; of very many, the first."""
    sessions = context.exchange.sessions.values()
    met = list(dict.fromkeys(key for session in sessions for key in session.attendees))
    others = any(session.with_others for session in sessions) or len(met) > MOST_AT_A_GLANCE
    return context.company(met[:MOST_AT_A_GLANCE], others=others) if met else ""


def _announcement(context: Context) -> Iterator[r.Fact]:
    announcement, words = context.exchange.announcement, context.words
    if announcement is None:
        return
    about = [words.when(announcement.date)] if announcement.date else []
    about += [words.language(announcement.language)] if announcement.language else []
    about += [words.kind("tense", announcement.tense)] if announcement.tense else []
    lines = [words.say("quoted", title=announcement.title)]
    lines += [capital(", ".join(about))] if about else []
    if announcement.availability:
        name = announcement.availability.replace(" ", "_")
        lines.append(capital(words.say(f"availability_{name}")))
    if announcement.address:
        lines.append(announcement.address)
    yield r.Fact(words.fact("announcement"), tuple(lines), announcement.address or "")


def imprint(context: Context) -> r.Part:
    """Who publishes the report, who cleared it, and how it was made."""
    report, series = context.exchange.report, context.exchange.series
    statements = (report.disclaimer, report.funding_statement, series.statement if series else None)
    corrections = (
        r.Item(entry.text, f"{capital(context.words.when(entry.date))}:" if entry.date else "")
        for entry in report.corrigenda
    )
    return r.Part(
        grid=tuple(_imprint_facts(context)),
        statements=tuple(prose for text in statements if (prose := context.prose(text))),
        tables=(*_history(context), *_approvals(context)),
        lists=(*context.listing(corrections, "corrigenda"),),
    )


def _imprint_facts(context: Context) -> Iterator[r.Fact]:
    report, words = context.exchange.report, context.words
    publisher = report.publisher
    original = report.original_language
    texts = {
        "authors": words.listed(_authors(context)),
        "reviewers": context.attendees(report.reviewers),
        "publisher": context.naming.organisation_in_full(publisher) if publisher else "",
        "number": report.number,
        "version": report.version,
        "date": words.when(report.date),
        "status": words.kind("status", report.status),
        "handling": report.handling,
        "embargo": words.when(report.embargo),
        "original_language": words.language(original) if original else "",
        "isbn": report.isbn,
        "issn": report.issn,
        "doi": report.doi,
        "cover_picture": _cover_credit(context),
        "licence": report.licence,
        "citation": report.citation,
        "accessibility": report.accessibility_contact,
        "edition": words.say(f"edition_{context.audience}"),
        "made": words.say("made_with", version=VERSION),
    }
    return (r.Fact(words.fact(name), (text,)) for name, text in texts.items() if text)


def _cover_credit(context: Context) -> str:
    """What the cover's picture shows, who took it and under which licence."""
    key = _cover_image(context)
    if key is None:
        return ""
    caption = context.exchange.images[key].caption
    return " ".join([*([caption] if caption else []), *context.picture_notes(key)])


def _history(context: Context) -> Iterator[r.Table]:
    words = context.words
    columns = (Column("version", 18), Column("date", 27), Column("change", 55))
    rows = (
        (entry.version, words.when(entry.date), entry.change)
        for entry in context.exchange.report.history
    )
    return context.table(words.label("history"), columns, rows)


def _approvals(context: Context) -> Iterator[r.Table]:
    words, naming = context.words, context.naming
    columns = (
        Column("cleared_by", 34),
        Column("for_party", 26),
        Column("date", 20),
        Column("condition", 20, unsaid="no_condition"),
    )
    rows = (
        (
            capital(naming.attendee(entry.who)),
            naming.actor(entry.party) if entry.party else "",
            words.when(entry.date),
            entry.note,
        )
        for entry in context.exchange.report.approvals
    )
    return context.table(words.label("approvals"), columns, rows)
