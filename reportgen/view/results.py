"""What the exchange brought and cost: agreements, evaluation, costs, outcome, next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.model.agreements import Agreement
from reportgen.model.costs import Cost, CostState
from reportgen.model.evaluation import Evaluation
from reportgen.model.figures import Money
from reportgen.view import bars
from reportgen.view import records as r
from reportgen.view.context import Column, Context

MOST_IN_WORDS = 9
"""Numbers of which one is larger are both figures."""
SHORT = 250
"""Words of an outcome and its next steps that are one chapter."""


def outcome(context: Context) -> r.Part:
    """What came of the exchange; with the next steps where both are short."""
    text, then = (context.prose(text) for text in _ending(context))
    if not (then and _is_one(context)):
        return r.Part(prose=text)
    title = context.words.label("outcome_and_next_steps")
    return r.Part(r.Heading("", title, ""), prose=text, statements=(then,))


def next_steps(context: Context) -> r.Part:
    """What comes next."""
    _, then = _ending(context)
    return r.Part() if _is_one(context) else r.Part(prose=context.prose(then))


def _ending(context: Context) -> tuple[str | None, str | None]:
    return context.exchange.outcome, context.exchange.next_steps


def _is_one(context: Context) -> bool:
    """True if the outcome and the next steps are one chapter."""
    both = _ending(context)
    return all(both) and context.are_one(("outcome", "next_steps"), both, SHORT)


def agreements(context: Context) -> r.Part:
    """What was signed or declared, in the file's order."""
    parts = (_agreement(context, n, a) for n, a in enumerate(context.exchange.agreements, 1))
    return r.Part(parts=tuple(parts))


def _agreement(context: Context, n: int, agreement: Agreement) -> r.Part:
    lead = _lead(context, agreement)
    text = context.prose(agreement.text)
    return r.Part(
        heading=context.numbers.next_section(agreement.title, f"agreement-{n}"),
        facts=tuple(filter(None, (context.sourced(lead, agreement), _terms(context, agreement)))),
        grid=tuple(_sides(context, agreement)),
        statements=(text,) if text else (),
        notes=tuple(_papers(context, agreement)),
    )


def _papers(context: Context, agreement: Agreement) -> Iterator[r.Note]:
    """Where it was signed and where its text is."""
    exchange = context.exchange
    if key := agreement.session:
        yield from context.reference("signed_in", [key], [exchange.sessions[key].title])
    if key := agreement.document:
        title = exchange.attachments[key].title
        if title == agreement.title:
            told = context.words.say("document_listed")
            yield r.Note("", (r.Link(told, context.anchors[key]),))
        else:
            yield from context.reference("documents_of", [key], [title])


def _lead(context: Context, agreement: Agreement) -> str:
    """What kind of agreement it is and how far it has come, with the day and place of signing."""
    words, state = context.words, agreement.state
    when = words.on(agreement.date) if agreement.date else ""
    place = context.naming.place(agreement.place) if agreement.place else ""
    where = words.say("within_place", place=place) if place else ""
    signed = " ".join(filter(None, (when, where)))
    if signed and state not in ("proposed", "negotiated"):
        signed = words.say(f"signed_{context.time}", when_where=signed)
        state = None if state == "signed" else state
    kinds = words.kind("agreement", agreement.kind), words.kind("agreement_state", state)
    # An agreement of which only its sources are known is named by what it is.
    lead = " · ".join(filter(None, (*kinds, signed))) or words.kind("agreement", "other")
    return words.capital(lead)


def _terms(context: Context, agreement: Agreement) -> str:
    """What else is recorded of it, in one line."""
    words = context.words
    terms = {
        "valid_until": words.when(agreement.valid_until),
        "reference": agreement.reference,
        "renews": agreement.renews,
        "languages": words.listed([words.language(tag) for tag in agreement.languages]),
    }
    return " · ".join(words.noted(words.fact(name), term) for name, term in terms.items() if term)


def _sides(context: Context, agreement: Agreement) -> Iterator[r.Fact]:
    yield from context.fact("between", context.actors(agreement.parties))
    yield from context.fact("signatories", context.attendees(agreement.signatories))
    yield from context.fact("witnesses", context.attendees(agreement.witnesses))


def evaluation(context: Context) -> r.Part:
    """How the exchange was evaluated, and the answers."""
    given, words = context.exchange.evaluation, context.words
    if given is None:
        return r.Part()
    facts = words.capital(" · ".join(filter(None, (given.method, _answered(context, given)))))
    comments = (r.Item(words.say("quoted", title=comment)) for comment in given.comments)
    return r.Part(
        facts=(facts,) if facts else (),
        prose=context.prose(given.summary),
        tables=tuple(_questions(context, given)),
        lists=tuple(context.listing(comments, "comments")),
        notes=(*context.sources_of(given),),
    )


