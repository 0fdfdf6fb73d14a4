"""Who took part: one table by party, then what is to be known of the delegations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, groupby

from reportgen.model.exchange import Exchange
from reportgen.model.participants import ABSENT, Function, ParticipantRole, Participation
from reportgen.model.parties import HOSTING, Party
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Column, Context
from reportgen.view.delegations import delegations, is_bare
from reportgen.view.naming import HEADS

MOST_IN_A_CHAPTER = 14
"""Rows that a table of participants fills half a page with; a longer one is an annex."""
_MOST_IN_A_ROW = 4
"""Of more, each has a row."""


def place(exchange: Exchange) -> str:
    """Where the participants stand: many are an annex."""
    parties = {entry.party for entry in exchange.participants}
    rows = len(exchange.participants) + len(parties) * (len(parties) > 1)
    return "annex" if rows > MOST_IN_A_CHAPTER else "chapter"


def people(context: Context) -> r.Part:
    """Who took part, by party, and in which delegations they travelled."""
    return r.Part(tables=tuple(_table(context)), parts=tuple(delegations(context)))


@dataclass(frozen=True)
class _Group:
    """Those who came for one party, or for none."""

    members: Sequence[Participation]
    party: Party | None = None
    roles: tuple[ParticipantRole, ...] = ()
    """The roles that the group's own line says of each."""
    body: str = ""
    """The body that its line names, from which all come of whom no other is named."""

    def told(self, entry: Participation) -> tuple[ParticipantRole, ...]:
        """The roles of a member that need no saying: those of the line, and that a head of
        delegates is one too."""
        others = (each.roles for each in self.members if not {*HEADS} & {*each.roles})
        is_head = {*HEADS} & {*entry.roles} and any("delegate" in roles for roles in others)
        return (*self.roles, "delegate") if is_head else self.roles


def _groups(context: Context) -> Iterator[_Group]:
    participants, parties = context.exchange.participants, context.exchange.parties
    for party in parties:
        members = [entry for entry in participants if entry.party == party.who]
        if members:
            ordered = context.naming.in_order(members)
            yield _Group(ordered, party, tuple(_shared(party, members)), _common_body(members))
    known = {party.who for party in parties}
    if others := [entry for entry in participants if entry.party not in known]:
        yield _Group(context.naming.in_order(others))


def _shared(party: Party, members: Sequence[Participation]) -> Iterator[ParticipantRole]:
    """The role that all who came for a party have by what the party is."""
    came = [entry.roles for entry in members if entry.mode not in ABSENT]
    if "visiting" in party.roles and came and all("delegate" in roles for roles in came):
        yield "delegate"
    if {*HOSTING} & {*party.roles} and came and all("host" in roles for roles in came):
        yield "host"


