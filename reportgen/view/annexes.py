"""The lists at the end. One without entries is None."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.organisations import OrganisationKind
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view.context import Context


def bodies(context: Context) -> r.Bodies | None:
    """The organisations that sessions say the visitors met."""
    met: dict[str, list[str]] = {}
    for session in context.exchange.sessions.values():
        for key in _bodies_in(context, session):
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
        yield r.SourceEntry(context.source_marks[key], ", ".join(told), source.address or "")
