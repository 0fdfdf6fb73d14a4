"""Delegation and hosts: the visitors first, then the hosts, then the others."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.language.words import capital
from reportgen.model.delegations import Delegation
from reportgen.model.participants import Participation
from reportgen.model.parties import HOSTING, Party
from reportgen.view import records as r
from reportgen.view.context import Column, Context


def people(context: Context) -> r.Part:
    """Who took part, by party, and in which delegations they travelled."""
    return r.Part(parts=(*_parties(context), *_others(context), *_delegations(context)))


def _parties(context: Context) -> Iterator[r.Part]:
    words, participants = context.words, context.exchange.participants
    for party in sorted(context.exchange.parties, key=_rank):
        members = [p for p in participants if p.party == party.who]
        if members:
            title = context.naming.actor_in_full(party.who)
            position = context.exchange.parties.index(party) + 1
            heading = context.numbers.next_section(title, f"party-{position}")
            roles = words.listed([words.kind("party", role) for role in party.roles])
            table = words.say("participants_of", party=context.naming.actor(party.who))
            yield _section(context, heading, table, members, capital(roles))


def _rank(party: Party) -> int:
    order = ("visiting", *HOSTING)
    return min((order.index(role) for role in party.roles if role in order), default=len(order))


def _others(context: Context) -> Iterator[r.Part]:
    known = {party.who for party in context.exchange.parties}
    others = [p for p in context.exchange.participants if p.party not in known]
    if others:
        title = context.words.label("others")
        yield _section(context, context.numbers.next_section(title, "party-others"), title, others)


def _section(
    context: Context, heading: r.Heading, title: str, members: list[Participation], roles: str = ""
) -> r.Part:
    columns = (
        Column("participant", 32),
        Column("function", 41),
        Column("part", 27),
    )
    rows = [_row(context, p) for p in context.naming.in_order(members)]
    tables = context.table(title, columns, rows)
    return r.Part(heading, facts=(roles,) if roles else (), tables=(*tables,))


def _row(context: Context, participation: Participation) -> tuple[str, str, str]:
    words, naming = context.words, context.naming
    nameless = "name" in participation.withheld
    unnamed = words.say("name_withheld") if nameless else words.say("name_unrecorded")
    if participation.person:
        who = naming.participant_in_full(participation)
        function = _functions(context, participation)
    elif participation.function:
        who, function = unnamed, naming.held(participation)
    elif nameless:
        who, function = unnamed, _functions(context, participation)
    else:
        who = capital(naming.participant_in_full(participation))
        sentence = "names_partial" if participation.including else "names_unrecorded"
        function = naming.body(participation) or words.say(sentence)
    return who, capital(function), capital("; ".join(_parts(context, participation)))


def _functions(context: Context, participation: Participation) -> str:
    functions = [context.naming.function(function) for function in participation.functions]
    if participation.organisation and participation.person:
        functions.append(context.naming.body(participation))
    if "function" in participation.withheld:
        return context.words.say("function_withheld")
    return "; ".join(functions) or context.words.say("function_unrecorded")


def _parts(context: Context, participation: Participation) -> Iterator[str]:
    """What a participant did: roles, how, when, and what is to be known of it."""
    words = context.words
    if participation.roles:
        yield words.listed([words.kind("participant", role) for role in participation.roles])
    if participation.mode:
        yield words.kind("mode", participation.mode)
    if participation.replaced_by:
        yield words.say("replaced_by", who=context.naming.attendee(participation.replaced_by))
    if participation.presence:
        yield participation.presence
    if participation.external:
        yield words.say("external")


def _delegations(context: Context) -> Iterator[r.Part]:
    for key, delegation in context.exchange.delegations.items():
        title = context.naming.delegation(key)
        heading = context.numbers.next_section(capital(title), context.anchors[key])
        part = r.Part(
            heading,
            grid=tuple(_delegation_facts(context, key, delegation)),
            tables=tuple(_groups(context, title, delegation)),
            prose=context.prose(delegation.note),
            notes=(*context.sources_of(delegation, *delegation.groups),),
        )
        yield context.never_empty(part)


def _delegation_facts(context: Context, key: str, delegation: Delegation) -> Iterator[r.Fact]:
    words, naming = context.words, context.naming
    sender = naming.actor_in_full(delegation.sender) if delegation.sender else ""
    yield from context.fact("sender", sender)
    yield from context.fact("leaders", context.attendees(delegation.leaders))
    size = delegation.size
    yield from context.fact("size", words.people(size) if size else "")
    companions = delegation.companions
    yield from context.fact("companions", words.people(companions) if companions else "")
    part_of = delegation.part_of
    yield from context.fact("part_of", naming.delegation(part_of) if part_of else "")
    members = [p for p in context.exchange.participants if p.delegation == key]
    named = naming.names(naming.in_order(members))
    yield from context.fact("members", words.listed(named))


def _groups(context: Context, title: str, delegation: Delegation) -> Iterator[r.Table]:
    columns = (
        Column("group", 30),
        Column("size", 15, figures=True),
        Column("purpose", 30),
        Column("members", 25),
    )
    rows = (
        (
            group.name,
            context.words.size(group.size) if group.size else "",
            group.purpose,
            capital(context.attendees(group.members)),
        )
        for group in delegation.groups
    )
    return context.table(context.words.say("groups_of", delegation=title), columns, rows)
