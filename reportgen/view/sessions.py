"""A session as the report tells it: when, what became of it, where, with whom, what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from reportgen import markdown
from reportgen.model.base import Written
from reportgen.model.sessions import WEEKDAYS, PlannedSession, Session
from reportgen.view import records as r
from reportgen.view.context import Context

TABLED = frozenset(("time", "place", "venue"))
"""What a row of the overview says of a session."""
_APART = ("preparatory", "margins", "follow-up")
"""The phases that do not go without saying."""
_MOST_BESIDE_TITLE = 8
"""So many words more make no account of a sentence that its title says already."""


def item(context: Context, key: str, heading: str, said: Set[str], day: str) -> r.ProgrammeItem:
    """A session under the heading of its group, with what is to be said of its day. What is `said`
    above it, for several sessions, or in the overview (`TABLED`), is not said again."""
    session = context.exchange.sessions[key]
    sentence = "" if said >= TABLED else _sentence(context, session)
    above = f"{session.title}\n{heading}"
    account = replace(
        _account(context, key, session, said),
        facts=tuple(_lines(context, session)),
        prose=None if sentence else context.prose(session.summary),
    )
    return r.ProgrammeItem(
        title=sentence or session.title,
        when=when(context, session, day, zoned="zone" not in said),
        facts=context.noted(_facts(context, session, above, said), session),
        account=None if account == r.Part() else account,
        anchor=context.anchors[key],
    )


def words_in_account(session: Session) -> int:
    """How many words an author wrote of what happened there."""
    texts = (
        session.summary or "",
        *session.key_points,
        *(entry.what for entry in session.contributions),
    )
    return sum(len(text.split()) for text in texts)


def aspects(context: Context, session: Session) -> dict[str, str]:
    """What sessions can have in common, each as a line in a grid says it; empty for nothing."""
    words, naming = context.words, context.naming
    places = ((session.place,) if session.place else ()) + session.also_at
    return {
        "leg": naming.leg(session.leg) if session.leg else "",
        "event": naming.event(context.exchange.events[session.event]) if session.event else "",
        "place": words.listed([naming.place(key) for key in places]),
        "zone": words.zone(session.zone) if session.zone else "",
        "modality": words.kind("modality", session.modality),
        "languages": words.listed([words.language(tag) for tag in session.languages]),
    }


def when(context: Context, session: Session, day: str = "", *, zoned: bool = True) -> str:
    """Its day where that is to be said, the weekday where the date does not say it, its time, else
    what it came after, how long it took, and what became of it."""
    words = context.words
    time = _times(context, session) or _after(context, session)
    if session.start and session.zone and zoned:
        time = words.say("in_zone", time=time, zone=words.zone(session.zone))
    facts = (day, _stated_weekday(context, session), time, words.duration(session.duration))
    line = words.capital(", ".join(filter(None, facts)))
    state = words.kind("outcome", session.outcome) if session.outcome != "held" else ""
    return " · ".join(filter(None, (line, state)))


def _after(context: Context, session: Session) -> str:
    """What it came after, unless that stands right before it."""
    words, exchange = context.words, context.exchange
    if session.after is None:
        return ""
    if session.after not in exchange.events:
        title = words.say("quoted", title=exchange.sessions[session.after].title)
        return words.say("after", what=title)
    all_ = list(exchange.sessions.values())
    place = next(n for n, each in enumerate(all_) if each is session)
    if place and all_[place - 1].event == session.after:
        return ""
    return words.say("after", what=context.naming.event_in_sentence(exchange.events[session.after]))


def _times(context: Context, session: Session | PlannedSession) -> str:
    words = context.words
    if session.start and session.end:
        return words.say("times", start=words.time(session.start), end=words.time(session.end))
    if session.end:
        return words.say("time_until", end=words.time(session.end))
    return words.time(session.start) if session.start else ""


def _stated_weekday(context: Context, session: Session) -> str:
    """The weekday as it was stated, where the date itself does not say the same."""
    weekday = context.words.kind("weekday", session.weekday)
    day = session.date.whole_day if session.date else None
    if day is None or session.weekday is None:
        return weekday
    is_other = day.weekday() != WEEKDAYS.index(session.weekday)
    return context.words.say("stated_as", what=weekday) if is_other else ""


def where(context: Context, session: Session) -> str:
    """Venue and place; that it was online, where there is neither."""
    places = aspects(context, session)
    there = ", ".join(filter(None, (session.venue, places["place"])))
    return there or (places["modality"] if session.modality == "online" else "")


def _facts(context: Context, session: Session, above: str, said: Set[str]) -> str:
    """Kind, phase, track, event, place and so on as one line, without what the title or the
    heading says."""
    words, shared = context.words, aspects(context, session)
    shared = {name: "" if name in said else text for name, text in shared.items()}
    venue = "" if "venue" in said else session.venue or ""
    there = (text for text in (venue, shared["place"]) if not _is_in(text, above))
    facts = (
        words.kind("session", session.kind),
        words.kind("phase", session.phase) if session.phase in _APART else "",
        shared["leg"],
        session.track or "",
        shared["event"],
        ", ".join(there),
        "" if _times(context, session) else shared["zone"],
        shared["modality"],
        words.say("in_languages", languages=shared["languages"]) if shared["languages"] else "",
        words.kind("outcome", session.outcome) if session.outcome == "held" else "",
    )
    return " · ".join(fact for fact in facts if not _is_in(fact, above))


def _is_in(text: str, above: str) -> bool:
    """True if these words stand there already; words that are none do everywhere."""
    return re.search(rf"(?<!\w){re.escape(text)}", above, re.IGNORECASE) is not None


def _lines(context: Context, session: Session) -> Iterator[str]:
    """With whom, under which circumstances, and what had been planned."""
    words = context.words
    if session.attendees and not _are_named(context, session):
        who = context.naming.each(session.attendees, context.naming.in_sentence)
        yield _say(context, session, "with", who=words.few(who, others=session.with_others))
    if details := " · ".join(_details(context, session)):
        yield details
    if plan := _plan(context, session):
        yield words.say("original_plan", what=plan)


def _are_named(context: Context, session: Session) -> bool:
    """True if the title or the account names everybody who was met."""
    text = f"{session.title} {context.prose(session.summary) or ''}"
    text = " ".join(text.split()).casefold()
    return all(
        any(name.casefold() in text for name in _names(context, key)) for key in session.attendees
    )


def _names(context: Context, key: str) -> Iterator[str]:
    """What an account may call somebody who was met."""
    exchange = context.exchange
    if key in exchange.organisations:
        body = exchange.organisations[key]
        yield from filter(None, (body.name, body.short_name))
        return
    yield context.naming.attendee(key)
    for entry in exchange.participants:
        if entry.key == key and entry.function:
            yield entry.function


def _details(context: Context, session: Session) -> Iterator[str]:
    words, naming = context.words, context.naming
    hosts, owner = context.in_sentence(session.hosts), session.venue_of
    if owner and session.hosts == (owner,):
        yield words.say("host_and_venue", who=naming.actor(owner))
    else:
        if hosts:
            yield _say(context, session, "hosted_by", who=hosts)
        if owner:
            yield _say(context, session, "venue_of", who=naming.in_sentence(owner))
    if session.attendance:
        yield _say(context, session, "audience", who=words.people(session.attendance))
    if session.apologies:
        yield words.say("apologies", who=context.attendees(session.apologies))
    if session.replaces:
        titles = [context.exchange.sessions[key].title for key in session.replaces]
        quoted = [words.say("quoted", title=title) for title in titles]
        yield _say(context, session, "replaced", what=words.listed(quoted))
    if session.handling:
        yield words.say("handling", mark=session.handling)


def _say(context: Context, session: Session, name: str, **values: str) -> str:
    """A phrase of what was, is to be or was to have been."""
    time = "off" if session.outcome == "cancelled" else context.time
    return context.words.say(f"{name}_{time}", **values)


def _plan(context: Context, session: Session) -> str:
    """What had been planned and was not so, as one line."""
    plan = session.planned
    if plan is None:
        return ""
    words = context.words
    place = context.naming.place(plan.place) if plan.place else ""
    times = _times(context, plan)
    facts = (
        words.say("quoted", title=plan.title) if plan.title else "",
        words.kind("modality_planned", plan.modality),
        words.when(plan.date) if plan.date != session.date else "",
        times if times != _times(context, session) else "",
        plan.venue if plan.venue != session.venue else "",
        place if plan.place != session.place else "",
    )
    return ", ".join(filter(None, facts))


def _sentence(context: Context, session: Session) -> str:
    """The account as the title's own sentence, where it says hardly more; else empty."""
    match markdown.parse(context.prose(session.summary) or ""):
        case [markdown.Paragraph([run])] if run == markdown.Run(run.text):
            text = " ".join(run.text.split())
            more = len(text.split()) - len(session.title.split())
            is_title = session.title.casefold() in text.casefold()
            return Written(text) if is_title and more <= _MOST_BESIDE_TITLE else ""
    return ""


