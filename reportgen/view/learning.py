"""What was learned: contexts compared, findings, recommendations and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.model.actions import Action
from reportgen.model.contexts import Comparison
from reportgen.model.findings import Finding
from reportgen.model.parties import HOSTING
from reportgen.model.places import Place, ProfileFact
from reportgen.model.recommendations import Recommendation
from reportgen.view import records as r
from reportgen.view.context import Column, Context
from reportgen.view.texts import texts

MOST_COLUMNS = 4
"""More cities do not fit beside each other."""
WORDS_OF_A_CARD = 120
"""A longer one would be a narrow column over half a page."""


def contexts(context: Context) -> r.Part:
    """How the cities compare, and what readers should know of them."""
    compared = context.exchange.contexts
    actors = list(dict.fromkeys(view.who for entry in compared for view in entry.views))
    beside = len(actors) <= MOST_COLUMNS
    return r.Part(
        tables=(*_profiles(context), *(_compared(context, actors) if beside else ())),
        parts=() if beside else tuple(_themes(context)),
    )


def _profiles(context: Context) -> Iterator[r.Table]:
    """The figures of the places: a column for each place, or a row where there are many."""
    places = [place for place in context.exchange.places.values() if place.profile]
    title = context.words.label("profiles")
    if len(places) > MOST_COLUMNS:
        columns = [Column("place", 30), Column("figures", 70)]
        yield from context.table(title, columns, (_profile(context, place) for place in places))
        return
    share = 72 // max(len(places), 1)
    columns = [Column("fact", 28), *(Column(place.name, share) for place in places)]
    facts = dict.fromkeys(fact.what for place in places for fact in place.profile)
    rows = ((what, *(_figures(context, place, what) for place in places)) for what in facts)
    yield from context.table(title, columns, rows)


def _profile(context: Context, place: Place) -> tuple[str, str]:
    facts = dict.fromkeys(fact.what for fact in place.profile)
    lines = (context.words.noted(what, _figures(context, place, what)) for what in facts)
    return place.name, "\n".join(lines)


def _figures(context: Context, place: Place, what: str) -> str:
    """What a place has to say of one fact, each value with its year and its sources."""
    return "\n".join(_figure(context, fact) for fact in place.profile if fact.what == what)


def _figure(context: Context, fact: ProfileFact) -> str:
    known = [context.words.when(fact.year), context.marked(fact.sources)]
    marks = "; ".join(filter(None, known))
    return context.words.say("sourced", text=fact.value, marks=marks) if marks else fact.value


def _compared(context: Context, actors: Sequence[str]) -> Iterator[r.Table]:
    share = 72 // max(len(actors), 1)
    judged = any(entry.verdict for entry in context.exchange.contexts)
    columns = (
        Column("theme_and_verdict" if judged else "theme", 28, leads=True),
        *(Column(context.naming.actor(key), share, unsaid="not_compared") for key in actors),
    )
    rows = (
        (_theme(context, entry), *(_said_of(entry, key) for key in actors))
        for entry in context.exchange.contexts
    )
    return context.table(context.words.label("compared"), columns, rows)


def _theme(context: Context, entry: Comparison) -> str:
    """A theme, whether the cities are alike in it, and what follows from the comparison: in one
    cell, because a cell as wide as the table is lost on those who hear tables."""
    verdict = context.words.kind("verdict", entry.verdict)
    return "\n".join(filter(None, (context.sourced(entry.theme, entry), verdict, entry.note)))


def _said_of(entry: Comparison, actor: str) -> str:
    return "\n".join(view.text for view in entry.views if view.who == actor)


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
    given, words = context.exchange.findings, context.words
    silent = [entry.unattributed for entry in given]
    rule = "all_unattributed" if all(silent) else "some_unattributed"
    cards = (_finding(context, n, entry) for n, entry in enumerate(given, 1))
    return r.Part(lead_in=words.say(rule) if any(silent) else "", cards=tuple(cards))


def _finding(context: Context, n: int, finding: Finding) -> r.Card:
    card = r.Card(
        context.numbers.next_card("", finding.title, f"finding-{n}"),
        label=context.words.kind("finding", finding.kind),
        facts=_concerns(context, finding),
        prose=context.prose(finding.text),
        closing=_suits(context, finding),
        notes=tuple(_heard(context, finding)),
        wide=False,
    )
    words = sum(len(text.split()) for text in texts(card))
    return replace(card, wide=words > WORDS_OF_A_CARD)


def _concerns(context: Context, finding: Finding) -> str:
    """Whom a finding is about, unless it is all the cities."""
    roles = {"visiting", *HOSTING}
    places = context.exchange.places
    cities = {p.who for p in context.exchange.parties if p.who in places and roles & {*p.roles}}
    if not finding.about or (len(cities) > 1 and cities <= {*finding.about}):
        return ""
    return context.words.say("concerns", who=context.in_sentence(finding.about))


def _heard(context: Context, finding: Finding) -> Iterator[r.Note]:
    """Where and from whom it was heard, with its sources, in one line."""
    words, sessions = context.words, context.exchange.sessions
    who = "" if finding.unattributed else context.in_sentence(finding.heard_from)
    where = tuple(r.Link(sessions[key].title, context.anchors[key]) for key in finding.heard_in)
    marks = context.links_to(finding)
    if who:
        yield r.Note(words.say("heard_from_in" if where else "heard_from", who=who), where, marks)
    elif where:
        yield r.Note(words.say("heard_in"), where, marks)
    else:
        yield from context.sources_of(finding)


def _suits(context: Context, finding: Finding) -> str:
    """Says if the finding can be of use elsewhere, for whom and under which conditions."""
    words = context.words
    how = words.kind("transferable", finding.transferable)
    suits = context.in_sentence(finding.suits)
    conditions = finding.conditions or ""
    if conditions:  # an author may write the whole clause, or end it as a sentence
        conditions = conditions.rstrip(".").removeprefix(words.say("if", what=""))
    given = {"transferable": how, "suits": suits, "conditions": conditions}
    known = "_".join(name for name, text in given.items() if text)
    return words.say(f"use_{known}", how=how, who=suits, conditions=conditions) if known else ""


def steps(context: Context) -> r.Part:
    """Recommendations and actions, in the file's order."""
    given, words = context.exchange.recommendations, context.words
    cards = tuple(_recommendation(context, n, entry) for n, entry in enumerate(given, 1))
    tables = tuple(_actions(context))
    name = "steps" if cards and tables else "recommendations" if cards else "actions"
    return r.Part(r.Heading("", words.label(name), ""), cards=cards, tables=tables)


