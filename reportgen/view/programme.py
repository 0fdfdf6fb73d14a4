"""What happened: the visits, the programme, the sessions one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.language.words import capital
from reportgen.model.sessions import WEEKDAYS, PlannedSession, Session
from reportgen.view import records as r
from reportgen.view import ribbon, route
from reportgen.view.context import Context


def legs(context: Context) -> r.Part:
    """The visits that the exchange is made of, in the order of travel."""
    return r.Part(parts=tuple(_leg(context, key) for key in context.exchange.legs))


def _leg(context: Context, key: str) -> r.Part:
    words, naming, leg = context.words, context.naming, context.exchange.legs[key]
    travellers = [naming.delegation(name) for name in leg.delegations]
    facts = (
        *context.fact("when", words.when(leg.dates)),
        *context.fact("from", naming.places(leg.origin)),
        *context.fact("to", naming.places(leg.destination)),
        *context.fact("host", context.actors(leg.hosts)),
        *context.fact("travelled", words.listed(travellers)),
        *context.fact("modality", words.kind("modality", leg.modality)),
        *context.fact("exchange_status", words.kind("exchange_status", leg.status)),
    )
    part = r.Part(
        context.numbers.next_section(capital(naming.leg(key)), context.anchors[key]),
        grid=facts,
        prose=context.prose(leg.purpose),
        notes=(*context.sources_of(leg),),
    )
    return context.never_empty(part)


def programme(context: Context) -> r.Part:
    """The sessions by day; those without a day by event, else by place."""
    sessions = list(context.exchange.sessions.values())
    if not sessions:
        return r.Part()
    return r.Part(
        route=route.route(context) if context.has_cover_picture else None,
        ribbon=ribbon.ribbon(context),
        lead_in=_unrecorded(context, sessions),
        parts=tuple(_groups(context)),
    )


def _unrecorded(context: Context, sessions: list[Session]) -> str:
    if not any(session.date or session.start for session in sessions):
        if context.is_planned:
            return context.words.say("undated_plan")
        return context.words.say("undated_sessions")
    if not any(session.start for session in sessions):
        return context.words.say("untimed_sessions")
    return ""


def _groups(context: Context) -> Iterator[r.Part]:
    by_title: dict[str, list[str]] = {}
    for key, session in context.exchange.sessions.items():
        by_title.setdefault(_group_title(context, session), []).append(key)
    other = context.words.say("other_sessions")
    if list(by_title) == [other]:
        by_title = {context.words.say("sessions"): by_title[other]}
    for n, (title, keys) in enumerate(by_title.items(), 1):
        heading = context.numbers.next_section(title, f"programme-{n}")
        yield r.Part(heading, timeline=tuple(_item(context, key) for key in keys))


def _group_title(context: Context, session: Session) -> str:
    words, naming = context.words, context.naming
    if session.date:
        if day := session.date.whole_day:
            return words.weekday(day)
        return capital(words.when(session.date))
    if session.event:
        event = context.exchange.events[session.event]
        return capital(words.the(naming.event(event)))
    return naming.places([session.place]) if session.place else words.say("other_sessions")


def _item(context: Context, key: str) -> r.ProgrammeItem:
    session = context.exchange.sessions[key]
    return r.ProgrammeItem(
        when=capital(_when(context, session)),
        title=session.title,
        facts=_session_facts(context, session),
        attendees=_attendees(context, session),
        account=context.account_anchors[key],
        anchor=context.item_anchors[key],
    )


def _when(context: Context, session: Session) -> str:
    words = context.words
    times = _times(context, session)
    if times and session.zone:
        times = words.say("in_zone", time=times, zone=words.zone(session.zone))
    if times or session.after is None:
        return times
    if session.after in context.exchange.events:
        event = context.exchange.events[session.after]
        return words.say("after", what=words.the(context.naming.event(event)))
    return words.say("after", what=context.exchange.sessions[session.after].title)


def _times(context: Context, session: Session | PlannedSession) -> str:
    words = context.words
    if session.start and session.end:
        return words.say("times", start=words.time(session.start), end=words.time(session.end))
    if session.end:
        return words.say("time_until", end=words.time(session.end))
    return words.say("time_from", start=words.time(session.start)) if session.start else ""


def _session_facts(context: Context, session: Session) -> str:
    """Kind, phase, track, event, place and what became of it, as one line."""
    words, naming = context.words, context.naming
    is_apart = session.phase in ("preparatory", "margins", "follow-up")
    zone = session.zone if not _times(context, session) else None
    facts = (
        _stated_weekday(context, session),
        words.kind("session", session.kind),
        words.kind("phase", session.phase) if is_apart else "",
        naming.leg(session.leg) if session.leg else "",
        session.track,
        naming.event(context.exchange.events[session.event]) if session.event else "",
        _where(context, session),
        words.zone(zone) if zone else "",
        words.kind("modality", session.modality),
        words.kind("outcome", session.outcome),
    )
    return " · ".join(filter(None, facts))


def _where(context: Context, session: Session | PlannedSession) -> str:
    places = [session.place] if session.place else []
    places += session.also_at if isinstance(session, Session) else ()
    where = (session.venue, context.words.listed([context.naming.place(key) for key in places]))
    return ", ".join(filter(None, where))


def _attendees(context: Context, session: Session) -> str:
    if not session.attendees:
        return ""
    who = context.company(session.attendees, others=session.with_others)
    return context.words.say("with", who=who)


def accounts(context: Context) -> r.Part:
    """The sessions of which more is known than that they took place."""
    accounts = []
    for key, session in context.exchange.sessions.items():
        account = _account(context, key, session)
        if account != r.Part():
            when = (context.words.when(session.date), _when(context, session))
            about = " · ".join(filter(None, (*when, _session_facts(context, session))))
            heading = context.numbers.next_section(session.title, context.account_anchors[key])
            facts = tuple(filter(None, (about, _attendees(context, session))))
            notes = (*account.notes, *context.sources_of(session))
            accounts.append(replace(account, heading=heading, facts=facts, notes=notes))
    return r.Part(parts=tuple(accounts))


def _account(context: Context, key: str, session: Session) -> r.Part:
    """What is known of a session beside what the programme says of it and its sources."""
    words, naming = context.words, context.naming
    points = (r.Item(point) for point in session.key_points)
    contributions = (
        r.Item(entry.what, f"{capital(naming.attendee(entry.who))}:")
        for entry in session.contributions
    )
    quotes = (quote for quote in context.exchange.quotes if quote.session == key)
    images = context.exchange.images.items()
    titles = [context.exchange.attachments[name].title for name in session.documents]
    return r.Part(
        notice=session.change or "",
        prose=context.prose(session.summary),
        grid=tuple(_account_grid(context, session)),
        lists=(
            *context.listing(points, "key_points"),
            *context.listing(contributions, "contributions"),
        ),
        quotes=tuple(context.quote(quote, with_session=False) for quote in quotes),
        pictures=tuple(
            context.picture(name)
            for name, image in images
            if image.session == key and not image.cover
        ),
        callout="" if session.rule == "open" else words.kind("rule", session.rule),
        notes=(*context.reference("documents_of", session.documents, titles),),
    )


def _account_grid(context: Context, session: Session) -> Iterator[r.Fact]:
    words, naming = context.words, context.naming
    yield from context.fact("hosts", context.actors(session.hosts))
    owner = naming.organisation_in_full(session.venue_of) if session.venue_of else ""
    yield from context.fact("venue_of", owner)
    yield from context.fact("apologies", context.attendees(session.apologies))
    instead = [context.exchange.sessions[key].title for key in session.replaces]
    yield from context.fact("replaces", words.listed(instead))
    there = session.attendance
    yield from context.fact("attendance", words.people(there) if there else "")
    yield from context.fact("duration", words.duration(session.duration))
    spoken = [words.language(tag) for tag in session.languages]
    yield from context.fact("languages", words.listed(spoken))
    yield from context.fact("planned", _planned(context, session.planned))
    yield from context.fact("handling", session.handling)


def _stated_weekday(context: Context, session: Session) -> str:
    """The weekday as it was stated, where the date itself does not say the same."""
    if session.weekday is None:
        return ""
    day = session.date.whole_day if session.date else None
    if day and day.weekday() == WEEKDAYS.index(session.weekday):
        return ""
    return context.words.kind("weekday", session.weekday)


def _planned(context: Context, planned: PlannedSession | None) -> str:
    """What had been planned, as one line."""
    if planned is None:
        return ""
    words = context.words
    facts = (
        planned.title,
        words.when(planned.date),
        _times(context, planned),
        _where(context, planned),
        words.kind("modality", planned.modality),
    )
    return ", ".join(filter(None, facts))


def voices(context: Context) -> r.Part:
    """What was said, where no session is known that it was said in."""
    quotes = [quote for quote in context.exchange.quotes if quote.session is None]
    return r.Part(quotes=tuple(map(context.quote, quotes)))
