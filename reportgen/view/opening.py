"""What stands before the visit itself: foreword, summary, background, objectives."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.markdown import Paragraph, escaped, parse
from reportgen.model.events import EmbeddedEvent
from reportgen.model.objectives import Objective
from reportgen.model.parties import HOSTING, ORGANISING, Party
from reportgen.view import records as r
from reportgen.view.context import Context


def contents(context: Context) -> r.Part:
    """The table of contents; none in a short report."""
    return r.Part(contents=context.numbers.contents)


def foreword(context: Context) -> r.Part:
    """A word before the report, with who wrote it."""
    given = context.exchange.report.foreword
    if given is None:
        return r.Part()
    by = [r.Note(context.words.capital(context.naming.attendee(given.by)))] if given.by else []
    return r.Part(prose=context.prose(given.text), notes=(*by,))


def acknowledgements(context: Context) -> r.Part:
    """Whom the authors thank."""
    return r.Part(prose=context.prose(context.exchange.report.acknowledgements))


def summary(context: Context) -> r.Part:
    """The summary."""
    return r.Part(prose=context.prose(context.exchange.summary))


SHORT = 250
"""Words of two chapters that are one."""


def background(context: Context) -> r.Part:
    """How it came about, why these hosts, the events it joined; if both are short, its purpose."""
    text = context.prose(context.exchange.background)
    grid = tuple(_series(context))
    sections = tuple(filter(None, (*_events(context), _choice(context))))
    if not _is_one(context):
        return r.Part(prose=text, grid=grid, lists=tuple(_related(context)), parts=tuple(
            _section(context, title, anchor, texts) for title, anchor, texts in sections
        ))  # fmt: skip
    title = context.words.label("background_and_purpose")
    texts = [text for _, _, inner in sections for text in inner]
    purpose = context.prose(_purpose(context, after=bool(text or texts)))
    return r.Part(
        r.Heading("", title, ""),
        prose=text,
        grid=grid,
        statements=(*texts, *([purpose] if purpose else ())),
        lists=(*_objectives(context), *_related(context)),
    )


def _purpose(context: Context, *, after: bool) -> str | None:
    """The purpose; after other texts it is called so, unless it leads to the objectives."""
    purpose = context.exchange.purpose
    if purpose is None or not after or purpose.rstrip().endswith(":"):
        return purpose
    return f"**{escaped(context.words.label('purpose'))}.** {purpose}"


Section = tuple[str, str, tuple[r.Prose, ...]]
"""A section's title, its anchor and its texts."""


def _section(context: Context, title: str, anchor: str, texts: tuple[r.Prose, ...]) -> r.Part:
    return r.Part(context.numbers.next_section(title, anchor), statements=texts)


def _is_one(context: Context) -> bool:
    """True if background and purpose are so short that they are one chapter."""
    exchange = context.exchange
    written = [exchange.background, exchange.why_host, exchange.purpose]
    written += [event.relation for event in exchange.events.values()]
    written += [party.reason for party in exchange.parties]
    written += [text for each in exchange.objectives for text in (each.title, each.evidence)]
    purpose = exchange.purpose or exchange.objectives
    return bool(purpose) and context.are_one(("background", "objectives"), written, SHORT)


def _series(context: Context) -> Iterator[r.Fact]:
    """What the cover does not say of the series; whose it is, where that is not said anyway."""
    series = context.exchange.series
    if series is None:
        return
    told: dict[str, list[str]] = {
        "instalment": [series.instalment or ""],
        "framework": [series.framework or ""],
        "also_in": [*series.also_in],
    }
    organising = context.exchange.acting_as(ORGANISING)
    shown = any(any(lines) for lines in told.values())
    if series.organiser and (shown or series.organiser not in organising):
        told = {"series_of": [context.naming.organisation_in_full(series.organiser)], **told}
    traced = [series]
    for name, lines in told.items():
        if any(lines):
            first, *others = lines
            yield from context.fact(name, context.sourced(first, *traced), *others)
            traced = []


def _choice(context: Context) -> Section | None:
    """Why this host, and why each party of which the author says so."""
    exchange = context.exchange
    texts = [context.prose(exchange.why_host)]
    texts += [_reason(context, party) for party in exchange.parties if party.reason]
    given = tuple(text for text in texts if text)
    hosts = sum(bool({*HOSTING} & {*party.roles}) for party in exchange.parties)
    title = context.words.plural("choice", hosts)
    return (title, "why-host", given) if given else None