def _recommendation(context: Context, n: int, advice: Recommendation) -> r.Card:
    words = context.words
    facts = (
        words.say("addressed_to", who=context.in_sentence(advice.to)) if advice.to else "",
        words.kind("priority", advice.priority),
        words.say("due", date=words.when(advice.due)) if advice.due else "",
    )
    titles = {entry.key: entry.title for entry in context.exchange.findings}
    reasons = tuple(r.Link(titles[key], context.anchors[key]) for key in advice.based_on)
    marks = context.links_to(advice)
    notes = [r.Note(words.say("based_on"), reasons, marks)] if reasons else []
    notes += [r.Note(words.say("reply", reply=advice.reply))] if advice.reply else []
    notes += context.sources_of(advice) if not reasons else []
    return r.Card(
        context.numbers.next_card(f"R{n}", advice.title, f"recommendation-{n}"),
        label="",
        facts=" · ".join(filter(None, facts)),
        prose=context.prose(advice.text),
        closing="",
        notes=tuple(notes),
        wide=True,
    )


def _actions(context: Context) -> Iterator[r.Table]:
    words = context.words
    columns = (
        Column("mark", 9),
        Column("action", 45, leads=True),
        Column("owner", 21, unsaid="no_owner"),
        Column("state", 25),
    )
    rows = [
        (
            f"A{n}",
            _what(context, action),
            words.capital(context.attendees(filter(None, (action.owner, *action.others)))),
            "\n".join(_state(context, action)),
        )
        for n, action in enumerate(context.exchange.actions, 1)
    ]
    return context.table(words.label("actions"), columns, rows)


def _what(context: Context, action: Action) -> str:
    """What is to be done, where that was agreed, and what else is to be said of it."""
    what, words = action.title, context.words
    if action.agreed_in:
        what = words.say("agreed_in", what=what, where=_agreed(context, action.agreed_in))
    return "\n".join(filter(None, (context.sourced(what, action), action.note)))


def _agreed(context: Context, key: str) -> str:
    """The session in which something was agreed: by its kind where that says which one."""
    sessions, words = context.exchange.sessions, context.words
    kind = sessions[key].kind
    agreed = {action.agreed_in for action in context.exchange.actions if action.agreed_in}
    if kind and kind not in (sessions[other].kind for other in agreed - {key}):
        return words.kind("at_session", kind)
    return words.say("at_session", title=sessions[key].title)


def _state(context: Context, action: Action) -> Iterator[str]:
    """How far an action has come, and by when it is due."""
    words = context.words
    state = words.kind("action", action.state)
    if action.done:
        date = words.when(action.done)
        done = words.say("done_on", date=date)
        state = words.say("state_since", state=state, date=date) if state else done
    if action.carried_over:
        alone = words.say("carried_over_alone")
        state = words.say("carried_over", state=state) if state else alone
    if state:
        yield words.capital(state)
    if isinstance(action.due, str):
        yield words.say("no_date")
    elif action.due:
        yield words.say("due", date=words.when(action.due))
