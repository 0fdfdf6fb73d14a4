"""What stands before the visit itself: foreword, summary, background, objectives."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.language.words import capital
from reportgen.model.parties import ORGANISING
from reportgen.view import records as r
from reportgen.view.context import Column, Context


def contents(context: Context) -> r.Part:
    """The table of contents; none in a short report."""
    return r.Part(contents=context.numbers.contents)


def foreword(context: Context) -> r.Part:
    """A word before the report, with who wrote it."""
    given = context.exchange.report.foreword
    if given is None:
        return r.Part()
    by = [r.Note(capital(context.naming.attendee(given.by)))] if given.by else []
    return r.Part(prose=context.prose(given.text), notes=(*by,))


def acknowledgements(context: Context) -> r.Part:
    """Whom the authors thank."""
    return r.Part(prose=context.prose(context.exchange.report.acknowledgements))


def summary(context: Context) -> r.Part:
    """The summary."""
    return r.Part(prose=context.prose(context.exchange.summary))


def background(context: Context) -> r.Part:
    """How it came about, why this host, the events it joined, and what it belongs with."""
    return r.Part(
        prose=context.prose(context.exchange.background),
        parts=(
            *_series(context),
            *_why_host(context),
            *_events(context),
            *_reasons(context),
            *_related(context),
        ),
    )


def _series_facts(context: Context) -> Iterator[r.Fact]:
    """What the cover does not say of the series."""
    series = context.exchange.series
    if series is None:
        return
    parties = context.exchange.parties
    organising = {party.who for party in parties if {*ORGANISING} & {*party.roles}}
    elsewhere = series.organiser in (None, *organising)
    if elsewhere and not (series.instalment or series.framework or series.also_in):
        return
    yield from context.fact("series", series.name)
    organiser = context.naming.organisation_in_full(series.organiser) if series.organiser else ""
    yield from context.fact("organiser", organiser)
    yield from context.fact("instalment", series.instalment)
    yield from context.fact("framework", series.framework)
    yield from context.fact("also_in", *series.also_in)


def _series(context: Context) -> Iterator[r.Part]:
    if facts := tuple(_series_facts(context)):
        heading = context.numbers.next_section(context.words.label("series"), "series")
        yield r.Part(heading, grid=facts)


def _why_host(context: Context) -> Iterator[r.Part]:
    if context.exchange.why_host:
        heading = context.numbers.next_section(context.words.label("why_host"), "why-host")
        yield r.Part(heading, prose=context.prose(context.exchange.why_host))


def _events(context: Context) -> Iterator[r.Part]:
    words, naming = context.words, context.naming
    for key, event in context.exchange.events.items():
        facts = (
            naming.event_in_full(event),
            words.when(event.date),
            naming.places([event.place]) if event.place else "",
            words.say("attended", n=words.size(event.attendance)) if event.attendance else "",
        )
        title = capital(words.the(naming.event(event)))
        heading = context.numbers.next_section(title, context.anchors[key])
        address = [r.Note("", (r.Link(event.address, event.address),))] if event.address else []
        yield r.Part(
            heading,
            facts=(" · ".join(filter(None, facts)),),
            prose=context.prose(event.relation),
            notes=(*address, *context.sources_of(event)),
        )


def _reasons(context: Context) -> Iterator[r.Part]:
    """Why each party was chosen of which the author says so."""
    words = context.words
    for n, party in enumerate(context.exchange.parties, 1):
        if party.reason:
            roles = words.listed([words.kind("party", role) for role in party.roles])
            title = words.say("role_heading", party=context.naming.actor(party.who), role=roles)
            yield r.Part(
                context.numbers.next_section(title, f"reason-{n}"),
                prose=context.prose(party.reason),
                notes=(*context.sources_of(party),),
            )


def _related(context: Context) -> Iterator[r.Part]:
    words, related = context.words, context.exchange.related
    if not related:
        return
    notes = []
    items = []
    for entry in related:
        relation = words.kind("relation", entry.relation)
        text = ", ".join(filter(None, (entry.title, words.when(entry.dates))))
        items.append(r.Item(words.noted(text, entry.note), relation))
        if entry.address:
            notes.append(r.Note("", (r.Link(entry.address, entry.address),)))
        notes += context.sources_of(entry)
    heading = context.numbers.next_section(words.label("related"), "related")
    yield r.Part(heading, lists=(*context.listing(items),), notes=tuple(notes))


def objectives(context: Context) -> r.Part:
    """What the exchange is for, and what became of it."""
    exchange = context.exchange
    results = tuple(_results(context))
    stated = [] if results else [r.Item(objective.title) for objective in exchange.objectives]
    evidence = (
        r.Part(
            context.numbers.next_section(context.words.say("evidence", n=str(n)), f"objective-{n}"),
            facts=(objective.title,),
            prose=context.prose(objective.evidence),
            notes=(*context.sources_of(objective),),
        )
        for n, objective in enumerate(exchange.objectives, 1)
        if objective.evidence or objective.sources
    )
    return r.Part(
        prose=context.prose(exchange.purpose),
        lists=(*context.listing(stated, ordered=True),),
        tables=results,
        parts=tuple(evidence),
    )


def _results(context: Context) -> Iterator[r.Table]:
    words, objectives_ = context.words, context.exchange.objectives
    if not any(objective.result for objective in objectives_):
        return
    columns = (Column("mark", 10), Column("objective", 65), Column("result", 25))
    rows = (
        (
            str(n),
            objective.title,
            words.kind("result", objective.result),
        )
        for n, objective in enumerate(objectives_, 1)
    )
    yield from context.table(words.label("results"), columns, rows)
