"""The lists at the end. One without entries is None."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.base import Traced
from reportgen.model.organisations import OrganisationKind
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view.context import Context


def bodies(context: Context) -> r.Bodies | None:
    """The organisations that sessions say the visitors met."""
    met: dict[str, list[str]] = {}
    for session in context.exchange.sessions.values():
        for key in dict.fromkeys(_bodies_in(context, session)):
            met.setdefault(key, []).append(session.title)
    if not met:
        return None
    kinds = {key: _kind(context, key) for key in met}
    return r.Bodies(
        heading=context.annex("bodies"),
        rows=tuple(
            r.BodyRow(
                name=context.naming.organisation_in_full(key),
                kind=context.words.kind("organisation", kind) if kind else "",
                met_in="; ".join(met[key]),
            )
            for key, kind in kinds.items()
        ),
        has_kinds=all(kinds.values()),
    )


def _bodies_in(context: Context, session: Session) -> Iterator[str]:
    """The organisations met in a session: themselves, or an unnamed participant from them."""
    homes = {p.key: p.organisation for p in context.exchange.participants if p.key}
    for key in session.attendees:
        body = key if key in context.exchange.organisations else homes.get(key)
        if body:
            yield body


def _kind(context: Context, key: str) -> OrganisationKind | None:
    """An organisation's kind, or that of the body it is a part of."""
    organisation = context.exchange.organisations[key]
    if organisation.kind is None and organisation.part_of:
        return _kind(context, organisation.part_of)
    return organisation.kind


def sources(context: Context) -> r.Sources | None:
    """The texts and records that the facts rest on."""
    if not context.exchange.sources:
        return None
    return r.Sources(
        heading=context.annex("sources"),
        note=_note(context),
        entries=tuple(_entries(context)),
    )


def _note(context: Context) -> str:
    """Where facts without a mark come from, when the file says so."""
    sources = context.exchange.sources
    default = [key for key, source in sources.items() if source.default]
    if not default:
        return ""
    if len(sources) == 1:
        return context.words.say("one_source")
    return context.words.say("rest_source", marks=context.marked(default))


def _entries(context: Context) -> Iterator[r.SourceEntry]:
    words = context.words
    for key, source in context.exchange.sources.items():
        publisher = context.naming.organisation(source.publisher) if source.publisher else ""
        title = words.say("quoted", title=source.title)
        date = words.when(source.date) if source.date else ""
        told = [part for part in (publisher, title, source.kind, date) if part]
        yield r.SourceEntry(
            mark=context.source_marks[key],
            text=", ".join(told),
            address=source.address or "",
            supports=_supports(context, key),
        )


def _supports(context: Context, source: str) -> str:
    """What names this source as its own, so that no trace in the file is lost."""
    named = [name for part, name in _traced(context) if source in part.sources]
    if not named:
        return ""
    return context.words.say("supports", what="; ".join(dict.fromkeys(named)))


def _traced(context: Context) -> Iterator[tuple[Traced, str]]:
    """Every part of the exchange that can name sources, and what to call it."""
    exchange, naming = context.exchange, context.naming
    if exchange.series:
        yield exchange.series, exchange.series.name
    yield from ((place, place.name) for place in exchange.places.values())
    for key, organisation in exchange.organisations.items():
        yield organisation, naming.organisation(key)
    yield from ((party, naming.actor(party.who)) for party in exchange.parties)
    yield from ((person, person.name) for person in exchange.people.values())
    yield from ((entry, naming.participant(entry)) for entry in exchange.participants)
    yield from ((event, naming.event(event)) for event in exchange.events.values())
    yield from ((session, session.title) for session in exchange.sessions.values())
    yield from ((finding, finding.title) for finding in exchange.findings)
    yield from ((part, f"R{n}") for n, part in enumerate(exchange.recommendations, 1))
    yield from ((part, f"A{n}") for n, part in enumerate(exchange.actions, 1))
    if exchange.announcement:
        yield exchange.announcement, exchange.announcement.title