def _account(context: Context, key: str, session: Session, said: Set[str]) -> r.Part:
    """What is known of a session beside its summary and what stands in lines."""
    quotes = (quote for quote in context.exchange.quotes if quote.session == key)
    images = context.exchange.images.items()
    titles = [context.exchange.attachments[name].title for name in session.documents]
    is_told = session.rule == "open" or session.rule in said
    return r.Part(
        lead_in=session.change or "",
        lists=(
            *context.listing(_contributions(context, session)),
            *context.listing(map(r.Item, session.key_points), "key_points"),
        ),
        callout="" if is_told else context.words.kind("rule", session.rule),
        quotes=tuple(map(context.quote, quotes)),
        pictures=tuple(
            context.picture(name)
            for name, image in images
            if image.session == key and not image.cover
        ),
        notes=tuple(context.reference("documents_of", session.documents, titles)),
    )


def _contributions(context: Context, session: Session) -> Iterator[r.Item]:
    """Who contributed what; several who did the same in one line."""
    words = context.words
    by_what: dict[str, list[str]] = {}
    for entry in session.contributions:
        by_what.setdefault(entry.what, []).append(context.naming.in_sentence(entry.who))
    for what, names in by_what.items():
        lead = words.capital(words.listed(names))
        yield r.Item(words.say("contributed", what=what.rstrip(".")), lead)
