"""Who visited whom, where, how many they were and whom they met: the same wherever it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model.figures import Size
from reportgen.model.legs import Leg
from reportgen.model.organisations import Organisation
from reportgen.model.participants import ABSENT, Participation
from reportgen.model.parties import HOSTING, LEADING, PartyRole
from reportgen.model.places import Place
from reportgen.model.sessions import Session
from reportgen.view.context import Context

MOST_MET = 6
"""Of more, the first; the others are counted."""

_CITIES = ("city", "municipality", "borough", "district")
"""The kinds of places of which a smaller place is a part, and not the other way round: a visit to
the Old Harbour was one to its city."""
_VISITED = ("main", "embedded event", "margins")
"""The phases of a session that took place during the visit."""
_PLANS = ("planned", "announced", "postponed", "cancelled")
"""The states of an exchange of which only the plan can say where."""


@dataclass(frozen=True)
class Side:
    """A party as a visitor or as a host."""

    who: str
    """The key of the place or organisation."""
    legs: tuple[str, ...] = ()
    """The legs that it visited or hosted, where it did the other too; empty where all of it is
    meant."""


# ---- where --------------------------------------------------------------------------------------


def is_online(context: Context) -> bool:
    """True if people did not travel at all."""
    exchange = context.exchange
    return exchange.status == "moved online" or exchange.modality == "online"


def places(context: Context) -> list[str]:
    """Where the exchange takes place: the hosts' places first, then as they first appear."""
    exchange = context.exchange
    visited = dict.fromkeys(rolled_up(context, key) for key in _visited(context))
    if not visited and exchange.planned and exchange.status in _PLANS:
        visited = dict.fromkeys(rolled_up(context, key) for key in exchange.planned.places)
    if not visited and not is_online(context):
        hosting = (p.who for role in HOSTING for p in exchange.parties if role in p.roles)
        visited = dict.fromkeys(who for who in hosting if who in exchange.places)
    homes = [rolled_up(context, key) for key in exchange.homes(HOSTING)]
    return sorted(visited, key=lambda key: homes.index(key) if key in homes else len(homes))


def where(context: Context) -> str:
    """The places with their countries; “Online” for an exchange that has none; may be empty."""
    if keys := places(context):
        return context.naming.places(keys, in_script=False)
    return context.words.kind("modality", "online") if is_online(context) else ""


def destinations(context: Context) -> list[str]:
    """Where all visitors went: of several parties not each was with each additional host."""
    reached = places(context)
    if len(visitors(context)) < 2:
        return reached
    leading = {rolled_up(context, key) for key in context.exchange.homes(LEADING)}
    return [key for key in reached if key in leading] or reached


def ends(context: Context) -> list[str]:
    """Between whom the exchange is: where the visitors are at home, then who led as a host; the
    home of a hosting body only where something takes place there, else the body."""
    exchange, reached = context.exchange, places(context)
    visiting = [exchange.home_of(side.who) or side.who for side in visitors(context)]
    leading = [side.who for side in hosts(context, LEADING)]
    homes = {who: exchange.home_of(who) for who in leading if who not in exchange.places}
    for who, home in homes.items():
        if home and rolled_up(context, home) in reached:
            leading[leading.index(who)] = home
    return list(dict.fromkeys((*visiting, *leading)))


def rolled_up(context: Context, key: str) -> str:
    """The city that a place lies in; the place itself where the file has none."""
    known = context.exchange.places
    larger = [place for place in _chain(key, known)[1:] if known[place].kind in _CITIES]
    return larger[-1] if larger else key


def _visited(context: Context) -> Iterator[str]:
    """The places of sessions, of legs and of events, in this order."""
    exchange = context.exchange
    for session in sessions(context):
        yield from places_of(context, session)
    for leg in exchange.legs.values():
        if is_travelled(context, leg):
            yield from leg.destination
    yield from (event.place for event in exchange.events.values() if event.place)