def _common_body(members: Sequence[Participation]) -> str:
    """The body from which most come; none unless that of each is known."""
    known = [entry for entry in members if "function" not in entry.withheld]
    bodies = [{entry.organisation, *(f.organisation for f in entry.functions)} for entry in known]
    counts = Counter(key for each in bodies for key in each if key)
    if not counts or not all(any(each) for each in bodies):
        return ""
    key, n = counts.most_common(1)[0]
    return key if n > max(1, len(known) // 2) else ""


def _table(context: Context) -> Iterator[r.Table]:
    """One table: a line for each party, and those who came for it below."""
    groups, bodies = tuple(_groups(context)), _Bodies(context)
    met = frozenset(visit.met(context))
    rows: list[tuple[str, str]] = []
    openings = []
    for group in groups:
        if group.party or len(groups) > 1:
            openings.append(len(rows))
            rows.append(_line(context, group, bodies))
        rows += _rows(context, group, bodies, met)
    columns = (Column("name", 46), Column("function_and_part", 54))
    title = context.words.say("people_by_party" if openings else "people_alone")
    for table in context.table(title, columns, rows):
        yield r.Table(**{**vars(table), "openings": tuple(openings)})


# ---- a party's line -----------------------------------------------------------------------------


def _line(context: Context, group: _Group, bodies: _Bodies) -> tuple[str, str]:
    """A party with what it acts as, and how many came for it as far as that is certain."""
    words, naming, party = context.words, context.naming, group.party
    if party is None:
        return words.label("others"), words.say("of_no_party")
    bodies.mentioned.add(party.who)
    listed = words.listed([_acting(context, party.who, role) for role in party.roles])
    if group.body and group.body != party.who:
        listed = words.aside(listed, bodies.name(group.body))
    about = "; ".join(filter(None, (listed, *_number(context, group, party))))
    exchange = context.exchange
    actor = exchange.places.get(party.who) or exchange.organisations[party.who]
    return naming.actor_in_full(party.who), context.sourced(
        context.words.capital(about), party, actor
    )


def _acting(context: Context, who: str, role: str) -> str:
    """A role of a party; a visitor by what kind of place it is."""
    if role != "visiting":
        return context.words.kind("party", role)
    home = context.exchange.places.get(who)
    return context.words.kind("visitor", home.kind if home else "organisation")


def _number(context: Context, group: _Group, party: Party) -> Iterator[str]:
    """The names of delegations of which no more is known, and the number of visitors."""
    words, exchange = context.words, context.exchange
    for key, delegation in exchange.delegations.items():
        if visit.sender(context, key) == party.who and is_bare(context, key) and delegation.name:
            yield context.naming.delegation(key)
    size = visit.size(context, visit.Side(party.who)) if "visiting" in party.roles else None
    if "delegate" in group.roles and size:
        yield words.qualified(words.plural("n_delegates", size.count), size.qualifier)
    elif "delegate" in group.roles:
        yield words.kind("participants", "delegate")
    elif size and size.count > 1:
        yield words.people(size)


# ---- a participant's row ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Bodies:
    """The bodies of the table: a unit's body is said once, then the unit stands alone; a body that
    was named in full, by its abbreviation."""

    context: Context
    mentioned: set[str] = field(default_factory=set)

    def name(self, key: str) -> str:
        """A body's name, a unit's with what it belongs to unless that has been said."""
        entry = self.context.exchange.organisations[key]
        if key in self.mentioned and entry.short_name:
            return entry.short_name
        is_known = entry.part_of in self.mentioned
        self.mentioned.add(key)
        if entry.part_of is None or is_known:
            return entry.name
        self.mentioned.add(entry.part_of)
        return self.context.naming.organisation(key)

    def function(self, function: Function, told: str) -> str:
        """A function with the body it is held in, unless that is told or in its title."""
        key, title = function.organisation, function.title
        if key is None or key == told or self.is_in(key, title):
            return title
        return self.context.words.say("function_at", title=title, organisation=self.name(key))

    def is_in(self, key: str, text: str) -> bool:
        """True if a text says the body's name already."""
        return self.context.exchange.organisations[key].name.casefold() in text.casefold()


def _rows(
    context: Context, group: _Group, bodies: _Bodies, met: Set[str]
) -> Iterator[tuple[str, str]]:
    """A row for each of a group; those in a row of whom no more is known than that they took part
    share one."""
    words = context.words
    known = [(entry, _about(context, group, entry, bodies)) for entry in group.members]

    def alike(row: tuple[Participation, str]) -> str | int:
        entry, about = row
        alone = about or entry.person or entry.sources or entry.withheld
        return id(entry) if alone else _taking_part(context, group, entry, met)

    runs = ([*run] for _, run in groupby(known, alike))
    for run in chain(
        *([run] if len(run) <= _MOST_IN_A_ROW else [[x] for x in run] for run in runs)
    ):
        entries, texts = zip(*run, strict=True)
        about = texts[0] or _taking_part(context, group, entries[0], met)
        people = [context.exchange.people[entry.person] for entry in entries if entry.person]
        who = words.listed([_who(context, entry) for entry in entries])
        about = context.sourced(words.capital(about), *entries, *people)
        yield who if people else words.capital(who), about


def _about(context: Context, group: _Group, entry: Participation, bodies: _Bodies) -> str:
    """What somebody is and did; empty where no more is known than that they took part."""
    held = tuple(_held(context, entry, bodies, group.body))
    # What the group's line says is said again only where nothing else is known.
    about = (*held, *_part(context, entry, group.told(entry))) or tuple(_part(context, entry))
    return "; ".join(about)


def _who(context: Context, entry: Participation) -> str:
    who = context.naming.participant_in_full(entry)
    if "name" in entry.withheld and not entry.person:
        return context.words.say("name_withheld")
    is_named = entry.person or not entry.function
    return who if is_named else context.words.say("not_named", who=who)


def _held(context: Context, entry: Participation, bodies: _Bodies, told: str) -> Iterator[str]:
    """What a participant is elsewhere: functions, and the body it comes from unless it is told."""
    nameless = "name" in entry.withheld
    if nameless and entry.function:
        yield entry.function
    yield from (bodies.function(function, told) for function in entry.functions)
    if "function" in entry.withheld:
        yield context.words.say("function_withheld")
    own = entry.organisation
    if own and own != told and not bodies.is_in(own, f"{entry.function or ''} {entry.group or ''}"):
        yield bodies.name(own)
    if entry.person and not (entry.functions or own or entry.roles or entry.withheld):
        yield context.words.say("function_unrecorded")


def _part(
    context: Context, entry: Participation, told: Sequence[ParticipantRole] = ()
) -> Iterator[str]:
    """What a participant did: roles, how and when; or that it did not come, and who did."""
    words, roles = context.words, _roles(context, entry, told)
    if entry.mode in ABSENT:
        yield words.kind("mode", entry.mode)
        if entry.replaced_by:
            yield words.say("replaced_by", who=context.naming.attendee(entry.replaced_by))
        # That a delegate was to be one is no news.
        if roles and entry.roles != ("delegate",):
            yield words.say("expected_as", roles=roles)
        yield from filter(None, [entry.presence])
        return
    how = ", ".join(filter(None, (words.kind("mode", entry.mode), entry.presence)))
    if roles and how:
        yield words.say("part_of", unit=roles, body=how)
    else:
        yield from filter(None, (roles, how))
    if entry.replaced_by:
        yield words.say("replaced_by", who=context.naming.attendee(entry.replaced_by))


def _roles(context: Context, entry: Participation, told: Sequence[ParticipantRole]) -> str:
    """The roles of a participant in one phrase, without those told."""
    words = context.words
    is_several = bool(entry.group or entry.count) and entry.count != 1
    roles = words.listed(
        [
            words.kind("participants" if is_several else "participant", role)
            for role in entry.roles
            if role not in told
        ]
    )
    if entry.external:
        return words.say("external_role", roles=roles) if roles else words.say("external")
    return roles


def _taking_part(context: Context, group: _Group, entry: Participation, met: Set[str]) -> str:
    """What is said of somebody of whom neither function nor role was recorded."""
    is_visitor = group.party is not None and "visiting" in group.party.roles
    if {entry.key, entry.person} & met and not is_visitor:
        return context.words.say(f"meeting_{context.time}")
    return context.words.say(f"attending_{context.time}")


# ---- biographies --------------------------------------------------------------------------------


def biographies(context: Context) -> r.Part:
    """About the participants, of whom more is known than the list of participants says."""
    people = {key: p for key, p in context.exchange.people.items() if p.biography or p.contact}
    parts = (
        r.Part(
            r.Heading("", context.naming.person_in_full(key), f"person-{n}"),
            facts=(context.words.closed(", ".join(person.contact)),) if person.contact else (),
            prose=context.prose(person.biography),
        )
        for n, (key, person) in enumerate(people.items(), 1)
    )
    return r.Part(parts=tuple(parts))