def _reason(context: Context, party: Party) -> r.Prose | None:
    """Why a party was chosen; who it is stands before it where the text does not say so."""
    reason, words = party.reason or "", context.words
    name = context.naming.actor(party.who)
    if name not in reason:
        roles = words.listed([words.kind("party", role) for role in party.roles])
        title = words.say("role_heading", party=name, role=roles)
        reason = f"**{escaped(title)}.** {reason}"
    return context.cited_prose(reason, party)


def _events(context: Context) -> Iterator[Section]:
    for key, event in context.exchange.events.items():
        title = context.words.capital(context.naming.event_in_sentence(event))
        yield title, context.anchors[key], tuple(_event(context, event))


def _event(context: Context, event: EmbeddedEvent) -> Iterator[r.Prose]:
    """How the exchange relates to an event, and what, when and where that was: one paragraph where
    the author wrote one that names it."""
    relation = event.relation or ""
    blocks = parse(relation)
    named = event.name.casefold() in relation.casefold()
    known = context.words.the(event.kind) if named else context.naming.event_in_sentence(event)
    sentences = " ".join(escaped(each) for each in _event_facts(context, event, known))
    if event.address:
        sentences = f"{sentences} <{event.address}>".strip()
    if named and sentences and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        yield r.Sentence(context.cited_prose(f"{relation.rstrip()} {sentences}", event))
        return
    program = r.Sentence(context.cited_prose(sentences, event)) if sentences else None
    author = context.prose(relation) if sentences else context.cited_prose(relation, event)
    yield from filter(None, (author, program) if named else (program, author))


def _event_facts(context: Context, event: EmbeddedEvent, known: str) -> Iterator[str]:
    """What is recorded of an event, as sentences; `known` is what it is called in the first."""
    words, naming, tense = context.words, context.naming, context.time
    hosts = context.in_sentence(event.hosts)
    if event.hosts and event.partners:
        hosts = words.say("with_partner", who=hosts, partners=context.in_sentence(event.partners))
    when = words.on(event.date) if event.date else ""
    where = words.say("within_place", place=naming.place(event.place)) if event.place else ""
    held = " ".join(filter(None, (when, where)))
    name = "_".join(n for n, given in (("held", held), ("hosted", hosts)) if given) or "joined"
    if name != "joined" or event.partners or not event.relation:
        sentence = words.say(f"event_{name}_{tense}", event=known, when_where=held, hosts=hosts)
        yield words.capital(sentence)
    if event.partners and not event.hosts:
        partners = context.in_sentence(event.partners)
        yield words.say(f"event_partners_{tense}", partners=partners)
    if event.attendance:
        yield words.capital(
            words.say(f"event_attended_{tense}", who=words.people(event.attendance))
        )


def _related(context: Context) -> Iterator[r.Listing]:
    words = context.words
    items = []
    for entry in context.exchange.related:
        text = ", ".join(filter(None, (entry.title, words.when(entry.dates))))
        text = " ".join(filter(None, (words.noted(text, entry.note), entry.address)))
        items.append(r.Item(context.sourced(text, entry), words.kind("relation", entry.relation)))
    return context.listing(items, "related")


def objectives(context: Context) -> r.Part:
    """What the exchange is for, and what became of it."""
    if _is_one(context):
        return r.Part()
    purpose = context.prose(context.exchange.purpose)
    return r.Part(prose=purpose, lists=tuple(_objectives(context)))


def _objectives(context: Context) -> Iterator[r.Listing]:
    """The objectives, each with its result and what shows it."""
    given = context.exchange.objectives
    assessed = any(each.result or each.evidence for each in given)
    items = (_objective(context, each) if assessed else r.Item(context.sourced(each.title, each))
             for each in given)  # fmt: skip
    return context.listing(items, ordered=True)


def _objective(context: Context, objective: Objective) -> r.Item:
    result = context.words.kind("result", objective.result)
    told = context.words.say("result", result=context.sourced(result, objective)) if result else ""
    title = objective.title if result else context.sourced(objective.title, objective)
    return r.Item(told, title, prose=context.prose(objective.evidence))