def sessions(context: Context) -> list[Session]:
    """The sessions of the visit that were not cancelled, in the file's order."""
    known = context.exchange.sessions.values()
    return [session for session in known if session.phase in _VISITED and _is_held(session)]


def places_of(context: Context, session: Session) -> tuple[str, ...]:
    """Where people met in a room; empty for a session online."""
    if not is_met(context, session):
        return ()
    return (session.place, *session.also_at) if session.place else session.also_at


def _is_held(session: Session) -> bool:
    return session.outcome != "cancelled"


def is_met(context: Context, session: Session) -> bool:
    """True if people met in a room: as the session says, else its leg, else the exchange."""
    if session.modality:
        return session.modality != "online"
    if session.leg:
        return is_travelled(context, context.exchange.legs[session.leg])
    return not is_online(context)


def is_travelled(context: Context, leg: Leg) -> bool:
    """True if a leg is one that people travelled, or are to travel."""
    if leg.status in ("cancelled", "moved online"):
        return False
    return leg.modality != "online" if leg.modality else not is_online(context)


# ---- who ----------------------------------------------------------------------------------------


def visitors(context: Context) -> list[Side]:
    """The visiting parties; who hosts too, with the legs on which it visited."""
    return _sides(context, ("visiting",), HOSTING, _visits)


def hosts(context: Context, roles: Sequence[PartyRole] = HOSTING) -> list[Side]:
    """The hosting parties; who visits too, with the legs that it hosted."""
    return _sides(context, roles, ("visiting",), _hosts)


def _sides(
    context: Context,
    roles: Sequence[PartyRole],
    others: Sequence[PartyRole],
    takes_part: Callable[[Context, str, Leg], bool],
) -> list[Side]:
    sides = []
    for party in context.exchange.parties:
        if {*roles} & {*party.roles}:
            legs = context.exchange.legs.items() if {*others} & {*party.roles} else ()
            with_it = (key for key, leg in legs if takes_part(context, party.who, leg))
            sides.append(Side(party.who, tuple(with_it)))
    return sides


def _hosts(context: Context, who: str, leg: Leg) -> bool:
    """True if a party hosted a leg: itself, by a body of it, or because the leg led to it."""
    if leg.hosts:
        return who in {_acting(context, host) for host in leg.hosts} | {*leg.hosts}
    return context.exchange.home_of(who) in leg.destination


def _visits(context: Context, who: str, leg: Leg) -> bool:
    """True if a party visited on a leg: with a delegation, else because the leg began with it."""
    if _hosts(context, who, leg):
        return False
    if leg.delegations:
        return who in {sender(context, key) for key in leg.delegations}
    return context.exchange.home_of(who) in leg.origin


def _acting(context: Context, actor: str) -> str:
    """The party that acts where one of its bodies is named; the actor itself where it is none."""
    parties = {party.who for party in context.exchange.parties}
    home = context.exchange.home_of(actor)
    return home if actor not in parties and home in parties else actor


# ---- how many -----------------------------------------------------------------------------------


def sender(context: Context, delegation: str) -> str | None:
    """The party that sent a delegation: as it says, else that of all its members."""
    given = context.exchange.delegations[delegation].sender
    if given:
        return _acting(context, given)
    members = {p.party for p in context.exchange.participants if p.delegation == delegation}
    return members.pop() if len(members) == 1 else None


def delegations(context: Context, side: Side) -> list[str]:
    """Those that a party sent on these legs, without what travelled inside another of them."""
    exchange = context.exchange
    sent = [key for key in exchange.delegations if sender(context, key) == side.who]
    if side.legs:
        on_legs = {key for leg in side.legs for key in exchange.legs[leg].delegations}
        sent = [key for key in sent if key in on_legs] or sent
    return [key for key in sent if exchange.delegations[key].part_of not in sent]


