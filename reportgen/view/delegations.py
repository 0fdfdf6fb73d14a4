"""Who travelled together: what the table of participants does not say of a delegation."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.markdown import escaped
from reportgen.model.delegations import Delegation, SubGroup
from reportgen.model.participants import ABSENT, Participation
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context


def delegations(context: Context) -> Iterator[r.Part]:
    """A section for each delegation of which there is more to say."""
    for key, delegation in context.exchange.delegations.items():
        if is_bare(context, key):
            continue
        title = context.words.capital(context.naming.delegation(key))
        sentences = " ".join(_sentences(context, key, delegation))
        about = [escaped(context.sourced(sentences, delegation))] if sentences else []
        about += [delegation.note] if delegation.note else []
        part = r.Part(
            r.Heading("", title, context.anchors[key]),
            prose=context.prose("\n\n".join(about) or None),
            lists=tuple(context.listing(_items(context, delegation))),
        )
        yield context.never_empty(part)


def is_bare(context: Context, key: str) -> bool:
    """True if the line of its party says all of a delegation: no more than its size is known."""
    delegation = context.exchange.delegations[key]
    more = (delegation.note, delegation.groups, delegation.companions, delegation.part_of)
    return not (
        any(map(bool, more))
        or delegation.leaders
        or delegation.sources
        or delegation.states
        or _line_of(context, key) is None
        or [*_members(context, key)]
        or _difference(context, key)
    )


def _line_of(context: Context, key: str) -> str | None:
    """The visiting party in whose line the size of a delegation stands; None for no such line."""
    party = visit.sender(context, key)
    listed = {entry.party for entry in context.exchange.participants}
    sides = [side for side in visit.visitors(context) if side.who == party]
    alone = any(visit.delegations(context, visit.Side(side.who)) == [key] for side in sides)
    return party if alone and party in listed else None


def _sentences(context: Context, key: str, delegation: Delegation) -> Iterator[str]:
    words, naming = context.words, context.naming
    phrases = []
    if delegation.size and not _line_of(context, key):
        phrases.append(words.people(delegation.size))
    sender = naming.actor(delegation.sender) if delegation.sender else ""
    if sender and sender not in naming.delegation(key):
        phrases.append(words.say("sent_by", who=sender))
    if delegation.leaders:
        led = "to_be_led_by" if context.is_planned else "led_by"
        phrases.append(words.say(led, who=context.attendees(delegation.leaders)))
    if delegation.part_of:
        whole = naming.delegation(delegation.part_of)
        phrases.append(words.say("delegation_part_of", delegation=whole))
    if delegation.companions:
        who = words.plural("companions", delegation.companions.count)
        who = words.qualified(who, delegation.companions.qualifier)
        phrases.append(words.say("with_companions", who=who))
    if phrases:
        yield context.words.closed(context.words.capital(", ".join(phrases)))
    if delegation.states.get("companions") == "not applicable":
        yield words.say("no_companions_planned" if context.is_planned else "no_companions")
    members = [*_members(context, key)]
    leading = {*delegation.leaders}
    if others := [entry for entry in members if not {entry.person, entry.key} & leading]:
        name = "its_members" if others == members else "its_other_members"
        yield words.say(name, who=words.listed(naming.names(others)))
    if difference := _difference(context, key):
        yield difference


def _members(context: Context, key: str) -> Iterator[Participation]:
    """The members of a delegation, unless they are all who came for its party."""
    members = [
        entry
        for entry in context.exchange.participants
        if entry.delegation == key and entry.mode not in ABSENT
    ]
    party = visit.sender(context, key)
    if members != (visit.came(context, party) if party else []):
        yield from context.naming.in_order(members)


def _difference(context: Context, key: str) -> str:
    """How many people were stated and how many are listed, where that differs and nothing else
    says so."""
    exchange, words = context.exchange, context.words
    size = exchange.delegations[key].size
    explained = {entry.field for entry in exchange.discrepancies if entry.printed}
    within = {key} | {k for k, each in exchange.delegations.items() if each.part_of == key}
    came = [entry for entry in exchange.participants if entry.mode not in ABSENT]
    members = [
        entry for entry in came if entry.delegation in within and "companion" not in entry.roles
    ]
    exact = all(not entry.group or entry.count for entry in members)
    exact &= all(entry.qualifier == "exactly" for entry in members)
    if size is None or not members or not exact or f"delegations.{key}.size" in explained:
        return ""
    listed = sum(entry.count or 1 for entry in members)
    if size.qualifier != "exactly" or size.count == listed:
        return ""
    return words.plural(
        "stated_and_listed", listed, stated=context.words.capital(words.people(size))
    )


def _items(context: Context, delegation: Delegation) -> Iterator[r.Item]:
    """The groups of a delegation, each with what it came for."""
    for group in delegation.groups:
        if about := " ".join(_group(context, group)):
            yield r.Item(context.sourced(about, group), f"{group.name}:")
        else:
            yield r.Item(context.sourced(group.name, group))


def _group(context: Context, group: SubGroup) -> Iterator[str]:
    words = context.words
    members = context.attendees(group.members)
    size = words.people(group.size) if group.size and not _is_counted(context, group) else ""
    about = words.say("group_of", size=size, who=members) if size and members else size or members
    yield from (context.words.closed(context.words.capital(about)),) if about else ()
    yield from (
        (context.words.closed(context.words.capital(group.purpose)),) if group.purpose else ()
    )


def _is_counted(context: Context, group: SubGroup) -> bool:
    """True if the one entry that a group consists of says its number."""
    members = [p for p in context.exchange.participants if p.key and p.key in group.members]
    if group.size is None or not len(members) == len(group.members) == 1:
        return False
    stated = (group.size.count, group.size.qualifier)
    return (members[0].count, members[0].qualifier) == stated
