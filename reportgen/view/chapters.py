"""The numbered chapters, in the order of the report. One without data is None."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.actions import Action
from reportgen.model.participants import Participation
from reportgen.model.parties import Party
from reportgen.model.recommendations import Recommendation
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view.context import Context
from reportgen.view.front import HOSTING
from reportgen.words import capital


def summary(context: Context) -> r.Text | None:
    """The summary; it stands before the first number."""
    if context.exchange.summary is None:
        return None
    heading = context.numbers.unnumbered(context.words.label("summary"), "summary")
    return r.Text(heading, r.Prose(context.exchange.summary))


def outcome(context: Context) -> r.Text | None:
    """What came of the exchange."""
    if context.exchange.outcome is None:
        return None
    return r.Text(context.chapter("outcome"), r.Prose(context.exchange.outcome))


def background(context: Context) -> r.Background | None:
    """How it came about, the events it joined, and why a party takes its part."""
    exchange = context.exchange
    reasons = [party for party in exchange.parties if party.reason]
    if not (exchange.background or exchange.events or reasons):
        return None
    return r.Background(
        heading=context.chapter("background"),
        prose=context.prose(exchange.background),
        sections=(*_events(context), *(_reason(context, party) for party in reasons)),
    )


def _events(context: Context) -> Iterator[r.BackgroundSection]:
    words, naming = context.words, context.naming
    for n, event in enumerate(context.exchange.events.values(), 1):
        facts = [naming.event_in_full(event)]
        facts += [words.when(event.date)] if event.date else []
        facts += [naming.places([event.place])] if event.place else []
        title = capital(words.the(naming.event(event)))
        heading = context.numbers.next_section(title, f"event-{n}")
        yield r.BackgroundSection(heading, " · ".join(facts), context.prose(event.relation))


def _reason(context: Context, party: Party) -> r.BackgroundSection:
    words = context.words
    roles = words.listed([words.kind("party", role) for role in party.roles])
    title = words.say("role_heading", party=context.naming.actor(party.who), role=roles)
    heading = context.numbers.next_section(title, f"reason-{_position(context, party)}")
    return r.BackgroundSection(heading, "", context.prose(party.reason))


def _position(context: Context, party: Party) -> int:
    return context.exchange.parties.index(party) + 1


def objectives(context: Context) -> r.Objectives | None:
    """What the exchange is for."""
    exchange = context.exchange
    if not (exchange.purpose or exchange.objectives):
        return None
    return r.Objectives(
        heading=context.chapter("objectives"),
        prose=context.prose(exchange.purpose),
        items=exchange.objectives,
    )


def people(context: Context) -> r.People | None:
    """Delegation and hosts: the visitors first, then the hosts, then the others."""
    if not context.exchange.participants:
        return None
    return r.People(context.chapter("people"), tuple(_party_sections(context)))


def _party_sections(context: Context) -> Iterator[r.PartySection]:
    words, participants = context.words, context.exchange.participants
    for party in sorted(context.exchange.parties, key=_rank):
        members = [p for p in participants if p.party == party.who]
        if members:
            title = context.naming.actor_in_full(party.who)
            heading = context.numbers.next_section(title, f"party-{_position(context, party)}")
            roles = words.listed([words.kind("party", role) for role in party.roles])
            yield _party_section(context, heading, roles, members)
    if others := [p for p in participants if p.party is None]:
        heading = context.numbers.next_section(words.label("others"), "party-others")
        yield _party_section(context, heading, "", others)


def _rank(party: Party) -> int:
    order = ("visiting", *HOSTING)
    return min((order.index(role) for role in party.roles if role in order), default=len(order))


def _party_section(
    context: Context, heading: r.Heading, roles: str, members: list[Participation]
) -> r.PartySection:
    rows = tuple(_row(context, p) for p in context.naming.in_order(members))
    return r.PartySection(
        heading=heading,
        roles=capital(roles),
        participants=rows,
        has_parts=all(row.part for row in rows),
    )


def _row(context: Context, participation: Participation) -> r.ParticipantRow:
    words, naming = context.words, context.naming
    nameless = "name" in participation.withheld
    unnamed = words.say("name_withheld") if nameless else words.say("name_unrecorded")
    if participation.person:
        who, function = naming.participant(participation), _functions(context, participation)
    elif participation.function:
        who, function = unnamed, naming.held(participation)
    elif nameless:
        who, function = unnamed, _functions(context, participation)
    else:
        who = capital(naming.group(participation))
        function = naming.body(participation) or words.say("names_unrecorded")
    roles = words.listed([words.kind("participant", role) for role in participation.roles])
    return r.ParticipantRow(who, capital(function), capital(roles))


def _functions(context: Context, participation: Participation) -> str:
    functions = [context.naming.function(function) for function in participation.functions]
    if "function" in participation.withheld:
        return context.words.say("function_withheld")
    return "; ".join(functions) or context.words.say("function_unrecorded")


def programme(context: Context) -> r.Programme | None:
    """The sessions by day; those without a day by event, else by place."""
    sessions = context.exchange.sessions
    if not sessions:
        return None
    return r.Programme(
        heading=context.chapter("programme"),
        note=_unrecorded(context, list(sessions.values())),
        groups=tuple(_groups(context)),
    )


def _unrecorded(context: Context, sessions: list[Session]) -> str:
    if not any(session.date or session.start for session in sessions):
        if context.is_planned:
            return context.words.say("undated_plan")
        return context.words.say("undated_sessions")
    if not any(session.start for session in sessions):
        return context.words.say("untimed_sessions")
    return ""


def _groups(context: Context) -> Iterator[r.ProgrammeGroup]:
    by_title: dict[str, list[str]] = {}
    for key, session in context.exchange.sessions.items():
        by_title.setdefault(_group_title(context, session), []).append(key)
    other = context.words.say("other_sessions")
    if list(by_title) == [other]:
        by_title = {context.words.say("sessions"): by_title[other]}
    for n, (title, keys) in enumerate(by_title.items(), 1):
        heading = context.numbers.next_section(title, f"programme-{n}")
        yield r.ProgrammeGroup(heading, tuple(_item(context, key) for key in keys))


def _group_title(context: Context, session: Session) -> str:
    words, naming = context.words, context.naming
    if session.date:
        start = session.date.start
        if not session.date.is_period and start and start.day and start.year and start.is_plain:
            assert start.earliest is not None  # noqa: S101 - a day with its year has bounds
            return words.weekday(start.earliest)
        return capital(words.when(session.date))
    if session.event:
        event = context.exchange.events[session.event]
        return capital(words.the(naming.event(event)))
    return naming.places([session.place]) if session.place else words.say("other_sessions")


def _item(context: Context, key: str) -> r.ProgrammeItem:
    session = context.exchange.sessions[key]
    return r.ProgrammeItem(
        when=capital(_when(context, session)),
        title=session.title,
        facts=_session_facts(context, session),
        attendees=_attendees(context, session),
        account=context.account_anchors.get(key, ""),
    )


def _when(context: Context, session: Session) -> str:
    words = context.words
    if session.start and session.end:
        return words.say("times", start=session.start, end=session.end)
    if session.start:
        return words.say("time_from", start=session.start)
    if session.after is None:
        return ""
    if session.after in context.exchange.events:
        event = context.exchange.events[session.after]
        return words.say("after", what=words.the(context.naming.event(event)))
    return words.say("after", what=context.exchange.sessions[session.after].title)


def _session_facts(context: Context, session: Session) -> str:
    """Kind, event and place as one line."""
    words, naming = context.words, context.naming
    facts = [words.kind("session", session.kind)] if session.kind else []
    if session.event:
        facts.append(naming.event(context.exchange.events[session.event]))
    where = [name for name in (session.venue,) if name]
    where += [naming.place(session.place)] if session.place else []
    facts += [", ".join(where)] if where else []
    facts += [words.kind("outcome", session.outcome)] if session.outcome else []
    return " · ".join(facts)


def _attendees(context: Context, session: Session) -> str:
    if not session.attendees:
        return ""
    who = context.company(session.attendees, others=session.with_others)
    return context.words.say("with", who=who)


def accounts(context: Context) -> r.Accounts | None:
    """The sessions of which more is known than that they took place."""
    anchors = context.account_anchors
    if not anchors:
        return None
    heading = context.chapter("accounts")
    sessions = [_account(context, key, anchor) for key, anchor in anchors.items()]
    return r.Accounts(heading, tuple(sessions))


def _account(context: Context, key: str, anchor: str) -> r.Account:
    session = context.exchange.sessions[key]
    return r.Account(
        heading=context.numbers.next_section(session.title, anchor),
        facts=_account_facts(context, session),
        attendees=_attendees(context, session),
        change=session.change or "",
        prose=context.prose(session.summary),
        key_points=session.key_points,
        contributions=tuple(
            r.Contribution(capital(context.naming.attendee(c.who)), c.what)
            for c in session.contributions
        ),
        sources=context.marks_of(session),
    )


def _account_facts(context: Context, session: Session) -> str:
    when = [context.words.when(session.date)] if session.date else []
    when += [_when(context, session)]
    facts = [*when, _session_facts(context, session)]
    return " · ".join(fact for fact in facts if fact)


def findings(context: Context) -> r.Findings | None:
    """What was learned, in the file's order."""
    if not context.exchange.findings:
        return None
    heading = context.chapter("findings")
    return r.Findings(heading, tuple(_findings(context)))


