"""Where the facts come from, and on what sources differ."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.discrepancies import Discrepancy
from reportgen.model.sources import Source
from reportgen.view import records as r
from reportgen.view.context import Context


def sources(context: Context) -> r.Part:
    """The texts and records that the facts rest on; one alone stands in the imprint."""
    if context.only_source:
        return r.Part()
    entries = (
        r.SourceEntry(
            mark=context.source_marks[key],
            text=_described(context, source),
            address=source.address or "",
            anchor=context.anchors[key],
        )
        for key, source in context.exchange.sources.items()
    )
    return r.Part(lead_in=_note(context), sources=tuple(entries))


def only_source(context: Context) -> Iterator[r.Fact]:
    """The one source of a report, for its imprint; nothing where there are several."""
    if source := context.only_source:
        yield from context.fact("source", _described(context, source), source.address)


def _note(context: Context) -> str:
    """Where facts without a mark come from, when the file says so."""
    default = [key for key, source in context.exchange.sources.items() if source.default]
    return context.words.say("rest_source", marks=context.marked(default)) if default else ""


def _described(context: Context, source: Source) -> str:
    words, author = context.words, source.author or ""
    publisher = context.naming.organisation(source.publisher) if source.publisher else ""
    title = words.say("quoted", title=source.title)
    by = [author] if publisher and publisher in author else [author, publisher]
    return ", ".join(filter(None, (*by, title, source.kind, words.when(source.date))))


def discrepancies(context: Context) -> r.Part:
    """Facts on which sources differ, and which value this report takes."""
    items = (
        r.Item(" ".join(_sentences(context, entry)), f"{entry.what}:")
        for entry in context.exchange.discrepancies
        if entry.printed
    )
    return r.Part(lists=tuple(context.listing(items)))


def _sentences(context: Context, entry: Discrepancy) -> Iterator[str]:
    say = context.words.say
    values = (
        say("sourced", text=each.value, marks=context.marked(each.sources))
        if each.sources
        else each.value
        for each in entry.values
    )
    yield context.words.closed("; ".join(values))
    if entry.chosen:
        yield context.words.closed(say("used", value=entry.chosen))
    if entry.reason:
        yield context.words.closed(context.words.capital(entry.reason))