def came(context: Context, party: str) -> list[Participation]:
    """Who came for a party, in the file's order: not who sent apologies or was a host alone."""
    return [
        entry
        for entry in context.exchange.participants
        if entry.party == party and entry.mode not in ABSENT and entry.roles != ("host",)
    ]


def size(context: Context, side: Side) -> Size | None:
    """How many people visited for a party: as stated of its one delegation, else as counted where
    the file names or counts each of them and nobody else; None where that is not certain."""
    exchange = context.exchange
    sent = delegations(context, side)
    stated = [entry for key in sent if (entry := exchange.delegations[key].size)]
    if stated:
        return stated[0] if len(sent) == 1 else None
    entries = came(context, side.who)
    certain = all(entry.person or _is_exact(entry) for entry in entries)
    withheld = any("name" in entry.withheld for entry in entries)
    if not entries or not certain or withheld or len(sent) > 1:
        return None
    if any(session.with_others for session in exchange.sessions.values()):
        return None
    return Size(count=sum(entry.count or 1 for entry in entries))


def _is_exact(entry: Participation) -> bool:
    return entry.count is not None and entry.qualifier == "exactly"


# ---- whom they met ------------------------------------------------------------------------------


def met(context: Context) -> list[str]:
    """The keys of those whom the sessions say the visitors met, in order, each once."""
    exchange, own = context.exchange, _visiting(context)
    people = {p.key: p.person for p in exchange.participants if p.key and p.person}
    attendees = (
        people.get(key, key)
        for session in exchange.sessions.values()
        if _is_held(session)
        for key in session.attendees
    )
    return [
        key
        for key in dict.fromkeys(attendees)
        if key not in own and not (key in exchange.organisations and _is_own(context, key, own))
    ]


def met_in_words(context: Context, most: int = MOST_MET, *, in_sentence: bool = False) -> str:
    """Whom they met in one phrase: every single person, of very many bodies and groups the first,
    and exactly how many more; that there were others only where a session says so. Empty for
    nobody."""
    words, name = context.words, context.naming.attendee
    if in_sentence:
        name = context.naming.in_company
    sessions = filter(_is_held, context.exchange.sessions.values())
    others = any(session.with_others for session in sessions)
    keys, exchange = met(context), context.exchange
    several = {*exchange.organisations, *(p.key for p in exchange.participants if p.group)}
    left = [key for key in keys if key in several][most:]
    # Those that are counted stand last.
    names = context.naming.each([key for key in keys if key not in left], name)
    return words.few([*names, *map(name, left)], len(names), others=others) if keys else ""


def _visiting(context: Context) -> set[str]:
    """The keys of all who visited: parties with where they are at home, delegations, participants,
    people, and the bodies that they work for."""
    exchange = context.exchange
    parties = {side.who for side in visitors(context)}
    sent = {key for key in exchange.delegations if sender(context, key) in parties}
    homes = {exchange.home_of(who) for who in parties} - {*exchange.homes(HOSTING)}
    own = parties | sent | homes
    for entry in exchange.participants:
        if entry.party in parties or entry.delegation in sent:
            bodies = (entry.organisation, *(f.organisation for f in entry.functions))
            own |= {entry.key, entry.person, *bodies}
    return {key for key in own if key}


def _is_own(context: Context, body: str, own: set[str]) -> bool:
    """True if a body is the visitors' own: a part of one of theirs, one that has theirs as a part,
    or at home in a place that visited."""
    bodies, places = context.exchange.organisations, context.exchange.places
    above = {key for known in own if known in bodies for key in _chain(known, bodies)}
    larger = _chain(body, bodies)
    home = next((bodies[key].place for key in larger if bodies[key].place), None)
    return body in above or bool(own & {*larger, *(_chain(home, places) if home else ())})


def _chain(key: str, entries: Mapping[str, Organisation] | Mapping[str, Place]) -> list[str]:
    """An entry and what it is a part of, from the inside out."""
    chain = [key]
    while (larger := entries[chain[-1]].part_of) and larger not in chain:
        chain.append(larger)
    return chain
