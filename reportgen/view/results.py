"""What the exchange brought and cost: agreements, evaluation, costs, outcome, next steps."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.language.words import capital
from reportgen.model.agreements import Agreement
from reportgen.model.evaluation import Evaluation
from reportgen.view import charts
from reportgen.view import records as r
from reportgen.view.context import Column, Context


def outcome(context: Context) -> r.Part:
    """What came of the exchange."""
    return r.Part(prose=context.prose(context.exchange.outcome))


def next_steps(context: Context) -> r.Part:
    """What comes next."""
    return r.Part(prose=context.prose(context.exchange.next_steps))


def agreements(context: Context) -> r.Part:
    """What was signed or declared, in the file's order."""
    parts = (_agreement(context, n, a) for n, a in enumerate(context.exchange.agreements, 1))
    return r.Part(parts=tuple(parts))


def _agreement(context: Context, n: int, agreement: Agreement) -> r.Part:
    words, exchange = context.words, context.exchange
    document = [agreement.document] if agreement.document else []
    session = [agreement.session] if agreement.session else []
    return r.Part(
        heading=context.numbers.next_section(agreement.title, f"agreement-{n}"),
        label=words.kind("agreement", agreement.kind),
        grid=tuple(_agreement_facts(context, agreement)),
        prose=context.prose(agreement.text),
        notes=(
            *context.reference("signed_in", session, [exchange.sessions[k].title for k in session]),
            *context.reference(
                "documents_of", document, [exchange.attachments[k].title for k in document]
            ),
            *context.sources_of(agreement),
        ),
    )


def _agreement_facts(context: Context, agreement: Agreement) -> Iterator[r.Fact]:
    words = context.words
    place = context.naming.places([agreement.place]) if agreement.place else ""
    yield from context.fact("state", words.kind("agreement_state", agreement.state))
    yield from context.fact("between", context.actors(agreement.parties))
    yield from context.fact("signatories", context.attendees(agreement.signatories))
    yield from context.fact("witnesses", context.attendees(agreement.witnesses))
    yield from context.fact("date", words.when(agreement.date))
    yield from context.fact("place", place)
    yield from context.fact("valid_until", words.when(agreement.valid_until))
    yield from context.fact("reference", agreement.reference)
    yield from context.fact("renews", agreement.renews)
    written = [words.language(tag) for tag in agreement.languages]
    yield from context.fact("languages", words.listed(written))


def evaluation(context: Context) -> r.Part:
    """How the exchange was evaluated, and the answers."""
    given = context.exchange.evaluation
    if given is None:
        return r.Part()
    comments = (r.Item(context.words.say("quoted", title=comment)) for comment in given.comments)
    return r.Part(
        grid=tuple(_asked(context, given)),
        prose=context.prose(given.summary),
        tables=tuple(_questions(context, given)),
        charts=tuple(charts.scores(context, given)),
        lists=tuple(context.listing(comments, "comments")),
        notes=(*context.sources_of(given),),
    )


def _asked(context: Context, given: Evaluation) -> Iterator[r.Fact]:
    number = context.words.number
    yield from context.fact("method", given.method)
    yield from context.fact("asked", "" if given.asked is None else number(given.asked))
    yield from context.fact("answered", "" if given.answered is None else number(given.answered))


def _questions(context: Context, given: Evaluation) -> Iterator[r.Table]:
    words = context.words
    columns = (
        Column("question", 42),
        Column("scale", 26),
        Column("answers", 16, figures=True),
        Column("score", 16, figures=True),
    )
    rows = (
        (
            question.text,
            question.scale,
            "" if question.answers is None else words.number(question.answers),
            "" if question.score is None else words.exact(question.score),
        )
        for question in given.questions
    )
    return context.table(words.label("questions"), columns, rows)


def costs(context: Context) -> r.Part:
    """Who gave what, and what the exchange cost."""
    total = context.exchange.total_cost
    stated = context.words.money(total) if total else ""
    return r.Part(
        grid=tuple(context.fact("total_cost", stated)),
        tables=(*_funding(context), *_spent(context)),
        charts=tuple(charts.amounts(context, context.exchange.costs)),
    )


def _funding(context: Context) -> Iterator[r.Table]:
    columns = (
        Column("funder", 30),
        Column("given_for", 32),
        Column("reference", 18),
        Column("amount", 20, figures=True),
    )
    rows = (
        (
            context.naming.actor_in_full(entry.funder),
            entry.what,
            entry.reference,
            context.words.money(entry.amount) if entry.amount else "",
        )
        for entry in context.exchange.funding
    )
    return context.table(context.words.label("funding"), columns, rows)


def _spent(context: Context) -> Iterator[r.Table]:
    words = context.words
    columns = (
        Column("item", 36),
        Column("payer", 26),
        Column("state", 16),
        Column("amount", 22, figures=True),
    )
    rows = (
        (
            words.say("of_kind", what=cost.what, kind=cost.category)
            if cost.category
            else cost.what,
            capital(context.naming.actor(cost.payer)) if cost.payer else "",
            words.kind("cost", cost.state),
            words.money(cost.amount) if cost.amount else "",
        )
        for cost in context.exchange.costs
    )
    return context.table(words.label("spending"), columns, rows)