def _answered(context: Context, given: Evaluation) -> str:
    """How many were asked and how many answered, as far as that is recorded."""
    words, asked, answered = context.words, given.asked, given.answered
    if answered is None:
        return "" if asked is None else words.plural("were_asked", asked)
    if asked is None:
        return words.plural("answered", answered)
    many = max(asked, answered) > MOST_IN_WORDS
    shown = words.number(answered) if many else words.count(answered)
    return words.plural("answered_of", asked, answered=shown)


def _questions(context: Context, given: Evaluation) -> Iterator[r.Table]:
    """The questions; where the scores are on one scale, with bars, the highest first."""
    words, questions, title = context.words, given.questions, context.words.label("questions")
    scales = {each.scale for each in questions if each.scale}
    same = scales.pop() if len(scales) == 1 and all(each.scale for each in questions) else None
    if bars.scores(questions):
        questions = tuple(sorted(questions, key=lambda each: -(each.score or 0)))
        lowest, highest = map(words.exact, bars.ends(questions[0]) or ())
        title = words.say("scores_on", lowest=lowest, highest=highest)
    drawn = bars.scores(questions)
    if same:
        title = words.noted(words.label("mean_answers"), same)
    columns = (
        Column("question", 46, leads=not same),
        Column("answers", 14, figures=True),
        Column("score", 40 if drawn else 20, figures=True),
    )
    rows = (
        (
            "\n".join(filter(None, (context.sourced(each.text, each), "" if same else each.scale))),
            "" if each.answers is None else words.number(each.answers),
            "" if each.score is None else words.exact(each.score),
        )
        for each in questions
    )
    return context.table(title, columns, rows, bars=drawn)


def costs(context: Context) -> r.Part:
    """Who gave what, and what the exchange cost."""
    tables = (*_funding(context), *_costs(context))
    total = context.exchange.total_cost
    stated = context.words.money(total) if total else ""
    shown = any(table.total and table.rows[-1][-1] == stated for table in tables)
    return r.Part(grid=() if shown else tuple(context.fact("total_cost", stated)), tables=tables)


def _funding(context: Context) -> Iterator[r.Table]:
    words = context.words
    columns = (Column("funder", 34), Column("given_for", 44), Column("amount", 22, figures=True))
    rows = []
    for entry in context.exchange.funding:
        funder = context.sourced(context.naming.actor_in_full(entry.funder), entry)
        reference = (
            words.noted(words.label("reference"), entry.reference) if entry.reference else ""
        )
        amount = words.money(entry.amount) if entry.amount else ""
        if not amount and entry.states.get("amount") == "not applicable":
            amount = words.say("in_kind")
        rows.append((funder, "\n".join(filter(None, (entry.what, reference))), amount))
    return context.table(words.label("funding"), columns, rows)


def _costs(context: Context) -> Iterator[r.Table]:
    """A table for what was spent and for what was planned: the two are never added up."""
    for state in dict.fromkeys(cost.state for cost in context.exchange.costs):
        yield from _spent(context, state)


def _spent(context: Context, state: CostState | None) -> Iterator[r.Table]:
    """What was spent, or planned, with bars and a total where all is in one currency."""
    words = context.words
    costs_ = [cost for cost in context.exchange.costs if cost.state == state]
    if bars.amounts(costs_):
        costs_.sort(key=lambda cost: -cost.amount.amount if cost.amount else 1)
    drawn = bars.amounts(costs_)
    columns = (
        Column("item", 42),
        Column("payer", 20),
        Column("amount", 38 if drawn else 22, figures=True),
    )
    rows = [_cost(context, cost) for cost in costs_]
    if drawn:
        rows.append(_total(context, costs_))
        drawn = (*drawn, 0)
    title = words.kind("cost", state) or words.label("spending")
    return context.table(title, columns, rows, total=bool(drawn), bars=drawn)


def _cost(context: Context, cost: Cost) -> tuple[str, str, str]:
    words = context.words
    what = words.aside(cost.what, cost.category) if cost.category else cost.what
    payer = context.naming.actor(cost.payer) if cost.payer else ""
    return context.sourced(what, cost), payer, words.money(cost.amount) if cost.amount else ""


def _total(context: Context, costs_: Sequence[Cost]) -> tuple[str, str, str]:
    """The sum of the exact amounts; it is the total only where it is the stated one."""
    words, stated = context.words, context.exchange.total_cost
    exact = [cost.amount for cost in costs_ if cost.amount and cost.amount.qualifier == "exactly"]
    total = Money(amount=sum(money.amount for money in exact), currency=exact[0].currency)
    left = len(costs_) - len(exact)
    label = words.label("total") if total == stated else words.label("sum")
    label = words.plural("sum_without", left) if left else label
    payers = any(cost.payer for cost in costs_)
    return label, words.say("all_payers") if payers else "", words.money(total)
