"""Rules about the sides of an exchange and about its places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.parties import HOSTING, Party
from reportgen.rules.actors import belong, place_of
from reportgen.rules.online import is_online
from reportgen.rules.parts import is_missing, unused
from reportgen.rules.rule import Concerns, rule

_WITHOUT_SIDES = ("peer learning event", "conference delegation")


@rule("no-host-or-visitor", Weight.WARNING)
def host_and_visitor(exchange: Exchange) -> Concerns:
    """An exchange has at least one visitor and one host, unless it takes place online or is a
    meeting of many."""
    if exchange.kind in _WITHOUT_SIDES or is_online(exchange):
        return
    roles = {role for party in exchange.parties for role in party.roles}
    for wanted, names in (("visitor", {"visiting"}), ("host", set(HOSTING))):
        if not roles & names:
            hint = f"give one of the parties the role “{sorted(names)[-1]}”"
            yield ("parties",), f"the exchange has no {wanted}", hint


@rule("party-twice", Weight.ERROR)
def parties_are_listed_once(exchange: Exchange) -> Concerns:
    """A party is listed once, with all its roles: twice, its people would be printed twice."""
    known: set[str] = set()
    for n, party in enumerate(exchange.parties):
        if party.who in known:
            hint = "write all its roles into one entry"
            yield ("parties", n, "who"), f"“{party.who}” is listed as a party twice", hint
        known.add(party.who)


@rule("third-place-without-reason", Weight.WARNING)
def third_place_has_a_reason(exchange: Exchange) -> Concerns:
    """A bilateral exchange with more than two places, by its kind or by the name of its series,
    says why the others take part; where several do not, this is told once."""
    named = exchange.series and re.search(r"\bbilateral\b", exchange.series.name, re.I)
    other_kind = exchange.kind == "multilateral exchange"
    if exchange.kind != "bilateral exchange" and (other_kind or not named):
        return
    silent = list(_silent_places(exchange))
    hint = "write “reason: ” with why it takes part, or check the exchange’s kind"
    if len(silent) == 1:
        n, party = silent[0]
        sentence = f"“{party.who}” is a further place of a bilateral exchange, without a reason"
        yield ("parties", n, "reason"), sentence, hint
    elif silent:
        names = ", ".join(f"“{party.who}”" for _, party in silent[:2])
        more = f" and {len(silent) - 2} more" if len(silent) > 2 else ""
        sentence = f"a bilateral exchange has further places without a reason: {names}{more}"
        yield ("parties",), sentence, hint.replace("it takes", "each takes")


def _silent_places(exchange: Exchange) -> Iterator[tuple[int, Party]]:
    """The first party of each further place of which no party gives a reason."""
    beside = list(_beside_the_two(exchange))
    known = [place for _, party, place in beside if not is_missing(party, "reason")]
    for n, party, place in beside:
        if not any(belong(exchange, place, one) for one in known):
            known.append(place)
            yield n, party


def _beside_the_two(exchange: Exchange) -> Iterator[tuple[int, Party, str]]:
    """The parties that visit or host from another place than the first visitor and the first host
    elsewhere, with their places."""
    sides = [
        [n for n, party in enumerate(exchange.parties) if set(party.roles) & set(names)]
        for names in (("visiting",), HOSTING)
    ]
    visitors = sides[0]
    hosts = sorted(sides[1], key=lambda n: "lead host" not in exchange.parties[n].roles)
    main: list[str] = []
    beside: dict[int, tuple[Party, str]] = {}
    for n in (*visitors[:1], *hosts, *visitors[1:]):
        party = exchange.parties[n]
        place = place_of(exchange, party.who)
        if place is None or any(belong(exchange, place, one) for one in main):
            continue
        if len(main) < 2:
            main.append(place)
        else:
            beside[n] = (party, place)
    yield from ((n, *beside[n]) for n in sorted(beside))


@rule("place-unused", Weight.WARNING)
def places_are_used(exchange: Exchange) -> Concerns:
    """Every place takes part, or something takes place or is at home there."""
    for key in unused(exchange, "places", "place"):
        hint = "write it where something took place, or leave the place out"
        yield ("places", key), f"nothing in the file takes place in “{key}”", hint


@rule("host-not-visited", Weight.NOTE)
def hosts_are_visited(exchange: Exchange) -> Concerns:
    """Where the places of sessions are recorded, every host has had one, or a leg or event."""
    stops = {stop for session in exchange.sessions.values() if (stop := session.place)}
    stops |= {stop for event in exchange.events.values() if (stop := event.place)}
    stops |= {stop for leg in exchange.legs.values() for stop in leg.destination}
    if not any(session.place for session in exchange.sessions.values()) or is_online(exchange):
        return
    for n, party in enumerate(exchange.parties):
        place = place_of(exchange, party.who) if set(party.roles) & set(HOSTING) else None
        if place and not any(belong(exchange, stop, place) for stop in stops):
            sentence = f"“{party.who}” is a host, but no session, event or leg is in “{place}”"
            hint = "write the place of each session, or check the party’s roles"
            yield ("parties", n, "who"), sentence, hint


@rule("mutual-with-one-leg", Weight.NOTE)
def mutual_has_two_legs(exchange: Exchange) -> Concerns:
    """An exchange in which both sides visit each other has more than one leg."""
    if exchange.direction == "mutual" and len(exchange.legs) == 1:
        hint = "add the other visit under “legs”, or write “direction: one way”"
        yield ("direction",), "the exchange is “mutual”, but has one leg", hint


@rule("session-without-leg", Weight.NOTE)
def sessions_have_a_leg(exchange: Exchange) -> Concerns:
    """Where an exchange has several legs and sessions say to which they belong, all of them do."""
    main = {key: one for key, one in exchange.sessions.items() if one.phase == "main"}
    if len(exchange.legs) < 2 or not any(session.leg for session in main.values()):
        return
    for key, session in main.items():
        if is_missing(session, "leg"):
            hint = f"write “leg: ” with one of: {', '.join(exchange.legs)}"
            yield ("sessions", key, "leg"), "the session does not say to which leg it belongs", hint