def _findings(context: Context) -> Iterator[r.Finding]:
    words, naming = context.words, context.naming
    for n, finding in enumerate(context.exchange.findings, 1):
        heard = [context.exchange.sessions[key].title for key in finding.heard_in]
        suits = words.listed([naming.actor(key) for key in finding.suits])
        yield r.Finding(
            heading=context.numbers.next_section(finding.title, f"finding-{n}"),
            kind=words.kind("finding", finding.kind),
            about=words.listed([naming.actor(key) for key in finding.about]),
            prose=context.prose(finding.text),
            heard_in=words.say("heard_in", sessions=words.listed(heard)) if heard else "",
            suits=_suits(context, suits, finding.conditions),
            sources=context.marks_of(finding),
        )


def _suits(context: Context, suits: str, conditions: str | None) -> str:
    if conditions:  # an author may write the whole clause, or end it as a sentence
        conditions = conditions.rstrip(".").removeprefix(context.words.say("if", what=""))
    if suits and conditions:
        return context.words.say("suits_if", who=suits, conditions=conditions)
    if suits:
        return context.words.say("suits", who=suits)
    return context.words.say("conditions", conditions=conditions) if conditions else ""


def steps(context: Context) -> r.Steps | None:
    """Recommendations and actions, in the file's order; each a section where there are both."""
    exchange, numbers = context.exchange, context.numbers
    both = bool(exchange.recommendations and exchange.actions)
    advice, actions = context.words.label("recommendations"), context.words.label("actions")
    if both:
        heading = context.chapter("steps")
    elif exchange.recommendations or exchange.actions:
        heading = numbers.next_chapter(advice if exchange.recommendations else actions, "steps")
    else:
        return None
    advice_heading = numbers.next_section(advice, "recommendations") if both else None
    actions_heading = numbers.next_section(actions, "actions") if both else None
    advised = (_recommendation(context, n, a) for n, a in enumerate(exchange.recommendations, 1))
    agreed = (_action(context, n, action) for n, action in enumerate(exchange.actions, 1))
    return r.Steps(
        heading=heading,
        advice_heading=advice_heading,
        actions_heading=actions_heading,
        recommendations=tuple(advised),
        actions=tuple(agreed),
    )


def _recommendation(context: Context, n: int, advice: Recommendation) -> r.Recommendation:
    words = context.words
    facts = []
    if advice.to:
        who = words.listed([context.naming.actor(key) for key in advice.to])
        facts.append(words.say("addressed_to", who=who))
    if advice.priority:
        facts.append(words.kind("priority", advice.priority))
    if advice.due:
        facts.append(words.say("due", date=words.when(advice.due)))
    return r.Recommendation(
        mark=f"R{n}",
        title=advice.title,
        facts=" · ".join(facts),
        prose=context.prose(advice.text),
        sources=context.marks_of(advice),
    )


def _action(context: Context, n: int, action: Action) -> r.ActionRow:
    words = context.words
    state = words.kind("action", action.state)
    return r.ActionRow(
        mark=f"A{n}",
        title=action.title,
        owner=capital(context.naming.attendee(action.owner))
        if action.owner
        else words.say("no_owner"),
        due=_due(context, action),
        state=words.say("carried_over", state=state) if action.carried_over else state,
    )


def _due(context: Context, action: Action) -> str:
    if action.due is None:
        return context.words.say("due_unrecorded")
    if isinstance(action.due, str):
        return context.words.say("no_date")
    return capital(context.words.when(action.due))
