"""What was learned: contexts compared, findings, recommendations and actions."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.language.words import capital
from reportgen.model.actions import Action
from reportgen.model.contexts import Comparison
from reportgen.model.findings import Finding
from reportgen.model.recommendations import Recommendation
from reportgen.view import records as r
from reportgen.view.context import Column, Context

MOST_COLUMNS = 4
"""More cities do not fit beside each other; each theme then has a section of its own."""


def contexts(context: Context) -> r.Part:
    """How the cities compare, and what readers should know of them."""
    compared = context.exchange.contexts
    actors = list(dict.fromkeys(view.who for entry in compared for view in entry.views))
    beside = len(actors) <= MOST_COLUMNS
    remarks = (r.Item(entry.note, f"{entry.theme}:") for entry in compared if entry.note)
    return r.Part(
        tables=(*_profiles(context), *(_compared(context, actors) if beside else ())),
        lists=tuple(context.listing(remarks, "remarks")) if beside else (),
        notes=(*context.sources_of(*compared),) if beside else (),
        parts=() if beside else tuple(_themes(context)),
    )


def _profiles(context: Context) -> Iterator[r.Table]:
    columns = (
        Column("place", 20),
        Column("fact", 24),
        Column("value", 22),
        Column("as_of", 17),
        Column("source", 17),
    )
    rows = (
        (
            place.name,
            fact.what,
            fact.value,
            context.words.when(fact.year),
            context.marked(fact.sources),
        )
        for place in context.exchange.places.values()
        for fact in place.profile
    )
    return context.table(context.words.label("profiles"), columns, rows)


def _compared(context: Context, actors: list[str]) -> Iterator[r.Table]:
    share = 67 // max(len(actors), 1)
    columns = (
        Column("theme", 17),
        *(Column(context.naming.actor(key), share, unsaid="not_compared") for key in actors),
        Column("verdict", 16),
    )
    rows = (
        (
            entry.theme,
            *(_said_of(entry, key) for key in actors),
            context.words.kind("verdict", entry.verdict),
        )
        for entry in context.exchange.contexts
    )
    return context.table(context.words.label("compared"), columns, rows)


def _said_of(entry: Comparison, actor: str) -> str:
    return " ".join(view.text for view in entry.views if view.who == actor)


def _themes(context: Context) -> Iterator[r.Part]:
    for n, entry in enumerate(context.exchange.contexts, 1):
        views = (r.Fact(context.naming.actor(v.who), (v.text,)) for v in entry.views)
        yield r.Part(
            context.numbers.next_section(entry.theme, f"theme-{n}"),
            label=context.words.kind("verdict", entry.verdict),
            grid=tuple(views),
            callout=entry.note or "",
            notes=(*context.sources_of(entry),),
        )


def findings(context: Context) -> r.Part:
    """What was learned, in the file's order."""
    parts = (_finding(context, n, f) for n, f in enumerate(context.exchange.findings, 1))
    return r.Part(parts=tuple(parts))


def _finding(context: Context, n: int, finding: Finding) -> r.Part:
    words = context.words
    about = context.actors(finding.about)
    return r.Part(
        heading=context.numbers.next_section(finding.title, f"finding-{n}"),
        label=words.kind("finding", finding.kind),
        facts=(words.say("concerns", who=about),) if about else (),
        prose=context.prose(finding.text),
        callout=_suits(context, finding),
        notes=(*_heard(context, finding), *context.sources_of(finding)),
    )


def _heard(context: Context, finding: Finding) -> Iterator[r.Note]:
    titles = [context.exchange.sessions[key].title for key in finding.heard_in]
    yield from context.reference("heard_in", finding.heard_in, titles)
    if finding.unattributed:
        yield r.Note(context.words.say("unattributed"))
    elif finding.heard_from:
        yield r.Note(context.words.say("heard_from", who=context.attendees(finding.heard_from)))


def _suits(context: Context, finding: Finding) -> str:
    """Says if the finding can be of use elsewhere, for whom and under which conditions."""
    words = context.words
    sentences = [words.kind("transferable", finding.transferable)] if finding.transferable else []
    suits = context.actors(finding.suits)
    conditions = finding.conditions or ""
    if conditions:  # an author may write the whole clause, or end it as a sentence
        conditions = conditions.rstrip(".").removeprefix(words.say("if", what=""))
    if suits and conditions:
        sentences.append(words.say("suits_if", who=suits, conditions=conditions))
    elif suits:
        sentences.append(words.say("suits", who=suits))
    elif conditions:
        sentences.append(words.say("conditions", conditions=conditions))
    return " ".join(sentences)


def steps(context: Context) -> r.Part:
    """Recommendations and actions, in the file's order; each a section where there are both."""
    given, words = context.exchange.recommendations, context.words
    advice = tuple(_recommendation(context, n, entry) for n, entry in enumerate(given, 1))
    tables = tuple(_actions(context))
    if not (advice and tables):
        title = words.label("recommendations" if advice else "actions")
        return r.Part(r.Heading("", title, ""), advice=advice, tables=tables)
    section = context.numbers.next_section
    return r.Part(
        parts=(
            r.Part(section(words.label("recommendations"), "recommendations"), advice=advice),
            r.Part(section(words.label("actions"), "actions"), tables=tables),
        )
    )


def _recommendation(context: Context, n: int, advice: Recommendation) -> r.Recommendation:
    words = context.words
    facts = []
    if advice.to:
        facts.append(words.say("addressed_to", who=context.actors(advice.to)))
    if advice.priority:
        facts.append(words.kind("priority", advice.priority))
    if advice.due:
        facts.append(words.say("due", date=words.when(advice.due)))
    by_key = {finding.key: finding.title for finding in context.exchange.findings}
    titles = [by_key[key] for key in advice.based_on]
    return r.Recommendation(
        mark=f"R{n}",
        title=advice.title,
        facts=" · ".join(facts),
        prose=context.prose(advice.text),
        notes=(
            *context.reference("based_on", advice.based_on, titles),
            *([r.Note(words.say("reply", reply=advice.reply))] if advice.reply else []),
            *context.sources_of(advice),
        ),
    )


def _actions(context: Context) -> Iterator[r.Table]:
    columns = (
        Column("mark", 9),
        Column("action", 39),
        Column("owner", 21),
        Column("due", 16),
        Column("state", 15),
    )
    rows = [_action(context, n, action) for n, action in enumerate(context.exchange.actions, 1)]
    return context.table(context.words.label("actions"), columns, rows)


def _action(context: Context, n: int, action: Action) -> tuple[str, ...]:
    words = context.words
    state = words.kind("action", action.state)
    if action.done:
        state = words.say("state_since", state=state, date=words.when(action.done))
    what = words.noted(action.title, action.note)
    if action.agreed_in:
        session = context.exchange.sessions[action.agreed_in].title
        what = words.say("agreed_in", what=what, session=session)
    owners = [action.owner] if action.owner else []
    return (
        f"A{n}",
        what,
        capital(context.attendees([*owners, *action.others])) or words.say("no_owner"),
        _due(context, action),
        words.say("carried_over", state=state) if action.carried_over else state,
    )


def _due(context: Context, action: Action) -> str:
    if action.due is None:
        return context.words.say("due_unrecorded")
    if isinstance(action.due, str):
        return context.words.say("no_date")
    return capital(context.words.when(action.due))
