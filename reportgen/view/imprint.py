"""About the report itself: who publishes it, how it may be used, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.version import VERSION
from reportgen.view import cover
from reportgen.view import records as r
from reportgen.view.context import Column, Context
from reportgen.view.sources import only_source


def imprint(context: Context) -> r.Part:
    """Who publishes the report, how it may be used, what was corrected, and how it was made. Who
    approved it and how far it has come are not for the public."""
    report, series = context.exchange.report, context.exchange.series
    statements = (report.disclaimer, report.funding_statement, series.statement if series else None)
    dated = ((entry.text, context.words.when(entry.date)) for entry in report.corrigenda)
    corrections = (
        r.Item(text, f"{context.words.capital(date)}:" if date else "") for text, date in dated
    )
    approvals = () if context.audience == "public" else _approvals(context)
    return r.Part(
        grid=(*_facts(context), *_announced(context), *only_source(context), *_made(context)),
        statements=tuple(prose for text in statements if (prose := context.prose(text))),
        tables=(*_history(context), *approvals),
        lists=(*context.listing(corrections, "corrigenda"),),
    )


def _facts(context: Context) -> Iterator[r.Fact]:
    report, words = context.exchange.report, context.words
    publisher, original = report.publisher, report.original_language
    published = (
        context.naming.organisation_in_full(publisher) if publisher else "",
        words.when(report.date),
    )
    yield from context.fact("authors", words.listed(cover.authors(context)))
    yield from context.fact("reviewers", context.attendees(report.reviewers))
    yield from context.fact(
        "publisher" if publisher else "date", ", ".join(filter(None, published))
    )
    yield from context.fact("number", report.number)
    yield from context.fact("version", report.version)
    yield from context.fact("handling", report.handling)
    if context.audience != "public":
        yield from context.fact("status", words.kind("status", report.status))
        yield from context.fact("embargo", words.when(report.embargo))
    yield from context.fact("original_language", words.language(original) if original else "")
    yield from context.fact("isbn", report.isbn)
    yield from context.fact("issn", report.issn)
    address = f"https://doi.org/{report.doi}" if report.doi else ""
    yield from context.fact("doi", report.doi, link=address)
    yield from context.fact("cover_picture", *_cover_credit(context))
    yield from context.fact("licence", report.licence)
    yield from context.fact("citation", report.citation)
    yield from context.fact("accessibility", report.accessibility_contact)


def _announced(context: Context) -> Iterator[r.Fact]:
    """What was published of the exchange, and what that said of the report."""
    given, words = context.exchange.announcement, context.words
    if given is None:
        return
    about = [words.say("quoted", title=given.title)]
    about += [words.when(given.date)] if given.date else []
    about += [words.language(given.language)] if given.language else []
    about += [words.kind("tense", given.tense)] if given.tense else []
    name = given.availability.replace(" ", "_") if given.availability else ""
    available = words.capital(words.say(f"availability_{name}")) if name else ""
    lines = (words.aside(", ".join(about), context.marked(given.sources)), available, given.address)
    yield r.Fact(words.fact("announcement"), tuple(filter(None, lines)), name="announcement")


def _made(context: Context) -> Iterator[r.Fact]:
    words = context.words
    made = words.say("made_with", version=VERSION)
    yield from context.fact("edition", f"{words.say(f'edition_{context.audience}')}, {made}")


def _cover_credit(context: Context) -> Iterator[str]:
    """What the cover's picture shows, who took it and under which licence."""
    key = cover.cover_image(context)
    if key is not None:
        yield context.exchange.images[key].caption or ""
        yield from context.picture_notes(key)


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
            words.capital(naming.attendee(entry.who)),
            naming.actor(entry.party) if entry.party else "",
            words.when(entry.date),
            entry.note,
        )
        for entry in context.exchange.report.approvals
    )
    return context.table(words.label("approvals"), columns, rows)
